"""Everything that can go wrong on purpose, as one tree. How it is answered is decided in ``api.web.problems``.

BroadsheetError
├── Refused                a client's request cannot be met; ``status`` and ``code`` say how it is answered
│   ├── NotFound           404
│   │   └── NotCounted     404, a campaign does not count this (``services.resources.figures``)
│   ├── Gone               410, was public once
│   │   └── Legal          451, withdrawn for legal reasons
│   ├── Moved              308, lives at another reference
│   ├── Malformed          400, the body cannot be read
│   ├── InvalidInput       422, with the fault's place
│   ├── InvalidParameter   422, with the parameter
│   ├── CursorInvalid      422
│   ├── Resync             410, the cursor leads nowhere any more: start with a snapshot
│   ├── SlugTaken          409
│   ├── IllegalTransition  409, with the actions that are allowed
│   ├── InUse              409
│   ├── PictureProcessing  409, with the seconds to wait (``services.images``)
│   ├── NoBucket           409, pictures are kept on disk: nobody but us puts files there (``services.resources.media``)
│   ├── LosesHistory       409, figures would be dropped, and nothing says that this is meant (``services.resources.figures``)
│   ├── InFlight           409, the same request is being worked on
│   ├── Repeated           422, the key of another request
│   ├── KeyMissing         401
│   ├── KeyInvalid         401
│   ├── ScopeMissing       403
│   ├── Changed            412, the resource is not what the client believes, or was changed meanwhile
│   │   └── Stale          412, somebody else was faster
│   ├── Unconditional      428, ``If-Match`` is needed
│   ├── UnsupportedFormat  501, an answer is not made in this format
│   └── RateLimited        429, with the seconds to wait
├── Unavailable            503, the database is away or busy, or more is asked at once than can be done
│   ├── Behind             503, this server has not yet seen what the client has
│   └── ReadOnly           503, nothing can be written now, but read
├── Unreachable            another server was asked and did not answer, or not in time
│   └── NotAllowed         it was not asked: its address is none that a stranger may choose (``outbound.answers``)
├── NotDone                another server answered, but did not do what it was asked for
│   └── Unreadable         its answer is too large, or in no form that can be read (``outbound.answers``)
└── CannotStart            a command refuses to start, in one line
    └── BadSetting
"""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar


class BroadsheetError(Exception):
    """The root; its text is a sentence fit for the reader."""


class Refused(BroadsheetError):
    """A request that cannot be met; ``code`` is one of the contract's codes."""

    status: ClassVar[int] = 422
    code: ClassVar[str] = "invalid-parameters"


class NotFound(Refused):
    """Nothing is there: it is missing, never was public, or the reference is malformed; one answer for all three."""

    status = 404
    code = "not-found"

    def __init__(self) -> None:
        super().__init__("There is nothing at this address.")


class Gone(Refused):
    """Was public once and is not any more."""

    status = 410
    code = "gone"

    def __init__(self) -> None:
        super().__init__("This was published once and has been withdrawn or deleted.")


class Legal(Gone):
    """Withdrawn for legal reasons (RFC 7725)."""

    status = 451
    code = "legal"

    def __init__(self) -> None:
        Refused.__init__(self, "This has been withdrawn for legal reasons.")


class Moved(Refused):
    """The resource has another reference now: ``ref``, its present slug or id."""

    status = 308
    code = "moved"

    def __init__(self, ref: str) -> None:
        super().__init__(f"This lives at {ref!r} now.")
        self.ref = ref


class Malformed(Refused):
    """A body that cannot be read as what it claims to be."""

    status = 400
    code = "malformed"


class InvalidInput(Refused):
    """Input that a rule refuses; ``pointer`` is the member (RFC 6901) or ``None``."""

    code = "invalid-body"

    def __init__(self, detail: str, pointer: str | None = None) -> None:
        super().__init__(detail)
        self.pointer = pointer


class InvalidParameter(Refused):
    """A query parameter that is refused by a rule which its schema cannot know."""

    def __init__(self, detail: str, parameter: str) -> None:
        super().__init__(detail)
        self.parameter = parameter


class CursorInvalid(Refused):
    """A cursor that was not given out for this list."""

    code = "cursor-invalid"

    def __init__(self) -> None:
        super().__init__("This cursor does not belong to this list: take `page.next_cursor` of an answer with the same filters and sort.")


class Resync(Refused):
    """A cursor of delta sync that nobody can go on from; ``snapshot`` is the address to start at."""

    status = 410
    code = "resync-required"

    def __init__(self, detail: str, snapshot: str) -> None:
        super().__init__(detail)
        self.snapshot = snapshot


class SlugTaken(Refused):
    """Another resource of the type has the slug, or had it in public."""

    status = 409
    code = "slug-taken"


class IllegalTransition(Refused):
    """The post's state does not allow the action; ``allowed`` are those that it allows."""

    status = 409
    code = "illegal-transition"

    def __init__(self, detail: str, allowed: Iterable[str] = ()) -> None:
        super().__init__(detail)
        self.allowed = tuple(allowed)


class InUse(Refused):
    """Others still refer to what is to be deleted."""

    status = 409
    code = "in-use"


class InFlight(Refused):
    """A request with the same ``Idempotency-Key`` is being worked on."""

    status = 409
    code = "idempotency-in-flight"

    def __init__(self) -> None:
        super().__init__("The request with this Idempotency-Key is being worked on: ask again for its answer.")


class Repeated(Refused):
    """The ``Idempotency-Key`` was used for a request that said something else."""

    code = "idempotency-conflict"

    def __init__(self) -> None:
        super().__init__("This Idempotency-Key was used with another query or body: take a new one for another request.")


class KeyMissing(Refused):
    """No key was sent where one is needed, or not where keys belong."""

    status = 401
    code = "key-missing"


class KeyInvalid(Refused):
    """The key is none of ours, or not any more."""

    status = 401
    code = "key-invalid"

    def __init__(self, detail: str = "This is no key of this service, or it has expired or been revoked.") -> None:
        super().__init__(detail)


class ScopeMissing(Refused):
    """The key may not do this."""

    status = 403
    code = "scope-missing"


class Changed(Refused):
    """The resource has another revision than ``If-Match`` names: ``present`` is what it is now, ``tag`` its ETag, where known."""

    status = 412
    code = "precondition-failed"

    def __init__(self, detail: str, *, present: Mapping[str, Any] | None = None, tag: str | None = None) -> None:
        super().__init__(detail)
        self.present, self.tag = present, tag


class Stale(Changed):
    """A row was changed by somebody else in the meantime: the same again may succeed.

    ``lasting``: what answers where it does not, since it was nobody else's doing; ``None``: others were faster each time.
    """

    def __init__(self, detail: str, *, lasting: Exception | None = None) -> None:
        super().__init__(detail)
        self.lasting = lasting

    @property
    def told(self) -> Exception:
        """What is told of it when it is not tried again."""
        return self.lasting or self


class Unconditional(Refused):
    """A change that must say which revision it changes."""

    status = 428
    code = "precondition-required"


class UnsupportedFormat(Refused):
    """An answer that is not made in the format asked for."""

    status = 501
    code = "unsupported-format"


class RateLimited(Refused):
    """More was asked for than is answered in a minute; ``after_seconds`` is when the next answer may be had."""

    status = 429
    code = "rate-limited"

    def __init__(self, detail: str, after_seconds: int) -> None:
        super().__init__(detail)
        self.after_seconds = after_seconds


class Unavailable(BroadsheetError):
    """The database is away or too busy; the same request may succeed later."""

    code: ClassVar[str] = "unavailable"
    after_seconds: ClassVar[int] = 2


class Behind(Unavailable):
    """This server's database has not reached the place that the client comes from: another one has, or this one soon will."""

    after_seconds = 1


class ReadOnly(Unavailable):
    """Nothing can be written now: by setting, or because the disk is full; reads go on."""

    code = "read-only"
    after_seconds = 30


class Unreachable(BroadsheetError):
    """Another server was asked and did not answer, or not in time; whether it did what it was asked for is not known."""


class NotDone(BroadsheetError):
    """Another server answered, but did not do what it was asked for; ``after_seconds`` is when it wants to be asked again."""

    def __init__(self, detail: str, after_seconds: int = 0) -> None:
        super().__init__(detail)
        self.after_seconds = after_seconds


class CannotStart(BroadsheetError):
    """A command refuses to start; the text is the one line that is printed."""


class BadSetting(CannotStart):
    """A setting is unknown or cannot be read."""
