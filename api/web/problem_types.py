"""Every kind of error that is answered: status, title, and the text of its page. How one is answered is in ``problems``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A kind of error; ``meaning`` and ``remedy`` are the text of its page."""

    status: int
    title: str
    meaning: str
    remedy: str


PROBLEM_TYPES: dict[str, ProblemType] = {
    "malformed": ProblemType(
        400, "Bad Request", "The request cannot be read as HTTP or as the format it claims to be.", "Compare it with the documentation."
    ),
    "key-missing": ProblemType(
        401,
        "Unauthorized",
        "Everything under `/admin/v1` needs a key, and a key is sent in one place only.",
        "Send `Authorization: Bearer bs_…`. `broadsheet keys create` makes the first key. A key that stood in an address should be "
        "revoked: addresses are logged on the way.",
    ),
    "key-invalid": ProblemType(
        401,
        "Unauthorized",
        "The key is none of this service, or it has expired or been revoked.",
        "Look whether the key was copied whole; else ask for a new one.",
    ),
    "scope-missing": ProblemType(
        403,
        "Forbidden",
        "The key is valid, but may not do this: `detail` names the scope that is needed.",
        "Use a key with that scope. A key makes others that can do no more than itself.",
    ),
    "not-found": ProblemType(
        404,
        "Not Found",
        "There is nothing at this address: the resource never was, was never public, or the reference is neither an id nor a slug. "
        "All of these are answered with the same bytes.",
        "Look the resource up in its list. A former address, here or on the site it was imported from, is known to `/v1/resolve`.",
    ),
    "method-not-allowed": ProblemType(
        405, "Method Not Allowed", "The address exists, but not for this method.", "The header `Allow` has the methods there are."
    ),
    "request-timeout": ProblemType(
        408,
        "Request Timeout",
        "The body did not come in time, nor at a fair pace (`BROADSHEET_BODY_SECONDS`). Nothing was done, and the connection is closed.",
        "Send it again over a better connection, or in smaller parts.",
    ),
    "gone": ProblemType(
        410,
        "Gone",
        "The resource was public once, and has been withdrawn or deleted.",
        "Remove it from what you keep. It may come back at the same address.",
    ),
    "resync-required": ProblemType(
        410,
        "Gone",
        "Nobody can go on from this cursor: its client was away for longer than changes are kept, the database was restored from a copy, "
        "the site got another address, or a slug in the query stands for another resource by now (a tag was merged).",
        "Ask `links.snapshot`, and go on from there to the end. Keep what you have meanwhile; then drop what was not named on the way.",
    ),
    "too-large": ProblemType(
        413, "Content Too Large", "The address, a header or the body is larger than is taken.", "Ask for less at once."
    ),
    "unsupported-media-type": ProblemType(415, "Unsupported Media Type", "The body is in a format that is not taken.", "Send JSON."),
    "invalid-parameters": ProblemType(
        422,
        "Unprocessable Content",
        "A parameter is unknown, given twice, missing, or has a value that is not taken. Nothing is ignored, and nothing is cut to fit.",
        "`errors` has an entry for each fault: its `code`, the `parameter`, what is `allowed`, and a `suggestion` for what was "
        "probably meant. Codes: `unknown`, `repeated`, `invalid`, `out-of-range`, `missing`, `read-only`.",
    ),
    "invalid-body": ProblemType(
        422,
        "Unprocessable Content",
        "A member of the body is not taken.",
        "`errors` has an entry for each fault, with its `pointer` (RFC 6901).",
    ),
    "cursor-invalid": ProblemType(
        422,
        "Unprocessable Content",
        "The cursor was not given out for this list. A cursor is bound to the filters and the sort of the answer it comes from.",
        "Take `page.next_cursor` of an answer with the same filters and sort, or begin again without a cursor. "
        "`limit`, `fields`, `include` and `count` may change on the way.",
    ),
    "idempotency-conflict": ProblemType(
        422,
        "Unprocessable Content",
        "The `Idempotency-Key` was used with another query or body.",
        "Take a new one for each request that is not a repetition.",
    ),
    "slug-taken": ProblemType(409, "Conflict", "Another resource of the type has the slug, or had it in public.", "Choose another slug."),
    "illegal-transition": ProblemType(
        409,
        "Conflict",
        "The state of the post does not allow the action.",
        "`errors[0].allowed` has the actions that it allows now.",
    ),
    "idempotency-in-flight": ProblemType(
        409,
        "Conflict",
        "A request with the same `Idempotency-Key` is being worked on.",
        "Send the same again after a moment: it is answered with what the first one is answered.",
    ),
    "in-use": ProblemType(
        409,
        "Conflict",
        "Others still refer to what is to be deleted.",
        "`detail` says what, and how many: remove these first. A key stays bound to its section when it is revoked.",
    ),
    "picture-processing": ProblemType(
        409,
        "Conflict",
        "Renditions of a picture of the post are being made: it would be public without it.",
        'Repeat the request after the seconds that `Retry-After` says; or send `{"when_ready": true}`, and it is published as soon as they '
        "are made.",
    ),
    "no-bucket": ProblemType(
        409,
        "Conflict",
        "Pictures are kept on the disk of the service, where nobody else puts files: there is no bucket to upload to.",
        "Send the file to `PUT /admin/v1/media/{sha256}`.",
    ),
    "loses-history": ProblemType(
        409,
        "Conflict",
        "The change would drop a measure of a campaign, or more than half of the values that were reported of one: probably what was "
        "sent is not all that was meant. Nothing was changed.",
        "`errors` names each measure with what it would lose. Send what is missing, too; or add one value by "
        "`POST …/figures/{measure}`; or, where it is meant, repeat the request with `drop_figures=true`.",
    ),
    "precondition-failed": ProblemType(
        412,
        "Precondition Failed",
        "Somebody else changed the resource in the meantime: it has another revision than `If-Match` names.",
        "`present` is the resource as it is now, the header `ETag` its revision: make the change again on top of it.",
    ),
    "precondition-required": ProblemType(
        428,
        "Precondition Required",
        "A change must say which revision it changes, so that nobody else's is lost (RFC 6585).",
        "Read the resource, and send its `ETag` as `If-Match`.",
    ),
    "rate-limited": ProblemType(
        429,
        "Too Many Requests",
        "More answers were asked for than are made in a minute: under `/v1` for one address (an IPv6 network of 64 bits), under "
        "`/admin/v1` with one key. Requests with a key that is none count for the address they come from.",
        "Wait for the seconds that `Retry-After` says. Answers with `Cache-Status: broadsheet; hit` and all 304 are free: keep answers, "
        "and ask with `If-None-Match`. Under `/admin/v1` each answer says in `RateLimit` what is left.",
    ),
    "legal": ProblemType(
        451, "Unavailable For Legal Reasons", "The resource was withdrawn for legal reasons (RFC 7725).", "Remove it from what you keep."
    ),
    "internal-error": ProblemType(
        500,
        "Internal Server Error",
        "The service has a fault. It has been logged with the request's id.",
        "Tell the operators the header `X-Request-Id` of the answer.",
    ),
    "unsupported-format": ProblemType(
        501,
        "Not Implemented",
        "The answer cannot be had in the format that was asked for: oEmbed is answered in JSON, not in XML (oEmbed 1.0, 2.3.1).",
        "Leave `format` out, or ask for `format=json`.",
    ),
    "not-implemented": ProblemType(
        501,
        "Not Implemented",
        "There is no such method anywhere: names of methods are written in capitals (RFC 9110, 9.1).",
        "Send `GET`, not `get`.",
    ),
    "unavailable": ProblemType(
        503,
        "Service Unavailable",
        "The database is away or too busy, or more requests are being worked on than can be. Nothing is wrong with the request.",
        "Repeat it after the seconds that `Retry-After` says.",
    ),
    "read-only": ProblemType(
        503,
        "Service Unavailable",
        "Nothing can be written now: the operators have said so (`BROADSHEET_READ_ONLY`), or the disk of the database is full. What is "
        "there can still be read.",
        "Send it again after the seconds that `Retry-After` says; with the same `Idempotency-Key`, it is done once.",
    ),
}
"""By code. Of several codes with one status, the first is what that status means by itself."""

CODE_OF_STATUS: dict[int, str] = {414: "too-large", 431: "too-large"}
for _code, _kind in PROBLEM_TYPES.items():
    CODE_OF_STATUS.setdefault(_kind.status, _code)


def code_of(status: int) -> str:
    """The code that a status means by itself."""
    return CODE_OF_STATUS.get(status) or ("internal-error" if status >= 500 else "malformed")  # noqa: PLR2004 - server errors (RFC 9110, 15.6)
