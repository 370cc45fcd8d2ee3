"""Errors as they are answered (RFC 9457). Which there are, and what they mean, is in ``api.web.problem_types``."""

from schemas import field_builders
from schemas.base import Output
from schemas.faults import CODES


class ProblemFault(Output):
    """One thing that is wrong with the input."""

    code = field_builders.text(f"What is wrong: {', '.join(f'`{code}`' for code in CODES)}; more may come.", "unknown")
    detail = field_builders.text("A sentence for developers.", "There is no parameter `lang`.")
    parameter = field_builders.text("Parameter that is wrong, if one is.", "lang", null=True)
    pointer = field_builders.text("Place in the body (RFC 6901), if that is wrong.", null=True)
    allowed = field_builders.many(field_builders.text("A value."), "What is allowed, if that can be listed.", null=True)
    suggestion = field_builders.text("What was probably meant.", "language", null=True)


class ProblemLinks(Output):
    """Where to go from here."""

    snapshot = field_builders.url("With 410 `resync-required`: the address at which to start anew.")


class Problem(Output):
    """An error. Programs go by `code`; the texts are English, for developers."""

    OPTIONAL = ("errors", "links")

    type = field_builders.text(
        "Reference of a page that explains it, the same on every installation.", "/docs/problems/not-found", format="uri-reference"
    )
    title = field_builders.text("The kind of error.", "Not Found")
    status = field_builders.whole("HTTP status.", 404)
    detail = field_builders.text("What happened here, a sentence for developers.", "There is nothing at this address.")
    code = field_builders.text("The last part of `type`.", "not-found")
    errors = field_builders.many(ProblemFault, "What is wrong with the input, one by one; only where input is refused.")
    links = field_builders.nested(ProblemLinks, "Where to go on; only with `resync-required`.")
