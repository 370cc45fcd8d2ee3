"""Tags for delivery. Which tags match, and in which order, is decided in ``api.queries.resources.tags``."""

from api.queries.resources import tags
from api.web.blueprint import REF, Blueprint
from api.web.lists import Listing
from api.web.query_string import Asked
from api.web.reads.view import Answer, Read
from api.web.responses import Detail
from schemas.tag import Tag, TagItem, TagList, TagOneQuery, TagPartial, TagPartialList, TagQuery

blp = Blueprint("tags", __name__, description="Subjects of posts, in a tree, named in several languages.")

LIST = Listing(TagQuery(), tags.LISTED.listed, TagItem())
DETAIL = Detail("tag", tags.LISTED.one, Tag())


@blp.route("/v1/tags")
@blp.operation("listTags", LIST.query, TagList, partial=TagPartialList)
def list_tags(read: Read, asked: Asked) -> Answer:
    """Tags that match, by name.

    Tags form a tree: `parent=none` has its roots. Texts are in the first language of `prefer_language` that there is,
    else in the site's default language, else in the tag's own.
    """
    return LIST.answer(read, asked)


@blp.route("/v1/tags/<ref>", parameters=REF)
@blp.operation("getTag", TagOneQuery(), Tag, partial=TagPartial, problems=(308, 404, 410))
def get_tag(read: Read, asked: Asked, ref: str) -> Answer:
    """One tag, whole.

    A tag that was merged into another leads there.
    """
    return DETAIL.answer(read, asked, ref)
