"""Parsers for tests: one that works, and others that take what they may not."""

import os
import socket


def count(data: bytes) -> dict[str, int]:
    return {"bytes": len(data)}


def fail(data: bytes) -> None:
    raise ValueError(data)


def die(_: bytes) -> None:
    os.abort()


def spin(_: bytes) -> None:
    while True:
        pass


def sleep(_: bytes) -> None:
    first, _second = socket.socketpair()
    first.recv(1)


def fill_memory(_: bytes) -> int:
    return len(bytearray(4_000_000_000))


def fill_disk(_: bytes) -> str:
    return "x" * 50_000_000


def not_json(_: bytes) -> object:
    return object()


def environment(_: bytes) -> list[str]:
    return sorted(os.environ)
