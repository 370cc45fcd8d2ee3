"""Whatever is changed, each stored answer is the one that would be made now, and what shows nothing of the change keeps its tag."""

from datetime import date

import pytest
from werkzeug.test import Client

from api.clock import MICROSECONDS
from api.derived.writing import writing
from api.models import KINDS
from api.queries.visibility import named
from api.services import jobs
from api.services.posts import editing, workflow
from api.services.resources import authors, campaigns, restoring, sections, tags
from api.web.cache.middleware import ResponseCache
from tests.databases import NOW
from tests.plugins import amount

LATER = NOW + 10**15
"""All changes are made at one instant, long after what they change was."""
SIDES = ("left", "right")
PEOPLE = {"measure": "people", "label": "People"}

SHOWS_ALL = (
    *("/v1", "/v1/posts", "/v1/posts?limit=2&page=2", "/v1/posts?count=true&include=body_html", "/v1/posts?sort=-updated_at"),
    *("/v1/posts?q=text", "/v1/posts?q=left&sort=relevance", "/v1/posts?prefer_language=fr,en", "/v1/posts?tag_not=right-tag"),
    *("/v1/posts?fields=title,tags", "/v1/tags", "/v1/tags?parent=none&sort=-post_count", "/v1/campaigns?state=active", "/v1/authors"),
    *("/v1/sections?count=true", "/v1/redirects", "/v1/facets/posts?facets=tag,campaign,author,section,language,month"),
    *("/v1/campaigns?include=figures.history", "/v1/sitemap.xml", "/v1/sitemap.xml?part=1"),
    *("/v1/tags?q=left", "/v1/changes", "/v1/changes?types=post&include=body_html", "/v1/posts.atom", "/v1/posts.ninjs?include=body_html"),
)
OF_A_SIDE = (
    *("/v1/posts/{}", "/v1/posts/{}-fr", "/v1/posts/{}?prefer_language=fr", "/v1/posts/{}?include=jsonld", "/v1/posts/{}/related"),
    *("/v1/posts?tag={}-tag", "/v1/posts?tag={}-parent", "/v1/posts?campaign={}-campaign&language=en", "/v1/posts?author={}-author"),
    *("/v1/posts?section={}-section&count=true", "/v1/posts?slug={}", "/v1/tags/{}-tag", "/v1/tags/{}-parent", "/v1/tags?parent={}-parent"),
    *("/v1/campaigns/{}-campaign", "/v1/authors/{}-author", "/v1/sections/{}-section", "/v1/resolve?url=https://{}.example.org/en/{}"),
    *("/v1/posts/{}-hidden", "/v1/posts/{}-new", "/v1/tags/{}-other", "/v1/posts?tag={}-other", "/v1/tags?slug={}-tag,{}-other"),
    *("/v1/campaigns/{}-campaign?prefer_language=fr", "/v1/sections/{}-section?prefer_language=fr", "/v1/sitemap.xml?section={}-section"),
    *("/v1/posts.rss?tag={}-tag", "/v1/posts.jsonfeed?campaign={}-campaign&include=body_html"),
)


@pytest.fixture
def sides(make_section, make_tag, make_campaign, make_author, make_post):
    """Two halves of a site that have nothing to do with each other, each with one of everything."""
    for side in SIDES:
        make_section(f"{side} section", url=f"https://{side}.example.org")
        make_tag(f"{side} parent")
        make_tag(f"{side} tag", parent=f"{side}-parent", names={"fr": f"mot {side}"})
        make_tag(f"{side} other")
        make_campaign(
            f"{side} campaign",
            ends_on=date(2026, 6, 30),
            titles={"fr": f"campagne {side}"},
            figures=[{**PEOPLE, "history": [{"at": 1, "value": 2}, {"at": 2, "value": 3}]}],
        )
        make_author(f"{side} author")
        links = {
            "section": f"{side}-section",
            "tags": [f"{side}-tag"],
            "campaigns": [f"{side}-campaign"],
            "authors": [f"{side}-author"],
        }
        make_post(slug=side, title=f"The {side} post", **links)
        make_post(slug=f"{side}-fr", language="fr", translation_of=side, **links)
        make_post(slug=f"{side}-second", **links)
        make_post(slug=f"{side}-hidden", state="draft", **links)


def on(kind, slug):
    """Marks a change of one resource: called with a session, the resource, and what the services ask for."""

    def marked(change):
        def made(database):
            with writing(database) as session:
                entity = named(session.connection(), kind, [slug])[slug]
                row = editing.load(session, entity) if kind == "post" else session.get(KINDS[kind].model, entity)
                change(session, row)

        return made

    return marked


def edit(kind, ref, /, **values):
    """A change of a resource's members."""
    service = {"tag": tags, "campaign": campaigns, "author": authors, "section": sections, "post": editing}[kind]

    def change(session, row):
        service.edit(session, row, values, now=LATER)

    return on(kind, ref)(change)


def merge(session, row):
    into = named(session.connection(), "tag", ["left-other"])["left-other"]
    tags.merge(session, row, session.get(KINDS["tag"].model, into), now=LATER)


def there_and_back(session, row):
    tags.edit(session, row, {"name": "Other"}, now=LATER)
    restoring.restore(session, row, 1, now=LATER)


def turn(database):
    with writing(database) as session:
        campaigns.update_states(session, 1_783_000_000 * MICROSECONDS, session.info["site"])


CHANGES = {
    "a tag is renamed": (edit("tag", "left-tag", name="Housing"), "/v1/posts/left"),
    "a tag is named in another language": (edit("tag", "left-tag", names={"fr": "logement"}), "/v1/posts/left-fr"),
    "a tag gets another slug": (edit("tag", "left-tag", slug="left-renamed"), "/v1/tags/left-tag"),
    "a tag gets another address": (edit("tag", "left-tag", slug="left-renamed"), "/v1/sitemap.xml"),
    "a tag is described": (edit("tag", "left-tag", description="All about it"), "/v1/tags/left-tag"),
    "a campaign is renamed": (edit("campaign", "left-campaign", title="Homes"), "/v1/posts/left"),
    "a campaign reports": (
        edit("campaign", "left-campaign", figures=[PEOPLE, {"measure": "a", "label": "A", "history": [{"at": 1, "value": 5}]}]),
        "/v1/campaigns/left-campaign",
    ),
    "an author is renamed": (edit("author", "left-author", name="Ana"), "/v1/posts?author=left-author"),
    "an author tells of herself": (edit("author", "left-author", bio="Writes."), "/v1/authors/left-author"),
    "a campaign reports one value": (
        on("campaign", "left-campaign")(
            lambda session, row: campaigns.report(session, row, "people", {"at": 9, "value": 8}, now=LATER),
        ),
        "/v1/campaigns?include=figures.history",
    ),
    "a figure is told in another language": (
        edit("campaign", "left-campaign", figures=[{**PEOPLE, "labels": {"fr": "Gens"}}]),
        "/v1/campaigns/left-campaign?prefer_language=fr",
    ),
    "a campaign takes place elsewhere": (edit("campaign", "left-campaign", place="Lisbon"), "/v1/campaigns/left-campaign"),
    "a tag is what it was": (on("tag", "left-other")(there_and_back), "/v1/tags/left-other"),
    "a section is named in another language": (edit("section", "left-section", names={"fr": "Gauche"}), "/v1/posts/left-fr"),
    "a section is renamed": (edit("section", "left-section", name="Canada"), "/v1/posts/left"),
    "a section moves": (edit("section", "left-section", url="https://moved.example.org"), "/v1/posts/left"),
    "a tag gets no parent": (edit("tag", "left-tag", parent=None), "/v1/posts?tag=left-parent"),
    "a tag gets another parent": (edit("tag", "left-tag", parent="left-other"), "/v1/posts?tag=left-other"),
    "a tag is merged": (on("tag", "left-tag")(merge), "/v1/tags/left-tag"),
    "a post is withdrawn": (
        on("post", "left")(lambda session, row: workflow.withdraw(session, row, "unpublished", now=LATER)),
        "/v1/posts/left",
    ),
    "a post is withdrawn by law": (
        on("post", "left")(lambda session, row: workflow.withdraw(session, row, "legal", now=LATER)),
        "/v1/posts/left-fr",
    ),
    "a post is deleted": (on("post", "left")(editing.remove), "/v1/posts/left/related"),
    "a post is published": (
        on("post", "left-hidden")(lambda session, row: workflow.publish(session, row, now=LATER)),
        "/v1/posts/left-hidden",
    ),
    "a post is retagged": (edit("post", "left", tags=["left-other"]), "/v1/posts?tag=left-tag"),
    "a post gets another slug": (edit("post", "left", slug="left-new"), "/v1/posts/left-new"),
    "a post is edited": (edit("post", "left", title="Another title", body_html="<p>Other words.</p>"), "/v1/posts/left"),
    "a translation changes": (edit("post", "left-fr", title="Autre"), "/v1/posts/left"),
    "a post changes its language": (edit("post", "left-second", language="de"), "/v1/posts?campaign=left-campaign&language=en"),
    "a campaign ends": (turn, "/v1/campaigns?state=active"),
}
"""What is done on the left side, and an address that must show it."""


def told(answer):
    """What an answer says; whether it came from memory and which request it is for is another matter."""
    headers = {name: value for name, value in answer.headers if name not in ("Cache-Status", "X-Request-Id")}
    return answer.status_code, headers, answer.data


def stepped(database):
    """Does a step of the work that was begun; whether there was any."""
    with writing(database) as session:
        waiting = jobs.waiting(session)
        for job in waiting[:1]:
            jobs.step(session, job, now=LATER)
    return bool(waiting)


@pytest.mark.usefixtures("sides")
@pytest.mark.parametrize("name", [*CHANGES][:: amount(full=3, sample=4, long=1)])
def test_every_stored_answer_is_the_one_that_would_be_made_now(app, settings, database, name):
    change, shown = CHANGES[name]
    client = app.test_client()
    paths = [*SHOWS_ALL, *(path.replace("{}", side) for path in OF_A_SIDE for side in SIDES)]
    before = {path: told(client.get(path)) for path in paths}
    assert all(client.get(path).headers["Cache-Status"] == "broadsheet; hit" for path in paths)

    change(database)
    goes_on = True
    while goes_on:
        stored = {path: told(client.get(path)) for path in paths}
        anew = Client(ResponseCache(app.wsgi_app._app, database, settings))
        assert stored == {path: told(anew.get(path)) for path in paths}
        goes_on = stepped(database)

    assert stored[shown] != before[shown]
    if change is not turn:  # campaigns of both sides end on one day
        untouched = [path.replace("{}", "right") for path in OF_A_SIDE]
        assert [path for path in untouched if stored[path] != before[path]] == []
