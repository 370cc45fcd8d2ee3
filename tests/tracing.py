"""Spans of this process, kept in memory while a test looks at them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from api import traces


class Spans:
    """What was kept. Databases and applications that are made before have none."""

    def __init__(self) -> None:
        self._kept = InMemorySpanExporter()
        provider = TracerProvider(shutdown_on_exit=False)
        provider.add_span_processor(SimpleSpanProcessor(self._kept))
        traces.use(traces.Traces(provider))

    def all(self) -> list[ReadableSpan]:
        """Those that have ended, the first first."""
        return list(self._kept.get_finished_spans())

    def named(self, name: str) -> list[ReadableSpan]:
        """Those of this name."""
        return [span for span in self.all() if span.name == name]

    def below(self, span: ReadableSpan) -> list[ReadableSpan]:
        """Those whose parent it is."""
        return [one for one in self.all() if one.parent is not None and one.parent.span_id == span.get_span_context().span_id]

    def texts(self) -> str:
        """All that is sent somewhere."""
        return "\n".join(span.to_json() for span in self.all())


@contextmanager
def tracing() -> Iterator[Spans]:
    """Has spans kept for a while."""
    try:
        yield Spans()
    finally:
        traces.use(None)


def is_above(span: Any, other: Any) -> bool:
    """Whether one is the parent of the other."""
    return other.parent is not None and other.parent.span_id == span.get_span_context().span_id
