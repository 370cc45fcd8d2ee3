"""A post that is not in the database yet: the members of ``Post`` without a unit of work behind them, which costs more than all rules."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from api.models.kinds import LINK_MEMBERS
from api.models.post import Post

COLUMNS: tuple[str, ...] = tuple(column.name for column in Post.__table__.c)
DEFAULTS = {
    column.name: column.default.arg if column.default is not None and column.default.is_scalar else None for column in Post.__table__.c
}


class NewLink:
    """A reference of such a post to another resource."""

    __slots__ = ("ord", "to_id")
    ord: int
    to_id: UUID

    def __init__(self, *, post_id: UUID, to_id: UUID) -> None:  # noqa: ARG002 - made as rows of links are
        self.to_id = to_id


class NewPost:
    """Has the members of ``Post``; those that are not set have the value that the table gives them."""

    __slots__ = (*COLUMNS, *LINK_MEMBERS)

    if TYPE_CHECKING:  # as the mapped class has them

        def __getattr__(self, name: str) -> Any:
            """One of the members."""

        def __setattr__(self, name: str, value: Any) -> None:
            """Sets one."""

    def __init__(self, **values: Any) -> None:
        for name, value in DEFAULTS.items():
            setattr(self, name, value)
        for name, value in values.items():
            setattr(self, name, value)

    def row(self) -> dict[str, Any]:
        """Its row, as ``INSERT`` takes it."""
        return {name: getattr(self, name) for name in COLUMNS}
