"""Links to previews. What they show is in ``previews``."""

from flask import Response
from sqlalchemy import Connection

from api.clock import MICROSECONDS, database_now_us, iso
from api.derived.urls import preview_url
from api.errors import InvalidInput
from api.models import Section
from api.queries.authored import previews
from api.queries.paging import Rows, Window
from api.routes.admin.posts import POSTS
from api.routes.admin.revisions import visible
from api.services.posts import pending, preview_links as rules
from api.settings import Site
from api.web.admin import requests
from api.web.admin.authentication import PREVIEWS
from api.web.admin.blueprint import ID, AdminBlueprint
from api.web.admin.requests import Body, WriteRequest, WriteResult
from api.web.lists import Listing
from api.web.query_string import Asked
from schemas.actions import PreviewLinkInput
from schemas.admin_queries import PreviewLinkQuery
from schemas.preview import PreviewLinkList, PreviewLinkMade

LINKS = "/admin/v1/posts/<id>/preview-links"
DAY_SECONDS = 86_400
USUAL_DAYS, MOST_DAYS = 7, 30
LINK = [*ID, {**ID[0], "name": "link_id", "description": "Id of the link."}]

blp = AdminBlueprint("preview-links", __name__, description="Links that show the present draft of a post without a key.")


@blp.route(LINKS, methods=["POST"], parameters=ID)
@blp.writes("createPreviewLink", PreviewLinkMade, scope="posts:write", body=Body(PreviewLinkInput, is_needed=False), status=201)
def create_link(write: WriteRequest) -> WriteResult:
    """Makes a link that shows the present draft of a post without a key.

    `url` is where the section's site shows it (`preview_url`). The token is told only here.
    """
    asked = requests.load(PreviewLinkInput(), write.body)
    post, now = POSTS.found(write), write.now // MICROSECONDS
    expires_at: int = asked.get("expires_at", now + USUAL_DAYS * DAY_SECONDS)
    if not now < expires_at <= now + MOST_DAYS * DAY_SECONDS:
        raise InvalidInput(f"A link ends within {MOST_DAYS} days.", "/expires_at")
    link, token = rules.make(write.session, post, expires_at=expires_at, now=write.now, by=write.by)
    form, section = pending.form(write.session, post), write.session.get_one(Section, post.section_id)
    values = {"id": str(post.id), "slug": form["slug"], "language": form["language"]}
    url = preview_url(section.preview_url, write.site.public_url + PREVIEWS, token, values)
    told = {"id": str(link.id), "token": token, "url": url, "expires_at": iso(expires_at)}
    return WriteResult(told, "create-preview", "post", post.id, post.section_id, post.revision, status=201, secrets=("token", "url"))


@blp.route(LINKS, parameters=ID)
@blp.reads("listPreviewLinks", PreviewLinkList, query=PreviewLinkQuery(), is_list=True)
def list_links(asked: dict[str, object], id: str) -> Response:  # noqa: A002 - the name in the address
    """Lists the links to a preview of a post that have not expired.

    The first made first, without their tokens, which are not kept.
    """
    post = visible(id)

    def listed(connection: Connection, _asked: Asked, window: Window, _site: Site) -> Rows:
        return previews.links(connection, post, window, now=database_now_us(connection))

    return Listing(PreviewLinkQuery(), listed).response(asked)


@blp.route(f"{LINKS}/<link_id>", methods=["DELETE"], parameters=LINK)
@blp.writes("revokePreviewLink", None, scope="posts:write", status=204)
def revoke_link(write: WriteRequest) -> WriteResult:
    """Ends a link.

    The next request with its token is answered 404.
    """
    post = POSTS.found(write)
    rules.revoke(write.session, post, write.id("link_id"))
    return WriteResult(None, "revoke-preview", "post", post.id, post.section_id, post.revision, status=204)
