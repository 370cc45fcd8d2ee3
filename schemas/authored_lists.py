"""What lists of the authoring interface are asked by."""

from schemas.authored import POST_STATES
from schemas.parameters import Choice, Moment, Words, YesNo
from schemas.query import MOST_ASKED, Numbered, sort_by
from schemas.selections import Language, Listed, Reference, Slug, Uuid

SORTS = {"-updated_at": "last changed first", "updated_at": "last changed last"}


def any_of(kind: str) -> Listed:
    """A filter by reference."""
    return Listed(Reference(), f"Ids or slugs of {kind}: any of them.")


class AuthoredNounQuery(Numbered):
    """What a list of tags, campaigns, authors or sections is asked."""

    id = Listed(Uuid(), "Ids: any of them.")
    slug = Listed(Slug(), "Slugs, present or former: any of them.")
    q = Words("Every word of it must be the beginning of a word in a name; case and accents make no difference.", most=MOST_ASKED)
    language = Listed(Language(), "Own languages: any of them; `fr` matches `fr-CA` too.")
    updated_after = Moment("Changed at this instant or later.")
    updated_before = Moment("Changed before this instant.")
    sort = sort_by(SORTS)


class AuthoredPostQuery(AuthoredNounQuery):
    """What a list of posts is asked by those who write."""

    q = Words("Every word of it must be the beginning of a word in the title; case and accents make no difference.", most=MOST_ASKED)
    state = Listed(Choice(POST_STATES), f"States: any of {', '.join(POST_STATES)}.")
    tag = Listed(Reference(), "Ids or slugs of tags: any of them, or one below it.")
    campaign = any_of("campaigns")
    section = any_of("sections")
    author = any_of("authors")
    pending = YesNo("`true`: with a pending revision; `false`: without.")
    scheduled_after = Moment("Due to be published at this instant or later.")
    scheduled_before = Moment("Due to be published before this instant.")
