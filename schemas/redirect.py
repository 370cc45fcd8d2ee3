"""Former addresses as a list, for hosts that cannot ask."""

from schemas import field_builders
from schemas.base import Output
from schemas.page import Links, Page
from schemas.parameters import YesNo
from schemas.query import Pagination
from schemas.resolve import TYPES


class Redirect(Output):
    """A former address and where it leads."""

    locals()["from"] = field_builders.text("A path on this site, or a whole address elsewhere.", "/blog/a-thousand-homes")
    to = field_builders.url("The present address; `null` of what is gone.", null=True)
    status = field_builders.whole("How to answer: 308, or 410 and 451 for what is gone.", 308)
    type = field_builders.text(f"Type of the resource: {TYPES}", "post")
    id = field_builders.ident()


class RedirectList(Output):
    """A page of former addresses."""

    data = field_builders.many(Redirect, "Former addresses. A page may hold fewer than `limit` though more follow.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


class RedirectQuery(Pagination):
    """What the list of former addresses is asked."""

    gone = YesNo("`true`: the addresses of what was public once and is gone, present and former ones, instead.", load_default=False)
