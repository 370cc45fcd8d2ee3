"""The reference clients as programs, what their stores hold, and what the server's lists show."""

import json
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.models import SITE_ID

CLIENTS = Path(__file__).parents[2] / "clients"
PATIENCE_SECONDS = 60
PATHS = {"posts": "post", "tags": "tag", "campaigns": "campaign", "authors": "author", "sections": "section", "events": "event"}
NAMING = ("authors", "campaigns", "parent", "post", "section", "tags", "translations")
SITE = ("description", "icon", "language", "logo", "name", "revision", "social", "url")
"""Members of the site that `/v1` and sync have in one form."""
NOT_SYNCED = ("figures", "languages", "latest_post_at", "post_count")
"""Members that lists have in another form, or alone."""

TEXTS = {"name": "names", "description": "descriptions", "bio": "bios", "title": "titles", "summary": "summaries"}

Held = dict[tuple[str, str], dict[str, Any]]
"""Resources by type and id."""


@dataclass(frozen=True)
class Copy:
    """A client and the file of its store."""

    program: Sequence[str]
    file: Path

    def start(self, address: str, query: Mapping[str, str]) -> "subprocess.Popen[str]":
        asked = [part for name, value in query.items() for part in ("--query", f"{name}={value}")]
        command = [*self.program, address, str(self.file), *asked, "--first-wait", "0.001"]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def ended(self, address: str, query: Mapping[str, str]) -> tuple[int, str, str]:
        """Status, and what it says."""
        with self.start(address, query) as program:
            told, complained = program.communicate(timeout=PATIENCE_SECONDS)
        return program.returncode, told, complained

    def run(self, address: str, query: Mapping[str, str]) -> str:
        """What it says; a program that fails shows all it said."""
        status, told, complained = self.ended(address, query)
        assert (status, complained) == (0, ""), complained
        return told

    def held(self) -> Held:
        """What its store holds."""
        read = _held_by_sqlite if self.file.suffix == ".db" else _held_by_journal
        return read(self.file) if self.file.exists() else {}


def python_copy(folder: Path) -> Copy:
    return Copy([sys.executable, str(CLIENTS / "sync/broadsheet_sync.py")], folder / "news.db")


def typescript_copy(folder: Path, program: Path) -> Copy:
    return Copy(["node", str(program)], folder / "news.journal")


def _held_by_sqlite(file: Path) -> Held:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA busy_timeout = 10000")
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'item'").fetchone():
            return {}
        return {(kind, one): json.loads(resource) for kind, one, resource in connection.execute("SELECT type, id, resource FROM item")}


def _held_by_journal(file: Path) -> Held:
    held: dict[tuple[str, str], dict[str, Any]] = {}
    for line in _lines(file):
        for change in line["changes"]:
            key = (change["type"], change["id"])
            if change["op"] == "upsert":
                held[key] = change
            else:
                held.pop(key, None)
        if line["sweep"]:
            held = {key: one for key, one in held.items() if one["run"] >= line["place"]["run"]}
    return {key: one["resource"] for key, one in held.items()}


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_bytes().split(b"\n"):
        try:
            yield json.loads(line)
        except ValueError:
            continue  # empty, or it broke off


def shown(address: str, query: str) -> Held:
    """What the server's lists show: posts with the filters of a query, all of the others, and the site."""
    with urllib.request.urlopen(f"{address}/v1") as answer:
        site = json.load(answer)
    found: Held = {("site", str(SITE_ID)): {name: site[name] for name in SITE}}
    for path, kind in PATHS.items():
        for resource in _list(f"{address}/v1/{path}?limit=100" + (f"&{query}" if kind == "post" and query else "")):
            found[kind, resource["id"]] = {name: _synced(name, value) for name, value in resource.items() if name not in NOT_SYNCED}
    return found


def _list(url: str | None) -> Iterator[dict[str, Any]]:
    while url:
        with urllib.request.urlopen(url) as answer:
            told = json.load(answer)
        yield from told["data"]
        cursor = told["page"]["next_cursor"]
        url = f"{url.partition('&cursor=')[0]}&cursor={cursor}" if cursor else None


def _synced(name: str, value: Any) -> Any:
    """A member as sync has it: others are named by their ids."""
    if name not in NAMING:
        return value
    return [one["id"] for one in value] if isinstance(value, list) else value and value["id"]


def differences(held: Held, listed: Held) -> dict[tuple[str, str], Any]:
    """Where a copy is not what the lists show: what is missing, too much, or has another member."""
    found: dict[tuple[str, str], Any] = {key: "too much" if key in held else "missing" for key in held.keys() ^ listed.keys()}
    for key in held.keys() & listed.keys():
        one = _in_language(held[key], listed[key]["language"])
        other = {name: (one.get(name), value) for name, value in listed[key].items() if one.get(name) != value}
        if other:
            found[key] = other
    return found


def _in_language(resource: dict[str, Any], language: str) -> dict[str, Any]:
    """With its texts as a list in this language shows them."""
    if language == resource["language"]:
        return resource
    texts = {name: resource[of][language] for name, of in TEXTS.items() if language in resource.get(of, ())}
    if language in resource.get("place_names", ()):
        texts["place"] = {**resource["place"], "name": resource["place_names"][language]}
    return {**resource, **texts, "language": language} if texts else resource
