"""oEmbed: any address of a public post is answered with a quotation that is safe to show and fits."""

import pytest
from lxml import html

from api.derived.writing import writing
from api.services.posts import editing
from api.web.openapi.documents import document
from tests.databases import NOW

IMAGE = {"url": "https://media.example.org/a.jpg", "alt": "A", "width": 640, "height": 360}
HOSTILE = "<script>alert(1)</script> \" onload='x' & </blockquote>"
UNTHUMBED = {"version", "type", "title", "provider_name", "provider_url", "cache_age", "html", "width", "height"}


@pytest.fixture
def ask(client):
    """Asks for an embed of an address."""

    def asked(url, **more):
        return client.get("/v1/oembed", query_string={"url": url, **more})

    return asked


def test_a_post_is_embedded_by_its_address(ask, client, database, make_post, make_author):
    make_author("Ana", url="https://ana.example.org")
    make_author("Bo")
    make_post(slug="a", title="A title", excerpt="What it says.", authors=["ana", "bo"], image=IMAGE)

    answer = ask("/en/a")

    site = database.site
    assert (answer.status_code, answer.content_type) == (200, "application/json")
    made = answer.json
    shown = html.fragment_fromstring(made.pop("html"))
    height = made.pop("height")
    assert made == {
        "version": "1.0",
        "type": "rich",
        "title": "A title",
        "author_name": "Ana, Bo",
        "author_url": "https://ana.example.org",
        "provider_name": site.name,
        "provider_url": site.public_url,
        "cache_age": 60,
        "width": 600,
        "thumbnail_url": IMAGE["url"],
        "thumbnail_width": 640,
        "thumbnail_height": 360,
    }
    assert 50 < height < 400
    assert (shown.tag, shown.get("cite"), shown.get("lang")) == ("blockquote", f"{site.public_url}/en/a", "en")
    assert [link.get("href") for link in shown.iter("a")] == [f"{site.public_url}/en/a"]
    assert [part.text_content() for part in shown] == ["A title", "What it says.", site.name]
    assert answer.headers["Surrogate-Key"] == f"any post-{client.get('/v1/posts/a').json['id']}"


def test_every_address_of_a_post_leads_to_it(ask, client, database, make_post):
    post = make_post(slug="first")
    with writing(database) as session:
        editing.edit(session, editing.load(session, post.id), {"slug": "second"}, now=NOW + 10**12)
    base = client.get("/v1").json["url"]

    paths = ("/en/second", "/en/first", "/en/second/?utm_source=x", "/v1/posts/second", "/v1/posts/first", f"/v1/posts/{post.id}")
    found = [ask(base + path).json["html"] for path in paths]

    assert set(found) == {found[0]}
    assert f'href="{base}/en/second"' in found[0]


@pytest.mark.usefixtures("client")
def test_what_is_no_public_post_is_not_found(ask, make_post, make_tag):
    make_tag("Housing")
    make_post("draft", slug="draft")
    make_post("withdrawn", slug="withdrawn")
    make_post("withdrawn", slug="legal", withdrawn_reason="legal")  # its address is known, too
    paths = ("/en/draft", "/en/withdrawn", "/en/legal", "/en/nothing", "/tags/housing", "https://other.example.org/en/a")
    refs = ("draft", "withdrawn", "legal", "nothing", "", "No slug", "a/related")

    answers = [ask(path) for path in paths] + [ask(f"/v1/posts/{ref}") for ref in refs]

    assert {answer.status_code for answer in answers} == {404}
    assert {answer.json["code"] for answer in answers} == {"not-found"}


def test_an_embed_is_no_greater_than_what_is_asked_for(ask, make_post):
    make_post(slug="a", title="A title", excerpt="word " * 50, image=IMAGE)

    sizes = [(width, height) for width in (1, 200, 640, 5_000) for height in (1, 150, 360, 5_000)]
    found = [(width, height, ask("/en/a", maxwidth=width, maxheight=height).json) for width, height in sizes]

    assert [one for *_, one in found if not 0 < one["width"] <= 600] == []
    assert [one for width, height, one in found if one["width"] > width or one["height"] > height] == []
    assert {(width, height) for width, height, one in found if "thumbnail_url" in one} == {
        (width, height) for width, height in sizes if width >= 640 and height >= 360
    }
    assert {len(one.keys() & {"thumbnail_url", "thumbnail_width", "thumbnail_height"}) for *_, one in found} == {0, 3}
    short, long = (ask("/en/a", maxheight=height).json["html"] for height in (150, 5_000))
    assert ("word word" in short, "word word" in long) == (False, True)


def test_a_post_of_few_words_has_no_more_members_than_it_needs(ask, make_post):
    make_post(slug="a", title="", excerpt="", image={**IMAGE, "width": None})

    made = ask("/en/a").json

    assert set(made) == UNTHUMBED
    assert html.fragment_fromstring(made["html"]).xpath("string(.//a)").endswith("/en/a")


def test_what_an_author_writes_stays_text(ask, make_post):
    make_post(slug="a", title=HOSTILE, excerpt=HOSTILE)

    shown = html.fragment_fromstring(ask("/en/a").json["html"])

    assert [element.tag for element in shown.iter()] == ["blockquote", "p", "a", "p", "footer"]
    assert {name for element in shown.iter() for name in element.keys()} == {"class", "cite", "lang", "dir", "href"}  # noqa: SIM118
    assert [part.text_content() for part in shown][:2] == [HOSTILE] * 2


def test_another_format_is_not_made(ask, client, make_post):
    make_post(slug="a")

    refused, nothing = ask("/en/a", format="xml"), ask("/en/nothing", format="xml")

    assert [(one.status_code, one.mimetype, one.json["code"]) for one in (refused, nothing)] == [
        (501, "application/problem+json", "unsupported-format")
    ] * 2
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    assert ask("/en/a", format="json").data == ask("/en/a").data
    assert client.get("/docs/problems/unsupported-format").status_code == 200


@pytest.mark.parametrize(
    "query", ["", "url=", "url=/a&maxwidth=0", "url=/a&maxheight=-1", "url=/a&maxwidth=x", "url=/a&url=/b", "url=/a&a=b"]
)
def test_a_bad_question_is_refused(client, query):
    assert client.get(f"/v1/oembed?{query}").status_code == 422


def test_it_is_kept_until_the_post_changes(ask, database, make_post):
    post = make_post(slug="a")
    first, second = ask("/en/a"), ask("/en/a")
    with writing(database) as session:
        editing.edit(session, editing.load(session, post.id), {"title": "Another"}, now=NOW + 10**12)

    third = ask("/en/a")

    assert [one.headers["Cache-Status"] for one in (first, second, third)] == [
        f"broadsheet; {how}" for how in ("fwd=miss", "hit", "fwd=miss")
    ]
    assert (first.headers["ETag"] == second.headers["ETag"], third.json["title"]) == (True, "Another")


def test_maps_and_embeds_are_in_the_document(app):
    paths = document(app)["paths"]

    found = {path: paths[path]["get"] for path in ("/v1/sitemap.xml", "/v1/news-sitemap.xml", "/v1/oembed")}

    assert [one["operationId"] for one in found.values()] == ["getSitemap", "getNewsSitemap", "getOembed"]
    assert [list(one["responses"]["200"]["content"]) for one in found.values()] == [["application/xml"]] * 2 + [["application/json"]]
    assert found["/v1/sitemap.xml"]["responses"]["200"]["content"]["application/xml"]["schema"] == {"type": "string"}
    assert "501" in found["/v1/oembed"]["responses"]
