"""Logs: one JSON object a line on standard error, for every process. What is logged of a request is decided in ``api.web.access_log``."""

import logging
import logging.config
import re
from contextvars import ContextVar
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from api import traces

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
"""The id of the request that is being answered; it stands in every line that is written meanwhile."""

QUIET = ("alembic", "sqlalchemy", "werkzeug")
"""Loggers of libraries whose information is of no use to who runs the service."""


FORM: dict[str, Any] = {
    "fmt": "{levelname}{name}{process}{message}",
    "style": "{",
    "timestamp": "time",
    "rename_fields": {"levelname": "level", "name": "logger"},
    "json_ensure_ascii": False,
}
"""What a line has."""


class RequestId(logging.Filter):
    """Adds the id of the request, and of its trace, to every record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always true: nothing is left out."""
        found = request_id.get()
        if found is not None:
            record.request_id = found
        trace = traces.trace_id()
        if trace is not None:
            record.trace_id = trace
        return True


class OneLine(JsonFormatter):
    """JSON in one line, for every reader: what some take for the end of a line, and what terminals obey, is written by its number."""

    BREAKS = re.compile("[\x7f-\x9f\u2028\u2029]")

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return self.BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", super().format(record))


class Stops(logging.Filter):
    """Says as information that a connection was still open when a process had to end: a slow client is nothing to look after."""

    BEGINNING = "Killing "

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether it is logged on this level."""
        if record.name != "_granian" or record.levelno != logging.WARNING or not record.getMessage().startswith(self.BEGINNING):
            return True
        record.levelno, record.levelname = logging.INFO, "INFO"
        record.msg, record.args = f"{record.getMessage().split()[-7]} was ended: a client's connection was still open.", ()
        return logging.getLogger().level <= logging.INFO


def log_configuration(level: str) -> dict[str, Any]:
    """What ``logging.config.dictConfig`` takes, also through granian. ``level``: debug, info, warning or error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request_id": {"()": RequestId}, "stops": {"()": Stops}},
        "formatters": {"json": {"()": OneLine, **FORM}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stderr",
                "formatter": "json",
                "filters": ["request_id", "stops"],
            },
        },
        "root": {"handlers": ["stderr"], "level": level.upper()},
        # Granian puts its own level into this entry.
        "loggers": {"_granian": {}, **{name: {"level": "WARNING"} for name in QUIET}},
    }


def configure_logs(level: str) -> None:
    """Makes this process log so."""
    logging.config.dictConfig(log_configuration(level))


def line_of(record: logging.LogRecord) -> str:
    """The line of a record, for what is said elsewhere than in the logs."""
    return OneLine(**FORM).format(record)
