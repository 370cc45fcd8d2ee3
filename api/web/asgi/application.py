"""What is done with each request: answered at once, or put into the pool of its kind. How pools work is in ``pools``."""

import asyncio
import logging
import re
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from api.queries.looks import State
from api.settings import Settings
from api.web import access_log, problems, protocol
from api.web.asgi.bodies import Body, Disconnected, TooSlow, Withheld
from api.web.asgi.environ import environ_of
from api.web.asgi.exchange import Exchange
from api.web.asgi.pools import Job, Pool
from api.web.asgi.refusals import Refusals, identity_of
from api.web.cache.middleware import FIXED, READS, ResponseCache
from api.web.metrics.gauges import Looking
from api.web.metrics.meter import MADE
from api.web.wsgi import ADMIN, Environ, Headers, RawHeaders, answer_of, has_body, is_admin, is_near, raw

LIVE = b"/live"
READY, METRICS = "/ready", "/metrics"
BATCH = f"{ADMIN}/batch"
BULK = ("/v1/changes", "/v1/sitemap.xml", "/v1/news-sitemap.xml", "/v1/redirects", "/v1/posts.")
"""Reads of many rows, which give way to others: paths, or their beginnings."""
MOST_READS = 256
"""Reads that wait: those who ask again and again wait here rather than be sent away each time, which costs a thirtieth of a read."""
WRITERS = 4
"""Writes of one process at once: most of their time they wait for the database."""
UPLOADS = (("POST", re.compile(f"{ADMIN}/media(?:/uploads/[^/]+/complete)?")), ("PUT", re.compile(f"{ADMIN}/media/[^/]+")))
MOST_JSON, MOST_BATCH, MOST_MEDIA = 1024 * 1024, 8 * 1024 * 1024, 32 * 1024 * 1024
"""Bytes of a body. One more is read, so that the application sees that there is more."""
AT_ONCE_BYTES, AT_ONCE_SECONDS = 65_536, 0.05
"""A body that is here by then is taken before its sender is known."""
MOST_BODIES, MOST_UPLOADS = 64, 2
"""Larger ones are read at once in a process: of these together no more than so many, and of pictures."""
UNAVAILABLE = 503
_log = logging.getLogger("broadsheet.web")

Answer = tuple[str, Headers, bytes]


class Application:
    """The service as a server sees it: called with each request. It never waits there, and never raises."""

    def __init__(self, cache: ResponseCache, settings: Settings, is_welcome: Callable[[Environ], bool]) -> None:
        self._cache, self._is_welcome = cache, is_welcome
        self._trusted = settings.trusted_proxies
        self._body_seconds = settings.body_seconds
        self._loop: asyncio.AbstractEventLoop | None = None
        self._meter = cache.meter
        pool = partial(Pool, meter=self._meter)
        self._reads = pool("read", settings.threads, MOST_READS, foresees=True)
        self._bulk = pool("bulk", 1, 8, foresees=True, gives_way=self._reads)
        self._writes = pool("write", WRITERS, 32, foresees=True, gives_way=self._reads)
        self._batches = pool("batch", 1, 2, foresees=True, gives_way=self._reads)
        self._health, self._metrics = pool("health", 1, 32), pool("metrics", 1, 4)
        self._keys, self._states = pool("key", 1, 64), pool("state", 1, 4_096)
        self._is_asking = False
        self._bodies = self._uploads = 0
        self._refusals, self._live = Refusals(self._count_refusal), _answer_when_live()
        self._tasks: set[asyncio.Task[None]] = set()
        for what, most, look in (("bodies", MOST_BODIES, lambda: self._bodies), ("uploads", MOST_UPLOADS, lambda: self._uploads)):
            self._meter.gauges.watch("admitted", what, look)
            self._meter.gauges.watch("admitted_limit", what, partial(int, most))
        self._looking = Looking(self._meter.look) if self._meter.is_shared else None

    def run_in(self, loop: asyncio.AbstractEventLoop) -> None:
        """Says which loop reads bodies."""
        self._loop = loop

    def note(self) -> None:
        """Has other processes know what was counted here, before this one ends."""
        self._meter.look()

    def close(self) -> None:
        """Ends when all that was handed over is answered."""
        if self._looking is not None:
            self._looking.close()
        for pool in (self._states, self._keys, self._health, self._metrics, self._batches, self._writes, self._bulk, self._reads):
            pool.close()
        self._refusals.close()

    def __call__(self, exchange: Exchange) -> None:
        """Answers, or has somebody answer."""
        try:
            self._take(exchange)
        except BaseException:  # noqa: BLE001 - whatever it was, there is an answer
            _log.exception("A request could not be taken.")
            self._refusals.add(exchange)

    def _take(self, exchange: Exchange) -> None:
        scope = exchange.scope
        if scope["method"] in READS and b"%" not in (path := scope["raw_path"]) and protocol.has_one_host(scope):
            if path == LIVE:
                exchange.answer(*self._live(identity_of(scope), scope["method"]))
                return
            if self._from_memory(exchange, path.decode("latin-1")):
                return
        self._pass_on(exchange)

    def _from_memory(self, exchange: Exchange, path: str) -> bool:
        """Whether it is answered so, or will be when it is known what is true."""
        is_delivery = path[:3] == "/v1" and path[3:4] in ("", "/")
        if not is_delivery and not path.startswith(FIXED):
            return False
        scope = exchange.scope
        entry = self._cache.entry((path, scope["query_string"].decode("latin-1")))
        if entry is None:
            return False
        if is_delivery and self._cache.is_due():
            self._ask()
        state = self._cache.known(is_delivery=is_delivery)
        is_present = state is not None
        state = self._cache.last() if state is None else state
        if state is None:
            # However long it has waited for a server that hangs: when that is over, all who wait are answered from memory.
            again = partial(self._look_again, exchange)
            return self._states.offer(Job(again, again))
        found = self._cache.finished(entry, state, scope, is_present=is_present)
        if found is None:
            return False
        exchange.answer(*found)
        return True

    def _ask(self) -> None:
        """Has the state asked for before it is too old, so that nobody waits for it."""
        if not self._is_asking:
            self._is_asking = True  # before: it may be done by the time that it is offered
            if not self._states.offer(Job(self._asked, self._asked)):
                self._is_asking = False

    def _asked(self) -> None:
        try:
            self._cache.ask()
        finally:
            self._is_asking = False

    def _look_again(self, exchange: Exchange) -> None:
        """In a thread that may wait for the database."""
        try:
            found = self._as_stored(exchange, self._cache.present())
            self._pass_on(exchange) if found is None else exchange.answer(*found)
        except BaseException:  # noqa: BLE001 - whatever it was, there is an answer
            _log.exception("A request could not be taken.")
            self._refusals.add(exchange)

    def _as_stored(self, exchange: Exchange, present: State | None) -> tuple[int, RawHeaders, bytes] | None:
        """The stored answer, if it is true in the present state or, where that is not known, was in the last one."""
        scope, state = exchange.scope, self._cache.last() if present is None else present
        entry = self._cache.entry((scope["raw_path"].decode("latin-1"), scope["query_string"].decode("latin-1")))
        return None if entry is None or state is None else self._cache.finished(entry, state, scope, is_present=present is not None)

    def _pass_on(self, exchange: Exchange) -> None:
        """To the pool of its kind."""
        scope = exchange.scope
        pool = self._pool_of(scope["method"], scope["path"])
        if pool.is_full:
            self._refusals.add(exchange)
            return
        environ = environ_of(scope)
        if has_body(environ) and is_admin(environ["PATH_INFO"]) and self._loop is not None:
            self._loop.call_soon_threadsafe(self._begin, exchange, environ, pool)
            return
        if pool.is_slow and not has_body(environ):
            exchange.watch()
        if not pool.offer(Job(partial(self._run, exchange, environ), partial(self._refusals.add, exchange), exchange.is_gone)):
            self._refusals.add(exchange)

    def _pool_of(self, method: str, path: str) -> Pool:
        if path in (READY, METRICS):
            return self._health if path == READY else self._metrics
        if is_admin(path):
            return self._reads if method in READS else self._batches if path == BATCH else self._writes
        return self._bulk if path.startswith(BULK) else self._reads

    def _count_refusal(self, exchange: Exchange) -> None:
        self._meter.refused(self._pool_of(exchange.scope["method"], exchange.scope["path"]).name)
        self._meter.answered(self._meter.place(0, UNAVAILABLE, "", MADE), 0, "")

    def _run(self, exchange: Exchange, environ: Environ) -> None:
        try:
            _send(exchange, answer_of(self._cache, environ))
        except BaseException:  # noqa: BLE001 - whatever it was, there is an answer
            _log.exception("A request could not be answered.")
            self._refusals.add(exchange)

    def _begin(self, exchange: Exchange, environ: Environ, pool: Pool) -> None:
        task = asyncio.ensure_future(self._with_body(exchange, environ, pool))
        self._tasks.add(task)  # the loop itself does not hold it
        task.add_done_callback(self._tasks.discard)

    async def _with_body(self, exchange: Exchange, environ: Environ, pool: Pool) -> None:
        body = Body(exchange.server.receive, self._body_seconds)
        try:
            try:
                answer = await self._answer_to(body, exchange, environ, pool)
            except Disconnected:  # or what comes is no HTTP: the server tells both alike
                answer = answer_of(partial(self._meter.made, _broken(environ)), environ)
            await body.leave()
            if answer is not None:
                _send(exchange, answer)
                return
        except Exception:  # noqa: BLE001 - whatever it was, there is an answer
            _log.exception("A request could not be answered.")
            await body.leave()
        self._refusals.add(exchange)

    async def _answer_to(self, body: Body, exchange: Exchange, environ: Environ, pool: Pool) -> Answer | None:
        """The answer; ``None``: there is no room for it, or nobody who waits for it."""
        is_upload = any(environ["REQUEST_METHOD"] == method and path.fullmatch(environ["PATH_INFO"]) for method, path in UPLOADS)
        if is_upload and self._uploads >= MOST_UPLOADS:
            return None
        self._uploads += is_upload
        try:
            return await self._answer_to_counted(body, exchange, environ, pool, most=_most(environ, is_upload=is_upload) + 1)
        finally:
            self._uploads -= is_upload

    async def _answer_to_counted(self, body: Body, exchange: Exchange, environ: Environ, pool: Pool, *, most: int) -> Answer | None:
        length = environ.get("CONTENT_LENGTH", "")
        is_small = not length.isdecimal() or int(length) <= AT_ONCE_BYTES
        if not (is_small and await body.arrives(AT_ONCE_BYTES, AT_ONCE_SECONDS)):
            is_welcome = await self._in(self._keys, partial(self._is_welcome, environ))
            if is_welcome is None or (is_welcome and self._bodies >= MOST_BODIES):
                return None
            if is_welcome and not (length.isdecimal() and int(length) >= most):
                self._bodies += 1
                try:
                    await body.read(most)
                except TooSlow:
                    return answer_of(partial(self._meter.made, _too_slow(environ)), environ)
                finally:
                    self._bodies -= 1
        environ["wsgi.input"] = body.content if body.is_whole or body.size >= most else Withheld()
        if body.is_whole and pool.is_slow:
            exchange.watch_on()
        answer: Answer | None = await self._in(pool, partial(answer_of, self._cache, environ), exchange.is_gone)
        if not body.is_whole and is_near(environ, self._trusted):
            with suppress(TooSlow, Disconnected):  # a proxy that is still writing would take an answer for a fault
                await body.read(MOST_MEDIA, keep=False)
        return answer

    async def _in(self, pool: Pool, work: Callable[[], Any], is_gone: Callable[[], bool] = lambda: False) -> Any:
        """What the work answers in that pool; ``None`` where there is no room for it, or nobody who waits for it."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()

        def run() -> None:
            try:
                loop.call_soon_threadsafe(future.set_result, work())
            except BaseException as error:  # noqa: BLE001 - raised where it is waited for; a loop would end by what is no Exception
                raised = error if isinstance(error, Exception) else RuntimeError(repr(error))
                loop.call_soon_threadsafe(future.set_exception, raised)

        def refuse() -> None:
            loop.call_soon_threadsafe(future.set_result, None)

        is_there = pool.offer(Job(lambda: refuse() if is_gone() else run(), refuse))
        return await future if is_there else None


def _send(exchange: Exchange, answer: Answer) -> None:
    status, headers, body = answer
    exchange.answer(int(status[:3]), raw(headers), body)


def _most(environ: Environ, *, is_upload: bool) -> int:
    """Bytes of a body that are read of it."""
    return MOST_MEDIA if is_upload else MOST_BATCH if environ["PATH_INFO"] == BATCH else MOST_JSON


def _too_slow(environ: Environ) -> Any:
    return access_log.refused(problems.problem("request-timeout", "The body did not come in time."), environ)


def _broken(environ: Environ) -> Any:
    return access_log.refused(problems.problem("malformed", "The body did not come to its end."), environ)


def _answer_when_live() -> Callable[[str, str], tuple[int, RawHeaders, bytes]]:
    """What ``/live`` answers: no thread and no database is asked."""
    body = b'{"status":"live"}'
    headers = raw([("Content-Type", "application/json"), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")])

    def answer(identity: str, method: str) -> tuple[int, RawHeaders, bytes]:
        return (
            200,
            [*headers, (b"x-content-type-options", b"nosniff"), (b"x-request-id", identity.encode())],
            body if method == "GET" else b"",
        )

    return answer
