"""What is said of a source, checked: its address and its query in their one spelling, its account sealed."""

from typing import Any

from api.errors import InvalidInput
from api.services.syndication import sources as rules
from api.services.webhooks import Sealer
from api.web.admin import changes_queries
from api.web.app_state import state
from schemas.source_queries import FeedSourceQuery, WordpressSourceQuery

TAKEN = ("language", "tag", "campaign", "section", "published_after")
"""Parameters of the query of a Broadsheet."""
WORDPRESS = "wordpress"
QUERIES = {"feed": FeedSourceQuery(), WORDPRESS: WordpressSourceQuery()}
"""And what others take as theirs."""


def checked(values: dict[str, Any], kind: str, url: str = "") -> dict[str, Any]:
    """The values with address and query in their one spelling, and a sealed account. Raises what answers 422. ``url``: as it is so far."""
    if "url" in values:
        values["url"] = _checked_url(values["url"], kind)
    if values.get("account") is not None:
        values["account"] = _sealed(values["account"], kind, values.get("url", url))
    if "query" in values:
        values["query"] = _checked_query(values["query"], kind)
    return values


def _checked_query(query: str, kind: str) -> str:
    if kind in QUERIES:
        return changes_queries.spelled(query, QUERIES[kind])
    asked = changes_queries.asked(query, TAKEN, "does not say which posts: a source takes")
    return changes_queries.canonical(asked, TAKEN)


def _sealed(account: str, kind: str, url: str) -> str:
    if kind != WORDPRESS:
        raise InvalidInput("Only a WordPress is asked with an account.", "/account")
    if not url.startswith("https:") and not state().settings.outbound_allow:
        raise InvalidInput("An account is sent by HTTPS only.", "/account")
    return Sealer(state().settings.secrets).sealed(account)


def _checked_url(url: str, kind: str) -> str:
    from api.outbound import Door, NotAllowed  # noqa: PLC0415 - what sends requests is not loaded where none are sent

    try:
        checked = Door(state().settings.outbound_allow).check(url)
    except NotAllowed as error:
        raise InvalidInput(str(error), "/url") from None
    if kind != rules.BROADSHEET:
        return checked
    if "?" in checked or "#" in checked:
        raise InvalidInput("The address of a Broadsheet has no query and no fragment.", "/url")
    return checked.rstrip("/").removesuffix("/v1")
