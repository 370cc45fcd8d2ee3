"""How answers of ``/v1/changes`` are shared by clients and caches, and what servers say that cannot go on from a cursor."""

from dataclasses import replace

import pytest
from sqlalchemy import update
from werkzeug.test import Client

from api.app import create_app
from api.clock import now_us
from api.models import Counter
from api.services.posts import workflow


@pytest.mark.usefixtures("mixed_site")
def test_an_answer_says_for_how_long_it_may_be_shown(ask, run):
    _, cursor = run()

    first, middle, head = ask(), ask("types=post&limit=1"), ask(f"cursor={cursor}")
    more = ask(f"types=post&limit=1&cursor={middle.json['page']['next_cursor']}")

    assert [one.headers["Cache-Control"] for one in (first, middle, more, head)] == [
        "public, max-age=60",
        "public, max-age=60",
        "public, max-age=60",
        "public, max-age=5",
    ]
    assert "Broadsheet-Keep" not in first.headers


@pytest.mark.usefixtures("mixed_site")
def test_none_is_shown_beyond_the_next_due_change(ask, run, act, make_post):
    _, cursor = run()
    soon = make_post(title="Soon", state="draft")
    act(workflow.schedule, soon, now_us() // 10**6 + 4, now=now_us())

    assert ask(f"cursor={cursor}").headers["Cache-Control"] in {f"public, max-age={seconds}" for seconds in (2, 3, 4)}


@pytest.mark.usefixtures("mixed_site")
def test_clients_that_ask_the_same_share_an_answer_however_they_spell_it(app):
    client = Client(app.wsgi_app)
    spellings = ["types=post,tag&tag=water&limit=100", "tag=WATER&types=tag&types=post&utm_source=x", "types=tag,post&tag=water"]

    answers = [client.get(f"/v1/changes?{query}") for query in spellings * 2]

    assert len({one.data for one in answers}) == 1
    assert {one.headers["Cache-Status"] for one in answers[3:]} == {"broadsheet; hit"}


def test_a_poll_repeated_with_its_tag_is_304_and_costs_nothing(mixed_site, app, run, edit):
    client = Client(app.wsgi_app)
    _, cursor = run()
    head = client.get(f"/v1/changes?cursor={cursor}")

    same = client.get(f"/v1/changes?cursor={cursor}", headers={"If-None-Match": head.headers["ETag"]})
    edit(mixed_site, title="Edited")
    other = client.get(f"/v1/changes?cursor={cursor}", headers={"If-None-Match": head.headers["ETag"]})

    assert (same.status_code, same.data, same.headers["Cache-Control"]) == (304, b"", "public, max-age=5")
    assert other.status_code == 200
    assert str(mixed_site.id) in {item["id"] for item in other.json["data"]}


@pytest.mark.usefixtures("mixed_site")
def test_a_poll_stays_304_while_others_are_written(app, run, make_post):
    client = Client(app.wsgi_app)
    _, cursor = run("tag=water&types=post")
    path = f"/v1/changes?tag=water&types=post&cursor={cursor}"
    tag = client.get(path).headers["ETag"]
    make_post(title="Of another matter")

    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.usefixtures("mixed_site")
def test_it_is_answered_compressed(app):
    answer = Client(app.wsgi_app).get("/v1/changes", headers={"Accept-Encoding": "br"})

    assert answer.headers["Content-Encoding"] == "br"
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.usefixtures("mixed_site")
def test_it_is_purged_by_what_it_shows(ask):
    told = {query: ask(query).headers["Surrogate-Key"].split() for query in ("", "types=tag", "types=post&language=fr")}

    assert told == {
        "": ["any", "site", "sections", "authors", "tags", "campaigns", "events", "all"],
        "types=tag": ["any", "tags"],
        "types=post&language=fr": ["any", "lang-fr"],
    }


def test_a_server_that_has_not_reached_the_cursor_says_so(mixed_site, run, ask, database, edit):
    edit(mixed_site, title="Edited")
    _, cursor = run()
    with database.write.begin() as connection:
        connection.execute(update(Counter).values(seq=Counter.seq - 1))
    database.committed()

    answer = ask(f"cursor={cursor}")

    assert (answer.status_code, answer.json["code"], answer.headers["Retry-After"]) == (503, "unavailable", "1")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("mixed_site")
def test_who_was_pushed_is_answered_by_a_server_that_has_seen_the_change(ask, run):
    _, cursor = run()
    _, epoch, _, _, seq, *_ = cursor.split("-")

    there, ahead = (ask(f"cursor={cursor}&expected={epoch}-{number}") for number in (seq, int(seq) + 1))
    elsewhere, wrong = ask(f"cursor={cursor}&expected={'0' * 12}-999999"), ask("expected=soon")

    assert (there.status_code, there.json["links"]) == (200, ask(f"cursor={cursor}").json["links"])
    assert (ahead.status_code, ahead.headers["Retry-After"], ahead.headers["Cache-Control"]) == (503, "1", "no-store")
    assert elsewhere.status_code == 200
    assert (wrong.status_code, wrong.json["errors"][0]["parameter"]) == (422, "expected")


def test_after_a_new_epoch_a_client_starts_with_a_snapshot(mixed_site, run, ask, begin_anew):
    _, cursor = run("types=post&tag=water")
    begin_anew()

    answer = ask(f"types=post&tag=water&limit=7&cursor={cursor}")

    assert (answer.status_code, answer.json["code"]) == (410, "resync-required")
    assert answer.json["links"] == {"snapshot": "https://www.example.org/v1/changes?types=post&tag=water&limit=7"}
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Broadsheet-Keep" not in answer.headers
    assert [item["id"] for item in run("types=post&tag=water")[0]] == [str(mixed_site.id)]


@pytest.mark.usefixtures("mixed_site")
def test_a_refusal_is_not_kept(app, run, begin_anew):
    client = Client(app.wsgi_app)
    _, cursor = run()
    begin_anew()

    told = [client.get(f"/v1/changes?cursor={cursor}").headers["Cache-Status"] for _ in range(2)]

    assert told == ["broadsheet; fwd=miss"] * 2


@pytest.mark.usefixtures("mixed_site")
def test_another_address_of_the_site_is_another_history(run, pooled, database):
    _, cursor = run()
    moved = create_app(replace(pooled.settings, public_url="https://news.example.org"), database).test_client()
    database.site, before = replace(database.site, public_url="https://news.example.org"), database.site

    answer = moved.get(f"/v1/changes?cursor={cursor}")
    database.site = before

    assert (answer.status_code, answer.json["code"]) == (410, "resync-required")


def test_a_tag_that_comes_to_be_is_another_scope(run, ask, make_tag, make_post):
    _, cursor = run("types=post&tag=new")
    make_tag("New")
    make_post(title="With it", tags=["new"])

    answer = ask(f"types=post&tag=new&cursor={cursor}")

    assert (answer.status_code, answer.json["code"]) == (410, "resync-required")


def test_the_root_leads_there(client):
    assert client.get("/v1").json["links"]["changes"] == "https://www.example.org/v1/changes"
