"""What ``/metrics`` tells, in the formats of Prometheus: counts of all web processes here, and how things stand by the database."""

import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import accumulate
from threading import Lock

from prometheus_client.core import CounterMetricFamily as Counter, GaugeMetricFamily as Gauge, HistogramMetricFamily as Histogram, Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector
from sqlalchemy import Connection, make_url, text

from api.checkpoints import log_bytes
from api.db import Database, reading
from api.errors import BroadsheetError
from api.migrations import HEAD
from api.queries.operations import FACTS, facts
from api.settings import Settings
from api.web.metrics.gauges import FAMILIES
from api.web.metrics.meter import BUCKETS, PARTS, Meter, Told

PREFIX = "broadsheet"
KEPT_SECONDS = 5.0
"""So long the numbers of the database are told again without asking it."""
SIZE = {
    "sqlite": text("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"),
    "postgresql": text("SELECT pg_database_size(current_database())"),
}
MAY_SEE_LOG = text("SELECT has_function_privilege('pg_ls_waldir()', 'EXECUTE')")
"""To whom PostgreSQL tells what files its log has: superusers, and members of ``pg_monitor`` (9.28.7 of its manual)."""
LOG_SIZE = text("SELECT CAST(sum(size) AS BIGINT) FROM pg_ls_waldir()")
ROUTED = ("route", "status", "coding", "source")


class Metrics(Collector):
    """All that is told."""

    def __init__(self, settings: Settings, database: Database, meter: Meter) -> None:
        self._settings, self._database, self._meter = settings, database, meter
        self._asked_at, self._found, self._lock = float("-inf"), list[Metric](), Lock()

    def text(self, accept: str) -> tuple[bytes, str]:
        """All numbers, in the format that suits a header ``Accept``, and its media type."""
        encode, media_type = choose_encoder(accept)
        return encode(self), media_type

    def collect(self) -> Iterator[Metric]:
        """As the library has it."""
        labels = {"version": version("broadsheet"), "schema": HEAD, "database": "sqlite" if self._settings.is_sqlite else "postgresql"}
        info = Gauge(f"{PREFIX}_info", "What runs here; always 1.", labels=list(labels))
        info.add_metric(list(labels.values()), 1)
        yield info
        yield from _of_processes(self._meter.told())
        yield from self._of_database()

    def _of_database(self) -> list[Metric]:
        with self._lock:
            if time.monotonic() - self._asked_at >= KEPT_SECONDS:
                self._found, self._asked_at = list(self._looked()), time.monotonic()
            return self._found

    def _looked(self) -> Iterator[Metric]:
        up = f"{PREFIX}_database_up"
        try:
            with reading(self._database) as connection:
                size = connection.execute(SIZE[connection.dialect.name]).scalar() or 0
                log, numbers = self._log_bytes(connection), facts(connection)
        except BroadsheetError:
            yield Gauge(up, "Whether the database answers.", value=0)
            return
        yield Gauge(up, "Whether the database answers.", value=1)
        yield Gauge(f"{PREFIX}_database_bytes", "Size of the database.", value=float(size))
        if log is not None:
            yield Gauge(f"{PREFIX}_database_log_bytes", "Size of the database's log of changes (the WAL).", value=log)
        if self._settings.data_dir.exists():
            free = shutil.disk_usage(self._settings.data_dir).free
            yield Gauge(f"{PREFIX}_disk_free_bytes", "Free room where DATA_DIR is.", value=free)
        for name, fact in FACTS.items():
            family = Gauge(f"{PREFIX}_{name}", fact.meaning, labels=[fact.label] if fact.label else [])
            for label, number in numbers[name].items():
                family.add_metric([label] if fact.label else [], number)
            yield family

    def _log_bytes(self, connection: Connection) -> int | None:
        """``None`` where PostgreSQL does not tell this user."""
        if self._settings.is_sqlite:
            return log_bytes(make_url(self._settings.database_url).database or "")
        return int(connection.execute(LOG_SIZE).scalar() or 0) if connection.execute(MAY_SEE_LOG).scalar() else None


def _of_processes(told: Told) -> Iterator[Metric]:
    yield Gauge(f"{PREFIX}_web_processes", "Web processes of this machine that count together.", value=told.processes)
    answers = Counter(f"{PREFIX}_answers", "Answers by route, status, coding, and whether they were stored.", labels=ROUTED)
    size = Counter(f"{PREFIX}_answer_bytes", "Bytes of bodies that were sent.", labels=ROUTED)
    for labels, number, in_bytes in told.answers():
        answers.add_metric(labels, number)
        size.add_metric(labels, in_bytes)
    reads = Counter(f"{PREFIX}_reads", "Answers by route and family of clients (User-Agent).", labels=("route", "agent"))
    for labels, number in told.reads():
        reads.add_metric(labels, number)
    seconds = Histogram(f"{PREFIX}_answer_seconds", "Seconds that answers took that were not stored.", labels=("route",))
    for route, counts, total in told.seconds():
        seconds.add_metric([route], _buckets(BUCKETS, counts), total)
    limited = Counter(f"{PREFIX}_limited", "Requests refused (429) by what asked too often.", labels=("by",))
    for by, number in told.limited():
        limited.add_metric([by], number)
    used = Histogram(f"{PREFIX}_limit_used_ratio", "Part of its limit that who asked had had of the last minute.", labels=("by",))
    for by, counts, total in told.used():
        used.add_metric([by], _buckets(PARTS, counts), total)
    replicas = Counter(f"{PREFIX}_replica_reads", "Reads by a replica, or by the primary since none was there.", labels=("by",))
    for by, number in told.replicas():
        replicas.add_metric([by], number)
    yield from (answers, size, reads, seconds, limited, used, replicas, *_of_pools(told), *_at_present(told))


def _buckets(bounds: Sequence[float], counts: Sequence[int]) -> list[tuple[str, int]]:
    return list(zip((*map(str, bounds), "+Inf"), accumulate(counts), strict=True))


def _at_present(told: Told) -> Iterable[Metric]:
    families = {name: Gauge(f"{PREFIX}_{name}", family.meaning, labels=[family.label]) for name, family in FAMILIES.items()}
    for name, value, number in told.gauges():
        families[name].add_metric([value], number)
    return families.values()


def _of_pools(told: Told) -> tuple[Metric, ...]:
    jobs = Counter(f"{PREFIX}_pool_jobs", "Requests that a worker pool has done.", labels=("pool",))
    refused = Counter(f"{PREFIX}_pool_refused", "Requests that were refused (503) for want of room.", labels=("pool",))
    waited = Counter(f"{PREFIX}_pool_wait_seconds", "Seconds that requests waited in the pool's queue.", labels=("pool",))
    busy = Counter(f"{PREFIX}_pool_busy_seconds", "Seconds that the pool's threads worked.", labels=("pool",))
    families = (jobs, refused, waited, busy)
    for pool, *numbers in told.pools():
        for family, number in zip(families, numbers, strict=True):
            family.add_metric([pool], number)
    return families
