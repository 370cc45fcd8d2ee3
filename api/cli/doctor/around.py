"""What is around the service, asked as it is used: PUBLIC_URL, the shared cache, replicas, hub, Redis, and where pictures are."""

import time
from collections.abc import Iterator
from contextlib import closing
from email.utils import parsedate_to_datetime

import orjson

from api.app import create_app
from api.cli.doctor.findings import Check, Patient
from api.clock import MICROSECONDS, now_us
from api.db import Database, reading
from api.errors import BroadsheetError, NotDone, Unavailable
from api.media.places import place_of
from api.outbound import ask
from api.outbound.answers import Answer
from api.purge import TARGETS
from api.queries.replicas import Replica, replicas_of, state_of
from api.web.rate_limits.counters import answers

SECONDS = 10.0
MOST_SKEW = 5
LOOKS, BETWEEN_SECONDS = 10, 0.2
ROOT = "/v1"
NOBODYS_KEY = "doctor-asks-whether-this-works"
"""No answer has it, so that nothing is forgotten."""
OK, NOT_MODIFIED, SERVER_ERRORS = 200, 304, 500


def _public_url(patient: Patient) -> Iterator[tuple[str, ...]]:
    """Readers are sent to PUBLIC_URL: what answers there must be this service, with its bytes and its headers."""
    url = f"{patient.settings.public_url}{ROOT}"
    try:
        there = ask("GET", url, headers={"Accept": "application/json"}, seconds=SECONDS)
    except BroadsheetError as error:
        yield (
            "error",
            f"{url} does not answer: {error}",
            "Readers are sent there.",
            "broadsheet serve; or correct BROADSHEET_PUBLIC_URL, the proxy, the name server",
        )
        return
    yield from _same(patient, url, there)
    yield from _in_time(there)


def _same(patient: Patient, url: str, there: Answer) -> Iterator[tuple[str, ...]]:
    here = create_app(patient.settings, patient.database).test_client().get(ROOT)
    etag = there.headers.get("etag", "")
    if there.status != OK:
        where = f", and sends to {there.headers['location']}" if "location" in there.headers else ""
        yield (
            "error",
            f"{url} answers {there.status}{where}.",
            "Readers are sent there.",
            "BROADSHEET_PUBLIC_URL is the address that answers itself; see the proxy's configuration",
        )
    elif there.body != here.data:
        yield (
            "error",
            f"{url} answers something else than this service with this database does.",
            "Readers get the posts of another one, or a proxy changes answers.",
            f"Are all settings the same here and there, and is it the same database? Other there: {_others(there.body, here.data)}.",
        )
    elif etag.removeprefix("W/") != here.headers["ETag"].removeprefix("W/"):
        yield (
            "warning",
            f"{url} answers without our ETag.",
            "Nobody can ask whether something changed: each client fetches all, each time.",
            "Have the proxy leave ETag alone (deploy/nginx.conf)",
        )
    elif ask("GET", url, headers={"Accept": "application/json", "If-None-Match": etag}, seconds=SECONDS).status != NOT_MODIFIED:
        yield (
            "warning",
            f"{url} sends all again to who has it already.",
            "Each client fetches all, each time.",
            "Have the proxy pass If-None-Match on (deploy/nginx.conf)",
        )
    else:
        yield "ok", f"{url} is this service, with its bytes and its ETag."


def _others(there: bytes, here: bytes) -> str:
    """The members that differ."""
    try:
        found, ours = orjson.loads(there), orjson.loads(here)
    except orjson.JSONDecodeError:
        return "it is no JSON"
    if not isinstance(found, dict):
        return "it is no object"
    return ", ".join(sorted(name for name in found.keys() | ours.keys() if found.get(name) != ours.get(name))) or "only its bytes"


def _in_time(there: Answer) -> Iterator[tuple[str, ...]]:
    try:
        skew = abs(parsedate_to_datetime(there.headers.get("date", "")).timestamp() - now_us() / MICROSECONDS)
    except ValueError:
        return
    if skew > MOST_SKEW and "age" not in there.headers:
        yield (
            "warning",
            f"The clock there is {skew:.0f} seconds from the one here.",
            "What is scheduled is published early or late.",
            "timedatectl set-ntp true, on both machines",
        )


def _purge(patient: Patient) -> Iterator[tuple[str, ...]]:
    settings = patient.settings
    if settings.purge_target is None or settings.purge_url is None:
        return
    try:
        TARGETS[settings.purge_target]([NOBODYS_KEY], settings.purge_url, settings.purge_token)
    except BroadsheetError as error:
        yield (
            "error",
            f"The shared cache was not purged: {error}",
            "It shows what was, until answers there are too old.",
            "Correct BROADSHEET_PURGE_URL and BROADSHEET_PURGE_TOKEN (docs/caching.md)",
        )
    else:
        yield "ok", f"The shared cache ({settings.purge_target}) purges when asked."


def _hub(patient: Patient) -> Iterator[tuple[str, ...]]:
    if patient.settings.hub_url is None:
        return
    try:
        answer = ask("GET", patient.settings.hub_url, headers={}, seconds=SECONDS)
        if answer.status >= SERVER_ERRORS:
            raise NotDone(f"it answers {answer.status}.")
    except BroadsheetError as error:
        yield (
            "error",
            f"The hub cannot be told: {error}",
            "Who subscribes there reads nothing new.",
            "Correct BROADSHEET_HUB_URL, or choose another hub",
        )
    else:
        yield "ok", "The hub answers."


def _limits(patient: Patient) -> Iterator[tuple[str, ...]]:
    if patient.settings.redis_url is None:
        return
    if answers(patient.settings.redis_url):
        yield "ok", "Redis counts for limits."
    else:
        yield (
            "warning",
            "Redis does not answer.",
            "Each process counts for itself: limits are only roughly what they should be.",
            "Correct BROADSHEET_REDIS_URL, or start Redis",
        )


def _pictures(patient: Patient) -> Iterator[tuple[str, ...]]:
    place = place_of(patient.settings)
    named = "The folder of pictures" if patient.settings.media_bucket is None else "The bucket of pictures"
    try:
        place.try_out()
    except (BroadsheetError, OSError) as error:
        yield (
            "error",
            f"{named} cannot be used: {error}",
            "No picture can be uploaded, or gets renditions.",
            "chown it to the service's user"
            if patient.settings.media_bucket is None
            else "Correct BROADSHEET_MEDIA_BUCKET and what goes with it, and what its key may do (docs/media.md)",
        )
    else:
        yield "ok", f"{named} takes a file, gives it back and lets it be taken away."


def _replicas(patient: Patient) -> Iterator[tuple[str, ...]]:
    for number, replica in enumerate(replicas_of(patient.settings), 1):
        with closing(replica.database):
            try:
                if _has_caught_up(replica, patient.database):
                    yield "ok", f"Replica {number} has what the primary has."
                    continue
                told = f"Replica {number} has not what the primary has, or follows another history."
            except Unavailable as error:
                told = f"Replica {number} cannot be read: {error}"
        yield "warning", told, "All answers are made by the primary.", "Start it, or correct BROADSHEET_REPLICA_URL (docs/running.md)"


def _has_caught_up(replica: Replica, primary: Database) -> bool:
    """Whether it does within two seconds: somebody may be writing."""
    for _ in range(LOOKS):
        with reading(primary) as connection:
            state = state_of(connection)
        if replica.state() == state:
            return True
        time.sleep(BETWEEN_SECONDS)
    return False


CHECKS: dict[str, Check] = {
    "replicas": _replicas,
    "pictures": _pictures,
    "public address": _public_url,
    "purge target": _purge,
    "hub address": _hub,
    "limits": _limits,
}
