"""What every list has around its items."""

from schemas import field_builders
from schemas.base import Output


class Total(Output):
    """How many items match."""

    value = field_builders.whole("Items that match, or at least do.", 1234)
    relation = field_builders.one_of(("exact", "at_least"), "`at_least`: counting stopped at `value`.")


class UnknownFilter(Output):
    """A value of a filter that names nothing."""

    parameter = field_builders.text("The filter.", "tag")
    value = field_builders.text("What it was given.", "watr")


class Page(Output):
    """Which part of the list this is."""

    limit = field_builders.whole("Items a page.", 20)
    number = field_builders.whole("Number of this page, from 1; `null` behind a cursor.", 1, null=True)
    pages = field_builders.whole("Number of pages; `null` unless counted exactly.", 62, null=True)
    next_cursor = field_builders.text("`cursor` of the next page; `null` at the end.", null=True)
    total = field_builders.nested(Total, "How many match; `null` unless `count=true`.", null=True)
    unknown_filters = field_builders.many(
        UnknownFilter, "Values of filters that name nothing that ever was here: an empty list may come from a slip of the pen."
    )
    suggestion = field_builders.text(
        "Where a question finds no post: the same with words that posts have, one or two edits away, and that finds some under the same "
        "filters; else `null`.",
        "clean water",
        null=True,
    )


class Links(Output):
    """Absolute addresses, made of the setting `public_url`."""

    self = field_builders.url("This list in its one canonical form.")
    next = field_builders.url("The next page; `null` at the end.", null=True)
    prev = field_builders.url("The page before, when browsing by `page`, the last one from beyond the end; else `null`.", null=True)
