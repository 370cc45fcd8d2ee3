"""What traces take of stored answers and of made ones: none, one answer in ten, all. Spans are encoded for OTLP, and not sent."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from time import process_time
from typing import Any
from urllib.parse import urlencode

from opentelemetry.exporter.otlp.proto.common.trace_encoder import encode_spans
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.sdk.trace.sampling import ParentBasedTraceIdRatio

from api import traces
from api.app import create_app
from api.db import open_database
from api.settings import Settings
from bench.constant import Wsgi
from bench.corpus import FIRST, YEARS, iso
from bench.in_process import HIT, MISS, ROUNDS, Case, Environ, called, environ
from bench.reading import values_of

SHARES = {"off": 0.0, "1 of 10": 0.1, "all": 1.0}
MOST_STORED, MOST_MADE = 1.0, 1.2
"""Aims: microseconds more for a stored answer; and times as much for a made one, where one of ten is kept."""


class Encoded(SpanExporter):
    """Encodes, as it would for a collector."""

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        """Does so."""
        encode_spans(spans).SerializePartialToString()
        return SpanExportResult.SUCCESS


@dataclass
class Way:
    """A case, and the spans of it, which are encoded at the end of each round: that counts, too."""

    case: Case
    provider: TracerProvider

    def measure(self) -> None:
        """One round."""
        self.case.measure()
        start = process_time()
        self.provider.force_flush()
        self.case.times[-1] += (process_time() - start) / self.case.calls * 1e6


def traced(settings: Settings) -> bool:
    """Prints what they take; whether that is within the aims. All ways in turn, the best of some rounds."""
    query, moments = f"limit={values_of(settings)['limit']}", iter(range(sys.maxsize))

    def unseen() -> Environ:
        return environ(f"limit=20&{urlencode({'published_before': iso(FIRST + YEARS - next(moments))})}")

    kinds: dict[str, tuple[Callable[[], Environ], str]] = {"stored answer": (lambda: environ(query), HIT), "made answer": (unseen, MISS)}
    with ExitStack() as stack:
        cases = {kind: dict(_cases(stack, settings, query, *asked)) for kind, asked in kinds.items()}
        for way in (way for ways in cases.values() for way in ways.values()):
            way.case.prepare()
        for _ in range(ROUNDS):
            for way in (way for ways in cases.values() for way in ways.values()):
                way.measure()
    best = {kind: {name: min(way.case.times) for name, way in ways.items()} for kind, ways in cases.items()}
    for kind, times in best.items():
        told = ", ".join(f"{times[way]:.1f} traced {way} ({times[way] / times['off']:.2f})" for way in SHARES if way != "off")
        print(f"{kind:<24}{times['off']:>9.1f} µs, {told}")
    more, ratio = best["stored answer"]["all"] - best["stored answer"]["off"], best["made answer"]["1 of 10"] / best["made answer"]["off"]
    met = more <= MOST_STORED and ratio <= MOST_MADE
    print(f"{'':<24}{'met' if met else 'missed'}, aims {MOST_STORED:g} µs more for a stored one, {MOST_MADE:g} of a made one at 1 of 10")
    return met


def _cases(stack: ExitStack, settings: Settings, query: str, ask: Callable[[], Environ], cache: str) -> Iterator[tuple[str, Way]]:
    for name, share in SHARES.items():
        provider = TracerProvider(sampler=ParentBasedTraceIdRatio(share), shutdown_on_exit=False)
        provider.add_span_processor(
            BatchSpanProcessor(Encoded(), schedule_delay_millis=600_000, max_queue_size=100_000, max_export_batch_size=100_000)
        )
        kept = traces.Traces(provider) if share else None
        traces.use(kept)
        app = _within(create_app(settings, stack.enter_context(closing(open_database(settings)))), kept)
        called(app, environ(query))  # its engine is made
        traces.use(None)
        yield name, Way(Case(app, ask, cache=cache), provider)


def _within(app: Wsgi, kept: traces.Traces | None) -> Wsgi:
    def asked(given: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        traces.use(kept)
        return app(given, start)

    return asked
