"""oEmbed: how other sites embed a post. What they get is made in ``api.feeds.embeds``."""

from api.db import reading
from api.derived.facets import detail_key
from api.errors import UnsupportedFormat
from api.feeds.embeds import embed
from api.queries.posts.oembed import embedded
from api.web.blueprint import Blueprint
from api.web.reads.view import Answer, Read
from api.web.responses import dumped
from schemas.oembed import JSON, Embed, EmbedAsked, EmbedQuery

blp = Blueprint("oembed", __name__, description="Posts as other sites embed them (oEmbed 1.0).")


@blp.route("/v1/oembed")
@blp.operation("getOembed", EmbedQuery(), Embed, problems=(404, 501))
def get_oembed(read: Read, asked: EmbedAsked) -> Answer:
    """A post as other sites embed it, by its address.

    It is a quotation with title, excerpt and a link, in HTML without scripts and frames. What is no public post here is 404.
    """
    if asked["format"] != JSON:
        raise UnsupportedFormat("oEmbed is answered in JSON only: leave `format` out, or ask for `format=json`.")
    here = read.here
    with reading(here.database) as connection:
        post = embedded(connection, asked["url"], here.site)
    made = embed(
        post,
        here.site,
        max_width=asked.get("maxwidth"),
        max_height=asked.get("maxheight"),
        cache_age=here.settings.s_maxage,
    )
    return dumped(read, Embed(), made, keys=[detail_key("post", post["id"])])
