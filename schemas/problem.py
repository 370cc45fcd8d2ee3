"""Errors as they are answered (RFC 9457). Which there are, and what they mean, is in ``api.web.problem_types``."""

from schemas import members
from schemas.base import Output
from schemas.faults import CODES


class ProblemFault(Output):
    """One thing that is wrong with the input."""

    code = members.text(f"What is wrong: {', '.join(f'`{code}`' for code in CODES)}; more may come.", "unknown")
    detail = members.text("A sentence for developers.", "There is no parameter `lang`.")
    parameter = members.text("Parameter that is wrong, if one is.", "lang", null=True)
    pointer = members.text("Place in the body (RFC 6901), if that is wrong.", null=True)
    allowed = members.many(members.text("A value."), "What is allowed, if that can be listed.", null=True)
    suggestion = members.text("What was probably meant.", "language", null=True)


class ProblemLinks(Output):
    """Where to go from here."""

    snapshot = members.url("With 410 `resync-required`: the address at which to start anew.")


class Problem(Output):
    """An error. Programs go by `code`; the texts are English, for developers."""

    OPTIONAL = ("errors", "links")

    type = members.text(
        "Reference of a page that explains it, the same on every installation.", "/docs/problems/not-found", format="uri-reference"
    )
    title = members.text("The kind of error.", "Not Found")
    status = members.whole("HTTP status.", 404)
    detail = members.text("What happened here, a sentence for developers.", "There is nothing at this address.")
    code = members.text("The last part of `type`.", "not-found")
    errors = members.many(ProblemFault, "What is wrong with the input, one by one; only where input is refused.")
    links = members.nested(ProblemLinks, "Where to go on; only with `resync-required`.")
