"""Snippets over HTTP: the passage that a question found, as text with places, in every script."""

# ruff: noqa: RUF001 - scripts are what is tried

import pytest

FILLING = "This says nothing. " * 40


@pytest.fixture
def shown(client):
    """The passages of what a question finds, with brackets around what is marked."""

    def found(q, **asked):
        answer = client.get("/v1/posts", query_string={"q": q, "include": "snippet", **asked})
        assert answer.status_code == 200, answer.text
        return [bracketed(post["snippet"]) for post in answer.json["data"]]

    return found


def bracketed(snippet):
    text = snippet["text"]
    assert len(text) <= 200
    assert text == " ".join(text.split())
    for start, end in reversed(snippet["marks"]):
        assert 0 <= start < end <= len(text)
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("language", "q", "text", "passage"),
    [
        ("en", "elections", "<p>The <b>elec</b>tion of <em>Élections</em>, electric</p>", "The [election] of [Élections], electric"),
        ("en", '"elections"', "<p>An election, two elections</p>", "An election, two [elections]"),
        ("en", '"clean water" fire', "<p>Clean,</p><p>water. Fire! Clean fires</p>", "[Clean, water]. [Fire]! Clean [fires]"),
        ("en", "riv* -dam", "<p>Rivers, arrive &amp; riverbed</p>", "[Rivers], arrive & [riverbed]"),
        ("en", "aether strasse", "<p>Æther STRASSE Straße</p>", "[Æther] [STRASSE] [Straße]"),
        ("en", "3.14 covid-19", "<p>3.14, COVID-19 and 3,14</p>", "[3.14], [COVID-19] and [3,14]"),
        ("en", "soft", "<p>so\u00adft</p>", "[so\u00adft]"),
        ("fr", "l'eau rivière", "<p>L\u2019eau des rivieres. À l'eau, mal'eau</p>", "[L\u2019eau] des [rivieres]. À [l'eau], mal'eau"),
        ("de", "Wälder", "<p>Der Wald, die Wa\u0308lder</p>", "Der [Wald], die [Wa\u0308lder]"),
        ("ru", "выборы", "<p>О выборах: Выборы</p>", "О [выборах]: [Выборы]"),
        ("zh", "共和国", "<p>中华人民共和国，共和</p>", "中华人民[共和国]，共和"),
        ("ja", "水", "<p>「清流」と水。水面</p>", "「清流」と[水]。[水]面"),
        ("ja", "ガス", "<p>ｶﾞｽとガス</p>", "[ｶﾞｽ]と[ガス]"),
        ("ko", "한국", "<p>한국의 봄, 대한국민</p>", "[한국]의 봄, 대[한국]민"),
        ("th", "ทุกคน", "<p>สวัสดีทุกคนครับ</p>", "สวัสดี[ทุกคน]ครับ"),
        ("ar", "مياه", "<p>مِيَاه نقية</p>", "[مِيَاه] نقية"),
        ("ar", "الكتاب", "<p>قرأت كتابا</p>", "قرأت [كتابا]"),
        ("hi", "पानी", "<p>यह पानी है</p>", "यह [पानी] है"),
        ("en", "rocket", "<p>🚀🧑‍🚀 A rocket🚀rocket</p>", "🚀🧑‍🚀 A [rocket]🚀[rocket]"),
    ],
)
def test_what_was_found_is_marked_in_every_script(make_post, shown, language, q, text, passage):
    make_post(language=language, body_html=text)

    assert shown(q) == [passage]


def test_the_passage_is_where_most_of_the_words_stand(make_post, shown):
    make_post(body_html=f"<p>Water! {FILLING}</p><p>Then came clean water. {FILLING}</p><p>Water, water.</p>")

    (passage,) = shown("clean water")

    assert passage.startswith("This says nothing. Then came [clean] [water]. This says")
    assert passage.endswith("nothing. This")


def test_a_passage_of_a_script_without_spaces_is_cut_between_graphemes(make_post, shown):
    make_post(language="th", body_html=f"<p>{'กำกี' * 100}ทุกคน{'กำกี' * 100}</p>")

    (passage,) = shown("ทุกคน")

    assert "[ทุกคน]" in passage
    assert 150 < len(passage) <= 202
    assert (passage[0], passage[-1]) == ("ก", "ี") or passage[-1] == "ำ"


def test_the_editors_excerpt_is_shown_where_more_stands_in_it_or_nothing_elsewhere(make_post, shown):
    make_post(slug="a", title="Clean", excerpt="Clean water.", body_html="<p>Of water.</p>")
    make_post(slug="b", title="Clean water", excerpt="An excerpt.", body_html="<p>A text.</p>")
    make_post(slug="c", title="Clean water", body_html=f"<p>{FILLING}</p>")
    make_post(slug="d", title="Clean water", body_html="")

    assert shown("clean water") == ["", FILLING[:199].strip(), "An excerpt.", "[Clean] [water]."]


def test_it_comes_with_the_text_by_fields_and_with_any_order(client, make_post):
    make_post(slug="a", body_html="<p>Clean water</p>")
    snippet = {"text": "Clean water", "marks": [[6, 11]]}

    with_body = client.get("/v1/posts?q=water&include=snippet,body_html&sort=relevance").json["data"][0]
    by_fields = client.get("/v1/posts?q=water&fields=slug,snippet").json["data"][0]
    named = client.get("/v1/posts?q=water&slug=a&include=snippet").json["data"][0]

    assert (with_body["snippet"], with_body["body_html"]) == (snippet, "<p>Clean water</p>")
    assert (set(by_fields), by_fields["snippet"]) == ({"id", "slug", "snippet"}, snippet)
    assert named["snippet"] == snippet
    assert "snippet" not in client.get("/v1/posts?q=water").json["data"][0]


def test_links_to_feeds_leave_it_out(client, make_post):
    make_post(body_html="<p>Water</p>")

    links = client.get("/v1/posts?q=water&include=snippet").headers.getlist("Link")

    assert links
    assert not any("snippet" in link for link in links)


@pytest.mark.parametrize(
    "path",
    [
        "/v1/posts?include=snippet",
        "/v1/posts?fields=snippet",
        "/v1/posts/a?include=snippet",
        "/v1/posts/a?fields=snippet",
        "/v1/posts/a/related?include=snippet",
        "/v1/posts.atom?q=a&include=snippet",
        "/v1/facets/posts?facets=tag&q=a&include=snippet",
        "/v1/changes?include=snippet",
    ],
)
def test_it_is_refused_where_nothing_was_searched(reader, path):
    assert reader.get(path).status_code == 422


@pytest.mark.parametrize("q", ["!!!", "\ue001enelect", '"', "a " * 150, "é" * 300, "水" * 300, "ก" * 300], ids=map(str, range(7)))
def test_nothing_that_can_be_typed_is_an_error(make_post, shown, q):
    make_post(body_html=f"<p>{'a ' * 500}{'é' * 300} {'水' * 300} {'ก' * 300}</p>")

    assert len(shown(q)) <= 1
