"""Former addresses as a list, for hosts that cannot ask."""

from schemas import members
from schemas.base import Output
from schemas.page import Links, Page
from schemas.query import ListAsked, Numbered
from schemas.resolve import TYPES


class Redirect(Output):
    """A former address and where it leads."""

    locals()["from"] = members.text("A path on this site, or a whole address elsewhere.", "/blog/a-thousand-homes")
    to = members.url("The present address.")
    type = members.text(f"Type of the resource: {TYPES}", "post")
    id = members.ident()


class RedirectList(Output):
    """A page of former addresses."""

    data = members.many(Redirect, "Former addresses. A page may hold fewer than `limit` though more follow.")
    page = members.nested(Page, "Which part this is.")
    links = members.nested(Links, "Where to go on.")


class RedirectQuery(Numbered):
    """What the list of former addresses is asked."""


class RedirectAsked(ListAsked):
    """The list of former addresses, asked."""
