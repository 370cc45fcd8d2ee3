"""What every list has around its items."""

from schemas import members
from schemas.base import Output


class Total(Output):
    """How many items match."""

    value = members.whole("Items that match, or at least do.", 1234)
    relation = members.one_of(("exact", "at_least"), "`at_least`: counting stopped at `value`.")


class Page(Output):
    """Which part of the list this is."""

    limit = members.whole("Items a page.", 20)
    number = members.whole("Number of this page, from 1; `null` behind a cursor.", 1, null=True)
    pages = members.whole("Number of pages; `null` unless counted exactly.", 62, null=True)
    next_cursor = members.text("`cursor` of the next page; `null` at the end.", null=True)
    total = members.nested(Total, "How many match; `null` unless `count=true`.", null=True)


class Links(Output):
    """Absolute addresses, made of the setting `public_url`."""

    self = members.url("This list in its one canonical form.")
    next = members.url("The next page; `null` at the end.", null=True)
    prev = members.url("The page before, when browsing by `page`; else `null`.", null=True)
