"""What lists of the authoring interface are asked by."""

from schemas.job import JOB_STATES
from schemas.parameters import Choice, Language, Listed, Moment, Number, Reference, Slug, Uuid, Words, YesNo
from schemas.query import CURSOR, LIMIT, MOST_ASKED, MOST_LIMIT, MOST_LISTED, ById, Query, sort_by
from schemas.vocabulary import EVENT_STATES, POST_KINDS, POST_STATES

SORTS = {"-updated_at": "last changed first", "updated_at": "last changed last"}
RESOURCE_SORTS = {**SORTS, "name": "by name, without differences of case and accent"}
POST_SORTS = {**SORTS, "scheduled_at": "the next to be published first; those without a schedule after them, last changed first"}
MOST_ACTOR = 100


class Cursored(Query):
    """Parameters of every list of the authoring interface: which part of it."""

    limit = Number("Items a page, 20 unless said.", least=1, most=MOST_LIMIT, load_default=LIMIT)
    cursor = Words(
        "Where to go on: `page.next_cursor` of an answer with the same filters and sort. It is opaque and does not expire; "
        "`limit` and `count` may change.",
        most=CURSOR,
    )
    count = YesNo(f"`true`: `page.total` says how many match, exact up to {MOST_LISTED:,}.", load_default=False)


class AuthoredResourceQuery(ById, Cursored):
    """What a list of resources that are no posts is asked."""

    id = Listed(
        Uuid(),
        "Up to 100 ids: all of them that are there and match, in the order asked. Not with `slug`, `limit`, `cursor`, `sort`.",
        in_order=True,
    )
    slug = Listed(
        Slug(),
        "Up to 100 slugs: as `id`; a former slug stands for the present one. Not with `id`, `limit`, `cursor`, `sort`.",
        in_order=True,
    )
    q = Words("Every word of it must be the beginning of a word in a name; case and accents make no difference.", most=MOST_ASKED)
    language = Listed(Language(), "Own languages: any of them; `fr` matches `fr-CA` too.")
    updated_after = Moment("Changed at this instant or later.")
    updated_before = Moment("Changed before this instant.")
    sort = sort_by(RESOURCE_SORTS)


def any_of(kind: str) -> Listed:
    """A filter by reference."""
    return Listed(Reference(), f"Ids or slugs of {kind}, former ones too: any of them.")


class AuthoredEventQuery(AuthoredResourceQuery):
    """What a list of events is asked by those who write."""

    state = Listed(Choice(EVENT_STATES), f"States: any of {', '.join(EVENT_STATES)}.")
    campaign = any_of("campaigns")
    section = any_of("sections")


class AuthoredPostQuery(AuthoredResourceQuery):
    """What a list of posts is asked by those who write."""

    q = Words("Every word of it must be the beginning of a word in the title; case and accents make no difference.", most=MOST_ASKED)
    language = Listed(Language(), "Languages: any of them; `fr` matches `fr-CA` too.")
    kind = Listed(Choice(POST_KINDS, is_final=True), "`post`, `page`, or both, as without it.")
    state = Listed(Choice(POST_STATES), f"States: any of {', '.join(POST_STATES)}.")
    tag = Listed(Reference(), "Ids or slugs of tags: any of them, or one below it.")
    campaign = any_of("campaigns")
    section = any_of("sections")
    author = any_of("authors")
    actor = Words("Who saved any of its revisions, as the client called them.", most=MOST_ACTOR)
    pending = YesNo("`true`: with a pending revision; `false`: without.")
    scheduled_after = Moment("Due to be published at this instant or later, or its pending revision.")
    scheduled_before = Moment("Due to be published before this instant, or its pending revision.")
    sort = sort_by(POST_SORTS)


class AuditQuery(Cursored):
    """What the audit is asked."""

    actor = Words("Who did it, as the client called them.", most=MOST_ACTOR)
    key_id = Listed(Uuid(), "Ids of keys: done with any of them.")
    kind = Words("To what: `post`, `tag`, `campaign`, `event`, `author`, `section`, `key` and so on.", most=MOST_ACTOR)
    entity_id = Listed(Uuid(), "Ids of what it was done to: any of them.")
    action = Words("What was done: `create`, `update`, `delete`, `publish` and so on.", most=MOST_ACTOR)
    after = Moment("Done at this instant or later.")
    before = Moment("Done before this instant.")


class JobQuery(Cursored):
    """What a list of jobs is asked."""

    state = Listed(Choice(JOB_STATES), f"States: any of {', '.join(JOB_STATES)}.")


class KeyQuery(Cursored):
    """What a list of keys is asked."""


class PreviewLinkQuery(Cursored):
    """What a list of links to a preview is asked."""
