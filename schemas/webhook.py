"""Webhooks: what is asked for one, how answers show them, and the bodies of their actions. The secret is told when it is made."""

from schemas import field_builders
from schemas.admin_queries import Cursored
from schemas.base import Input, Output
from schemas.fields import Text
from schemas.input_fields import told
from schemas.page import Links, Page

STATES = {"active": "it is told of changes", "paused": "it is told nothing, and keeps its place: `reason` says why"}
REASONS = {
    "asked": "somebody paused it",
    "failing": "it accepted nothing for three days",
    "gone": "it answered 410",
    "unsealed": "its secret was sealed by a secret that `BROADSHEET_SECRETS` no longer has: make a new one, then resume it",
}
KINDS = {"changes": "what has changed", "resync": "that it has to read all there is", "test": "a test"}


def _name(*, required: bool = False) -> Text:
    return Text(least=1, most=100, required=required, metadata=told("What it is for: a line of text.", "partner newsroom"))


def _url(*, required: bool = False) -> Text:
    return Text(
        least=1,
        most=2_048,
        required=required,
        metadata=told(
            "Where messages are sent: `https` or `http`, a public address, port 80 or 443, or what `BROADSHEET_OUTBOUND_ALLOW` allows.",
            "https://www.example.org/hooks/broadsheet",
        ),
    )


def _query() -> Text:
    return Text(
        most=4_000,
        metadata=told(
            "Which changes: a query of `/v1/changes` with `types language tag campaign section origin published_after`. Empty: all.",
            "types=post&tag=housing",
        ),
    )


class WebhookInput(Input):
    """A new webhook. It begins with the next change."""

    name = _name(required=True)
    url = _url(required=True)
    query = _query()


class WebhookPatch(Input):
    """What of a webhook is to be another (RFC 7396)."""

    name = _name()
    url = _url()
    query = _query()


class ReplayInput(Input):
    """Where to begin again."""

    cursor = Text(
        most=1_000,
        allow_none=True,
        metadata=told(
            "`next_cursor` of a message, or of the last page of a snapshot of `/v1/changes` with the same query, or of any later one. "
            "`null`: everything is told, as it is now."
        ),
    )


class Webhook(Output):
    """A webhook, without its secret."""

    id = field_builders.ident()
    name = field_builders.text("What it is for.", "partner newsroom")
    url = field_builders.text("Where messages are sent.", "https://www.example.org/hooks/broadsheet")
    query = field_builders.text("Which changes, as a query of `/v1/changes`; empty: all.", "types=post&tag=housing")
    state = field_builders.text("; ".join(f"`{name}`: {meaning}" for name, meaning in STATES.items()) + ".", "active")
    reason = field_builders.text(
        "Why it is paused; more may come. " + "; ".join(f"`{name}`: {meaning}" for name, meaning in REASONS.items()) + ".",
        "failing",
        null=True,
    )
    next_cursor = field_builders.text("How far it is: what it has accepted, as a cursor of `/v1/changes` with its query.", null=True)
    waiting_since = field_builders.instant("When the message was made that it is yet to accept; `null`: none waits.", null=True)
    accepted_at = field_builders.instant("When it accepted a message last.", null=True)
    failing_since = field_builders.instant("Since when it accepts nothing.", null=True)
    failures = field_builders.whole("How often it refused the message that waits.", 0)
    next_attempt_at = field_builders.instant("When that is sent again, at the earliest.", null=True)
    former_secret_until = field_builders.instant("Until when messages are signed with the secret before, too.", null=True)
    revision = field_builders.whole("Number of what was written of it; the ETag.", 1)
    created_at = field_builders.instant("When it was made.")
    updated_at = field_builders.instant("When it was last written.")


class WebhookMade(Webhook):
    """A webhook with a new secret: the only answer that tells it."""

    secret = field_builders.text(
        "The secret that messages are signed with (Standard Webhooks). It is told only here; `null` where the request was repeated.",
        "whsec_…",
        null=True,
    )


class WebhookList(Output):
    """A page of webhooks."""

    data = field_builders.many(Webhook, "Webhooks, the first made first.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


class WebhookAttempt(Output):
    """One time that a message was sent."""

    id = field_builders.ident()
    message = field_builders.text("The message, as its header `webhook-id` names it.", "msg_01930a5c7e1a7c3f9d550a1b2c3d4e5f")
    kind = field_builders.text("; ".join(f"`{name}`: {meaning}" for name, meaning in KINDS.items()) + ". More may come.", "changes")
    at = field_builders.instant("When the answer came, or it was known that none would.")
    duration_ms = field_builders.whole("Milliseconds until then.", 120)
    status = field_builders.whole("The status that came back.", 204, null=True)
    error = field_builders.text("Why none came back.", "www.example.org does not answer: not in time.", null=True)


class WebhookAttemptList(Output):
    """A page of attempts."""

    data = field_builders.many(WebhookAttempt, "Attempts of the last 30 days, the last first.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


class WebhookTestSent(Output):
    """A test that is on its way."""

    message = field_builders.text("What its header `webhook-id` and the attempts call it.", "msg_01930a5c7e1a7c3f9d550a1b2c3d4e5f")


class WebhookQuery(Cursored):
    """What a list of webhooks is asked."""


class WebhookAttemptQuery(Cursored):
    """What a list of attempts is asked."""
