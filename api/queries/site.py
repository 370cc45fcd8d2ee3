"""What is said of the site as a whole."""

from sqlalchemy import Connection, or_, select

from api.models import Facet


def languages(connection: Connection) -> list[str]:
    """The languages that ``/v1/posts?language=`` finds posts or pages in, by tag."""
    statement = select(Facet.key).where(Facet.kind == "language", or_(Facet.posts > 0, Facet.pages > 0))
    return sorted(connection.execute(statement).scalars())
