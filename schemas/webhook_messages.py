"""What webhooks are told: the bodies of messages. The headers that come with them are in ``api.web.openapi.webhooks``."""

from schemas import field_builders
from schemas.base import Output
from schemas.change import REASONS
from schemas.fields import Word
from schemas.vocabulary import SYNCED

CHANGED, RESYNC, TEST = "content.changed", "resync.required", "webhook.test"
"""Types of messages; more may come."""


def _kind(component: str, kind: str) -> Word:
    return Word(component, (kind,), f"The type of messages `{kind}`.", "What the message is about.")


def _cursor() -> object:
    return field_builders.text(
        "A cursor of `/v1/changes` with the query of the webhook: where what comes next begins.",
        "l-0c9f2f5a7b1e-5d41402abc4b-7d793037a076-1204-1204--1c291ca3",
    )


def _expected() -> object:
    return field_builders.text(
        "How new the message is: with this as the parameter `expected` an answer of `/v1/changes` is at least as new.", "0c9f2f5a7b1e-1204"
    )


def _made_at() -> object:
    return field_builders.instant("When the message was made; it stays when it is sent again.")


class ItemBefore(Output):
    """What a resource was called, and where it was, when the webhook was told last."""

    slug = field_builders.text("Its slug then.", "homes")
    url = field_builders.url("Its address then: drop that page, or redirect from it.")


class ChangedItem(Output):
    """A resource that has changed, by its present state."""

    op = Word(
        "ItemOp",
        ("upsert", "delete"),
        "What to do with a resource.",
        "`upsert`: it came, or is another now. `delete`: it is no longer public, or no longer in the query.",
    )
    type = field_builders.text(f"The type of the resource: {', '.join(SYNCED)}. More may come.", "post")
    id = field_builders.ident()
    revision = field_builders.revision()
    slug = field_builders.text("Its slug, the last one where it left; `null`: it has none.", "a-thousand-homes", null=True)
    language = field_builders.text("Its language (BCP 47), `und` where that is no longer known; `null`: it has none.", "fr-CA", null=True)
    url = field_builders.url("Its address, the last one where it left; `null`: it has no page.", null=True)
    previous = field_builders.nested(ItemBefore, "Where it was when you were told last, if that was elsewhere; else `null`.", null=True)
    reason = field_builders.text(
        "With `delete`: why; more may come. " + "; ".join(f"`{name}`: {told}" for name, told in REASONS.items()) + ".",
        "unpublished",
        null=True,
    )
    into = field_builders.ident("With `delete`: the tag that it was merged into.", null=True)
    keys = field_builders.many(
        field_builders.text("A word of `Surrogate-Key`."),
        "Keys of answers that show it or did so: drop pages made of them. `any`: all.",
    )


class ChangedData(Output):
    """What has changed, and where to go on."""

    items = field_builders.many(ChangedItem, "At most 100, each resource once.")
    next_cursor = _cursor()
    has_more = field_builders.flag("Whether another message follows at once.")
    expected = _expected()


class ContentChanged(Output):
    """Resources came, are others now, or left."""

    type = _kind("ContentChangedType", CHANGED)
    timestamp = _made_at()
    data = field_builders.nested(ChangedData, "What has changed.")


class ResyncData(Output):
    """Where to begin anew."""

    snapshot = field_builders.url("What to read whole: `/v1/changes` with the query of the webhook. Keep what you have meanwhile.")
    next_cursor = _cursor()
    expected = _expected()


class ResyncRequired(Output):
    """Nobody can go on from where the receiver is: it has to read all there is."""

    type = _kind("ResyncRequiredType", RESYNC)
    timestamp = _made_at()
    data = field_builders.nested(ResyncData, "Where to begin anew.")


class WebhookTestData(Output):
    """What is tried."""

    webhook = field_builders.ident("The webhook.")


class WebhookTest(Output):
    """A test: somebody asked for it, and nothing has changed."""

    type = _kind("WebhookTestType", TEST)
    timestamp = _made_at()
    data = field_builders.nested(WebhookTestData, "What is tried.")


MESSAGES: dict[str, type[Output]] = {CHANGED: ContentChanged, RESYNC: ResyncRequired, TEST: WebhookTest}
"""By type, the schema of the whole body."""
