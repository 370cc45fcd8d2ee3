"""Who has which slug. A slug that was public stays with its resource for ever; how a slug is spelt is in ``schemas.fields``."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Select, Text, bindparam, cast, func, literal_column, or_, select
from sqlalchemy.orm import Session

from api.derived.rows import KEYS, in_batches
from api.derived.writing import as_writing
from api.errors import InvalidInput, SlugTaken
from api.models import Slug
from schemas.fields import LONGEST, canonical_slug, is_slug

_OF = select(Slug.slug).where(Slug.kind == bindparam("kind"), Slug.entity_id == bindparam("entity")).limit(1)
_ANY_OF = select(Slug.kind, Slug.slug, Slug.entity_id).where(
    Slug.kind == bindparam("kind"),
    or_(Slug.slug.in_(bindparam("slugs", expanding=True)), Slug.entity_id.in_(bindparam("entities", expanding=True))),
)
_TAKEN = select(Slug.slug).where(Slug.kind == bindparam("kind"), Slug.slug.in_(KEYS))


def numbered(wanted: ColumnElement[str], number: ColumnElement[int]) -> ColumnElement[str]:
    """In SQL, the slug with a number at its end, for which a long one makes room."""
    digits = cast(number, Text)
    cut = func.substr(wanted, 1, literal_column(str(LONGEST - 1)) - func.length(digits))
    return func.rtrim(cut, "-_") + "-" + digits


def _first_free() -> Select[tuple[int]]:
    """The first number from 2 on with which nobody else has the slug: found by the database, one seek a number."""
    other, wanted = Slug.__table__.alias("other"), cast(bindparam("wanted"), Text)
    numbers = select(cast(literal_column("2"), Integer).label("number")).cte("numbers", recursive=True)
    # A scalar subquery: no planner makes a join of it, for which it would read all slugs.
    is_taken = (
        select(literal_column("1"))
        .where(other.c.kind == bindparam("kind"), other.c.slug == numbered(wanted, numbers.c.number))
        .where(other.c.entity_id != bindparam("entity"))
        .limit(literal_column("1"))
        .scalar_subquery()
        .correlate(numbers)
    )
    numbers = numbers.union_all(select(numbers.c.number + 1).where(is_taken.is_not(None)))
    return select(func.max(numbers.c.number))


_FIRST_FREE = _first_free()


def look_up(session: Session, kind: str, slugs: Collection[str], entities: Collection[UUID]) -> None:
    """Notes which of these slugs and ids nothing here has or had, so that they need not be asked for one by one in this session."""
    absent: set[tuple[str, str | UUID]] = session.info.setdefault("absent", set())
    absent |= {(kind, one) for one in slugs} | {(kind, one) for one in entities}
    for row in session.execute(_ANY_OF, {"kind": kind, "slugs": sorted(slugs), "entities": sorted(entities)}):
        absent -= {(kind, row.slug), (kind, row.entity_id)}


def has_any(session: Session, kind: str, entity_id: UUID) -> bool:
    """Whether the resource of this id has or had a slug."""
    if (kind, entity_id) in session.info.get("absent", ()):
        return False
    return session.scalar(_OF, {"kind": kind, "entity": entity_id}) is not None


def first(session: Session, kind: str, entity_id: UUID, *, given: str | None = None, made_from: str = "", imported: bool = False) -> str:
    """The slug of a new resource, as ``claim`` gives it."""
    slug = _available(session, kind, entity_id, given=given, made_from=made_from, imported=imported)
    session.info.get("absent", set()).difference_update([(kind, slug), (kind, entity_id)])
    # By itself: as a part of the next flush it would cost thrice as much.
    row = {"kind": kind, "slug": slug, "entity_id": entity_id, "is_current": True}
    as_writing(session).waiting.add(Slug.__table__, row)
    return slug


def claim(session: Session, kind: str, entity_id: UUID, *, given: str | None = None, made_from: str = "", imported: bool = False) -> str:
    """The slug that the resource has from now on; its former one stays as a way to it.

    ``given`` must be free (``SlugTaken``), but for an import, where as for one made from a text a number is added.
    """
    slug = _available(session, kind, entity_id, given=given, made_from=made_from, imported=imported)
    for row in session.scalars(select(Slug).where(Slug.kind == kind, Slug.entity_id == entity_id, Slug.is_current)):
        row.is_current = row.slug == slug
    _set(session, kind, entity_id, slug, is_current=True)
    return slug


def available(session: Session, kind: str, entity_id: UUID, given: str) -> str:
    """The slug, which the resource could have; it is not taken. Raises ``SlugTaken`` where another one has, or had, it."""
    return _available(session, kind, entity_id, given=given, made_from="", imported=False)


def _available(session: Session, kind: str, entity_id: UUID, *, given: str | None, made_from: str, imported: bool) -> str:
    wanted = _checked(given) if given is not None else canonical_slug(made_from)
    wanted = wanted if is_slug(wanted) else f"{kind}-{entity_id}"
    if given is not None and not imported:
        row = session.get(Slug, (kind, wanted))
        if row is not None and row.entity_id != entity_id:
            raise SlugTaken(f"Another {kind} has, or had, the slug {wanted!r}.")
        return wanted
    return _free(session, kind, entity_id, wanted)


def add_former(session: Session, kind: str, entity_id: UUID, slugs: Iterable[str]) -> list[str]:
    """Those of these former slugs that nobody has; they lead to the resource from now on."""
    spelled = dict.fromkeys(slug for text in slugs if is_slug(slug := canonical_slug(text)))
    if not spelled:
        return []
    session.flush()
    taken = {row.slug for row in in_batches(session.connection(), _TAKEN.params(kind=kind), spelled)}
    added = [slug for slug in spelled if slug not in taken]
    session.info.get("absent", set()).difference_update([(kind, entity_id), *((kind, slug) for slug in added)])
    session.add_all(Slug(kind=kind, slug=slug, entity_id=entity_id, is_current=False) for slug in added)
    return added


def former(session: Session, kind: str, entity_id: UUID) -> list[str]:
    """The resource's former slugs, sorted."""
    rows = session.scalars(select(Slug.slug).where(Slug.kind == kind, Slug.entity_id == entity_id, Slug.is_current.is_(False)))
    return sorted(rows)


def drop(session: Session, kind: str, entity_id: UUID) -> None:
    """Gives the slugs of a resource free that never was public."""
    for row in session.scalars(select(Slug).where(Slug.kind == kind, Slug.entity_id == entity_id)):
        session.delete(row)


def drop_former(session: Session, kind: str, entity_id: UUID) -> None:
    """Gives former slugs free, of a resource that never was public."""
    for row in session.scalars(select(Slug).where(Slug.kind == kind, Slug.entity_id == entity_id, Slug.is_current.is_(False))):
        session.delete(row)


def _checked(given: str) -> str:
    slug = canonical_slug(given)
    if slug != given or not is_slug(slug):
        raise InvalidInput(f"A slug has lower-case letters, digits, single - and _, such as {slug or 'a-slug'!r}, not {given!r}.", "/slug")
    return slug


def _free(session: Session, kind: str, entity_id: UUID, wanted: str) -> str:
    row = None if (kind, wanted) in session.info.get("absent", ()) else session.get(Slug, (kind, wanted))
    if row is None or row.entity_id == entity_id:
        return wanted
    number = session.connection().execute(_FIRST_FREE, {"kind": kind, "wanted": wanted, "entity": entity_id}).scalar_one()
    return wanted[: LONGEST - len(ending := f"-{number}")].rstrip("-_") + ending


def _set(session: Session, kind: str, entity_id: UUID, slug: str, *, is_current: bool) -> None:
    session.info.get("absent", set()).difference_update([(kind, slug), (kind, entity_id)])
    row = session.get(Slug, (kind, slug))
    if row is None:
        session.add(Slug(kind=kind, slug=slug, entity_id=entity_id, is_current=is_current))
    else:
        row.is_current = is_current
