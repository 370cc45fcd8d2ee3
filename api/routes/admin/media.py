"""Pictures of our own over HTTP. What may be done with one is in ``api.services.resources.media``, what is made of it in ``api.media``."""

from dataclasses import replace
from typing import Any

import orjson
from flask import Response
from werkzeug.routing import BaseConverter

from api.clock import MICROSECONDS, iso_us
from api.db import reading
from api.errors import NotFound
from api.media.place import reachable
from api.media.places import place_of
from api.models import Media as MediaRow
from api.queries.authored import media as queries
from api.queries.authored.media_uses import lister as uses
from api.routes.admin.serve import MERGE
from api.services.resources import media as rules
from api.web.admin import authentication, requests
from api.web.admin.blueprint import AdminBlueprint
from api.web.admin.requests import Body, WriteRequest, WriteResult, revision_etag
from api.web.admin.uploads import Arrived, Upload, hash_of, new_upload
from api.web.app_state import state
from api.web.lists import Listing
from api.web.responses import finished
from api.web.wsgi import ADMIN
from schemas.media import Media, MediaList, MediaPatch, MediaQuery, MediaUpload, MediaUploadInput, MediaUses, MediaUsesQuery

PATH, SCOPE = f"{ADMIN}/media", "media:write"
UPLOAD_SECONDS, HEADERS = 900, {"Content-Type": "application/octet-stream"}
"""So long a client may begin to send a file into the bucket, and with what. None is bound: what arrives is measured."""
ID: list[dict[str, Any]] = [
    {
        "in": "path",
        "name": "id",
        "description": "Id of the picture, or the SHA-256 of its file in hexadecimal, in small letters.",
        "schema": {"type": "string"},
    }
]
UPLOAD_ID: list[dict[str, Any]] = [{"in": "path", "name": "id", "description": "Name of the upload.", "schema": {"type": "string"}}]

blp = AdminBlueprint("media", __name__, description="Pictures of our own: uploaded here, served in several sizes.")


class Picture(BaseConverter):
    """What names a picture in an address: anything but ``uploads``, whose methods are its own."""

    regex = r"(?!uploads(?:/|\Z))[^/]+"


blp.record_once(lambda setup: setup.app.url_map.converters.update(picture=Picture))


@blp.route(PATH)
@blp.reads("listMedia", MediaList, query=MediaQuery(), is_list=True)
def list_media(asked: dict[str, object]) -> Response:
    """Lists pictures, the last uploaded first.

    Without a filter all of them; posts, campaigns and authors show those that are `ready`.
    """
    authentication.need_unbound("list pictures")
    return Listing(MediaQuery(), queries.listed).response(asked)


@blp.route(PATH, methods=["POST"])
@blp.alt_response(200, schema=Media, description="A picture that was there already.", success=True)
@blp.writes("createMedia", Media, scope=SCOPE, body=Upload(), status=201)
def create_media(write: WriteRequest) -> WriteResult:
    """Uploads a picture: the body is the file.

    JPEG, PNG, WebP or AVIF, as its own media type or as `application/octet-stream`; 32 MB and 50 megapixels at most, not animated. A file
    that was uploaded before is the same picture, and is answered 200. Renditions follow within seconds: `state` is `ready` then.
    """
    return _uploaded(write)


@blp.route(f"{PATH}/uploads", methods=["POST"])
@blp.writes("createMediaUpload", MediaUpload, scope=SCOPE, body=Body(MediaUploadInput), status=201)
def create_media_upload(write: WriteRequest) -> WriteResult:
    """Begins an upload into the bucket of pictures.

    The client sends the file to `url` by itself, and ends the upload by `complete`. Where pictures are kept on disk: 409 `no-bucket`.
    """
    values = requests.load(MediaUploadInput(), write.body)
    name = new_upload(values["sha256"])
    url = place_of(state().settings).upload_url(name, UPLOAD_SECONDS)
    if url is None:
        raise rules.NoBucket(f"Pictures are kept on disk here: send the file to PUT {PATH}/{values['sha256']}.")
    until = iso_us(write.now + UPLOAD_SECONDS * MICROSECONDS)
    return WriteResult({"id": name, "method": "PUT", "url": url, "headers": HEADERS, "expires_at": until}, None, "media", status=201)


@blp.route(f"{PATH}/uploads/<id>/complete", methods=["POST"], parameters=UPLOAD_ID)
@blp.alt_response(200, schema=Media, description="A picture that was there already.", success=True)
@blp.writes("completeMediaUpload", Media, scope=SCOPE, body=Arrived(), status=201)
def complete_media_upload(write: WriteRequest) -> WriteResult:
    """Ends an upload into the bucket.

    What arrived there is read and judged as a `PUT` is: size, SHA-256, format, pixels. To end it again is harmless; one that was not
    ended is taken away after a day.
    """
    if "sha256" in write.body:
        return _uploaded(write)
    return _result(write, rules.found(write.session, hash_of(write.path["id"])), None)


@blp.route(f"{PATH}/<picture:id>", methods=["PUT"], parameters=ID)
@blp.alt_response(200, schema=Media, description="A picture that was there already.", success=True)
@blp.writes("putMedia", Media, scope=SCOPE, body=Upload(), status=201)
def put_media(write: WriteRequest) -> WriteResult:
    """Uploads a picture under the SHA-256 of its file.

    As a `POST` to the list, but that what arrives broken is refused (422); to send it again is harmless.
    """
    if not rules.is_hash(write.path["id"]):
        raise NotFound
    return _uploaded(write)


@blp.route(f"{PATH}/<picture:id>", parameters=ID)
@blp.reads("getMedia", Media, is_list=True)
def get_media(_asked: dict[str, object], id: str) -> Response:  # noqa: A002 - the name in the address
    """Shows a picture, and how far it is.

    `ETag` is the revision of what is said of it: it stays when renditions come, so that this answer is never a 304.
    """
    with reading(state().database) as connection:
        form = queries.one(connection, rules.named(id))
    answer = finished(orjson.dumps(form))
    answer.headers["ETag"] = revision_etag(form["revision"])
    return answer


@blp.route(f"{PATH}/<picture:id>/uses", parameters=ID)
@blp.reads("listMediaUses", MediaUses, query=MediaUsesQuery(), is_list=True)
def list_media_uses(asked: dict[str, object], id: str) -> Response:  # noqa: A002 - the name in the address
    """Lists what shows a picture.

    What names it, the texts of posts and campaigns, and what is pending; of old revisions `unused_since` knows.
    """
    authentication.need_unbound("see where a picture is shown")
    with reading(state().database) as connection:
        picture = queries.id_of(connection, rules.named(id))
    return Listing(MediaUsesQuery(), uses(picture)).response(asked)


@blp.route(f"{PATH}/<picture:id>", methods=["PATCH"], parameters=ID)
@blp.writes("updateMedia", Media, scope=SCOPE, body=Body(MediaPatch, MERGE), if_match=True)
def update_media(write: WriteRequest) -> WriteResult:
    """Says something else of a picture.

    Whatever shows it shows that, where it does not say something else itself. Another focal point makes another `share`.
    """
    authentication.need_unbound("change what is said of a picture everywhere")
    row = rules.found(write.session, write.path["id"])
    write.check(row.revision, lambda: queries.one(write.session.connection(), MediaRow.id == row.id))
    rules.edit(write.session, row, _patched(write, row), now=write.now)
    return _result(write, row, "update")


@blp.route(f"{PATH}/<picture:id>", methods=["DELETE"], parameters=ID)
@blp.writes("deleteMedia", None, scope=SCOPE, status=204, if_match=True)
def delete_media(write: WriteRequest) -> WriteResult:
    """Deletes a picture.

    One that anything shows, in its text or in a pending revision too, is not deleted: 409 `in-use`. Its files go within a day.
    """
    authentication.need_unbound("delete a picture")
    row = rules.found(write.session, write.path["id"])
    write.check(row.revision, lambda: queries.one(write.session.connection(), MediaRow.id == row.id))
    files = rules.remove(write.session, row)
    with reachable():  # before it is sure: what is named after all stays
        place_of(state().settings).let_go(files)
    return WriteResult(None, "delete", "media", row.id, status=204)


def _patched(write: WriteRequest, row: MediaRow) -> dict[str, Any]:
    """The values that a patch sets: objects are merged with what there is."""
    present = queries.one(write.session.connection(), MediaRow.id == row.id)
    nested = {name: requests.merged(present.get(name), value) for name, value in write.body.items() if isinstance(value, dict)}
    return requests.load(MediaPatch(), {**write.body, **nested}, read_only=Media().fields.keys() - MediaPatch().fields.keys())


def _uploaded(write: WriteRequest) -> WriteResult:
    upload = rules.Upload(**write.body)
    row, is_new = rules.add(write.session, upload, state().settings.media_base, now=write.now)
    made = _result(write, row, "create" if is_new else None)
    if not is_new:
        return made
    return replace(made, status=201, headers={**made.headers, "Location": f"{write.site.public_url}{PATH}/{row.id}"})


def _result(write: WriteRequest, row: MediaRow, action: str | None) -> WriteResult:
    write.session.flush()
    form = queries.one(write.session.connection(), MediaRow.id == row.id)
    return WriteResult(form, action, "media", row.id, revision=row.revision, headers={"ETag": revision_etag(row.revision)})
