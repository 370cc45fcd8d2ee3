"""Posts as delivery answers them, and what lists of posts are asked by."""

from typing import Any, ClassVar

from marshmallow import ValidationError, fields, post_load, validates_schema

from schemas import field_builders
from schemas.base import Output
from schemas.embedded import AuthorRef, CampaignRef, SectionRef, TagRef, Translation
from schemas.faults import Fault
from schemas.image import Image, License
from schemas.page import Links, Page
from schemas.parameters import Choice, Language, Listed, Moment, Period, Reference, Uuid, Words, YesNo
from schemas.query import MOST_ASKED, ById, Pagination, Query, SparseFields, fields_of, include_of, preferred, sort_by
from schemas.vocabulary import POST_KINDS


class PostOrigin(Output):
    """Where a copy comes from."""

    section = field_builders.text("Section that published it first.", "Canada")
    uri = field_builders.text("Permanent name at the origin.", "https://ca.example.org/?p=12", format="uri")
    url = field_builders.url("Its address there.")
    revision = field_builders.whole("Revision of the original that was copied.", 3, null=True)
    license = field_builders.nested(License, "License under which it is copied.", null=True)
    credit = field_builders.text("Line to be printed with it.", null=True)


class PostMeta(Output):
    """What to print for search engines and previews of links, as it is."""

    title = field_builders.text("The editor's, else the title.", "A thousand homes by 2027")
    description = field_builders.text("The editor's, else the excerpt; `null` if that is empty.", null=True)
    image = field_builders.nested(Image, "The editor's, else the featured image.", null=True)
    noindex = field_builders.flag("Whether search engines are to leave it out: print `noindex`. It is in no sitemap.")


class Snippet(Output):
    """The passage of a post that shows best why a question found it."""

    text = field_builders.text(
        "Plain text of at most 200 characters, of the post's text or excerpt, where most of the words stand.", "A mill dam."
    )
    marks = fields.List(
        fields.List(fields.Integer(), metadata={"minItems": 2, "maxItems": 2}),
        metadata={
            "description": "Where the words asked for stand in `text`, in order: from which code point on, up to which. Empty where they "
            "are in the title alone.",
            "examples": [[[2, 6]]],
        },
    )


class Asset(Output):
    """Something that a post shows or leads to besides text: for apps that fetch it ahead."""

    kind = field_builders.text(
        "`image`, `audio`, `video` (a player of a file), `embed` (a player of another site: not to be fetched ahead) or `file` (a link "
        "to one); more may come.",
        "image",
    )
    url = field_builders.url("Where it is.")
    type = field_builders.text("Media type, as far as the address says it.", "image/jpeg", null=True)
    width = field_builders.whole("Pixels, where they are known.", 1200, null=True)
    height = field_builders.whole("Pixels, where they are known.", 800, null=True)
    bytes = field_builders.whole("Its size, of a picture of our own; else `null`.", 184_320, null=True)


class PostItem(Output):
    """A post in a list."""

    OPTIONAL: ClassVar[tuple[str, ...]] = ("body_html", "snippet", "assets", "jsonld")

    id = field_builders.ident()
    kind = field_builders.post_kind()
    slug = field_builders.slug()
    language = field_builders.language("Language of the post.")
    title = field_builders.text("Title.", "A thousand homes")
    excerpt = field_builders.text(
        "The editor's, or the beginning of the text: at most 280 characters then.", "A thousand homes were promised."
    )
    excerpt_truncated = field_builders.flag("Whether text follows after the excerpt.")
    body_html = field_builders.html("The text, sanitised HTML. In lists by `include=body_html`.")
    snippet = field_builders.nested(Snippet, "Why the post was found, in lists of posts with `q` by `include=snippet`.")
    published_at = field_builders.instant("First publication; it never moves.")
    updated_at = field_builders.updated_at()
    revision = field_builders.revision()
    url = field_builders.url("Address on this site.")
    canonical_url = field_builders.url("The same, or the origin's for a copy.")
    image = field_builders.nested(Image, "Featured image.", null=True)
    authors = field_builders.many(AuthorRef, "Authors in the editor's order.")
    tags = field_builders.many(TagRef, "Tags in the editor's order.")
    campaigns = field_builders.many(CampaignRef, "Campaigns in the editor's order.")
    section = field_builders.nested(SectionRef, "Section whose post it is.")
    translations = field_builders.many(Translation, "The same in other languages, by language.")
    origin = field_builders.nested(PostOrigin, "Where a syndicated copy comes from; `null` for own posts.", null=True)
    license = field_builders.nested(License, "License of the text.", null=True)
    featured_at = field_builders.instant("When an editor featured it.", null=True)
    reading_minutes = field_builders.whole("Minutes that it takes to read the text, rounded up; 0 without text.", 3)
    meta = field_builders.nested(PostMeta, "What to print for search engines and previews of links, as it is.")
    assets = field_builders.many(Asset, "The image and what the text shows and leads to, in this order, by `include=assets`.")
    # Of no type: a map of anything is what Kotlin's serialization does not compile.
    jsonld = fields.Raw(
        metadata={
            "description": "An object: the post as a schema.org `NewsArticle`, a page as a `WebPage` (JSON-LD 1.1), by `include=jsonld`; "
            "here what has no value is left out. "
            "To put it into a page: in this answer's own bytes `<`, `>` and `&` are `\\u003c`, `\\u003e` and "
            "`\\u0026`; who writes it anew must escape them again.",
            "examples": [{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A thousand homes"}],
        }
    )


class Adjacent(Output):
    """The posts before and after one by publication."""

    previous = field_builders.nested(PostItem, "The one published before it.", null=True)
    next = field_builders.nested(PostItem, "The one published after it.", null=True)


class Post(PostItem):
    """A post, whole."""

    OPTIONAL: ClassVar[tuple[str, ...]] = ("assets", "jsonld", "adjacent", "related")

    class Meta(PostItem.Meta):
        exclude = ("snippet",)

    adjacent = field_builders.nested(Adjacent, "The posts before and after it by publication, by `include=adjacent`.")
    related = field_builders.many(PostItem, "What `/v1/posts/{ref}/related` answers, by `include=related`.")


LISTED = tuple(PostItem().fields)
MEMBERS = tuple(name for name in LISTED if name != "snippet")
ALWAYS = tuple(name for name in LISTED if name not in PostItem.OPTIONAL)


class PostPartial(PostItem):
    """The members of a post that `fields` names."""

    OPTIONAL: ClassVar[tuple[str, ...]] = LISTED[1:]


class PostList(Output):
    """A page of posts."""

    data = field_builders.many(PostItem, "Posts in the order asked.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


class PostPartialList(Output):
    """A page of posts with the members that `fields` names."""

    data = field_builders.many(PostPartial, "Posts in the order asked.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


SORTS = {
    "-published_at": "newest first",
    "published_at": "oldest first",
    "-updated_at": "last changed first",
    "updated_at": "last changed last",
    "-featured_at": "featured last first, never featured ones after them",
    "relevance": "only with `q`: posts with every word in the title, then the others, newest first in each",
}
UNASKED = tuple(name for name in SORTS if name != "relevance")
JSONLD = "the post as a schema.org `NewsArticle`, a page as a `WebPage`"
INCLUDE = {"body_html": "the whole text"}
ASSETS = "the images, players and files of the post, with address and size where known"
ADDED = {**INCLUDE, "assets": ASSETS, "jsonld": JSONLD}


def _refs(description: str) -> Listed:
    return Listed(Reference(), f"{description} Ids or slugs; a former slug stands for the present one.")


def post_kinds(unless_said: str) -> Listed:
    """The parameter ``kind``; ``unless_said``: what is meant without it, in a sentence."""
    return Listed(Choice(POST_KINDS, is_final=True), f"`post`, `page`, or `post,page` for both. {unless_said}")


class OfPosts(Query):
    """What is about posts unless it says ``kind``."""

    kind = post_kinds("Posts, unless said.")

    @post_load
    def about(self, values: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Leaves out what is meant anyway, so that it has one form."""
        if values.get("kind") == [POST_KINDS[0]] and not values.get("id") and not values.get("slug"):
            del values["kind"]
        return values


class PostFilters(OfPosts):
    """Which posts match: all that is said must hold."""

    q = Words(
        "Search in title, excerpt and text: every word must be there, in the form asked or, in the languages that have rules for it, "
        'another form of it. `"a phrase"` is meant exactly, `-word` and `-"a phrase"` exclude, `begin*` (from three letters) is the '
        "beginning of a word. Case and accents do not matter; scripts without spaces, and Hangul, are found by any run of characters. "
        "Anything can be typed; what has no letter or digit finds nothing.",
        most=MOST_ASKED,
        metadata={"examples": ['river "clean water" -dam']},
    )
    tag = _refs("Posts with any of these tags, or of the tags below them.")
    tag_all = _refs("Posts with all of these tags, or a tag below each.")
    tag_not = _refs("Posts with none of these tags, nor of the tags below them.")
    tag_exact = YesNo("`true`: tags below the ones named do not count.", load_default=False)
    campaign = _refs("Posts of any of these campaigns.")
    section = _refs("Posts of any of these sections.")
    author = _refs("Posts by any of these authors.")
    language = Listed(Language(), "Posts in any of these languages: `fr` matches `fr-CA` too, `fr-CA` only itself (BCP 47).")
    published_after = Moment("Published at this instant or later. A space is read as `+`.")
    published_before = Moment("Published before this instant.")
    published_in = Period("Published in this year or month, in the time zone that `GET /v1` names.")
    updated_after = Moment("Last changed at this instant or later.")
    updated_before = Moment("Last changed before this instant.")
    featured = YesNo("Whether an editor featured the post.")
    has_image = YesNo("Whether the post has a featured image.")
    prefer_language = preferred(
        "Of each group of translations only the post in the first of these, the oldest if several: a language there matches its "
        "sub-tags as in `language`, the exact one first. Groups with none of them are left out, unless `*` keeps them by their oldest "
        "post. The choice comes first: filters, counts and cursors see only the chosen posts."
    )
    origin = Choice(("own", "syndicated"), "`own` posts, or `syndicated` copies.", is_final=True)
    id_not = Listed(Uuid(), "Up to 100 ids of posts to leave out.")


class PostQuery(SparseFields, ById, Pagination, PostFilters):
    """What a list of posts is asked."""

    kind = post_kinds("Posts, unless said; of what `id` or `slug` names, any.")
    sort = sort_by(SORTS)
    include = include_of({**ADDED, "snippet": "with `q`, the passage that shows best why the post was found"}, ALWAYS)
    fields = fields_of(LISTED)

    @validates_schema
    def has_question(self, values: dict[str, Any], **_: Any) -> None:
        """Relevance, and a passage that was found, need a question."""
        for name in ("include", "fields"):
            if "snippet" in values.get(name, ()) and values.get("q") is None:
                raise ValidationError({name: [Fault("`snippet` is the passage that `q` finds: say a question, too.")]})
        if values.get("sort") == "relevance" and values.get("q") is None:
            raise ValidationError({"sort": [Fault("`relevance` is how well posts match `q`: say a question, too.", allowed=UNASKED)]})


class PostOneQuery(SparseFields):
    """What one post is asked."""

    prefer_language = preferred("The post's translation in the first of these that there is answers, else the post itself.")
    include = include_of(
        {
            "body_html": "the text, which a detail has anyway",
            "assets": ASSETS,
            "jsonld": JSONLD,
            "adjacent": "the posts before and after it by publication, of its kind and in its language in any region, as "
            "`prefer_language` chooses them; within `tag` and `campaign`",
            "related": "what `/v1/posts/{ref}/related` answers unless asked otherwise",
        },
        ALWAYS,
    )
    fields = fields_of(MEMBERS)
    tag = _refs("With `include=adjacent`: among posts with any of these tags, or of the tags below them.")
    campaign = _refs("With `include=adjacent`: among posts of any of these campaigns.")

    @validates_schema
    def within(self, values: dict[str, Any], **_: Any) -> None:
        """What narrows adjacent posts is said with them."""
        alone = [name for name in ("tag", "campaign") if values.get(name) and "adjacent" not in values.get("include", ())]
        if alone:
            detail = "This says among which posts `include=adjacent` looks: ask for that, too."
            raise ValidationError({name: [Fault(detail)] for name in alone})
