"""Other references of a resource lead to its present one: 308, the query kept, one hop."""

import dataclasses

import pytest

from api.app import create_app
from api.derived.writing import writing
from api.services.posts import editing

HERE = "https://www.example.org"
LATER = 1_790_000_000_000_000


@pytest.fixture
def renamed(database, make_post):
    """A post that was ``first``, then ``second``, and is ``third``."""
    post = make_post(slug="first")
    for slug in ("second", "third"):
        with writing(database) as session:
            found = editing.load(session, post.id)
            editing.edit(session, found, {"slug": slug}, now=LATER)
    return post


@pytest.mark.usefixtures("renamed")
def test_former_slugs_and_other_spellings_lead_to_the_present_one_in_one_hop(client):
    refs = ("first", "second", "FIRST", "Third", "%EF%BD%86irst")

    answers = [client.get(f"/v1/posts/{ref}?fields=title,tags") for ref in refs]

    assert {(answer.status_code, answer.headers["Location"]) for answer in answers} == {(308, f"{HERE}/v1/posts/third?fields=title,tags")}


def test_an_id_in_another_spelling_leads_to_the_id(client, renamed):
    answer = client.get(f"/v1/posts/{str(renamed.id).upper()}")

    assert (answer.status_code, answer.headers["Location"]) == (308, f"{HERE}/v1/posts/{renamed.id}")


@pytest.mark.parametrize("ref", ["first", "MISSING", "01930A5C-7E1A-7C3F-9D55-0A1B2C3D4E5F"])
def test_what_leads_nowhere_is_missing(reader, ref):
    assert reader.get(f"/v1/posts/{ref}").status_code == 404


@pytest.mark.usefixtures("renamed")
def test_the_way_is_kept_only_briefly(client):
    answer = client.get("/v1/posts/first")

    assert (answer.data, "Content-Type" in answer.headers) == (b"", False)
    assert answer.headers["Cache-Control"] == "max-age=0, s-maxage=10"


@pytest.mark.usefixtures("renamed")
def test_the_way_is_made_of_the_public_address(settings, database):
    app = create_app(dataclasses.replace(settings, public_url="https://example.net/api"), database)

    answer = app.test_client().get("/v1/posts/first", headers={"Host": "evil.example"})

    assert answer.headers["Location"] == "https://example.net/api/v1/posts/third"


def test_a_way_with_letters_beyond_ascii_is_encoded(client, make_post):
    make_post(slug="été")

    answer = client.get("/v1/posts/%C3%89T%C3%89")

    assert answer.headers["Location"] == f"{HERE}/v1/posts/%C3%A9t%C3%A9"
