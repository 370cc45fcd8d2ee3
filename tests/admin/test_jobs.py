"""Merging tags: one request, then steps that outlive it, then every address leads on."""

from api.derived.writing import writing
from api.services import jobs
from tests.databases import NOW


def worked_off(database):
    while True:
        with writing(database) as session:
            waiting = jobs.waiting(session)
            if not waiting:
                return
            jobs.step(session, waiting[0], now=NOW)


def test_a_merged_tag_leads_to_the_other_one(editor, client, database, make_post):
    housing = editor("POST", "/tags", {"name": "Housing", "language": "en"}).json
    homes = editor("POST", "/tags", {"name": "Homes", "language": "en"}).json
    post = make_post(tags=["homes"])

    begun = editor("POST", f"/tags/{homes['id']}/merge", {"into": "housing"}, Idempotency_Key="merge")
    again = editor("POST", f"/tags/{homes['id']}/merge", {"into": "housing"}, Idempotency_Key="merge")
    where = begun.headers["Location"].removeprefix("https://www.example.org/admin/v1")
    waiting = editor("GET", where).json
    worked_off(database)

    assert (begun.status_code, again.data, waiting) == (202, begun.data, begun.json)
    assert (waiting["state"], editor("GET", where).json["state"]) == ("waiting", "done")
    assert client.get("/v1/tags/homes").headers["Location"].endswith("/v1/tags/housing")
    assert [one["id"] for one in client.get("/v1/posts?tag=housing").json["data"]] == [str(post.id)]
    assert editor("GET", f"/tags/{homes['id']}").json["merged_into"]["id"] == housing["id"]


def test_a_tag_is_not_merged_into_what_is_not_there_or_below_it(editor):
    above = editor("POST", "/tags", {"name": "Society", "language": "en"}).json
    editor("POST", "/tags", {"name": "Housing", "language": "en", "parent": "society"})

    for into in ("none", "housing", "society"):
        refused = editor("POST", f"/tags/{above['id']}/merge", {"into": into})
        assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/into")
    assert editor("GET", "/jobs/01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f").status_code == 404


def test_a_tag_is_deleted_by_giving_all_it_has_to_another(editor, client, database, make_post):
    housing = editor("POST", "/tags", {"name": "Housing", "language": "en"}).json
    homes = editor("POST", "/tags", {"name": "Homes", "language": "en"}).json
    post = make_post(tags=["homes"])
    where = f"/tags/{homes['id']}"

    in_use, without = editor("DELETE", where, If_Match="*"), editor("DELETE", f"{where}?replace_with=housing")
    begun = editor("DELETE", f"{where}?replace_with=housing", If_Match='"1"')
    worked_off(database)

    assert (in_use.json["code"], without.status_code) == ("in-use", 428)
    assert (begun.status_code, begun.json["kind"], begun.json["into"]["id"]) == (202, "merge-tag", housing["id"])
    assert client.get("/v1/tags/homes").headers["Location"].endswith("/v1/tags/housing")
    assert [one["id"] for one in client.get("/v1/posts?tag=housing").json["data"]] == [str(post.id)]
    assert editor("GET", "/audit").json["data"][0]["action"] == "delete"


def test_a_tag_is_not_replaced_by_what_is_not_there_or_itself(editor):
    tag = editor("POST", "/tags", {"name": "Housing", "language": "en"}).json

    for other in ("none", "housing", "Not A Slug"):
        refused = editor("DELETE", f"/tags/{tag['id']}?replace_with={other}", If_Match="*")
        assert (refused.status_code, refused.json["errors"][0]["parameter"]) == (422, "replace_with")
