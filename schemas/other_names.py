"""What other services call our parameters and orders, so that whoever comes from one is told ours. Nothing is taken by another name."""

import re
from collections.abc import Collection

from schemas.faults import nearest

_ORDER = "The order is one parameter: a member, with `-` in front for the greatest first."
_PAGES = "There are no offsets: go on by `links.next`, or by `page` and `limit`."
_PUBLIC = "All that is answered here is public; drafts are read under `/admin/v1` with a key."
_THERE = "Tags, campaigns, authors, the section and the image of a post are always there in full."
_FILTERS = "Each filter is a parameter of its own, as in `tag=housing&language=en`."
_ALL = "All at once cannot be asked for: go on by `links.next`, or keep a copy by `/v1/changes`."
_SINCE = "What has changed since is behind the cursor of the last answer."
_FORMS = "JSON is the only form here; feeds are `/v1/posts.atom`, `.rss`, `.jsonfeed` and `.ninjs`."
_KEYS = "What is public needs no key, and none is taken in an address: it is sent as `Authorization: Bearer`."

Meanings = tuple[tuple[str, str], ...]
"""Names of ours, the likeliest first, each with a sentence where the name is not enough; at last ``""`` for where there is none of them."""

NAMES: dict[str, Meanings] = {
    # which part
    "perpage pagesize size take top first max maxresults maxperpage numberposts postsperpage resultsperpage rpp itemsperpage rows "
    "pagelimit paginationlimit paginationpagesize": (("limit", ""),),
    "all nopaging nolimit fetchall": (("limit", _ALL),),
    "offset skip start from startindex pageoffset paginationstart": (("page", _PAGES), ("cursor", _PAGES)),
    "paged pagenumber pagenum pageno currentpage p paginationpage": (("page", ""),),
    "pagetoken nextpagetoken startingafter endcursor aftercursor cursormark continuation continuationtoken scrollid next nextcursor "
    "pagecursor": (("cursor", ""),),
    "total withcount withtotal includetotal includecount meta paginationwithcount": (("count", ""),),
    "order orderby sortby sortorder sortdir sortdirection ordering direction": (("sort", _ORDER),),
    # which items
    "search s query keyword keywords term terms fulltext text searchterm searchquery match": (("q", ""),),
    "category categories cat categoryid categoryname categoryslug tags tagid tagids tagslug topic topics taxonomy termid label labels "
    "tagin categoryin": (("tag", ""),),
    "tagand categoryand": (("tag_all", ""),),
    "tagsexclude categoriesexclude tagnotin categorynotin": (("tag_not", ""),),
    "authors authorid authorname authorslug user users writer byline createdby": (("author", ""),),
    "campaigns": (("campaign", ""),),
    "sections site blog channel space desk": (("section", ""),),
    "lang langs languages locale locales hl": (("language", ""), ("prefer_language", "")),
    "fallbacklocale fallbacklanguage acceptlanguage preferredlanguage": (("prefer_language", ""),),
    "after datefrom fromdate startdate publishedsince publishedfrom datemin": (("published_after", ""),),
    "before until dateto todate enddate publisheduntil publishedto datemax": (("published_before", ""),),
    "since updatedafter modifiedafter modifiedsince updatedsince updatedfrom changedsince ifmodifiedsince updatedmin": (
        ("updated_after", ""),
        ("cursor", _SINCE),
    ),
    "modifiedbefore updateduntil updatedto updatedmax": (("updated_before", ""),),
    "year month date monthnum m publishedon period archive": (("published_in", ""),),
    "ids idin postin uuid guid": (("id", ""),),
    "slugs permalink handle": (("slug", ""),),
    "exclude excludeids idnotin postnotin not notin": (("id_not", ""),),
    "sticky isfeatured highlighted promoted pinned": (("featured", ""),),
    "hasthumbnail hasfeaturedimage withimage": (("has_image", ""),),
    "posttype type contenttype": (("kind", ""), ("types", ""), ("", _FILTERS)),
    "link path href address permalinks": (("url", ""),),
    "hideempty": (("", "What has no posts is listed too, with `post_count` 0."),),
    # which members
    "embed expand populate with relations relationships depth linkdepth resolvelinks": (("include", _THERE), ("", _THERE)),
    "select projection columns keys attributes only field pick fieldsposts props": (("fields", ""),),
    # what there is no parameter for
    "status published publicationstate draft drafts preview poststatus visibility context access": (("state", ""), ("", _PUBLIC)),
    "state": (("", _PUBLIC),),
    "filter filters where selector criteria fq": (("", _FILTERS),),
    "format outputformat alt output": (("", _FORMS),),
    "key apikey token accesstoken auth contentkey xapikey": (("", _KEYS),),
    "callback jsonp": (("", "Every page on the web may read this (CORS): there is no need of a callback."),),
    "random rand shuffle seed": (("", "There is no order by chance."),),
}
"""Names of parameters elsewhere, with nothing but their letters and digits."""

ORDERS: dict[str, tuple[str, ...]] = {
    "date newest latest recent new pubdate publisheddate publishdate publishedat datepublished created createdat datecreated "
    "firstpublishedat": (
        "-published_at",
        "-starts_on",
        "-latest_post_at",
    ),
    "oldest": ("published_at", "starts_on"),
    "modified updated updatedat lastmodified changed modifiedat dateupdated modifieddate": ("-updated_at",),
    "score best rank relevant match": ("relevance",),
    "title alphabetical az slug menuorder order": ("name",),
    "posts postcount popular popularity total": ("-post_count",),
    "featured sticky pinned": ("-featured_at",),
}
"""Orders elsewhere, and ours."""

_WORD = re.compile(r"[^\W_]+(?:[_-]+[^\W_]+)*")
_DIRECTION = re.compile(r"[\W_]*(asc|desc)(?:ending)?$", re.IGNORECASE)
_MOST = 200
"""Characters of a name that are looked at."""

_NAMES = {name: meanings for names, meanings in NAMES.items() for name in names.split()}
_ORDERS = {name: ours for names, ours in ORDERS.items() for name in names.split()}


def meant(name: str, names: Collection[str]) -> tuple[str | None, str]:
    """Which of ``names`` was probably meant by another one, or ``None``; and a sentence that helps, or ``""``.

    Brackets and dots hold names: ``page[size]`` is looked for as a whole, ``filter[tag][eq]`` part by part.
    """
    parts = _WORD.findall(name[:_MOST])
    told = ""
    for part in ("".join(parts), *(one for one in parts if one != "fields"), *parts[:1]):
        if len(parts) > 1 and part in names:
            return part, ""
        for ours, sentence in _NAMES.get(_plain(part), ()):
            if ours in names:
                return ours, sentence
            if not ours:
                told = told or sentence
    return (None, told) if told else (nearest(name, names), "")


def meant_order(value: str, words: Collection[str]) -> str | None:
    """Which of our orders was probably meant: ``date``, ``published_at:desc``, ``title asc``; or ``None``."""
    found = _DIRECTION.search(value[:_MOST])
    member = (value[: found.start()] if found else value).strip()
    plain = member.lstrip("+-")
    ours = next((one for one in (plain, *_ORDERS.get(_plain(plain), ())) if one.lstrip("-") in {word.lstrip("-") for word in words}), None)
    if ours is None:
        return nearest(value, words)
    if found or member[:1] == "-":
        falls = member[:1] == "-" or bool(found and found[1].lower() == "desc")
        ours = ("-" if falls else "") + ours.lstrip("-")
    return ours if ours in words else nearest(ours, words)


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()
