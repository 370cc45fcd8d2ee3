"""What is written of events under ``/admin/v1`` and in archives. The forms themselves stand with those of the other kinds."""

from typing import Any

from marshmallow import ValidationError, fields, validates_schema

from schemas.base import Input, OneOf
from schemas.faults import Fault
from schemas.fields import Decimal, Flag, Ref, Text, Url
from schemas.input_fields import NAME, by_language, refs, told
from schemas.instants import Time, ZoneName
from schemas.vocabulary import EVENT_STATUSES


class PlaceInput(Input):
    """Where an event takes place."""

    name = Text(least=1, most=NAME, required=True, metadata=told("Name of the place.", "Town Hall"))
    address = Text(most=NAME, allow_none=True, metadata=told("Street and number.", "1 Market Square"))
    locality = Text(most=NAME, allow_none=True, metadata=told("Town.", "Lisbon"))
    country = Text(most=NAME, allow_none=True, metadata=told("Country, by its name or its code (ISO 3166-1).", "PT"))
    latitude = Decimal(-90, 90, allow_none=True, metadata=told("Degrees north (WGS 84), with `longitude` only.", 38.7071))
    longitude = Decimal(-180, 180, allow_none=True, metadata=told("Degrees east (WGS 84).", -9.1355))

    @validates_schema
    def both(self, values: dict[str, Any], **_: Any) -> None:
        """A point has two coordinates."""
        missing = [name for name in ("latitude", "longitude") if values.get(name) is None]
        if len(missing) == 1:
            raise ValidationError(Fault("A point has a `latitude` and a `longitude`: send both, or none.", "missing"), missing[0])


LOCAL = "An instant (RFC 3339), or by the clock in `timezone`: `2026-11-30T19:30`, the first of two where clocks go back; of whole days the"


class EventMembers(Input):
    """What is written of an event besides its slug and language."""

    title = Text(least=1, most=NAME, required=True, metadata=told("Title.", "Open day"))
    titles = by_language(NAME, "Title in other languages.", "title")
    starts_at = Time(required=True, metadata=told(f"When it starts. {LOCAL} first day, `2026-11-30`.", "2026-11-30T19:30"))
    ends_at = Time(
        allow_none=True,
        metadata=told(f"When it ends; `null`: that is not known. {LOCAL} last day, or the instant after it.", "2026-11-30T22:00"),
    )
    all_day = Flag(metadata=told("Whether it takes whole days in `timezone`, one if `ends_at` is `null`."))
    timezone = ZoneName(metadata=told("Time zone where it takes place (IANA); the site's if absent.", "Europe/Lisbon"))
    status = Text(
        validate=[OneOf(EVENT_STATUSES)],
        metadata=told("`scheduled` (also if absent), `postponed` or `cancelled`.", "scheduled") | {"enum": list(EVENT_STATUSES)},
    )
    place = fields.Nested(PlaceInput, allow_none=True, metadata=told("Where it takes place; `null`: online only, or not known."))
    place_names = by_language(NAME, "Name of the place in other languages.", "place.name")
    online_url = Url(allow_none=True, metadata=told("Where it takes place online; beside a `place`, too."))
    post = Ref(allow_none=True, metadata=told("Id or slug of a post that tells more; an id may be of one that comes later."))
    campaigns = refs("Ids or slugs of campaigns that it belongs to, in their order.")
    section = Ref(metadata=told("Id or slug of its section; the first one if absent.", "main"))
