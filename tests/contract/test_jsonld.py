"""The JSON-LD of posts speaks schema.org's own words: its typings are taken strictly by TypeScript's compiler."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.plugins import ON_SQLITE

pytestmark = ON_SQLITE
CLIENTS = Path(__file__).parents[2] / "clients"
EVERYTHING = {
    "slug": "full",
    "language": "fr",
    "title": "Tout </script>",
    "excerpt": "En bref.",
    "translation_of": "bare",
    "tags": ["a-tag"],
    "campaigns": ["a-campaign"],
    "authors": ["ana", "broadsheet"],
    "license": {"name": "Our own", "url": None},
    "image": {
        "url": "https://media.example.org/a.jpg",
        "alt": "A",
        "caption": "C",
        "credit": "B",
        "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        "width": 10,
        "height": 20,
    },
    "origin": {"section": "Canada", "uri": "tag:ca.example.org,2026:1", "url": "https://ca.example.org/a", "credit": "C"},
}


@pytest.fixture
def compiled(node_modules, tmp_path):
    """What the compiler says of articles: nothing where all is well."""
    if not (node_modules / "schema-dts").is_dir():
        pytest.skip("Packages of Node are older than their lock: (cd clients && npm ci).")
    for name in ("tsconfig.json", "package.json"):
        shutil.copy(CLIENTS / name, tmp_path)
    (tmp_path / "node_modules").symlink_to(node_modules)

    def compile_strictly(articles):
        declared = [f"export const a{number}: WithContext<NewsArticle> = {json.dumps(one)};" for number, one in enumerate(articles)]
        text = "\n".join(['import type { NewsArticle, WithContext } from "schema-dts";', *declared, ""])
        (tmp_path / "articles.ts").write_text(text, encoding="utf-8")
        compiler = [node_modules / ".bin/tsc", "--noEmit"]
        return subprocess.run(compiler, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False).stdout

    return compile_strictly


def articles(client):
    """The articles of all posts."""
    slugs = [post["slug"] for post in client.get("/v1/posts?limit=100&fields=slug").json["data"]]
    return [client.get(f"/v1/posts/{slug}?include=jsonld").json["jsonld"] for slug in slugs]


@pytest.fixture
def full(client, make_tag, make_campaign, make_author, make_post):
    """An article with every property that there is."""
    make_tag()
    make_campaign(hashtag="Homes")
    make_author("Ana")
    make_author("Broadsheet")
    make_post(slug="bare")
    make_post(**EVERYTHING)
    return client.get("/v1/posts/full?include=jsonld").json["jsonld"]


def test_the_compiler_knows_every_property_of_every_sample_post(sample_client, compiled):
    found = articles(sample_client)

    assert len(found) > 50
    assert compiled(found) == ""


def test_the_compiler_knows_every_property_that_there_is(full, compiled):
    properties = set(full) | {name for node in (full["image"][0], full["author"][0], full["about"][0]) for name in node}

    assert {"isBasedOn", "workTranslation", "license", "creditText", "caption", "width", "alternateName"} <= properties
    assert compiled([full]) == ""


def test_the_compiler_refuses_what_is_misspelt(full, compiled):
    wrong = [
        {**full, "headlin": "A title"},
        {**full, "author": [{"@type": "Person", "nmae": "Ana"}]},
        {**full, "image": [{**full["image"][0], "widht": 10}]},
        {**full, "@type": "NewsArtcle"},
        {**full, "publisher": 1},
    ]

    said = compiled(wrong)

    assert [number for number in range(len(wrong)) if f"articles.ts({number + 2}," in said] == [0, 1, 2, 3, 4]
