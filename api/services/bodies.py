"""Bodies as members of a resource: sanitised, or refused with the member's place."""

from api.errors import InvalidInput
from api.html.sanitize import clean


def sanitised(html: str, pointer: str) -> str:
    """The HTML that is kept. Raises ``InvalidInput`` for one too long or too deep."""
    try:
        return clean(html)
    except ValueError as error:
        raise InvalidInput(str(error), pointer) from error
