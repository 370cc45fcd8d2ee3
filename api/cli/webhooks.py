"""``webhooks``: which there are and how far they are, trying one, telling one again. What they are told is in ``api.webhooks``."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any
from uuid import UUID

import click
from sqlalchemy import Row, select

from api.clock import database_now_us, iso_us
from api.db import Database, open_database, reading
from api.derived.writing import writing
from api.errors import InvalidInput, NotDone, NotFound
from api.migrations import check_schema
from api.models import Webhook, WebhookAttempt
from api.services import webhooks as rules
from api.services.references import as_uuid
from api.settings import read_settings
from api.webhooks.messages import place_of, written
from schemas.webhook_messages import TEST

WAIT_SECONDS = 30
"""So long a test is waited for: the other side has 15, and a worker looks ten times a second."""
LOOK_SECONDS = 0.1


@click.group()
def webhooks() -> None:
    """Lists webhooks, tries one, tells one again."""


@webhooks.command("list")
def list_() -> None:
    """Prints the webhooks, oldest first: id, state, what it accepted last and since when it fails, query (`-`: all), address, name."""
    with _opened() as database, reading(database) as connection:
        for row in connection.execute(select(Webhook.__table__).order_by(Webhook.id)):
            click.echo("\t".join((str(row.id), *_progress(row), row.query or "-", row.url, row.name)))


@webhooks.command()
@click.argument("webhook_id", metavar="ID")
def test(webhook_id: str) -> None:
    """Has a worker send a test, and prints the status that came back, or why none did (status 1)."""
    with _opened() as database:
        with writing(database) as session:
            row, now = _found(session, webhook_id), database_now_us(session.connection())
            message = rules.test(session, row, written(TEST, {"webhook": str(row.id)}, now), now=now).id
        attempt = _awaited(database, message)
    if attempt.status is None:
        raise NotDone(str(attempt.error))
    click.echo(f"{attempt.status}\t{attempt.duration_ms} ms")


@webhooks.command()
@click.argument("webhook_id", metavar="ID")
@click.argument("cursor", required=False)
def replay(webhook_id: str, cursor: str | None) -> None:
    """Has what changed after CURSOR told again, as it is now; without one everything."""
    with _opened() as database, writing(database) as session:
        row = _found(session, webhook_id)
        place = None if cursor is None else place_of(session.connection(), row, cursor, database.site)
        rules.replay(session, row, place, site=database.site, now=database_now_us(session.connection()))
    click.echo(f"It is told again {'everything' if cursor is None else 'what changed after that cursor'}, while a worker runs.")


@contextmanager
def _opened() -> Iterator[Database]:
    with closing(open_database(read_settings())) as database:
        check_schema(database)
        yield database


def _found(session: Any, text: str) -> Webhook:
    one = as_uuid(text)
    try:
        return rules.found(session, one or UUID(int=0))
    except NotFound:
        raise InvalidInput(f"There is no webhook {text!r}: `broadsheet webhooks list` has their ids.") from None


def _progress(row: Row[Any]) -> tuple[str, str]:
    state = row.state if row.reason is None else f"{row.state}: {row.reason}"
    if row.failing_since is not None:
        return state, f"failing since {iso_us(row.failing_since)}"
    return state, "nothing accepted yet" if row.accepted_at is None else f"accepted {iso_us(row.accepted_at)}"


def _awaited(database: Database, message: UUID) -> Row[Any]:
    """The attempt to send a message. Raises ``NotDone`` where no worker made one."""
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        with reading(database) as connection:
            row = connection.execute(select(WebhookAttempt.__table__).where(WebhookAttempt.message_id == message)).first()
        if row is not None:
            return row
        time.sleep(LOOK_SECONDS)
    raise NotDone(f"No worker has sent it in {WAIT_SECONDS} seconds: is `broadsheet serve` or `broadsheet worker` running?")
