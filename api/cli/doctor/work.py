"""What workers do beside answers: whether one lives, what waits, what failed."""

from collections.abc import Iterator
from functools import partial

from api.cli.doctor.findings import Check, Patient

MINUTE, HOUR, DAY = 60, 3_600, 86_400


def _worker(patient: Patient) -> Iterator[tuple[str, ...]]:
    late = patient.fact("due_late_seconds")
    if patient.fact("lease_seconds", "worker") >= 0:
        if late > MINUTE:
            yield (
                "warning",
                f"A post was due {late} seconds ago and is not published.",
                "Readers wait for it.",
                "The worker's log says why it fails, or it waits for pictures: broadsheet doctor",
            )
        else:
            yield "ok", "A worker works, and nothing is late."
        return
    level = "error" if late > MINUTE else "warning"
    waits = f" A post was due {late} seconds ago." if late > MINUTE else ""
    yield (
        level,
        f"No worker works on this database.{waits}",
        "Nothing is published by schedule, no webhook is told, no picture gets renditions.",
        "broadsheet serve, or broadsheet worker beside `serve --no-worker`",
    )


def _jobs(patient: Patient) -> Iterator[tuple[str, ...]]:
    failed, age = patient.fact("jobs", "failed"), patient.fact("job_age_seconds")
    if failed:
        yield (
            "warning",
            f"{failed} fan-outs failed.",
            "What they should have changed is partly as before.",
            "The worker's log says why; broadsheet reindex makes lists and addresses right",
        )
    if age > HOUR:
        yield (
            "warning",
            f"A fan-out was begun {age // HOUR} hours ago and is not done.",
            "Readers see both, what was and what is.",
            "The worker's log says what it does",
        )
    if not failed and age <= HOUR:
        yield "ok", f"{patient.fact('jobs', 'waiting')} fan-outs are under way."


def _told(patient: Patient, *, name: str, states: str, why: str, helps: str) -> Iterator[tuple[str, ...]]:
    """Of webhooks or sources: how many are in which state."""
    found = patient.facts[states]
    for state in ("failing", "paused"):
        if found[state]:
            yield "warning", f"{found[state]} {name} {'fail' if state == 'failing' else 'are paused'}.", why, helps
    if not found["failing"] and not found["paused"]:
        yield "ok", f"{found['active']} {name}, none fails."


def _webhooks(patient: Patient) -> Iterator[tuple[str, ...]]:
    why = "Who listens there does not know what has changed."
    yield from _told(
        patient, name="webhooks", states="webhooks", why=why, helps="broadsheet webhooks list, then broadsheet webhooks test ID"
    )
    age = patient.fact("webhook_age_seconds")
    if age > HOUR:
        yield "warning", f"A message waits for {age // HOUR} hours.", why, "broadsheet webhooks list says who does not take it"


def _sources(patient: Patient) -> Iterator[tuple[str, ...]]:
    why = "What they change or withdraw does not arrive here."
    yield from _told(patient, name="sources", states="sources", why=why, helps="broadsheet sources list, then broadsheet sources status ID")
    aside, lag = patient.fact("source_items_set_aside"), patient.fact("source_lag_seconds")
    if aside:
        yield (
            "warning",
            f"{aside} posts of sources were not taken.",
            "They are missing here.",
            "GET /admin/v1/sources/ID/items?set_aside=true has the reasons",
        )
    if lag > DAY:
        yield "warning", f"A source was not read for {lag // DAY} days.", why, "broadsheet sources status ID"


def _media(patient: Patient) -> Iterator[tuple[str, ...]]:
    settings, used = patient.settings, patient.fact("media_bytes")
    most = None if settings.media_mb is None else settings.media_mb * 10**6
    failed, age = patient.fact("media", "failed"), patient.fact("media_queue_age_seconds")
    if most is not None and used >= most * 9 // 10:
        level = "error" if used >= most else "warning"
        yield (
            level,
            f"Pictures have {used * 100 // most} % of the room that BROADSHEET_MEDIA_MB gives them.",
            "With all of it, uploads are answered 503.",
            "Raise BROADSHEET_MEDIA_MB, or delete what GET /admin/v1/media?unused=true lists",
        )
    if failed:
        yield (
            "warning",
            f"Of {failed} pictures no renditions can be made.",
            "They are not shown.",
            "GET /admin/v1/media?state=failed says why",
        )
    if age > 10 * MINUTE:
        yield (
            "warning",
            f"A picture waits for renditions for {age // MINUTE} minutes.",
            "Posts with it cannot be published.",
            "broadsheet worker, or more of them",
        )
    if not failed and age <= 10 * MINUTE:
        yield "ok", f"{patient.fact('media', 'ready')} pictures are ready, {patient.fact('media', 'processing')} wait."


def _told_of_changes(patient: Patient, *, role: str, is_used: str, what: str, why: str) -> Iterator[tuple[str, ...]]:
    """Whether a shared cache or a hub is told of changes in time."""
    late = patient.fact("place_late_seconds", role)
    if getattr(patient.settings, is_used) is None:
        return
    if late > MINUTE:
        yield "warning", f"{what} was not told of changes for {late} seconds.", why, "The worker's log says why"
    else:
        yield "ok", f"{what} is told of changes."


CHECKS: dict[str, Check] = {
    "worker": _worker,
    "jobs": _jobs,
    "webhooks": _webhooks,
    "sources": _sources,
    "media": _media,
    "purge": partial(_told_of_changes, role="purge", is_used="purge_target", what="The shared cache", why="It shows what was."),
    "hub": partial(_told_of_changes, role="hub", is_used="hub_url", what="The hub", why="Who subscribes there reads nothing new."),
}
