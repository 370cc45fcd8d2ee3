// Reads all posts, a snapshot and a delta with the models and the serializer that openapi-generator's kotlin makes:
// java -cp … ReadKt SERVER CURSOR. The requests are the JDK's own: what the generated ones need is not on this machine.
import java.net.URI
import java.net.URLEncoder
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.buildJsonArray
import org.openapitools.client.infrastructure.Serializer
import org.openapitools.client.models.Change
import org.openapitools.client.models.ChangeList
import org.openapitools.client.models.PostItem
import org.openapitools.client.models.PostList

val client: HttpClient = HttpClient.newHttpClient()

inline fun <reified T> read(url: String, cursor: String?): T {
    val asked = URI(if (cursor == null) url else "$url&cursor=${URLEncoder.encode(cursor, Charsets.UTF_8)}")
    val answer = client.send(HttpRequest.newBuilder(asked).build(), HttpResponse.BodyHandlers.ofString())
    check(answer.statusCode() == 200) { answer.body() }
    return Serializer.kotlinxSerializationJson.decodeFromString<T>(answer.body())
}

fun posts(server: String): List<PostItem> {
    val all = mutableListOf<PostItem>()
    var cursor: String? = null
    do {
        val page = read<PostList>("$server/v1/posts?limit=7", cursor)
        all.addAll(page.data)
        cursor = page.page.nextCursor
    } while (cursor != null)
    return all
}

fun changes(server: String, since: String?): List<Change> {
    val all = mutableListOf<Change>()
    var cursor = since
    do {
        val page = read<ChangeList>("$server/v1/changes?types=post,tag,campaign,author,section,event,site&limit=20", cursor)
        all.addAll(page.data)
        cursor = page.page.nextCursor
    } while (page.page.hasMore)
    return all
}

fun told(change: Change): List<Any?> = when (change) {
    is Change.PostWrapper -> with(change.value) { listOf(type, op, id, resource?.title ?: reason) }
    is Change.TagWrapper -> with(change.value) { listOf(type, op, id, resource?.name ?: reason) }
    is Change.CampaignWrapper -> with(change.value) { listOf(type, op, id, resource?.title ?: reason) }
    is Change.AuthorWrapper -> with(change.value) { listOf(type, op, id, resource?.name ?: reason) }
    is Change.SectionWrapper -> with(change.value) { listOf(type, op, id, resource?.name ?: reason) }
    is Change.EventWrapper -> with(change.value) { listOf(type, op, id, resource?.title ?: reason) }
    is Change.SiteWrapper -> with(change.value) { listOf(type, op, id, resource?.name ?: reason) }
}

fun line(vararg parts: Any?): String = buildJsonArray {
    for (part in parts) add(if (part is Number) JsonPrimitive(part) else JsonPrimitive(part?.toString()))
}.toString()

fun main(arguments: Array<String>) {
    val (server, since) = arguments
    for (post in posts(server)) println(line("posts", post.id, post.title, post.tags.size))
    for ((name, cursor) in listOf("snapshot" to null, "delta" to since)) {
        for (change in changes(server, cursor)) println(line(name, *told(change).toTypedArray()))
    }
}
