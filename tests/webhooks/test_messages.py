"""What webhooks are told: each change once, by its present state, with what it was called and the keys of answers that show it."""

import pytest

from api.derived.writing import writing
from api.models import Event, Tag
from api.services import change_retention, jobs
from api.services.posts import editing, workflow
from api.services.posts.loading import load
from api.services.posts.workflow import NewState
from api.services.resources import events, tags
from api.services.revisioning import NOBODY
from tests.databases import NOW


@pytest.fixture
def edit(database):
    """Changes members of a post or tag."""

    def edited(row, **values):
        with writing(database) as session:
            if isinstance(row, Tag):
                tags.edit(session, session.get_one(Tag, row.id), values, now=NOW, by=NOBODY)
            else:
                editing.edit(session, load(session, row.id), values, now=NOW, by=NOBODY)

    return edited


def test_nothing_that_was_there_before_is_told(rig, make_post):
    make_post(title="Before")
    hook = rig.hook()

    rig.settle()

    assert hook.told == []


def test_a_post_is_told_with_the_keys_of_what_shows_it(rig, make_post, make_tag, client):
    hook, tag = rig.hook(), make_tag("Housing")
    rig.settle()
    hook.receiver.asked.clear()
    post = make_post(title="A thousand homes", tags=["housing"])

    rig.settle()

    (message,) = hook.told
    (item,) = message["data"]["items"]
    section = client.get(f"/v1/posts/{post.id}").json["section"]["id"]
    assert message["type"] == "content.changed"
    assert (item["op"], item["type"], item["id"], item["slug"]) == ("upsert", "post", str(post.id), "a-thousand-homes")
    assert (item["language"], item["url"]) == ("en", "https://www.example.org/en/a-thousand-homes")
    assert (item["previous"], item["reason"], item["into"]) == (None, None, None)
    assert {f"post-{post.id}", "all", "lang-en", f"tag-{tag.id}", f"section-{section}", "origin-own"} <= set(item["keys"])
    assert all(key in client.get(f"/v1/posts/{post.id}").headers["Surrogate-Key"] for key in item["keys"][:1])


def test_the_cursor_of_a_message_goes_on_where_it_ends(rig, make_post, client):
    hook = rig.hook("types=post&language=en")
    make_post(title="One")

    rig.settle()
    data = hook.told[0]["data"]
    after = client.get("/v1/changes", query_string={"types": "post", "language": "en", "cursor": data["next_cursor"]}).json
    fresh = client.get("/v1/changes", query_string={"types": "post", "language": "en", "expected": data["expected"]})

    assert (after["data"], after["page"]["has_more"]) == ([], False)
    assert fresh.json["data"][0]["resource"]["slug"] == "one"
    assert client.get("/v1/changes", query_string={"expected": data["expected"][:13] + "99999"}).status_code == 503


def test_what_a_post_was_called_and_where_it_was_is_told(rig, make_post, edit):
    hook, post = rig.hook(), make_post(title="First")
    rig.settle()

    edit(post, slug="second")
    edit(post, slug="third")
    rig.settle()

    assert hook.items[-1]["slug"] == "third"
    assert hook.items[-1]["previous"] == {"slug": "first", "url": "https://www.example.org/en/first"}
    edit(post, slug="second")
    edit(post, slug="third")
    rig.settle()
    assert (hook.items[-1]["slug"], hook.items[-1]["previous"]) == ("third", None)


def test_a_renamed_tag_is_one_item_and_names_what_all_answers_bear(rig, make_post, make_tag, edit):
    tag = make_tag("Housing")
    for number in range(5):
        make_post(title=f"Post {number}", tags=["housing"])
    hook = rig.hook()

    edit(tag, name="Homes", slug="homes")
    rig.settle()

    (item,) = hook.items
    assert (item["type"], item["slug"], item["previous"]["slug"]) == ("tag", "homes", "housing")
    assert item["previous"]["url"] == "https://www.example.org/tags/housing"
    assert item["keys"] == [f"tag-{tag.id}", "tags", "any"]


def test_what_an_event_was_called_is_told_if_that_was_public(rig, make_event, database):
    shown, draft = make_event("Rally"), make_event("Draft", state="draft")
    hook = rig.hook("types=event")
    with writing(database) as session:
        for event in (shown, draft):
            row = session.get_one(Event, event.id)
            events.edit(session, row, {"slug": f"{row.slug}-moved"}, now=NOW, by=NOBODY)
            events.edit(session, row, {"slug": f"{row.slug}-again"}, now=NOW, by=NOBODY)
            if row.published_at is None:
                events.publish(session, row, now=NOW)
    rig.settle()

    assert [(item["slug"], item["previous"]) for item in sorted(hook.items, key=lambda item: item["slug"])] == [
        ("draft-moved-again", None),
        ("rally-moved-again", {"slug": "rally", "url": "https://www.example.org/events/rally"}),
    ]


def test_a_merged_tag_leaves_and_says_where_it_went(rig, make_tag, database):
    one, other = make_tag("Housing"), make_tag("Homes")
    hook = rig.hook("types=tag")

    with writing(database) as session:
        job = tags.merge(session, session.get_one(Tag, one.id), session.get_one(Tag, other.id), now=NOW).id
    for _ in range(2):
        with writing(database) as session:
            jobs.step(session, job, now=NOW)
    rig.settle()

    (left,) = [item for item in hook.items if item["op"] == "delete"]
    assert (left["id"], left["reason"], left["into"], left["slug"]) == (str(one.id), "merged", str(other.id), "housing")


def test_a_query_is_told_only_of_what_is_in_it_or_left_it(rig, make_post, make_tag, edit):
    tag = make_tag("Housing")
    hook = rig.hook("types=post&tag=housing")
    make_post(title="Elsewhere")
    post = make_post(title="Here", tags=["housing"])
    rig.settle()

    edit(post, tags=[])
    rig.settle()

    assert [(item["op"], item["slug"], item["reason"]) for item in hook.items] == [
        ("upsert", "here", None),
        ("delete", "here", "out_of_scope"),
    ]
    assert f"tag-{tag.id}" in hook.items[1]["keys"]


@pytest.mark.parametrize("reason", ["unpublished", "legal"])
def test_what_is_withdrawn_is_told_with_its_address(rig, make_post, database, reason):
    hook, post = rig.hook("types=post"), make_post(title="Gone")
    rig.settle()

    with writing(database) as session:
        workflow.set_state(session, load(session, post.id), NewState("withdrawn", reason), now=NOW, by=NOBODY)
    rig.settle()

    item = hook.items[-1]
    assert (item["op"], item["reason"], item["slug"], item["url"]) == ("delete", reason, "gone", "https://www.example.org/en/gone")
    assert "all" in item["keys"]


def test_drafts_are_not_told(rig, make_post):
    hook = rig.hook()

    make_post(title="Secret", state="draft")
    rig.settle()

    assert hook.told == []


def test_fifty_edits_are_one_item(rig, make_post, edit, client):
    hook, post = rig.hook(), make_post(title="Edited")
    rig.settle()
    hook.receiver.asked.clear()

    for number in range(50):
        edit(post, title=f"Edited {number}")
    rig.settle()

    assert [(item["id"], item["revision"]) for item in hook.items] == [(str(post.id), client.get(f"/v1/posts/{post.id}").json["revision"])]


def test_more_than_a_hundred_come_in_paced_messages(rig, database):
    hook = rig.hook("types=tag")
    with writing(database) as session:
        for number in range(250):
            tags.create(session, {"name": f"Tag {number}", "language": "en"}, now=NOW)

    sizes = []
    for _ in range(6):
        rig.work(0.5)
        sizes.append(len(hook.items))

    assert sizes == [100, 100, 200, 200, 250, 250]
    assert [message["data"]["has_more"] for message in hook.told] == [True, True, False]
    assert len({item["id"] for item in hook.items}) == 250


def test_after_another_history_it_is_told_to_read_everything(rig, make_post, database):
    hook = rig.hook("types=post")
    make_post(title="Before")
    with writing(database) as session:
        change_retention.begin_anew(session.connection())

    rig.settle()
    make_post(title="After")
    rig.settle()

    assert [message["type"] for message in hook.told] == ["resync.required", "content.changed"]
    assert hook.told[0]["data"]["snapshot"] == "https://www.example.org/v1/changes?types=post"
    assert hook.names == [("upsert", "after")]


def test_what_a_message_expects_is_waited_for_in_its_own_history_only(rig, make_post, database, client):
    hook = rig.hook("types=post")
    make_post(title="One")
    rig.settle()
    told = hook.told[0]["data"]
    asked = {"types": "post", "cursor": told["next_cursor"], "expected": told["expected"]}
    make_post(title="Two")

    answer = client.get("/v1/changes", query_string=asked)
    with writing(database) as session:
        change_retention.begin_anew(session.connection())
    later = client.get("/v1/changes", query_string=asked)

    assert [item["resource"]["slug"] for item in answer.json["data"]] == ["two"]
    assert "expected" not in answer.json["links"]["next"]
    assert later.status_code == 410
