"""What a link to a preview shows to those who have no key. Making links is in ``preview_links``."""

import orjson
from flask import Response

from api.clock import database_now_us
from api.db import reading
from api.queries.authored import previews
from api.services.posts import preview_links as rules
from api.web.admin.authentication import PREVIEWS
from api.web.admin.blueprint import AdminBlueprint, with_etag
from api.web.app_state import state
from api.web.cache.entry import OPEN
from schemas.preview import PostPreview

TOKEN = [{"in": "path", "name": "token", "description": "The token of a link.", "schema": {"type": "string", "minLength": 1}}]

blp = AdminBlueprint("previews", __name__, description="The present draft of a post, for those who have a link to it.")


@blp.route(f"{PREVIEWS}<token>", parameters=TOKEN)
@blp.opens("getPreview", PostPreview)
def get_preview(_asked: dict[str, object], token: str) -> Response:
    """Shows the present draft of a post to whoever has the token of a link.

    No key is needed, and pages of any site may ask. It has the members of a post in delivery, with `state`; of a public post with a
    pending revision it shows that. It is not to be stored or indexed; a link that has expired or was revoked is answered 404.
    """
    with reading(state().database) as connection:
        post = rules.find(connection, token, database_now_us(connection))
        return with_etag(orjson.dumps(previews.preview(connection, post, state().site)))


@blp.after_request
def opened(answer: Response) -> Response:
    """Lets pages of any site read it, and nobody find or keep it."""
    answer.headers.extend([*OPEN, ("X-Robots-Tag", "noindex"), ("Referrer-Policy", "no-referrer")])
    return answer
