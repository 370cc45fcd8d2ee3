"""Events for those who write, and the actions that make them public. The rules are in ``api.services.resources.events``."""

from typing import Any

from api.models import Event
from api.routes.admin.serve import MAY_BE_EMPTY, PUBLISH, Action, own_section, plain
from api.services.resources import events
from api.web.admin.crud import Resource
from api.web.admin.requests import Body, WriteRequest
from schemas.actions import WithdrawInput


class EventResource(Resource):
    """Events: as of posts, what is public is changed by those who may publish."""

    def create(self, write: WriteRequest, values: Any) -> Event:
        """A new draft, in the section that the key is bound to."""
        if write.key.section is not None:
            values = {**values, "section": own_section(write, values.get("section", write.key.section))}
        return events.create(write.session, values, now=write.now, by=write.by)

    def edit(self, write: WriteRequest, row: Event, values: Any) -> None:
        """Changes an event, live at once if it is public."""
        check_scope(write, row)
        if write.key.section is not None and "section" in values:
            values = {**values, "section": own_section(write, values["section"])}
        events.edit(write.session, row, values, now=write.now, by=write.by)

    def remove(self, write: WriteRequest, row: Event) -> None:
        """Deletes an event."""
        if row.published_at is not None:
            write.key.need(PUBLISH)
        events.remove(write.session, row)


def check_scope(write: WriteRequest, row: Event) -> None:
    """Raises ``ScopeMissing`` where the event is public and the key may not publish."""
    if row.state == "published":
        write.key.need(PUBLISH)


ACTIONS = (
    Action(
        "publish",
        MAY_BE_EMPTY,
        plain(events.publish),
        "Makes an event public.\n\nFrom draft or withdrawn. `published_at` is the first publication and never moves.",
    ),
    Action(
        "withdraw",
        Body(WithdrawInput),
        lambda write, event, values: events.withdraw(write.session, event, values["reason"], now=write.now, by=write.by),
        "Takes a public event away.\n\nIt is answered 410 from then on, for legal reasons 451. It may be restored. To say that an event "
        "does not take place, change its `status`: that stays to be seen.",
    ),
    Action(
        "restore",
        MAY_BE_EMPTY,
        plain(events.restore),
        "Makes a withdrawn event public again.\n\nIt is where it was, and calendars that were told of a cancellation hear that it stands.",
    ),
)
