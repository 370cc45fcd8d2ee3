"""Related posts over HTTP: who is answered how, and with which links."""

import pytest

from api.derived.writing import writing
from api.services.posts import editing

HERE = "https://www.example.org"
LATER = 1_790_000_000_000_000


@pytest.fixture
def shelf(make_tag, make_campaign, make_post):
    """A post with two tags and a campaign, its translation, and others that share some of them or nothing."""
    make_tag("Water")
    make_tag("Rivers", parent="water")
    make_campaign("Eyes")
    make_post(slug="all", tags=["water", "rivers"], campaigns=["eyes"])
    make_post(slug="none")
    make_post(slug="below", tags=["rivers"])
    make_post(slug="older", tags=["water"])
    make_post(slug="newer", campaigns=["eyes"])
    make_post(slug="secret", tags=["water"], state="draft")
    make_post(slug="gone", tags=["water"], state="withdrawn")
    make_post(slug="canadian", language="en-CA", tags=["water"])
    make_post(slug="french", language="fr", tags=["water"])
    make_post(slug="here", tags=["water", "rivers"], campaigns=["eyes"])
    make_post(slug="ici", language="fr", tags=["water"], translation_of="here")


def slugs(answer):
    return [item["slug"] for item in answer.json["data"]]


@pytest.mark.usefixtures("shelf")
def test_posts_that_share_most_come_first_and_the_newest_among_equals(client):
    answer = client.get("/v1/posts/here/related")

    assert slugs(answer) == ["all", "below", "canadian", "newer", "older"]
    assert answer.json["links"] == {"self": f"{HERE}/v1/posts/here/related", "post": f"{HERE}/v1/posts/here"}


@pytest.mark.usefixtures("shelf")
def test_another_language_may_be_asked_for_and_never_brings_a_translation(client):
    french, both, none = (client.get(f"/v1/posts/here/related?limit=20&language={language}") for language in ("fr", "en-CA,FR", "de"))

    assert [slugs(french), slugs(both), slugs(none)] == [["french"], ["french", "canadian"], []]
    assert both.json["links"]["self"] == f"{HERE}/v1/posts/here/related?language=en-CA,fr&limit=20"


@pytest.mark.usefixtures("shelf")
def test_a_post_without_tags_and_campaigns_has_no_related_ones(client):
    assert client.get("/v1/posts/none/related").json["data"] == []


@pytest.mark.usefixtures("shelf")
def test_a_draft_is_never_among_them_and_has_none_itself(client):
    listed, of_draft, missing = (client.get(f"/v1/posts/{ref}/related?limit=20") for ref in ("older", "secret", "missing"))

    assert not {"secret", "gone", "older"} & set(slugs(listed))
    assert (of_draft.status_code, of_draft.data) == (404, missing.data)


@pytest.mark.parametrize(("reason", "status"), [("unpublished", 410), ("legal", 451)])
def test_a_withdrawn_post_is_answered_as_its_detail_is(client, make_post, reason, status):
    make_post(slug="once", state="withdrawn", withdrawn_reason=reason)

    related, one = client.get("/v1/posts/once/related"), client.get("/v1/posts/once")

    assert (related.status_code, related.data) == (status, one.data)


def test_a_former_slug_leads_to_the_related_posts_of_the_present_one_in_one_hop(client, database, make_post):
    post = make_post(slug="first")
    for slug in ("second", "été"):
        with writing(database) as session:
            editing.edit(session, editing.load(session, post.id), {"slug": slug}, now=LATER)

    answers = [client.get(f"/v1/posts/{ref}/related?limit=3&language=fr") for ref in ("first", "SECOND", "%C3%89T%C3%89")]
    by_id = client.get(f"/v1/posts/{str(post.id).upper()}/related")

    there = f"{HERE}/v1/posts/%C3%A9t%C3%A9/related?limit=3&language=fr"
    assert {(answer.status_code, answer.headers["Location"]) for answer in answers} == {(308, there)}
    assert by_id.headers["Location"] == f"{HERE}/v1/posts/{post.id}/related"
    assert client.get(there.removeprefix(HERE)).json["links"]["post"] == f"{HERE}/v1/posts/%C3%A9t%C3%A9"


@pytest.mark.usefixtures("shelf")
def test_texts_are_added_and_members_chosen_as_in_lists(client):
    plain, whole, some = (client.get(f"/v1/posts/here/related?limit=1{more}") for more in ("", "&include=body_html", "&fields=body_html"))

    assert "body_html" not in plain.json["data"][0]
    assert whole.json["data"] == client.get("/v1/posts?slug=all&include=body_html").json["data"]
    assert (some.mimetype, list(some.json["data"][0])) == ("application/vnd.broadsheet.partial+json", ["id", "body_html"])


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=21", "cursor=a", "page=1", "sort=updated_at", "language=", "include=adjacent", "fields=a"]
)
def test_what_is_not_known_here_is_refused(reader, query):
    answer = reader.get(f"/v1/posts/missing/related?{query}")

    assert (answer.status_code, answer.json["code"]) == (422, "invalid-parameters")
