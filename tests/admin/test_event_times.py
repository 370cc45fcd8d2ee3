"""Times of events are written by the clock of the place, and are kept as instants."""

import pytest

from api.clock import iso
from api.derived.writing import writing
from api.models import Event
from api.services.resources import events


@pytest.mark.parametrize(
    ("members", "starts_at", "ends_at", "over_at"),
    [
        # Clocks in Berlin go back on 25 October 2026 at three, in New York forward on 14 March 2027 at two.
        ({"starts_at": "2026-10-24T22:00", "ends_at": "2026-10-25T04:00"}, "2026-10-24T20:00:00Z", "2026-10-25T03:00:00Z", None),
        ({"starts_at": "2026-10-25T02:30"}, "2026-10-25T00:30:00Z", None, "2026-10-25T23:00:00Z"),
        (
            {"starts_at": "2027-03-13T23:00", "ends_at": "2027-03-14T03:30", "timezone": "America/New_York"},
            *("2027-03-14T04:00:00Z", "2027-03-14T07:30:00Z", None),
        ),
        ({"starts_at": "2026-11-30T23:30", "timezone": "Pacific/Auckland"}, "2026-11-30T10:30:00Z", None, "2026-11-30T11:00:00Z"),
        ({"starts_at": "2026-11-30T23:30:00+13:00", "timezone": "Pacific/Auckland"}, "2026-11-30T10:30:00Z", None, "2026-11-30T11:00:00Z"),
        ({"starts_at": "2026-10-25", "all_day": True}, "2026-10-24T22:00:00Z", None, "2026-10-25T23:00:00Z"),
        (
            {"starts_at": "2026-10-24", "ends_at": "2026-10-26", "all_day": True},
            *("2026-10-23T22:00:00Z", "2026-10-26T23:00:00Z", "2026-10-26T23:00:00Z"),
        ),
    ],
)
def test_times_by_the_clock_of_a_place_are_right_when_clocks_change(editor, database, members, starts_at, ends_at, over_at):
    form = {"title": "A", "language": "en", "timezone": "Europe/Berlin", **members}

    made = editor("POST", "/events", form).json

    assert (made["starts_at"], made["ends_at"]) == (starts_at, ends_at)
    with writing(database) as session:
        assert iso(events.over_at(session.query(Event).one())) == (over_at or ends_at)
