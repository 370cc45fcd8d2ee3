"""Events as delivery answers them, and what lists of events are asked by."""

from typing import ClassVar

from marshmallow import fields

from schemas import field_builders
from schemas.base import Output
from schemas.embedded import CampaignRef, PostRef, SectionRef
from schemas.page import Links, Page
from schemas.parameters import Choice, Language, Listed, Moment, Reference, Slug, Uuid
from schemas.query import ById, LanguagePreference, NameSearch, Order, Pagination, Query, SparseFields, fields_of, include_of
from schemas.vocabulary import EVENT_STATUSES

STATUS = "`scheduled`; `postponed`: it takes place, not at the time that it says; `cancelled`: it does not take place."
ENDS_AT = "When it ends, the first moment after it; of whole days the midnight after the last one. `null`: not known; one whole day."


class Place(Output):
    """Where an event takes place."""

    name = field_builders.text("Name of the place, in the event's `language` if there is one.", "Town Hall")
    address = field_builders.text("Street and number.", "1 Market Square", null=True)
    locality = field_builders.text("Town.", "Lisbon", null=True)
    country = field_builders.text("Country, by its name or its code (ISO 3166-1).", "PT", null=True)
    latitude = field_builders.number("Degrees north (WGS 84); `null` where `longitude` is.", 38.7071)
    longitude = field_builders.number("Degrees east (WGS 84).", -9.1355)


def zone_name() -> fields.String:
    """The name of a time zone."""
    return field_builders.text("Time zone where it takes place (IANA).", "Europe/Lisbon")


class EventItem(Output):
    """An event in a list."""

    id = field_builders.ident()
    slug = field_builders.slug()
    title = field_builders.text("Title.", "Open day")
    language = field_builders.language("Language of the texts shown.")
    languages = field_builders.many(field_builders.language("A language."), "Languages that the event has a title in.")
    url = field_builders.url("Page of the event on the site, in whichever language.")
    starts_at = field_builders.instant("When it starts; of whole days the first midnight in `timezone`.")
    ends_at = field_builders.instant(ENDS_AT, null=True)
    all_day = field_builders.flag("Whether it takes whole days in `timezone`: then hours mean nothing.")
    timezone = zone_name()
    status = field_builders.one_of(EVENT_STATUSES, STATUS)
    place = field_builders.nested(Place, "Where it takes place; `null`: online only, or not known.", null=True)
    online_url = field_builders.url("Where it takes place online; beside a `place`, too.", null=True)
    post = field_builders.nested(PostRef, "Post that tells more of it, while that is public.", null=True)
    campaigns = field_builders.many(CampaignRef, "Campaigns that it belongs to, in the editor's order.")
    section = field_builders.nested(SectionRef, "Section whose event it is.")
    revision = field_builders.revision()
    updated_at = field_builders.updated_at()


class Event(EventItem):
    """An event, whole."""

    OPTIONAL: ClassVar[tuple[str, ...]] = ("jsonld",)

    # Of no type, as in posts: a map of anything is what Kotlin's serialization does not compile.
    jsonld = fields.Raw(
        metadata={
            "description": "An object: the event as a schema.org `Event` (JSON-LD 1.1), by `include=jsonld`; here what has no value is "
            "left out. To put it into a page, as that of a post.",
            "examples": [{"@context": "https://schema.org", "@type": "Event", "name": "Open day"}],
        }
    )


MEMBERS = tuple(EventItem().fields)


class EventPartial(EventItem):
    """The members of an event that `fields` names."""

    OPTIONAL: ClassVar[tuple[str, ...]] = MEMBERS[1:]


class EventList(Output):
    """A page of events."""

    data = field_builders.many(EventItem, "Events in the order asked.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


class EventPartialList(Output):
    """A page of events with the members that `fields` names."""

    data = field_builders.many(EventPartial, "Events in the order asked.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


WHEN = ("upcoming", "past")
SORTS = ("starts_at", "-starts_at")


class EventFilters(Query):
    """Which events match."""

    when = Choice(WHEN, "`upcoming`: not over yet, those that have begun included; `past`: over.", is_final=True)
    campaign = Listed(Reference(), "Events of any of these campaigns. Ids or slugs.")
    section = Listed(Reference(), "Events of any of these sections. Ids or slugs.")
    language = Listed(Language(), "Events whose own language is any of these: `fr` matches `fr-CA` too, `fr-CA` only itself (BCP 47).")
    starts_after = Moment("Events that start at this instant or later. A space is read as `+`.")
    starts_before = Moment("Events that start before this instant.")


class EventQuery(SparseFields, ById, Pagination, LanguagePreference, EventFilters, NameSearch):
    """What a list of events is asked."""

    sort = Order(
        SORTS,
        "Order, total and stable: `starts_at`: first to start first, and without `sort` with `when=upcoming`; "
        "`-starts_at`: last to start first, and without `sort` else.",
    )
    fields = fields_of(MEMBERS)


class EventFeedQuery(EventQuery):
    """What a feed of events is asked."""

    class Meta(EventQuery.Meta):
        exclude = ("count", "fields")


class CalendarQuery(LanguagePreference, EventFilters, NameSearch):
    """What a calendar of events is asked."""

    id = Listed(Uuid(), "Up to 100 ids: these alone.")
    slug = Listed(Slug(), "Up to 100 slugs, former ones too: these alone.")


class CalendarOneQuery(LanguagePreference):
    """What the calendar of one event is asked."""


class EventOneQuery(SparseFields, LanguagePreference):
    """What one event is asked."""

    include = include_of({"jsonld": "the event as a schema.org Event"}, MEMBERS)
    fields = fields_of(MEMBERS)
