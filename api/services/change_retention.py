"""How far back delta sync reaches: a mark a day, the floor below which nothing is kept, and a new epoch where places are void.

A place in the changes is a number of the counter within an epoch. What is asked by one is in ``api.queries.sync``.
"""

import secrets

from sqlalchemy import Connection, and_, delete, func, select, tuple_, update
from sqlalchemy.orm import Session

from api.derived.rows import upsert
from api.models import Change, Counter, Departure, FormerName, Mark
from api.services.retention import AT_ONCE, DAY_US

_SEQ = select(Counter.seq).where(Counter.id == 1)


def keep(session: Session, now: int, days: int) -> bool:
    """Marks the day of ``now`` (µs), lifts the floor to ``days`` before it and takes away some of what is below; whether more is left.

    A mark is read before anything that comes after it is committed: whoever goes on behind it misses nothing.
    """
    connection = session.connection()
    today = now // DAY_US
    if connection.execute(select(Mark.seq).where(Mark.day == today)).first() is None:
        seq = connection.execute(_SEQ).scalar_one()
        upsert(connection, Mark.__table__, [{"day": today, "seq": seq}], keys=("day",))  # type: ignore[arg-type]
    passed = connection.execute(select(func.max(Mark.seq)).where(Mark.day <= today - days)).scalar()
    if passed is not None:
        connection.execute(update(Counter).where(Counter.id == 1, Counter.floor < passed).values(floor=passed))
        # The last mark that has passed says where the floor is.
        connection.execute(delete(Mark).where(Mark.day <= today - days, Mark.seq < passed))
    return _purge(connection)


def _purge(connection: Connection) -> bool:
    """Takes away some of what no place above the floor asks for. What was withdrawn for legal reasons is answered 451 for ever."""
    floor = connection.execute(select(Counter.floor).where(Counter.id == 1)).scalar_one()
    is_told = and_(Change.seq <= floor, Change.is_public.is_(False), Change.reason != "legal")
    left = select(Change.entity_id).where(is_told).order_by(Change.seq).limit(AT_ONCE)
    pairs = select(Departure.facet_id, Departure.entity_id).where(Departure.seq <= floor).order_by(Departure.seq).limit(AT_ONCE)
    names = select(FormerName.entity_id, FormerName.seq).where(FormerName.seq <= floor).order_by(FormerName.seq).limit(AT_ONCE)
    if connection.execute(delete(Departure).where(tuple_(Departure.facet_id, Departure.entity_id).in_(pairs))).rowcount >= AT_ONCE:
        return True  # what is departed from goes first: of what has no change ``depart`` expects no departure
    gone = (
        connection.execute(delete(Change).where(Change.entity_id.in_(left))).rowcount,
        connection.execute(delete(FormerName).where(tuple_(FormerName.entity_id, FormerName.seq).in_(names))).rowcount,
    )
    return any(number >= AT_ONCE for number in gone)


def begin_anew(connection: Connection) -> str:
    """The new epoch: from now on every place given out before is void, and whoever has one starts again with a snapshot."""
    epoch = secrets.token_hex(8)
    connection.execute(update(Counter).where(Counter.id == 1).values(epoch=epoch))
    return epoch
