"""Pictures of the bundled archive, so that whoever tries it sees some. Media of a site's own are elsewhere."""

from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from flask import Blueprint, Response

from api.derived.urls import PICTURES
from api.errors import NotFound
from api.web.responses import finished

blp = Blueprint("pictures", __name__)


@blp.get(f"{PICTURES}/<path:name>")
def picture(name: str) -> Response:
    """A picture of the bundled archive."""
    if name not in _names():
        raise NotFound
    answer = finished(files("api").joinpath("sample", "pictures", name).read_bytes(), media_type="image/png")
    answer.headers["Content-Security-Policy"] = "default-src 'none'"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # pages of any site show it
    return answer


@cache
def _names() -> frozenset[str]:
    """All pictures, by their path below the folder: nothing else can be asked for."""
    folder = files("api").joinpath("sample", "pictures")
    names, ways = [], [(PurePosixPath(), folder)]
    while ways:
        path, place = ways.pop()
        if place.is_file():
            names.append(str(path))
        else:
            ways += [(path / entry.name, entry) for entry in place.iterdir()]
    return frozenset(names)
