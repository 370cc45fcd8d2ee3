"""``/openapi-webhooks.json``: valid, served, and each message that is sent is one that it describes, with all members."""

import json
import subprocess
from pathlib import Path

import openapi_spec_validator
import pytest
from jsonschema import Draft202012Validator

from api.derived.writing import writing
from api.models import Tag
from api.services import change_retention, jobs
from api.services.posts import editing, workflow
from api.services.posts.loading import load
from api.services.posts.workflow import NewState
from api.services.resources import tags
from api.services.revisioning import NOBODY
from api.web.openapi.webhooks import webhooks_document
from schemas.webhook_messages import CHANGED, MESSAGES, RESYNC, TEST
from tests.databases import NOW

CLIENTS = Path(__file__).parents[2] / "clients"


def faults(message):
    """What the document says against a message; a member that it does not name is a fault here."""
    made = json.loads(json.dumps(webhooks_document()))
    for schema in made["components"]["schemas"].values():
        if "properties" in schema:
            schema["additionalProperties"] = False
    operation = made["webhooks"][message["type"]]["post"]
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    return [fault.message for fault in Draft202012Validator({**body, "components": made["components"]}).iter_errors(message)]


def test_the_document_is_valid_and_served(client):
    openapi_spec_validator.validate(webhooks_document())

    answer = client.get("/openapi-webhooks.json")

    assert answer.json == webhooks_document()
    assert set(answer.json["webhooks"]) == set(MESSAGES) == {CHANGED, RESYNC, TEST}
    assert answer.headers["Cache-Control"] == "max-age=3600, s-maxage=3600"


def test_each_component_is_named_and_each_member_told():
    made = webhooks_document()
    text = json.dumps(made)

    for name, schema in made["components"]["schemas"].items():
        assert f'"#/components/schemas/{name}"' in text, name
        for member, told in schema.get("properties", {}).items():
            assert "description" in told or "$ref" in told, (name, member)
        assert schema.get("required", []) == list(schema.get("properties", [])), name


@pytest.mark.parametrize(
    ("program", "arguments"), [("redocly", ["lint", "--config", "redocly.yaml"]), ("spectral", ["lint", "--ruleset", "spectral.yaml"])]
)
def test_the_tools_of_openapi_find_no_fault(node_modules, tmp_path, program, arguments):
    document = tmp_path / "openapi-webhooks.json"
    document.write_text(json.dumps(webhooks_document()), encoding="utf-8")
    strict = ["--fail-severity=warn"] if program == "spectral" else []

    done = subprocess.run(
        [node_modules / ".bin" / program, *arguments, *strict, document], cwd=CLIENTS, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_messages_of_all_that_happens_are_described(rig, editor, database, make_post, make_tag, make_event, make_author):
    hook, tag, other = rig.hook(), make_tag("Housing"), make_tag("Homes")
    post, gone = make_post(title="First", tags=["housing"]), make_post(title="Withdrawn")
    make_event(title="Meeting")
    make_author(name="Ana")
    rig.settle()
    with writing(database) as session:
        editing.edit(session, load(session, post.id), {"slug": "second"}, now=NOW, by=NOBODY)
        workflow.set_state(session, load(session, gone.id), NewState("withdrawn", "legal"), now=NOW, by=NOBODY)
        job = tags.merge(session, session.get_one(Tag, tag.id), session.get_one(Tag, other.id), now=NOW).id
    for _ in range(2):
        with writing(database) as session:
            jobs.step(session, job, now=NOW)
    assert editor("PATCH", "/site", {"description": "News of housing"}, If_Match=editor("GET", "/site").headers["ETag"]).status_code == 200
    rig.settle()
    with writing(database) as session:
        change_retention.begin_anew(session.connection())
    assert editor("POST", f"/webhooks/{hook.id}/test").status_code == 202
    rig.settle()

    assert [faults(message) for message in hook.told] == [[] for _ in hook.told]
    assert {message["type"] for message in hook.told} == set(MESSAGES)
    items = {(item["op"], item["type"], item["reason"]) for item in hook.items}
    assert items >= {("upsert", kind, None) for kind in ("post", "tag", "event", "author", "site")}
    assert items >= {("delete", "post", "legal"), ("delete", "tag", "merged")}
    assert any(item["previous"] for item in hook.items)
    assert any(item["into"] for item in hook.items)


def test_a_message_that_lacks_a_member_or_has_another_form_is_found(rig, make_post):
    hook = rig.hook("types=post")
    make_post(title="One")
    rig.settle()
    (message,) = hook.told
    assert faults(message) == []

    item = message["data"]["items"][0]
    for wrong in ({"op": "update"}, {"revision": "4"}, {"keys": None}, {"surplus": 1}):
        assert faults({**message, "data": {**message["data"], "items": [{**item, **wrong}]}}) != [], wrong
    assert faults({name: value for name, value in message.items() if name != "timestamp"}) != []
