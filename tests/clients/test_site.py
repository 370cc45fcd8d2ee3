"""The site that clients/site writes as files: brought up to date, it is what it would be if it were written anew."""

import json
import subprocess

import pytest

from api.clock import now_us
from api.derived.writing import writing
from api.models import Author, Tag
from api.services import change_retention, jobs
from api.services.posts import editing, workflow
from api.services.resources import authors, tags
from tests.plugins import amount

only_on_sqlite = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)


@pytest.fixture
def build(compiled, server):
    def built(folder):
        program = ["node", compiled.parents[1] / "site/build.js", server, folder]
        return subprocess.run(program, capture_output=True, text=True, check=True, timeout=120).stdout.strip()

    return built


@pytest.fixture
def post(opened):
    def made(**values):
        with writing(opened) as session:
            values = {"title": "A post", "language": "en", "body_html": "<p>Text.</p>", **values}
            row = editing.create(session, values, now=now_us())
            workflow.publish(session, row, now=now_us())
        return row.id

    return made


@pytest.fixture
def on(opened):
    """Does something to a post."""

    def done(post_id, action, *values, **named):
        with writing(opened) as session:
            action(session, editing.load(session, post_id), *values, **named)

    return done


@pytest.fixture
def merge(opened):
    """Merges a tag into another one, to the end of its job."""

    def merged(tag, into):
        with writing(opened) as session:
            tags.merge(session, session.get(Tag, tag), session.get(Tag, into), now=now_us())
            [job] = jobs.waiting(session)
        more = True
        while more:
            with writing(opened) as session:
                more = jobs.step(session, job, now=now_us())

    return merged


def pages(folder):
    """The text of each page by its place, and the rules of redirects."""
    texts = {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}
    return {name: text for name, text in texts.items() if name != "kept.json"}


def unlike(site, anew):
    """The places whose pages differ."""
    one, other = pages(site), pages(anew)
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@only_on_sqlite
def test_a_site_brought_up_to_date_is_the_site_written_anew(build, opened, post, on, merge, tmp_path):
    with writing(opened) as session:
        old, into = (tags.create(session, {"name": name, "language": "en"}, now=now_us()).id for name in ("Old", "Into"))
        author = authors.create(session, {"name": "Ana", "language": "en"}, now=now_us()).id
    renamed, hidden, deleted = (post(title=title, tags=[str(old)], authors=[str(author)]) for title in ("Renamed", "Hidden", "Deleted"))
    page, site = post(title="About us", kind="page"), tmp_path / "site"

    def rename_author():
        with writing(opened) as session:
            authors.edit(session, session.get(Author, author), {"name": "Ana Lua", "slug": "ana-lua"}, now=now_us())

    writes = {
        "a post is renamed": lambda: on(renamed, editing.edit, {"slug": "another-name", "title": "Another"}, now=now_us()),
        "one is withdrawn": lambda: on(hidden, workflow.withdraw, "legal", now=now_us()),
        "one is deleted": lambda: on(deleted, editing.remove),
        "a translation comes": lambda: post(title="Renommé", language="ja", translation_of=str(renamed)),
        "a page changes": lambda: on(page, editing.edit, {"body_html": "<p>We.</p>"}, now=now_us()),
        "an author is renamed": rename_author,
        "a tag is merged": lambda: merge(old, into),
        "nothing": lambda: None,
    }

    told, wrong = [build(site)], {}
    for name, write in writes.items():
        write()
        told.append(build(site))
        if name == list(writes)[-1] or amount(full=0, sample=0, long=1):
            build(tmp_path / name)
            wrong[name] = unlike(site, tmp_path / name)

    assert {name: pages for name, pages in wrong.items() if pages} == {}
    assert "nothing" in wrong
    assert int(told[0].split()[0]) > 40
    assert told[1:3] + told[-1:] == ["1 posts written, 0 gone", "0 posts written, 1 gone", "0 posts written, 0 gone"]
    rules = {one["from"]: one["status"] for one in json.loads((site / "redirects.json").read_text(encoding="utf-8"))}
    assert (rules["/en/renamed"], rules["/en/hidden"], rules["/en/deleted"], rules["/authors/ana"]) == (308, 451, 410, 308)


@only_on_sqlite
def test_after_a_restore_it_begins_anew_and_takes_away_what_is_gone(build, opened, post, tmp_path):
    gone = post(title="Gone meanwhile")
    build(tmp_path / "site")
    with writing(opened) as session:
        editing.remove(session, editing.load(session, gone))
    with opened.write.begin() as connection:
        change_retention.begin_anew(connection)

    told = build(tmp_path / "site")

    build(tmp_path / "anew")
    assert int(told.split()[0]) > 40
    assert told.endswith(" 1 gone")
    assert unlike(tmp_path / "site", tmp_path / "anew") == []
    assert not (tmp_path / "site/en/gone-meanwhile/index.html").exists()
