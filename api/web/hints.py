"""Addresses at which somebody may say that a source has news. What is done then is in ``routes.admin.sources``."""

from uuid import UUID

from api.errors import CursorInvalid, NotFound
from api.settings import Site
from api.web.cursors import Cursors
from api.web.wsgi import HINTS


def address(site: Site, cursors: Cursors, source: UUID) -> str:
    """The address of a source; whoever knows it may have the source pulled."""
    return f"{site.public_url}{HINTS}{cursors.written([str(source)], HINTS)}"


def source_of(cursors: Cursors, token: str) -> UUID:
    """The source that a token is of. Raises ``NotFound``."""
    try:
        (text,) = cursors.read(token, HINTS)
        return UUID(text)
    except (CursorInvalid, ValueError):
        raise NotFound from None
