"""What resources are called in other systems, so that an import finds them again. Nothing of it is public."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from api.db import TextC
from api.models.base import Base


class Identity(Base):
    """A key of another system, such as an author's login on a WordPress site, and what it is here; ``kind`` may be ``image`` too."""

    __tablename__ = "identity"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form

    kind: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(TextC, primary_key=True)
    entity_id: Mapped[UUID] = mapped_column(index=True)
