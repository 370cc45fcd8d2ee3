"""Figures over HTTP: one value at a time, and no history that a patch wipes by a slip."""

import pytest

HISTORY = [{"at": f"2026-0{month}-01T00:00:00Z", "value": month * 100, "post": None} for month in (1, 2, 3, 4)]
FIGURE = {"measure": "registered", "label": "Registered", "unit": "households", "target": 10_000, "history": HISTORY}


@pytest.fixture
def campaign(editor):
    """A campaign that counts two things."""
    figures = [FIGURE, {"measure": "on the way/km", "label": "Kilometres"}]
    return editor("POST", "/campaigns", {"title": "Homes", "language": "en", "figures": figures}).json


@pytest.fixture
def report(editor, campaign):
    """Reports a value: the answer."""

    def reported(measure="registered", body=None, **headers):
        return editor(
            "POST", f"/campaigns/{campaign['id']}/figures/{measure}", body or {"at": "2026-05-01T00:00:00Z", "value": 500}, **headers
        )

    return reported


def history(client, campaign, place=0):
    figures = client.get(f"/v1/campaigns/{campaign['slug']}").json["figures"]
    return {point["at"]: point["value"] for point in figures[place]["history"]}


def test_a_value_is_added_and_shown_at_once(client, campaign, report):
    before = client.get("/v1/campaigns").json["data"][0]["figures"][0]["latest"]

    answer = report(Broadsheet_Actor="ana")

    assert (answer.status_code, answer.json["revision"], answer.headers["ETag"]) == (200, 2, '"2"')
    assert answer.json["figures"][0]["history"][-1] == {"at": "2026-05-01T00:00:00Z", "value": 500, "post": None}
    assert (before["value"], client.get("/v1/campaigns").json["data"][0]["figures"][0]["latest"]["value"]) == (400, 500)
    assert [item["id"] for item in client.get("/v1/changes?types=campaign").json["data"]] == [campaign["id"]]


def test_the_same_value_again_changes_nothing_and_another_one_corrects_it(client, campaign, report, editor):
    revisions = [
        report(body={"at": at, "value": value}).json["revision"]
        for at, value in (("2026-05-01T00:00:00Z", 500), ("2026-05-01T02:00:00+02:00", 500), ("2026-05-01T00:00:00Z", 501))
    ]

    assert revisions == [2, 2, 3]
    assert history(client, campaign)["2026-05-01T00:00:00Z"] == 501
    rows = editor("GET", f"/audit?entity_id={campaign['id']}&action=report").json["data"]
    assert {row["kind"] for row in rows} == {"campaign"}


def test_a_measure_may_be_called_anything(client, campaign, report):
    assert report("on%20the%20way%2Fkm").status_code == 200
    assert list(history(client, campaign, 1).values()) == [500]


def test_a_measure_that_there_is_not_is_told_with_those_that_there_are(report):
    answer = report("registred")

    assert (answer.status_code, answer.json["code"]) == (404, "not-found")
    (error,) = answer.json["errors"]
    assert (error["allowed"], error["suggestion"], error["parameter"]) == (["on the way/km", "registered"], "registered", "measure")


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"at": "2026-05-01", "value": 1}, "/at"),
        ({"at": "2026-05-01T00:00:00", "value": 1}, "/at"),
        ({"at": "2150-01-01T00:00:00Z", "value": 1}, "/at"),
        ({"at": "2026-05-01T00:00:00Z", "value": 1.5}, "/value"),
        ({"at": "2026-05-01T00:00:00Z", "value": None}, "/value"),
        ({"at": "2026-05-01T00:00:00Z", "value": 2**53}, "/value"),
        ({"value": 1}, "/at"),
        ({"at": "2026-05-01T00:00:00Z", "value": 1, "post": "nowhere"}, "/post"),
        ({"at": "2026-05-01T00:00:00Z", "value": 1, "label": "x"}, "/label"),
    ],
)
def test_what_is_no_value_is_refused(client, campaign, report, body, pointer):
    answer = report(body=body)

    assert (answer.status_code, [error["pointer"] for error in answer.json["errors"]]) == (422, [pointer])
    assert len(history(client, campaign)) == 4


def test_it_is_guarded_and_repeatable_as_other_writes(campaign, report, editor, make_key):
    reader = make_key("posts:read", "posts:write")

    stale = report(If_Match='"9"')
    first, again = (report(Idempotency_Key="may", If_Match='"1"') for _ in range(2))

    assert (stale.status_code, stale.json["present"]["revision"]) == (412, 1)
    assert (first.status_code, first.json, again.headers["Idempotency-Replayed"]) == (200, again.json, "true")
    assert report(key=reader).json["code"] == "scope-missing"
    for path in (f"/campaigns/{campaign['slug']}/figures/registered", "/campaigns/019e0000-0000-7000-8000-000000000001/figures/registered"):
        assert editor("POST", path, {"at": "2026-05-01T00:00:00Z", "value": 1}).status_code == 404


def test_it_is_done_in_a_batch(client, campaign, editor):
    path = f"/admin/v1/campaigns/{campaign['id']}/figures/registered"
    operations = [{"method": "POST", "path": path, "body": {"at": f"2026-05-0{day}T00:00:00Z", "value": day}} for day in (1, 2)]

    done = editor("POST", "/batch", {"atomic": True, "operations": operations})

    assert [one["status"] for one in done.json["results"]] == [200, 200]
    assert len(history(client, campaign)) == 6


def test_a_patch_that_would_wipe_a_history_has_to_say_so(client, campaign, editor):
    path = f"/campaigns/{campaign['id']}"
    short = {"figures": [{**FIGURE, "history": HISTORY[3:]}]}

    refused = editor("PATCH", path, short, If_Match='"1"')

    assert (refused.status_code, refused.json["code"]) == (409, "loses-history")
    assert [(error["pointer"], error["code"]) for error in refused.json["errors"]] == [
        ("/figures/0/history", "missing"),
        ("/figures", "missing"),
    ]
    assert "3 of its 4 values" in refused.json["errors"][0]["detail"]
    assert "drop_figures=true" in refused.json["detail"]
    assert client.get(refused.json["type"]).status_code == 200
    assert len(history(client, campaign)) == 4
    assert editor("PATCH", f"{path}?drop_figures=yes", short, If_Match='"1"').status_code == 422
    assert editor("PATCH", f"{path}?drop_figures=true", short).status_code == 428
    done = editor("PATCH", f"{path}?drop_figures=true", short, If_Match='"1"')
    assert (done.status_code, [len(figure["history"]) for figure in done.json["figures"]]) == (200, [1])


@pytest.mark.parametrize("figures", [None, []])
def test_neither_null_nor_an_empty_list_wipes_them(client, campaign, editor, figures):
    assert editor("PATCH", f"/campaigns/{campaign['id']}", {"figures": figures}, If_Match="*").json["code"] == "loses-history"
    assert len(history(client, campaign)) == 4


def test_what_a_list_of_campaigns_says_can_be_sent_back(client, campaign, editor):
    listed = editor("GET", "/campaigns").json["data"][0]["figures"]
    assert "history" not in listed[0]

    changed = editor("PATCH", f"/campaigns/{campaign['id']}", {"figures": [{**one, "target": 5} for one in listed]}, If_Match="*")

    assert (changed.status_code, changed.json["figures"][0]["target"]) == (200, 5)
    assert len(history(client, campaign)) == 4


def test_a_bound_key_is_not_told_of_a_post_that_others_hide(here, report, editor, campaign):
    told = report(body={"at": "2026-05-01T00:00:00Z", "value": 1, "post": str(here.hidden.id)})
    assert told.json["figures"][0]["history"][-1]["post"] == str(here.hidden.id)

    bound = report(body={"at": "2026-05-01T00:00:00Z", "value": 2}, key=here.key)
    kept = editor("GET", f"/campaigns/{campaign['id']}").json["figures"][0]["history"][-1]

    assert bound.json["figures"][0]["history"][-1] == {"at": "2026-05-01T00:00:00Z", "value": 2, "post": None}
    assert (kept["value"], kept["post"]) == (2, str(here.hidden.id))
