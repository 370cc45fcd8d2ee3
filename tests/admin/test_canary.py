"""What is not public shows nowhere: hidden posts and pages with secret words, and every answer of delivery as if they were not there."""

import re
from uuid import UUID

import pytest

from api.clock import now_us
from api.derived.writing import writing
from api.services.posts import scheduled

SECRET = "Canarybird"
SECOND = 1_000_000


def draft(number, **more):
    return {
        "title": f"{SECRET}{number} title",
        "language": "en",
        "excerpt": f"{SECRET}{number} excerpt",
        "body_html": f"<p>{SECRET}{number} body</p>",
        "tags": ["housing"],
        "campaigns": ["homes"],
        "authors": ["ana"],
        "featured": True,
        **more,
    }


@pytest.fixture
def public(editor):
    """A public post with a tag, a campaign and an author."""
    editor("POST", "/tags", {"name": "Housing", "language": "en"})
    editor("POST", "/campaigns", {"title": "Homes", "language": "en"})
    editor("POST", "/authors", {"name": "Ana", "language": "en"})
    event = editor("POST", "/events", {"title": "Open day", "language": "en", "starts_at": "2190-01-01T10:00:00Z"}).json
    editor("POST", f"/events/{event['id']}/publish", {})
    body = {"title": "Seen", "language": "en", "tags": ["housing"], "campaigns": ["homes"], "authors": ["ana"]}
    made = editor("POST", "/posts", body).json
    return editor("POST", f"/posts/{made['id']}/publish", {}).json


@pytest.fixture
def hide(editor, database):
    """Makes them: what each is, and its id and slug."""

    def made():
        found = {}

        def post(what, **more):
            one = editor("POST", "/posts", draft(len(found), **more)).json
            found[what] = one
            return f"/posts/{one['id']}"

        post("draft")
        post("draft page", kind="page")
        editor("POST", f"{post('scheduled')}/schedule", {"at": "2199-01-01T00:00:00Z"})
        post("embargoed", embargo_until="2199-01-01T00:00:00Z")
        for what, kind in (("withdrawn", "post"), ("withdrawn page", "page")):
            editor("POST", f"{post(what, kind=kind)}/publish", {})
            editor("POST", f"/posts/{found[what]['id']}/withdraw", {"reason": "unpublished"})
        editor("POST", f"{post('expired', expires_at='2190-01-01T00:00:00Z')}/publish", {})
        with writing(database) as session:
            scheduled.apply_due(session, UUID(found["expired"]["id"]), now=now_us() + 170 * 366 * 86_400 * SECOND)
        return found

    return made


def answers(client, public):
    """Every address of delivery that the document has, with what is there, and questions for the secret."""
    refs = {"posts": public["slug"], "tags": "housing", "campaigns": "homes", "authors": "ana", "sections": "main", "events": "open-day"}
    paths = [path for path, item in client.get("/openapi.json").json["paths"].items() if path.startswith("/v1") and "get" in item]
    asked = [path.replace("{ref}", refs[path.split("/")[2]]) if "{ref}" in path else path for path in paths]
    asked = [f"{path}?facets=tag,campaign,language,section,author,month" if "facets" in path else path for path in asked]
    located = ("/v1/resolve", "/v1/oembed")
    asked = [f"{path}?url=/en/{public['slug']}" if path in located else path for path in asked if path != "/v1/redirects"]
    words = [f"{SECRET}{number}" for number in range(8)]
    more = ["count=true&include=body_html", "tag=housing&count=true", "campaign=homes", "author=ana&featured=true", "sort=-updated_at"]
    more += [f"q={word}&count=true" for word in words] + [f"q={SECRET[:4]}*"]
    more += [f"{query}&kind={kind}" for query in more for kind in ("page", "post,page")] + ["kind=page", "kind=post,page"]
    asked = [f"{path}?q={SECRET[:4]}" if path == "/v1/suggest" else path for path in asked]
    asked += [f"/v1/posts/{public['slug']}?include=adjacent,related,assets,jsonld", "/v1/changes?include=assets"]
    asked += [f"/v1/posts?{query}" for query in more] + [f"{path}?kind=page" for path in ("/v1/posts.atom", "/v1/news-sitemap.xml")]
    asked += [f"/v1/facets/posts?facets=tag&kind=page,post&q={SECRET}*", f"/v1/facets/posts?facets=tag&q={SECRET}*"]
    return {path: (answer.status_code, uncounted(answer.text)) for path in asked for answer in [client.get(path)]}


def uncounted(text):
    """An answer without what tells that some of them were public for a moment: the number of public changes, what left a feed."""
    text = re.sub(r'<at:deleted-entry ref="urn:uuid:[0-9a-f-]{36}" when="[0-9TZ:-]+"/>', "", text)
    return re.sub(r"(?<=[0-9a-f]{12}-)[0-9]+-[0-9]+--[0-9a-f]{8}", "", text)


def test_hidden_posts_and_pages_change_no_answer_of_delivery(client, editor, public, hide):
    before = answers(client, public)

    hidden = hide()
    pending = {"title": f"{SECRET}5 title", "body_html": f"<p>{SECRET}5 body</p>", "tags": []}
    assert editor("PATCH", f"/posts/{public['id']}?draft=true", pending, If_Match="*").json["pending"] is not None
    after = answers(client, public)

    assert {one["state"] for one in editor("GET", "/posts").json["data"]} == {"draft", "scheduled", "withdrawn", "published"}
    assert after == before
    assert {path: text for path, (status, text) in before.items() if status != 200} == {}
    missing = client.get("/v1/posts/no-such-post")
    for what, one in hidden.items():
        for ref in (one["id"], one["slug"]):
            answer = client.get(f"/v1/posts/{ref}")
            assert SECRET.lower() not in answer.text.lower()
            if what in ("withdrawn", "withdrawn page", "expired"):
                assert answer.status_code == 410
            else:
                assert (answer.status_code, answer.data) == (404, missing.data)
