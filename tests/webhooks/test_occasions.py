"""What moves by itself or all at once is told rightly: what falls due, a day that ends, a renamed tag of many posts, an import."""

from datetime import timedelta

import pytest

from api.clock import now_us
from api.derived.writing import writing
from api.models import Tag
from api.services.archive.importing import Item, importing
from api.services.posts import editing, workflow
from api.services.resources import campaigns, events, tags
from api.services.revisioning import NOBODY
from api.worker.publisher import Publisher
from tests.plugins import amount
from tests.webhooks.conftest import SECOND

MINUTE = 60


@pytest.fixture
def second():
    return now_us() // SECOND


def test_a_post_is_told_when_it_appears_and_when_it_expires(rig, make_post, database, second):
    hook, post = rig.hook("types=post"), make_post(title="At noon", state="draft")
    with writing(database) as session:
        row = editing.load(session, post.id)
        editing.edit(session, row, {"expires_at": second + 2 * MINUTE}, now=now_us())
        workflow.schedule(session, row, second + MINUTE, now=now_us())
    rig.settle()
    before = [*hook.told]

    for due in (second + MINUTE, second + 2 * MINUTE):
        Publisher(database).step(due * SECOND)
        rig.settle()

    assert before == []
    assert [(item["op"], item["slug"], item["reason"]) for item in hook.items] == [
        ("upsert", "at-noon", None),
        ("delete", "at-noon", "expired"),
    ]


def test_a_campaign_is_told_at_midnight_and_an_event_when_it_is_over(rig, make_campaign, make_event, database, second):
    day = campaigns.today(database.site, now_us())
    campaign = make_campaign("Homes", starts_on=day - timedelta(3), ends_on=day)
    event = make_event("Rally", starts_at=second + MINUTE, ends_at=second + 2 * MINUTE)
    with writing(database) as session:
        campaigns.update_states(session, now_us(), database.site)
        events.update_due(session, now_us())
    hook = rig.hook("types=campaign,event")
    rig.settle()
    before = [*hook.told]
    with writing(database) as session:
        campaigns.update_states(session, now_us() + 24 * 3600 * SECOND, database.site)
        events.update_due(session, (second + 3 * MINUTE) * SECOND)
    rig.settle()

    assert before == []
    assert {(item["op"], item["type"], item["id"]) for item in hook.items} == {
        ("upsert", "campaign", str(campaign.id)),
        ("upsert", "event", str(event.id)),
    }
    assert len(hook.items) == 2


def brought_in(database, numbers, tag="homes"):
    lines = ({"type": "post", "language": "en", "title": f"Post {number}", "slug": f"post-{number}", "tags": [tag]} for number in numbers)
    published = ({**line, "published_at": "2024-02-01T08:00:00Z"} for line in lines)
    return [result.outcome for result in importing(database, [Item(f"line {n}", one) for n, one in enumerate(published)])]


def test_an_import_is_told_whole_and_a_renamed_tag_of_it_once(rig, make_tag, database):
    many = amount(full=1_100, sample=230, long=2_500)
    tag = make_tag("Homes")
    hook = rig.hook()

    outcomes = brought_in(database, range(many))
    while len(hook.items) < many:
        told = len(hook.items)
        rig.work(1, 0.25)
        assert len(hook.items) > told
    with writing(database) as session:
        tags.edit(session, session.get_one(Tag, tag.id), {"slug": "housing"}, now=now_us(), by=NOBODY)
    rig.settle()

    *posts, last = hook.items
    assert outcomes == ["created"] * many
    assert [item["slug"] for item in posts] == [f"post-{number}" for number in range(many)]
    assert max(len(message["data"]["items"]) for message in hook.told) == 100
    assert (last["type"], last["slug"], last["previous"]["slug"]) == ("tag", "housing", "homes")
