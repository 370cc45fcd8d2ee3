"""The bundled archive is a site to look at: its pictures load, and its links lead somewhere."""

import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from api.app import create_app
from api.db import open_database
from api.derived.urls import PICTURES
from api.importers import open_source
from api.services.archive.importing import importing
from tests.plugins import SAMPLED, amount

ROOT = Path(__file__).parents[2]
HERE = "https://api.example.org/base"


@pytest.fixture
def site(databases, dialect):
    """A client over the bundled archive, imported as the command does, and its posts with their texts."""
    made = databases.made(dialect)
    with closing(open_database(made)) as database:
        with open_source("sample", public_url=HERE) as items:
            assert {result.outcome for result in importing(database, items)} == {"created"}
        client = create_app(made, database).test_client()
        yield client, client.get("/v1/posts?include=body_html&limit=100").json["data"]
    databases.drop(made)


def all_of(pattern, posts):
    return [url for post in posts for url in re.findall(pattern, post["body_html"])]


@SAMPLED
def test_each_picture_is_there_as_large_as_it_is_said_to_be(site):
    client, posts = site
    resources = [*posts, *client.get("/v1/campaigns").json["data"], *client.get("/v1/authors").json["data"]]
    images = {one["image"]["url"]: (one["image"]["width"], one["image"]["height"]) for one in resources if one["image"]}
    images |= {
        url: (int(width), int(height))
        for post in posts
        for url, width, height in re.findall(r'<img src="([^"]+)"[^>]* width="(\d+)" height="(\d+)"', post["body_html"])
    }

    answers = {url: client.get(url.removeprefix(HERE)) for url in images}

    assert len(images) > 40
    assert {url.partition(PICTURES)[0] for url in [*images, *all_of(' src="([^"]+)"', posts)]} == {HERE}
    sizes = {url: tuple(int.from_bytes(answer.data[at : at + 4], "big") for at in (16, 20)) for url, answer in answers.items()}
    assert sizes == images
    assert {(answer.status_code, answer.content_type, answer.headers["X-Content-Type-Options"]) for answer in answers.values()} == {
        (200, "image/png", "nosniff")
    }
    assert {answer.headers["Cross-Origin-Resource-Policy"] for answer in answers.values()} == {"cross-origin"}


@SAMPLED
def test_each_link_in_a_body_to_the_site_itself_leads_to_something(site):
    client, posts = site
    links = [url for url in all_of('href="([^"]+)"', posts) if "youtube.com" not in url and not url.startswith(("mailto:", "tel:"))]

    answers = {url: client.get("/v1/resolve", query_string={"url": url}).status_code for url in links}

    assert len(links) >= 3
    assert set(answers.values()) == {200}, answers


@pytest.mark.parametrize("name", ["nothing.png", "../archive.jsonl", "%2e%2e/archive.jsonl", "2024", "", "2024/02/", "..%2f..%2fapp.py"])
def test_nothing_but_pictures_is_shown(reader, name):
    assert reader.get(f"{PICTURES}/{name}").status_code == 404


def test_the_pictures_are_what_the_script_draws():
    some = ("2024/02/o", "2024/1")[amount(full=1, sample=0)]
    subprocess.run([sys.executable, ROOT / "scripts" / "pictures", "--check", some], check=True, timeout=120)
    drawn = {path.relative_to(ROOT / "api/sample/pictures") for path in (ROOT / "api/sample/pictures").rglob("*.png")}
    named = re.findall(r"https://media\.clear-rivers\.example/([^\"\\]+)", (ROOT / "api/sample/archive.jsonl").read_text(encoding="utf-8"))

    assert {str(path) for path in drawn} == set(named)
