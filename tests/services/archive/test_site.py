"""What editors say of the site in an archive: one line, known without an id."""

import json
from typing import Any

import pytest

from api.db import snapshot
from api.derived.writing import writing
from api.services import site
from api.services.archive.exporting import lines
from api.services.archive.importing import importing
from tests.archives import emptied, imported, read
from tests.databases import NOW

LOGO = {"url": "https://www.example.org/logo.png", "alt": "Three houses"}


def _exported(database) -> list[bytes]:
    with snapshot(database) as connection:
        return list(lines(connection, database.site))


@pytest.fixture
def write(database):
    """Writes the site."""

    def written(**values: Any) -> None:
        with writing(database) as session:
            site.edit(session, site.profile(session), values, now=NOW)

    return written


def test_a_site_that_nobody_wrote_is_in_no_archive(database):
    assert [json.loads(line)["type"] for line in _exported(database)] == ["section"]


def test_it_comes_in_as_it_went_out(database, client, write, make_post, make_tag):
    post, tag = make_post("About us", kind="page"), make_tag("Housing")
    entries = [{"type": "post", "slug": post.slug, "labels": {"fr": "Nous"}, "children": [{"type": "tag", "id": str(tag.id)}]}]
    write(description="News", descriptions={"fr": "Nouvelles"}, logo=LOGO, social=[{"name": "x", "url": "https://x.example"}])
    write(menus={"main": entries, "footer": [{"label": "Give", "url": "/donate"}]})
    archive, before = _exported(database), client.get("/v1?prefer_language=fr").json

    emptied(database)
    left = imported(database, archive)

    after = client.get("/v1?prefer_language=fr").json
    assert [(result.kind, result.outcome) for result in left] == [("site", "changed")]
    assert _exported(database) == archive
    assert {name: after[name] for name in before if name != "links"} == {name: before[name] for name in before if name != "links"}
    assert [result.outcome for result in importing(database, read(archive)) if result.outcome != "unchanged"] == []


def test_what_its_menus_name_and_is_not_there_keeps_it_out(database):
    line = {"type": "site", "menus": {"main": [{"type": "tag", "slug": "nothing"}]}}

    [result] = importing(database, read([json.dumps(line).encode()]))

    assert (result.outcome, result.detail) == ("skipped", "There is no tag 'nothing'. (/menus/main/0/slug)")


def test_what_was_deleted_since_is_not_exported(database, write, make_tag):
    tag = make_tag("Housing")
    write(menus={"main": [{"type": "tag", "id": str(tag.id)}, {"label": "Give", "url": "/donate"}]})
    with writing(database) as session:
        session.delete(session.get(type(tag), tag.id))

    line = json.loads(_exported(database)[-1])

    assert [entry["label"] for entry in line["menus"]["main"]] == ["Give"]
    assert line["revision"] == 2
