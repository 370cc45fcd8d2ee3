// What the models that openapi-generator's kotlin makes by default name of Moshi, which is not on this machine: they compile with it.
package com.squareup.moshi

annotation class Json(val name: String)

annotation class JsonClass(val generateAdapter: Boolean)
