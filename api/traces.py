"""Traces by OpenTelemetry: spans of answers that are made and of what workers do, with their statements, and their context elsewhere.

They are kept where ``OTEL_…`` variables say where to send them, and the extra ``otel`` is installed; else nothing of the library is
loaded, and a span is nothing. No span has parameters of a statement, a question, an address that a stranger chose, or a text.
"""

import logging
import os
import threading
from collections.abc import Mapping
from contextlib import AbstractContextManager
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from opentelemetry import trace
    from opentelemetry.sdk.trace import TracerProvider
    from sqlalchemy import Engine

Attributes = Mapping[str, str | int]
EXPORTER, DISABLED = "OTEL_TRACES_EXPORTER", "OTEL_SDK_DISABLED"
ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
PROTOCOLS = ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL")
HEADERS = ("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "OTEL_EXPORTER_OTLP_HEADERS")
"""Variables of the specification; the last may hold keys."""
OTLP, PROTOCOL = "otlp", "http/protobuf"
NAME = "broadsheet"
PARENT, STATE = "traceparent", "tracestate"
"""Headers of W3C Trace Context; a span that is carried in a row is the first of them."""
CHANGE, AFTER, UPTO = "broadsheet.change", "broadsheet.changes.after", "broadsheet.changes.upto"
"""Attributes: the number that the counter of changes came to with a write; the numbers of which a message to a webhook tells."""
LONGEST_STATEMENT = 2_000
END_SECONDS = 2
"""So long a process that ends waits until its last spans are sent."""
_log = logging.getLogger("broadsheet.traces")


class Span:
    """What is being done, as a context; nothing is kept of this one."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Ends it."""

    def rename(self, name: str) -> None:
        """Gives it another name, of few that there are."""

    def note(self, attributes: Attributes) -> None:
        """Adds attributes, named as the conventions of OpenTelemetry have them."""

    def fail(self, kind: str) -> None:
        """Says that it failed, and by what kind of fault: no words, which may be those of a draft."""


NOTHING = Span()


class _Kept(Span):
    """A span that is sent somewhere. It is the present one while it is entered."""

    def __init__(self, span: "trace.Span", entered: AbstractContextManager[Any]) -> None:
        self._span, self._entered = span, entered

    def __enter__(self) -> Self:
        self._entered.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, *told: object) -> None:
        if kind is not None:
            self.fail(kind.__name__)
        self._entered.__exit__(None, None, None)
        self._span.end()

    def rename(self, name: str) -> None:
        self._span.update_name(name)

    def note(self, attributes: Attributes) -> None:
        self._span.set_attributes(attributes)

    def fail(self, kind: str) -> None:
        from opentelemetry.trace import Status, StatusCode  # noqa: PLC0415 - see ``Traces``

        self._span.set_attribute("error.type", kind)
        self._span.set_status(Status(StatusCode.ERROR))


class Traces:
    """Spans of this process, and where they go. The library is loaded here, and so only where they are kept."""

    def __init__(self, provider: "TracerProvider") -> None:
        from opentelemetry import trace  # noqa: PLC0415
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator  # noqa: PLC0415

        self._provider, self._trace = provider, trace
        self._tracer = provider.get_tracer(NAME, version("broadsheet"))
        self._kinds = {kind.name.lower(): kind for kind in trace.SpanKind}
        self._propagator = TraceContextTextMapPropagator()

    def span(self, name: str, kind: str, attributes: Attributes, carried: Mapping[str, str], begun: int | None) -> Span:
        """One that begins now, or began then (µs), below the one that is carried here, or the present one."""
        context = self._propagator.extract(carried) if carried else None
        made = self._tracer.start_span(name, context, self._kinds[kind], attributes, start_time=begun and begun * 1_000)
        return _Kept(made, self._trace.use_span(made, record_exception=False, set_status_on_exception=False))

    def note(self, attributes: Attributes) -> None:
        """Adds attributes to the present span."""
        self._trace.get_current_span().set_attributes(attributes)

    def statement(self, system: str, text: str) -> "trace.Span | None":
        """A span of a statement of the database, where it is part of another one."""
        if not self._trace.get_current_span().is_recording():
            return None
        operation = text.lstrip()[:12].partition(" ")[0].upper()
        told = {"db.system.name": system, "db.operation.name": operation, "db.query.text": text[:LONGEST_STATEMENT]}
        return self._tracer.start_span(operation, None, self._kinds["client"], told)

    def carried(self) -> dict[str, str]:
        """Headers that carry the present span elsewhere; none where there is none."""
        found: dict[str, str] = {}
        self._propagator.inject(found)
        return found

    def trace_id(self) -> str | None:
        """That of the present span, as hexadecimal digits."""
        context = self._trace.get_current_span().get_span_context()
        return format(context.trace_id, "032x") if context.is_valid else None

    def end(self) -> None:
        """Sends what is left, if that is done soon: a process that ends waits for nobody."""
        last = threading.Thread(target=self._provider.shutdown, name="traces", daemon=True)
        last.start()
        last.join(END_SECONDS)


_kept: Traces | None = None


def use(traces: Traces | None) -> None:
    """Has spans kept so from now on, or not at all."""
    global _kept  # noqa: PLW0603 - one for a process, as loggers are
    _kept = traces


def is_on() -> bool:
    """Whether spans are kept."""
    return _kept is not None


def span(
    name: str,
    kind: str = "internal",
    attributes: Attributes | None = None,
    carried: Mapping[str, str] | None = None,
    *,
    begun: int | None = None,
) -> Span:
    """A context in which something is done. ``kind``: server, client, producer, consumer or internal. ``carried``: of ``carried``.

    ``begun``: when it began, in µs, if that was before.
    """
    return NOTHING if _kept is None else _kept.span(name, kind, attributes or {}, carried or {}, begun)


def note(attributes: Attributes) -> None:
    """Adds attributes to the present span, where one is kept."""
    if _kept is not None:
        _kept.note(attributes)


def carried() -> dict[str, str]:
    """Headers, or members of a row, that carry the present span to where it goes on; none where none is kept."""
    return {} if _kept is None else _kept.carried()


def of(row: Mapping[str, Any]) -> dict[str, str]:
    """What a row carries of a span."""
    return {name: row[name] for name in (PARENT, STATE) if name in row}


def trace_id() -> str | None:
    """The id of the trace that is being written, for a line of the log."""
    return None if _kept is None else _kept.trace_id()


def watched(engine: "Engine") -> "Engine":
    """The engine; where spans are kept, each of its statements that is part of something is one from now on."""
    if _kept is not None:
        _watch(engine, _kept)
    return engine


def _watch(engine: "Engine", traces: Traces) -> None:
    from sqlalchemy import event  # noqa: PLC0415 - logs, too, need this module, and no database

    here, system = threading.local(), engine.dialect.name

    @event.listens_for(engine, "before_cursor_execute")
    def begun(_connection: Any, _cursor: Any, text: str, *_: Any) -> None:
        here.span = traces.statement(system, text)

    @event.listens_for(engine, "after_cursor_execute")
    def done(*_: Any) -> None:
        if (made := getattr(here, "span", None)) is not None:
            here.span = None
            made.end()

    @event.listens_for(engine, "handle_error")
    def failed(context: Any) -> None:
        if (made := getattr(here, "span", None)) is not None:
            _Kept(made, NOTHING).fail(type(context.original_exception).__name__)
            done()


def is_wanted(environment: Mapping[str, str]) -> bool:
    """Whether variables say where spans go."""
    if environment.get(DISABLED, "").lower() == "true":
        return False
    by_default = OTLP if any(map(environment.get, ENDPOINTS)) else "none"
    return OTLP in (environment.get(EXPORTER) or by_default).split(",")


def fault(environment: Mapping[str, str]) -> str | None:
    """Why spans that are wanted are not sent; ``None`` where they are, or need not be."""
    if not is_wanted(environment):
        return None
    protocol = next((environment[name] for name in PROTOCOLS if environment.get(name)), PROTOCOL)
    if protocol != PROTOCOL:
        return f"Traces are not sent by {protocol}: OTEL_EXPORTER_OTLP_PROTOCOL={PROTOCOL} is what there is."
    try:
        is_there = find_spec("opentelemetry.exporter.otlp.proto.http") is not None and find_spec("opentelemetry.sdk") is not None
    except ImportError:
        is_there = False
    return None if is_there else "Traces are not sent: pip install 'broadsheet[otel]'"


def begin(role: str) -> None:
    """Has spans kept and sent where variables say so; a warning where they cannot be: the service goes on without."""
    if not is_wanted(os.environ):
        return
    if (reason := fault(os.environ)) is not None:
        _log.warning(reason)
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415 - see ``Traces``
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    told = {"service.name": os.environ.get("OTEL_SERVICE_NAME") or NAME, "service.version": version("broadsheet"), "broadsheet.role": role}
    provider = TracerProvider(resource=Resource.create(told), shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    use(Traces(provider))


def forget() -> None:
    """Takes what may be keys out of the environment of this process, and so of its children."""
    for name in HEADERS:
        os.environ.pop(name, None)


def end() -> None:
    """Sends what is left, before the process ends."""
    if _kept is not None:
        _kept.end()
        use(None)
