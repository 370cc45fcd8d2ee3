"""The audit: who did what."""

from schemas import members
from schemas.base import Output
from schemas.key import KeyRef
from schemas.page import Links, Page


class AuditEntry(Output):
    """Something that was done."""

    id = members.ident()
    at = members.instant("When.")
    key = members.nested(KeyRef, "The key that it was done with; `null`: by the worker or the command line.", null=True)
    actor = members.text("Who did it, as the client called them.", "ana", null=True)
    action = members.text("What was done: `create`, `update`, `delete`, `publish`, `schedule`, `withdraw` and so on.", "publish")
    kind = members.text("To what: `post`, `tag`, `campaign`, `author`, `section`, `key` and so on.", "post")
    entity_id = members.ident("Id of that.", null=True)
    section_id = members.ident("Section of a post.", null=True)
    revision = members.whole("Its revision afterwards.", 7, null=True)


class AuditList(Output):
    """A page of what was done."""

    data = members.many(AuditEntry, "The last done first.")
    page = members.nested(Page, "Which part this is.")
    links = members.nested(Links, "Where to go on.")
