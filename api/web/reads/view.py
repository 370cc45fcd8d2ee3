"""What a view of delivery is given and gives. Nothing of Flask is in here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from api.web.app_state import AppState
from api.web.cache.hints import CacheHints
from api.web.query_string import texts
from api.web.wsgi import Headers
from schemas.addresses import query_text
from schemas.query import Query


@dataclass(frozen=True, slots=True)
class Read:
    """A request: the application's state, the path as it was asked, the query in its canonical form, and what the cache is told."""

    here: AppState
    path: str
    query: str
    hints: CacheHints


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of status 200: finished bytes, and headers besides ``Content-Type``."""

    body: bytes
    content_type: str
    headers: Headers = field(default_factory=list)


RAISED = "broadsheet.raised"
"""Key in the environment: what the view has raised already, for Flask to answer instead of calling it again."""

View = Callable[..., Answer]
"""Called with a read, what its parameters were loaded to, and the reference in its path by name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A view that is declared to need no request of Flask, and the parameters that it takes."""

    view: View
    query: Query

    def loaded(self, query: str) -> Any:
        """What a query string asks for. Raises ``ValidationError``."""
        return self.query.loaded(texts(query, self.query))

    def canonical(self, asked: Any) -> str:
        """The query that asks for this in its one form."""
        return query_text(self.query.canonical(asked))
