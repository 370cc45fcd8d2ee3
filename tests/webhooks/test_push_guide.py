"""The receivers of docs/push.md, run as they stand there: what phones and a static host are told of a change."""

import runpy
from contextlib import ExitStack
from pathlib import Path

import orjson
import pytest

from api.clock import now_us
from api.derived.writing import writing
from api.services.posts import editing, workflow
from tests.derived.operations import a_post
from tests.listening import address_of, free, serving

ROOT = Path(__file__).parents[2]
RECEIVERS = ("phones", "pages")


@pytest.fixture
def told(rig, client, monkeypatch, tmp_path):
    """Starts a receiver with a webhook; answers what the service behind it is told, and is told itself when it is called."""
    with ExitStack() as stack:
        here, site = stack.enter_context(free()), stack.enter_context(free())
        stack.enter_context(serving(client.application, site))

        def started(name, query=""):
            hook, service = rig.hook(query, url=address_of(here)), rig.receiver()
            names = {"API": address_of(site), "PUSH_SERVICE": service.url, "REVALIDATE": service.url, "REVALIDATE_TOKEN": "secret"}
            for variable, value in {**names, "WEBHOOK_SECRET": hook.secret, "SEEN": str(tmp_path / "seen.db")}.items():
                monkeypatch.setenv(variable, value)
            stack.enter_context(serving(runpy.run_path(str(ROOT / f"clients/push/{name}.py"))["app"], here))
            return service

        yield started


def bodies(service):
    return [orjson.loads(asked.body) for asked in service.asked]


@pytest.mark.parametrize("name", RECEIVERS)
def test_the_guide_has_the_receiver_as_it_is_tried(name):
    assert (ROOT / f"clients/push/{name}.py").read_text("utf-8") in (ROOT / "docs/push.md").read_text("utf-8")


@pytest.mark.parametrize("name", RECEIVERS)
def test_what_is_not_signed_is_refused(monkeypatch, tmp_path, name):
    for variable in ("API", "PUSH_SERVICE", "REVALIDATE", "REVALIDATE_TOKEN"):
        monkeypatch.setenv(variable, "x")
    monkeypatch.setenv("WEBHOOK_SECRET", "whsec_c2VjcmV0")
    monkeypatch.setenv("SEEN", str(tmp_path / "seen.db"))

    answer = runpy.run_path(str(ROOT / f"clients/push/{name}.py"))["app"].test_client().post("/", json={})

    assert answer.status_code == 401


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # requests keeps connections
def test_phones_are_told_once_of_what_is_new(rig, told, database, make_post, make_tag):
    tag = make_tag("Water")
    service = told("phones", "types=post")
    make_post(title="Old", published_at=1_700_000_000)
    make_post(title="New", tags=["water"], published_at=now_us() // 1_000_000)
    rig.settle()
    with writing(database) as session:
        editing.edit(session, a_post(session, 1), {"title": "Newer"}, now=now_us())
        workflow.withdraw(session, a_post(session, 0), "unpublished", now=now_us())
    rig.settle()

    [notice] = bodies(service)
    assert (notice["title"], notice["body"], notice["open"].rpartition("/")[2]) == ("New", "Text.", "new")
    assert {f"tag-{tag.id}", "lang-en", "all"} <= set(notice["topics"])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_push_that_fails_is_tried_again(rig, told, make_post):
    service = told("phones", "types=post")
    service.status = 503
    make_post(title="New", published_at=now_us() // 1_000_000)
    rig.settle()
    service.status = 200
    rig.work(60, 60)

    assert [notice["title"] for notice in bodies(service)] == ["New"] * len(service.asked)
    assert len(service.asked) > 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_pages_are_made_anew_that_show_it_or_did(rig, told, database, make_post, make_tag):
    make_tag("Water")
    service = told("pages")
    post = make_post(title="One", tags=["water"])
    rig.settle()
    with writing(database) as session:
        editing.edit(session, a_post(session, 0), {"slug": "other"}, now=now_us())
    rig.settle()
    with writing(database) as session:
        workflow.withdraw(session, a_post(session, 0), "unpublished", now=now_us())
    rig.settle()

    published, renamed, withdrawn = bodies(service)
    assert service.asked[0].headers["authorization"] == "Bearer secret"
    assert published["paths"] == ["/en/one"]
    assert renamed["paths"] == ["/en/one", "/en/other"]
    assert withdrawn["paths"] == ["/en/other"]
    assert f"post-{post.id}" in published["keys"]
    assert "all" in withdrawn["keys"]
