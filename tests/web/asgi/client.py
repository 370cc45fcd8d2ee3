"""A server of ASGI for tests: hands requests over as granian does, with its event loop in a thread of its own."""

import asyncio
import threading
from concurrent.futures import Future

import orjson

from api.web.asgi.exchange import Exchange
from tests.servers import PATIENCE_SECONDS

DISCONNECT = {"type": "http.disconnect"}


class Request:
    """A request of the server's side: what is received comes from ``messages``; without more it waits."""

    def __init__(self, loop, messages, *, is_whole):
        self._loop, self._messages, self._is_whole = loop, list(messages), is_whole
        self._gone = loop.create_future()
        self.answered = Future()
        self._start = None

    def receive(self):
        """The next message, to be awaited."""
        if not self._messages:
            return self._gone
        future = self._loop.create_future()
        message = {"type": "http.request", "body": self._messages.pop(0), "more_body": bool(self._messages) or not self._is_whole}
        self._loop.call_soon_threadsafe(future.set_result, message)
        return future

    def send(self, message):
        """Takes a message of the answer."""
        if message["type"] == "http.response.start":
            self._start = message
        else:
            self.answered.set_result((self._start["status"], dict(self._start["headers"]), message["body"]))

    def leave(self):
        """The client goes."""
        self._loop.call_soon_threadsafe(self._gone.set_result, DISCONNECT)


class Server:
    """Asks an application; ``client`` is whom requests come from."""

    def __init__(self, application, client="127.0.0.1"):
        self.application, self.client = application, client
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()
        application.run_in(self.loop)

    def close(self):
        """Ends when all is answered."""
        self.application.close()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()

    def begin(self, target, method="GET", *, headers=(), messages=(b"",), is_whole=True):
        """A request that is handed over."""
        path, _, query = target.partition("?")
        scope = {
            "http_version": "1.1",
            "server": ("127.0.0.1", "8000"),
            "client": (self.client, "40000"),
            "scheme": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [(b"host", b"127.0.0.1"), *((name.lower().encode(), value.encode()) for name, value in headers)],
        }
        request = Request(self.loop, messages, is_whole=is_whole)
        self.application(Exchange(scope, request))
        return request

    def ask(self, target, method="GET", **more):
        """Status, headers, body."""
        return self.begin(target, method, **more).answered.result(PATIENCE_SECONDS)


def code_of(body):
    """The code of a problem."""
    return orjson.loads(body)["code"]
