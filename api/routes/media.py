"""Renditions of pictures, from the disk. What is under a name never changes; ``deploy/nginx.conf`` has nginx serve the same itself.

Where they are in a bucket, whoever has an address of before is led there: no request waits here for what is elsewhere.
"""

from flask import Blueprint, Response, request

from api.errors import NotFound
from api.media.files import Files
from api.media.place import CACHE_CONTROL, PATH, TYPES, below, is_rendition
from api.web.app_state import state
from api.web.responses import finished
from api.web.wsgi import is_known

blp = Blueprint("media_files", __name__)

HEADERS = {
    "Cache-Control": CACHE_CONTROL,
    "Accept-Ranges": "bytes",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
}


@blp.get(f"{PATH}/<folder>/<name>")
def rendition(folder: str, name: str) -> Response:
    """A rendition, whole, or the range of it that is asked for (RFC 9110, 14)."""
    settings = state().settings
    is_one = f"{folder}/{name}" == below(name) and is_rendition(name)
    if is_one and settings.media_bucket is not None:
        return _elsewhere(f"{settings.media_base}/{below(name)}")
    content = Files(settings.data_dir).served(name) if is_one else None
    if content is None:
        raise NotFound
    tag = f'"{name.partition(".")[0]}"'
    if is_known(tag, request.headers.get("If-None-Match", "")):
        answer = Response(status=304)
        del answer.headers["Content-Type"]
    else:
        answer = _ranged(content, tag, TYPES[name.rpartition(".")[2]])
    answer.headers.update({**HEADERS, "ETag": tag})
    return answer


def _elsewhere(url: str) -> Response:
    """Not for ever: settings may name another place tomorrow."""
    headers = {"Location": url, "Cache-Control": "public, max-age=3600", "Access-Control-Allow-Origin": "*"}
    answer = Response(status=307, headers=headers)
    del answer.headers["Content-Type"]
    return answer


def _ranged(content: bytes, tag: str, media_type: str) -> Response:
    """The content, or one range of it. What cannot be a range, or is several, is passed over (RFC 9110, 14.2)."""
    asked = request.range if request.headers.get("If-Range", tag) == tag else None
    part = asked.range_for_length(len(content)) if asked is not None else None
    if part is None:
        return finished(content, media_type=media_type)
    answer = finished(content[part[0] : part[1]], media_type=media_type)
    answer.status_code = 206
    answer.headers["Content-Range"] = f"bytes {part[0]}-{part[1] - 1}/{len(content)}"
    return answer
