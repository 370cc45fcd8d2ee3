"""A span for each answer that is made: the rule that answers, the status, the statements below it. What is stored has none."""

from collections.abc import Iterable

from api import traces
from api.setting_values import Networks
from api.web.access_log import HEADER, UNLOGGED
from api.web.metrics.meter import NOWHERE, ROUTE
from api.web.wsgi import App, Environ, Start, answer_of, given, is_near

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "TRACE")
ERRORS = 500


def traced(app: App, trusted: Networks) -> App:
    """The application, with spans where they are kept."""
    return Traced(app, trusted) if traces.is_on() else app


class Traced:
    """A WSGI application in front of another one.

    A trace is gone on with that a request names (``traceparent``) if it comes from this machine or by a proxy that is believed: anybody
    else could have all of its requests kept.
    """

    def __init__(self, app: App, trusted: Networks) -> None:
        self._app, self._trusted = app, trusted

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """The application's answer."""
        if environ["PATH_INFO"] in UNLOGGED:
            return self._app(environ, start_response)
        method = environ["REQUEST_METHOD"] if environ["REQUEST_METHOD"] in METHODS else "_OTHER"
        name = "HTTP" if method == "_OTHER" else method
        with traces.span(name, "server", {"http.request.method": method}, self._carried(environ)) as span:
            status, headers, body = answer_of(self._app, environ)
            code, route = int(status[:3]), environ.get(ROUTE, NOWHERE)
            if route != NOWHERE:
                span.rename(f"{name} {route}")
            span.note(
                {"http.route": route, "http.response.status_code": code, "broadsheet.request_id": given(headers, HEADER.lower()) or ""}
            )
            if code >= ERRORS:
                span.fail(str(code))
        start_response(status, headers)
        return [body]

    def _carried(self, environ: Environ) -> dict[str, str]:
        found = {name: environ.get(f"HTTP_{name.upper()}", "") for name in (traces.PARENT, traces.STATE)}
        return found if found[traces.PARENT] and is_near(environ, self._trusted) else {}
