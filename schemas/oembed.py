"""oEmbed answers, and what they are asked by (oembed.com, 1.0)."""

from typing import ClassVar, NotRequired, TypedDict

from schemas import field_builders
from schemas.base import Output
from schemas.parameters import Number, Words
from schemas.query import Query

JSON = "json"
MOST_PIXELS = 100_000


class Embed(Output):
    """A post as other sites embed it."""

    OPTIONAL: ClassVar[tuple[str, ...]] = ("author_name", "author_url", "thumbnail_url", "thumbnail_width", "thumbnail_height")

    version = field_builders.text("Of oEmbed.", "1.0")
    type = field_builders.text("`rich`: to be shown as `html`.", "rich")
    title = field_builders.text("Title of the post.", "A thousand homes")
    author_name = field_builders.text("Its authors; not there if it has none.", "Ana Duarte")
    author_url = field_builders.url("Address of the first author; not there if there is none.")
    provider_name = field_builders.text("Name of the site.", "Broadsheet")
    provider_url = field_builders.url("Address of the site.")
    cache_age = field_builders.whole("Seconds for which it may be kept.", 60)
    html = field_builders.text(
        "A quotation with a link to the post, everything in it escaped: no script, no frame.",
        '<blockquote><p><a href="https://www.example.org/en/a-thousand-homes">A thousand homes</a></p></blockquote>',
    )
    width = field_builders.whole("Pixels that `html` takes; at most `maxwidth`.", 600)
    height = field_builders.whole("Pixels that it takes, about; at most `maxheight`.", 176)
    thumbnail_url = field_builders.url("The post's image. Not there, nor its sizes, if they are not known or too great for what was asked.")
    thumbnail_width = field_builders.whole("Pixels.", 640)
    thumbnail_height = field_builders.whole("Pixels.", 360)


class EmbedQuery(Query):
    """What is asked of an address."""

    url = Words(
        "The address of a post, present or former, as `/v1/resolve` takes it; or the one of its detail under `/v1/posts`.",
        most=4_000,
        required=True,
        metadata={"examples": ["https://www.example.org/en/a-thousand-homes"]},
    )
    maxwidth = Number("Pixels at most; 600 unless said.", least=1, most=MOST_PIXELS)
    maxheight = Number("Pixels at most.", least=1, most=MOST_PIXELS)
    format = Words("`json`, which it is unless said. Another one: 501 `unsupported-format`.", most=20, load_default=JSON)


class EmbedAsked(TypedDict):
    """An embed, asked."""

    url: str
    maxwidth: NotRequired[int]
    maxheight: NotRequired[int]
    format: str
