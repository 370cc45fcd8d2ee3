"""Readers of calendars that others have written are told the times, the days, and what became of an event."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest

from api.app import create_app
from api.clock import now_us
from api.derived.writing import writing
from api.services.resources import events
from tests.plugins import ON_SQLITE
from tests.servers import running

HERE = Path(__file__).parent
MADE = 1_780_000_000_000_000
ZONES = ("Europe/Berlin", "America/New_York", "Pacific/Auckland")
SECTION = """
[general]
status_path = "{folder}/status"

[pair events]
a = "kept"
b = "remote"
collections = null
conflict_resolution = "b wins"

[storage remote]
type = "http"
url = "{url}/v1/events.ics"

[storage kept]
type = "filesystem"
path = "{folder}/kept"
fileext = ".ics"
"""
KHAL = """
[calendars]
[[events]]
path = {folder}/kept
readonly = True

[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin

[sqlite]
path = {folder}/khal.db
"""


def at(text):
    """A time by the clock of a place."""
    return datetime.fromisoformat(text)


FORMS = {
    # Clocks in Berlin go back on 25 October 2026 at three, in New York forward on 14 March 2027 at two.
    "berlin": {
        "starts_at": at("2026-10-24T22:00"),
        "ends_at": at("2026-10-25T04:00"),
        "timezone": "Europe/Berlin",
    },
    "new-york": {
        "starts_at": at("2027-03-13T23:00"),
        "ends_at": at("2027-03-14T03:30"),
        "timezone": "America/New_York",
    },
    "auckland": {"starts_at": at("2026-11-30T23:30"), "timezone": "Pacific/Auckland"},
    "one-day": {"starts_at": date(2026, 10, 25), "all_day": True, "timezone": "Europe/Berlin"},
    "three-days": {"starts_at": date(2026, 10, 24), "ends_at": date(2026, 10, 26), "all_day": True, "timezone": "Pacific/Auckland"},
}
INSTANTS = {
    "berlin": ("2026-10-24T20:00:00Z", "2026-10-25T03:00:00Z"),
    "new-york": ("2027-03-14T04:00:00Z", "2027-03-14T07:30:00Z"),
    "auckland": ("2026-11-30T10:30:00Z", None),
}
DAYS = {"one-day": ("2026-10-25", "2026-10-26"), "three-days": ("2026-10-24", "2026-10-27")}


@pytest.fixture
def calendar(client, make_event):
    """The bytes of a calendar of events whose times are hard to get right."""
    for title, form in FORMS.items():
        make_event(title, now=MADE, **form)
    return client.get("/v1/events.ics").data


def test_icalendar_reads_the_times_and_the_days(calendar):
    read = {str(one["SUMMARY"]): one for one in icalendar.Calendar.from_ical(calendar).walk("VEVENT")}

    for name, (starts_at, ends_at) in INSTANTS.items():
        assert read[name]["DTSTART"].dt == datetime.fromisoformat(starts_at)
        assert read[name].get("DTEND") == ends_at or read[name]["DTEND"].dt == datetime.fromisoformat(ends_at)
    for name, days in DAYS.items():
        shown = read[name]["DTSTART"].dt, read[name].get("DTEND") and read[name]["DTEND"].dt
        assert shown == (date.fromisoformat(days[0]), None if name == "one-day" else date.fromisoformat(days[1]))
    assert [one.errors for one in read.values()] == [[]] * len(FORMS)


@ON_SQLITE
@pytest.mark.parametrize("zone", ZONES)
def test_ical_js_reads_the_same_wherever_it_runs(calendar, zone, node_modules, tmp_path):
    if not (node_modules / "ical.js").is_dir():
        pytest.skip("Packages of Node are older than their lock: (cd clients && npm ci).")
    (tmp_path / "events.ics").write_bytes(calendar)
    shutil.copy(HERE / "calendar.mjs", tmp_path)
    (tmp_path / "node_modules").symlink_to(node_modules)

    command = ["node", tmp_path / "calendar.mjs", tmp_path / "events.ics"]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "TZ": zone}, timeout=120, check=True)

    read = {one["title"]: one for one in json.loads(done.stdout)}
    assert {name: (one["start"], one["end"]) for name, one in read.items() if not one["isDate"]} == {
        name: (starts_at, ends_at or starts_at) for name, (starts_at, ends_at) in INSTANTS.items()
    }
    assert {name: (one["start"], one["end"]) for name, one in read.items() if one["isDate"]} == DAYS
    assert {one["local"] for one in read.values() if one["title"] == "berlin"} == {local("2026-10-24T20:00:00Z", zone)}


def local(instant, zone):
    return datetime.fromisoformat(instant).astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")


@pytest.fixture
def subscriber(settings, tmp_path):
    """A subscriber to a running service."""
    (tmp_path / "kept").mkdir()
    with running(settings) as url:
        (tmp_path / "config").write_text(SECTION.format(folder=tmp_path, url=url), encoding="utf-8")
        (tmp_path / "khal").write_text(KHAL.format(folder=tmp_path), encoding="utf-8")
        found = Subscriber(tmp_path)
        found.run("vdirsyncer", "-c", tmp_path / "config", "discover")
        yield found


class Subscriber:
    """A folder that vdirsyncer keeps, and khal shows."""

    def __init__(self, folder):
        self.folder = folder

    def run(self, name, *arguments):
        """What a program says that came with the packages."""
        command = [Path(sys.executable).with_name(name), *arguments]
        if not command[0].is_file():
            pytest.skip(f"{name} is not installed.")
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def synchronised(self):
        """By title, status, number and start of what is in the folder, one file each."""
        self.run("vdirsyncer", "-c", self.folder / "config", "sync")
        read = [icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT") for file in (self.folder / "kept").iterdir()]
        return {str(one["SUMMARY"]): (str(one["STATUS"]), int(one["SEQUENCE"]), one["DTSTART"].dt) for (one,) in read}

    def shown(self):
        """What is on the subscriber's screen, by title."""
        form = ("--format", "{title}|{start-time}")
        lines = self.run("khal", "-c", self.folder / "khal", "list", "2027-01-01", "14d", *form).splitlines()
        return dict(line.split("|") for line in lines if "|" in line)


@ON_SQLITE  # a subscriber gets the same bytes whatever they come from
def test_a_subscribers_folder_shows_just_what_became_of_an_event(database, subscriber, make_event):
    start = datetime(2027, 1, 10, 12, tzinfo=UTC)
    form = {"starts_at": int(start.timestamp()), "now": now_us()}
    made = {name: make_event(name, **form) for name in ("kept", "moved", "cancelled", "postponed", "withdrawn")}

    before, screen = subscriber.synchronised(), subscriber.shown()
    with writing(database) as session:
        rows = {name: session.merge(row) for name, row in made.items()}
        now = now_us()
        events.edit(session, rows["moved"], {"starts_at": int(start.timestamp()) + 86_400}, now=now)
        events.edit(session, rows["cancelled"], {"status": "cancelled"}, now=now)
        events.edit(session, rows["postponed"], {"status": "postponed"}, now=now)
        events.withdraw(session, rows["withdrawn"], "unpublished", now=now)
    after = subscriber.synchronised()

    assert before == dict.fromkeys(made, ("CONFIRMED", 2, start))
    assert screen == dict.fromkeys(made, "13:00")
    assert after == {
        "kept": ("CONFIRMED", 2, start),
        "moved": ("CONFIRMED", 3, start + timedelta(days=1)),
        "cancelled": ("CANCELLED", 3, start),
        "postponed": ("TENTATIVE", 3, start),
        "withdrawn": ("CANCELLED", 3, start),
    }
    assert subscriber.shown().keys() == made.keys()


def test_an_answer_that_is_made_anew_is_the_same_bytes(settings, database, calendar):
    other = create_app(settings, database).test_client()

    assert other.get("/v1/events.ics").data == calendar
