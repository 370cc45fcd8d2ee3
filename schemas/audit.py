"""The audit: who did what."""

from schemas import field_builders
from schemas.base import Output
from schemas.key import KeyRef
from schemas.page import Links, Page


class AuditEntry(Output):
    """Something that was done."""

    id = field_builders.ident()
    at = field_builders.instant("When.")
    key = field_builders.nested(KeyRef, "The key that it was done with; `null`: by the worker or the command line.", null=True)
    actor = field_builders.text("Who did it, as the client called them.", "ana", null=True)
    action = field_builders.text("What was done: `create`, `update`, `delete`, `publish`, `schedule`, `withdraw` and so on.", "publish")
    kind = field_builders.text("To what: `post`, `tag`, `campaign`, `event`, `author`, `section`, `key` and so on.", "post")
    entity_id = field_builders.ident("Id of that.", null=True)
    section_id = field_builders.ident("Section of a post.", null=True)
    revision = field_builders.whole("Its revision afterwards.", 7, null=True)


class AuditList(Output):
    """A page of what was done."""

    data = field_builders.many(AuditEntry, "The last done first.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")
