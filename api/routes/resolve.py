"""What an address leads to. Which addresses a resource has is decided in ``api.queries.urls.resolve``."""

from api.db import reading
from api.derived.facets import EVERY_KIND
from api.queries.urls import resolve
from api.web.blueprint import Blueprint
from api.web.reads.view import Answer, Read
from api.web.responses import dumped
from schemas.resolve import ResolveAsked, Resolved, ResolveQuery

blp = Blueprint("addresses", __name__, description="Addresses, present and former, here and where content was imported from.")


@blp.route("/v1/resolve")
@blp.operation("resolveUrl", ResolveQuery(), Resolved, problems=(404, 410, 451))
def resolve_url(read: Read, asked: ResolveAsked) -> Answer:
    """The public resource that an address leads to, or led to. What is gone is answered as by its id: 410 or 451.

    An exact match comes first, then one without query and last slash. A path means this site, then the oldest import.
    """
    with reading(read.here.database) as connection:
        found = resolve.resolved(connection, asked["url"], read.here.site)
    return dumped(read, Resolved(), found, keys=EVERY_KIND)
