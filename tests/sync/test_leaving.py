"""What leaves a filter is told once, with the reason; what never was in it is not told of."""

import pytest
from sqlalchemy import select

from api.derived.writing import writing
from api.models import KINDS, Tag
from api.services.posts import editing, scheduled, workflow
from api.services.resources import authors, campaigns, sections, tags
from tests.databases import NOW

LATER = NOW + 10**12
FILTERS = {
    "tag": "water",
    "language": "fr",
    "campaign": "rivers",
    "section": "branch",
    "origin": "own",
    "published_after": "2020-01-01T00:00:00Z",
}


@pytest.fixture
def site(make_tag, make_campaign, make_section, make_post):
    """A post that is in every filter, and one that is in none of them."""
    for name in ("Water", "Air", "Nature", "Lakes"):
        make_tag(name)
    make_campaign("Rivers")
    make_section("Branch", url="https://branch.example.org")
    inside = {"tags": ["water"], "language": "fr", "campaigns": ["rivers"], "section": "branch"}
    origin = {"section": "Elsewhere", "uri": "urn:other", "url": "https://x.example/1"}
    make_post(title="Other", tags=["air"], language="en", origin=origin, published_at=1_500_000_000)
    return make_post(title="Inside", published_at=1_700_000_000, **inside)


WAYS = {
    "tag": lambda edit, post: edit(post, tags=["air"]),
    "language": lambda edit, post: edit(post, language="de"),
    "campaign": lambda edit, post: edit(post, campaigns=[]),
    "section": lambda edit, post: edit(post, section="main"),
    "origin": lambda edit, post: edit(post, origin={"section": "Elsewhere", "uri": "urn:x", "url": "https://x.example/2"}),
}


@pytest.mark.parametrize("name", WAYS)
def test_what_is_edited_out_of_the_filter_is_told_once(site, run, edit, name):
    query = f"types=post&{name}={FILTERS[name]}"
    before, cursor = run(query)
    assert [item["id"] for item in before] == [str(site.id)]

    WAYS[name](edit, site)
    edit(site, title="Edited once more")

    told, after = run(query, cursor)
    assert [(item["op"], item["id"], item["reason"]) for item in told] == [("delete", str(site.id), "out_of_scope")]
    assert told[0]["slug"] == "inside"
    assert told[0]["language"] == ("de" if name == "language" else "fr")
    assert told[0]["url"].endswith("/inside")
    edit(site, title="And again")
    assert run(query, after)[0] == []


ENDS = {
    "unpublished": lambda session, post: workflow.withdraw(session, post, "unpublished", now=LATER),
    "legal": lambda session, post: workflow.withdraw(session, post, "legal", now=LATER),
    "license": lambda session, post: workflow.withdraw(session, post, "license", now=LATER),
    "deleted": editing.remove,
    "expired": lambda session, post: scheduled.apply_due(session, post.id, now=LATER + 10**15),
}


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("reason", ENDS)
def test_what_is_no_longer_public_is_told_with_the_reason(site, run, act, edit, reason, name):
    edit(site, expires_at=(LATER + 10**14) // 10**6)
    query = f"types=post&{name}={FILTERS[name]}"
    _, cursor = run(query)

    act(ENDS[reason], site)

    told, after = run(query, cursor)
    wanted = {"op": "delete", "type": "post", "id": str(site.id), "reason": reason, "into": None, "slug": "inside", "language": "fr"}
    assert [{name: item[name] for name in wanted} for item in told] == [wanted]
    assert told[0]["url"] == "https://branch.example.org/fr/inside"
    assert run(query, after)[0] == []


def test_what_never_was_in_the_filter_is_not_told_of(site, run, edit, act, make_post, ask):
    queries = ["types=post&tag=lakes", "types=post&language=pt", "types=post&published_after=2025-01-01T00:00:00Z&origin=own"]
    cursors = {query: run(query)[1] for query in queries}
    draft = make_post(title="Draft", state="draft", tags=["lakes"], language="pt")

    edit(site, title="Edited", tags=["air"])
    edit(draft, title="A draft still")
    act(workflow.withdraw, site, "unpublished", now=LATER)
    act(editing.remove, site)

    for query in queries:
        answer = ask(f"{query}&cursor={cursors[query]}").json
        assert answer["data"] == []
        assert answer["page"] == {"next_cursor": cursors[query], "has_more": False}


def test_a_post_whose_tag_moved_in_the_tree_leaves_the_tag_above(site, run, database, drain):
    with writing(database) as session:
        tags.edit(session, session.get(Tag, tag_id(session, "water")), {"parent": "nature"}, now=LATER)
    drain()
    query = "types=post&tag=nature"
    before, cursor = run(query)
    assert [item["id"] for item in before] == [str(site.id)]

    with writing(database) as session:
        tags.edit(session, session.get(Tag, tag_id(session, "water")), {"parent": "lakes"}, now=LATER)
    drain()

    told, _ = run(query, cursor)
    assert [(item["op"], item["reason"]) for item in told] == [("delete", "out_of_scope")]
    joined, _ = run("types=post&tag=lakes")
    assert [item["id"] for item in joined] == [str(site.id)]


@pytest.mark.usefixtures("site")
def test_a_merged_tag_is_one_delete_that_names_the_other_and_its_posts_come_anew(run, database, drain):
    _, cursor = run()
    with writing(database) as session:
        water, air = tag_id(session, "water"), tag_id(session, "air")
        tags.merge(session, session.get(Tag, water), session.get(Tag, air), now=LATER)
    drain()

    told, _ = run("limit=500", cursor)

    deletes = [item for item in told if item["op"] == "delete"]
    assert [(item["type"], item["id"], item["reason"], item["into"], item["slug"]) for item in deletes] == [
        ("tag", str(water), "merged", str(air), "water")
    ]
    assert [item["resource"]["tags"] for item in told if item["type"] == "post"] == [[str(air)]]


@pytest.mark.usefixtures("site")
def test_a_client_that_named_a_merged_tag_starts_again_whether_by_slug_or_by_id(run, ask, database, drain):
    with writing(database) as session:
        water, air = tag_id(session, "water"), tag_id(session, "air")
    cursors = {ref: run(f"types=post&tag={ref}")[1] for ref in ("water", str(water))}
    with writing(database) as session:
        tags.merge(session, session.get(Tag, water), session.get(Tag, air), now=LATER)
    drain()

    for ref, cursor in cursors.items():
        answer = ask(f"types=post&tag={ref}&cursor={cursor}")

        assert (answer.status_code, answer.json["code"]) == (410, "resync-required")
        assert answer.json["links"] == {"snapshot": f"https://www.example.org/v1/changes?types=post&tag={ref}"}
        assert len(run(f"types=post&tag={ref}")[0]) == 2


@pytest.mark.usefixtures("site")
def test_a_renamed_tag_is_one_item_and_its_cursors_go_on_under_either_name(run, database):
    _, cursor = run("tag=water")
    with writing(database) as session:
        tags.edit(session, session.get(Tag, tag_id(session, "water")), {"slug": "rivers", "name": "Rivers"}, now=LATER)

    for slug in ("water", "rivers"):
        told, _ = run(f"tag={slug}", cursor)

        assert [(item["op"], item["type"], item["resource"]["name"]) for item in told] == [("upsert", "tag", "Rivers")]


def test_what_comes_back_is_told_as_it_is(site, run, act, edit):
    query = "types=post&tag=water"
    _, cursor = run(query)
    act(workflow.withdraw, site, "unpublished", now=LATER)
    act(workflow.restore, site, now=LATER + 1)

    told, after = run(query, cursor)

    assert [(item["op"], item["id"]) for item in told] == [("upsert", str(site.id))]
    edit(site, tags=["air"])
    edit(site, tags=["water"])
    assert [(item["op"], item["id"]) for item in run(query, after)[0]] == [("upsert", str(site.id))]


def test_what_left_before_a_page_is_told_of_though_it_changed_again_since(site, run, ask, edit, make_post):
    """Left at one number, edited at a later one, while the client was between the two: its own number says nothing of the first."""
    query = "types=post&tag=water&limit=1"
    other = make_post(title="Another", tags=["water"])
    _, cursor = run(query)
    edit(site, tags=["air"])
    edit(other, title="Edited")
    make_post(title="Third", tags=["water"])
    first = ask(f"{query}&cursor={cursor}").json
    edit(site, title="Edited while it is not in the filter")

    rest, _ = run(query, first["page"]["next_cursor"])

    told = [(item["op"], item["id"]) for item in first["data"] + rest]
    assert ("delete", str(site.id)) in told


def test_a_deleted_tag_campaign_author_and_section_are_told(run, database, make_tag, make_campaign, make_author, make_section):
    made = {
        "tag": make_tag("T").id,
        "campaign": make_campaign("C").id,
        "author": make_author("A").id,
        "section": make_section("S").id,
    }
    _, cursor = run()
    with writing(database) as session:
        for kind, remove in (("tag", tags), ("campaign", campaigns), ("author", authors), ("section", sections)):
            remove.remove(session, session.get(KINDS[kind].model, made[kind]))

    told, _ = run("limit=500", cursor)

    assert {(item["op"], item["type"], item["id"], item["reason"]) for item in told} == {
        ("delete", kind, str(one), "deleted") for kind, one in made.items()
    }


def tag_id(session, slug):
    return session.scalar(select(Tag.id).where(Tag.slug == slug))
