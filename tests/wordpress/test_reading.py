"""A real WordPress, read over its interface: found, brought in as its own export is, isolated where it fails, never taken for empty."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest

from api.db import Database, open_database, reading
from api.errors import NotDone
from api.importers import Broken, open_source
from api.importers.live import Live
from api.importers.wordpress.rest import discovery
from api.importers.wordpress.rest.answers import MOST
from api.importers.wordpress.rest.site import Said, Site
from api.outbound import Door
from api.services.archive.exporting import lines
from api.services.archive.importing import Result, importing
from tests.plugins import ON_SQLITE
from tests.wordpress.serving import USER, Wordpress, free_port

LOOPBACK = (ip_network("127.0.0.0/8"),)
DOOR = Door(LOOPBACK)


def fetch(address: str, credentials: Any) -> Any:
    return DOOR.fetch(address, headers={}, credentials=credentials)


def imported(database: Database, source: str, account: str = "", folder: Path | None = None) -> list[Result]:
    """What became of each item of a file or a site."""
    with open_source(source, live=Live(DOOR, folder, account=account)) as items:
        return list(importing(database, items, children=0))


def counted(results: list[Result], kind: str = "post") -> dict[str, int]:
    found: dict[str, int] = {}
    for one in results:
        if one.kind == kind and one.outcome != "noted":
            found[one.outcome] = found.get(one.outcome, 0) + 1
    return found


def told(database: Database, kind: str = "post") -> dict[str, Any]:
    """By slug, each post as an archive has it, with slugs in the place of ids and without what counts here alone; or each tag."""
    with reading(database) as connection:
        found = [json.loads(line) for line in lines(connection, database.site)]
    slugs = {one["id"]: one["slug"] for one in found if "id" in one and "slug" in one}
    text = {one["slug"]: one for one in found if one["type"] == kind}
    for one in text.values():
        for name in ("id", "revision", "section", "translation_keys", *(("created_at", "updated_at") if kind == "tag" else ())):
            one.pop(name, None)
        one.update({name: [slugs[ref] for ref in one[name]] for name in ("tags", "authors") if name in one})
        one.update({name: slugs[one[name]] for name in ("translation_of", "parent") if one.get(name)})
        if one.get("image"):
            one["image"].pop("id", None)
    return text


def different(one: dict[str, Any], other: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Where two of these differ."""
    yield from ((slug,) for slug in one.keys() ^ other.keys())
    for slug in one.keys() & other.keys():
        for name in one[slug].keys() | other[slug].keys():
            if one[slug].get(name) != other[slug].get(name):
                yield slug, name, one[slug].get(name), other[slug].get(name)


@contextmanager
def exported(wordpress: Wordpress, folder: Path) -> Iterator[str]:
    file = folder / "export.xml"
    file.write_text(wordpress.php("export.php"))
    yield str(file)


@ON_SQLITE
def test_an_export_and_the_site_itself_bring_in_the_same_posts(wordpress, database, databases, dialect, tmp_path):
    other = partial(imported, folder=tmp_path / "kept")
    account = f"{USER}:{wordpress.password}"
    with exported(wordpress, tmp_path) as file:
        first = counted(imported(database, file))
    assert list(first) == ["created"]
    assert first["created"] > 20

    again = imported(database, wordpress.home, account)
    assert counted(again) == {"unchanged": first["created"]}, [(one.where, one.detail) for one in again if one.outcome == "changed"]
    assert counted(again, "author") == {"unchanged": 3}
    assert set(counted(again, "tag")) == {"unchanged"}
    shown = imported(database, wordpress.home)  # as readers see it: with typographic quotation marks
    assert counted(shown) == {"unchanged": first["created"]}, [(one.where, one.detail) for one in shown if one.outcome == "changed"]

    made = databases.made(dialect)
    with closing(open_database(made)) as fresh:
        assert counted(other(fresh, wordpress.home, account)) == first
        assert list(different(told(fresh), told(database))) == []
        assert told(fresh)["about-us"]["kind"] == "page"
    databases.drop(made)
    assert list((tmp_path / "kept").iterdir()) == []

    [edited] = wordpress.ask("GET", "posts&per_page=1&orderby=id&order=asc")
    wordpress.ask("POST", f"posts/{edited['id']}", {"content": '<p>Written anew, "quoted".</p>'})
    newer = imported(database, wordpress.home)
    assert [(one.where, one.detail) for one in newer if one.outcome == "changed"] == [
        (f"post {edited['id']}", "body_html, title, updated_at")
    ]
    assert "“quoted”" in told(database)[edited["slug"]]["body_html"]


def test_what_a_site_cannot_show_is_isolated_and_noise_is_never_absence(wordpress):
    site = Site(discovery.found(fetch, wordpress.home).address, fetch)
    every = site.numbers("posts")
    total = every.total
    ids = [one["id"] for one in every.items]
    assert total == len(ids) or total > len(ids) == MOST  # of a page

    wordpress.fail(broken=[ids[3], ids[11]])
    listed = site.posts("posts", most=20)
    assert sorted(one["id"] for one in listed.broken) == [ids[3], ids[11]]
    assert sorted(one["id"] for one in (*listed.items, *listed.broken)) == ids[:20]

    for faults in ({"page": 200}, {"page": 503}, {"page": 500}, {"closed": True}):
        wordpress.fail(**faults)
        for asked in (lambda: site.posts("posts"), lambda: site.numbers("posts"), lambda: site.is_gone("posts", ids[0])):
            with pytest.raises(NotDone):
                asked()
        with pytest.raises(NotDone):
            site.check_open("posts")
    wordpress.fail(empty=True)
    assert site.numbers("posts").number == 0  # a plugin broke: only each by itself says whether it is there
    assert not site.is_gone("posts", ids[0])


def test_what_nobody_sees_any_more_is_told_from_noise(wordpress):
    site = Site(discovery.found(fetch, wordpress.home).address, fetch)
    ids = [one["id"] for one in site.numbers("posts").items]
    trashed, deleted, hidden, locked, kept = ids[:5]
    wordpress.ask("DELETE", f"posts/{trashed}")
    wordpress.ask("DELETE", f"posts/{deleted}&force=true")
    wordpress.ask("POST", f"posts/{hidden}", {"status": "private"})
    wordpress.ask("POST", f"posts/{locked}", {"password": "secret"})
    basic = {"Authorization": f"Basic {wordpress.basic}"}
    for asking in (site, Site(site.root, fetch, basic)):
        assert [asking.is_gone("posts", one) for one in (trashed, deleted, hidden, kept)] == [True, True, True, False]
        [changed] = [one for one in asking.posts("posts", after="2025-01-01T00:00:00Z").items if one["id"] == locked]
        assert changed["part"]["members"]["post_password"] == "given"
    with pytest.raises(Said):
        Site(site.root, fetch, {"Authorization": "Basic bm9ib2R5OndvcmQ="}).posts("posts")


def test_the_interface_is_found_wherever_it_is(wordpress, served_wordpress, tmp_path):
    found = discovery.found(fetch, wordpress.home)
    assert (found.address, found.home, found.name) == (f"{wordpress.home}/wp-json/", wordpress.home, "Water &amp; Weather")
    assert found.language == "en-US"

    def silent(address: str, credentials: Any) -> Any:
        """A page without a word of it."""
        if "wp-json" in address:
            raise NotDone("It is shut.")
        answer = fetch(address, credentials)
        return answer if "rest_route" in address else answer._replace(headers={}, body=b"<html><body>Welcome.</body></html>")

    assert discovery.found(silent, wordpress.home).address == f"{wordpress.home}/?rest_route=/"
    said = b'<html lang="de"><link title="x" href="%s/wp-json/" rel="https://api.w.org/">' % wordpress.home.encode()

    def spoken(address: str, credentials: Any) -> Any:
        """A page that says it, in German."""
        return fetch(address, credentials)._replace(**({"headers": {}, "body": said} if address == wordpress.home else {}))

    assert discovery.found(spoken, wordpress.home).language == "de"
    with pytest.raises(NotDone):
        discovery.found(lambda address, given: fetch(address, given)._replace(body=b"{}", headers={}), wordpress.home)

    below = Wordpress(served_wordpress[0].root, tmp_path, free_port(), "/news")
    below.take(served_wordpress[1])
    with below.running():
        under = discovery.found(fetch, below.home)
        assert (under.address, under.home) == (f"{below.home}/wp-json/", below.home)
        assert Site(under.address, fetch).numbers("posts").number == Site(found.address, fetch).numbers("posts").number


@ON_SQLITE
def test_an_import_that_was_broken_off_goes_on(wordpress, database, tmp_path):
    asked: list[str] = []
    fails_from = 5

    class Failing(Door):
        def fetch(self, url: str, **more: Any) -> Any:
            asked.append(url)
            if len(asked) >= fails_from:
                raise NotDone("It breaks here.")
            return super().fetch(url, **more)

    kept = tmp_path / "kept"

    def brought() -> dict[str, int]:
        with open_source(wordpress.home, live=Live(Failing(LOOPBACK), kept)) as items:
            return counted(list(importing(database, items)))

    with pytest.raises(Broken, match=r"It breaks here\. The same command goes on where it stopped\."):
        brought()
    assert len(list(kept.iterdir())) == 1
    assert (next(kept.iterdir()).stat().st_mode & 0o777) == 0o600
    asked.clear()
    fails_from = 1_000
    assert brought()["created"] > 20
    assert any("modified_after" in url and "/posts?" in url for url in asked)


@ON_SQLITE
def test_the_command_reads_a_site(wordpress, run, tmp_path):
    account = tmp_path / "account"
    account.write_text(f"{USER}:{wordpress.password}\n")

    tried = run("import", wordpress.home, "--account", account, "--dry-run")
    assert (tried.exit_code, run("export").stdout.count('"type":"post"')) == (0, 0), tried.output
    done = run("import", wordpress.home, "--account", account)
    assert done.exit_code == 0, done.output
    assert " created, 0 changed, 0 unchanged, 0 skipped" in done.stdout, done.output
    again = run("import", wordpress.home, "--account", account, "--from", "2026-01-01")
    assert again.exit_code == 0, again.output
    assert "posts:" not in again.stdout, again.output
    wordpress.fail(page=200)
    broken = run("import", wordpress.home)
    assert broken.exit_code == 1
    assert "WordPress" in broken.stderr
    assert run("import", "export.xml", "--from", "2026-01-01").exit_code == 2
