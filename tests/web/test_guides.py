"""Guides as pages: the files of ``docs``, each link of which leads somewhere."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from api.routes.pages import guides
from api.routes.pages.markdown import rendered
from api.web.problem_types import PROBLEM_TYPES
from tests.plugins import SAMPLED

DOCS = Path(__file__).parents[2] / "docs"
NAMES = [guide.name for guide in guides.guides()]
PAGES = ["/", "/docs/guides", *(f"/docs/guides/{name}" for name in NAMES), "/docs/problems", "/docs/problems/gone"]


def html_of(text):
    return rendered(text, guides.way).body


def without_code(text):
    return re.sub(r"<code>.*?</code>", "", text, flags=re.DOTALL)


@pytest.fixture
def page(reader):
    """The text of a page, as a browser asks for it."""

    def text(path):
        answer = reader.get(path, headers={"Accept": "text/html,*/*;q=0.8"})
        assert (answer.status_code, answer.mimetype) == (200, "text/html"), path
        return answer.text

    return text


@SAMPLED
def test_every_guide_is_a_page_and_what_is_for_the_project_is_none(reader, page):
    assert {*NAMES, "code-map"} == {path.stem for path in DOCS.glob("*.md")}
    assert [reader.get(f"/docs/guides/{name}").status_code for name in ("code-map", "0001-json-not-jsonb", "..", "search.md")] == [404] * 4
    assert all(f'href="guides/{name}"' in page("/docs/guides") for name in NAMES)
    assert all(f'href="docs/guides/{name}"' in page("/") for name in NAMES)
    assert 'href="docs/guides"' in page("/docs")


@SAMPLED
@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/docs/guide", "/docs/guides"),
        ("/docs/guides/serch", "/docs/guides"),
        ("/docs/guides/search.md", "/docs/guides"),
        ("/docs/problems/gonne", "/docs/problems"),
        ("/guides", "/docs/guides"),
    ],
)
def test_near_misses_name_the_page_that_was_meant(reader, path, meant):
    answer = reader.get(path)

    assert answer.status_code == 404
    assert answer.json["detail"].endswith(f"Did you mean `{meant}`?")


@SAMPLED
@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_to_a_page_and_a_place_in_it(reader, page, path):
    links = {urljoin(path, unescape(link)) for link in re.findall(r'href="([^"]+)"', without_code(page(path)))}
    own = {link for link in links if not re.match(r"[a-z]+:", link)}

    places = {link: urldefrag(link) for link in own}
    lost = {link for link, place in places.items() if place.fragment and f'id="{place.fragment}"' not in page(place.url)}
    statuses = {place.url: reader.get(place.url).status_code for place in places.values()}

    assert len(own) > 3
    assert lost == set()
    assert set(statuses.values()) == {200}


@SAMPLED
@pytest.mark.parametrize("path", PAGES)
def test_a_page_needs_no_script_and_has_none(reader, path):
    answer = reader.get(path, headers={"Accept": "text/html"})

    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'; img-src data:;")
    assert not re.search(r"<script|<style|<img| style=| on[a-z]+=", without_code(answer.text))


@SAMPLED
def test_the_reference_can_be_read_without_script(reader):
    shown = re.search(r"<noscript>(.*)</noscript>", reader.get("/docs").text, re.DOTALL)[1]
    described = reader.get("/openapi.json").json["paths"]
    operations = {one["operationId"] for path in described.values() for one in path.values() if isinstance(one, dict)}

    assert operations == set(re.findall(r'<h3 id="(\w+)">', shown))
    assert "<dt><code>limit</code>" in shown


def test_headings_have_the_anchors_that_links_in_the_source_use():
    made = rendered("# A title\n\n## Limits\n\n### `q` & more: 2\n\n## Limits\n", guides.way)

    assert (made.title, made.parts) == ("A title", (("limits", "Limits"), ("limits-1", "Limits")))
    assert 'id="q--more-2"' in made.body
    assert 'href="#limits-1" aria-label="Link to “Limits”"' in made.body


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("search.md#posts-and-pages", "search#posts-and-pages"),
        ("search.md", "search"),
        ("#limits", "#limits"),
        ("/docs/problems/gone", "../problems/gone"),
        ("https://snowballstem.org/", "https://snowballstem.org/"),
    ],
)
def test_links_lead_where_they_do_in_the_source(source, address):
    assert html_of(f"# A\n\n[text]({source})") == f'<p><a href="{address}">text</a></p>\n'


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("[a client](../clients/sync/journal.ts)", "a client (<code>clients/sync/journal.ts</code>)"),
        ("[`deploy/varnish.vcl`](../deploy/varnish.vcl)", "<code>deploy/varnish.vcl</code>"),
        ("[the map](code-map.md)", "the map (<code>code-map.md</code>)"),
    ],
)
def test_what_is_only_in_the_source_is_named(source, shown):
    assert html_of(f"# A\n\n{source}") == f"<p>{shown}</p>\n"


def test_tables_have_no_empty_heads_and_no_style():
    without = html_of("# A\n\n| | |\n|---|--:|\n| x | 1 |\n")
    partly = html_of("# A\n\n| | a |\n|---|--:|\n| x | 1 |\n")

    assert "<th" not in without
    assert '<td class="right">1</td>' in without
    assert re.findall(r"<t[hd]\b[^>]*>", partly)[:2] == ["<td>", '<th class="right">']
    assert "style" not in without + partly


def test_html_in_a_text_is_text():
    made = html_of("# A\n\n<script>1</script> & <b>\n\n```sh\n<script>\n```\n")

    assert "<script" not in made
    assert "<b>" not in made


@SAMPLED
@pytest.mark.parametrize("code", PROBLEM_TYPES)
def test_the_pages_of_errors_are_small(page, code):
    assert len(page(f"/docs/problems/{code}")) < 3_000
