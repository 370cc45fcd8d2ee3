"""The libraries of Standard Webhooks accept what is sent: that of npm here, that of Python in every other test (``conftest``)."""

import json
import subprocess

import pytest

from api.derived.writing import writing
from api.services import change_retention, webhooks as rules
from api.webhooks.messages import written
from schemas.webhook_messages import TEST

VERIFIER = """
const { Webhook } = require("standardwebhooks");
const told = JSON.parse(require("fs").readFileSync(0, "utf8")).map(({ secret, headers, body }) => {
  try { return new Webhook(secret).verify(body, headers).type; } catch (fault) { return fault.name; }
});
console.log(JSON.stringify(told));
"""
REFUSED = "WebhookVerificationError"


@pytest.fixture
def verified(node_modules):
    """What the library of npm says of requests, each with the secret: the type of the message, or the name of the fault."""
    if not (node_modules / "standardwebhooks").is_dir():
        pytest.skip("The npm package standardwebhooks is not installed: (cd clients && npm ci).")

    def said(*requests):
        text = json.dumps([{"secret": secret, "headers": asked.headers, "body": asked.body.decode()} for secret, asked in requests])
        done = subprocess.run(["node", "-e", VERIFIER], cwd=node_modules.parent, input=text, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return said


def test_messages_of_each_type_are_accepted_by_the_library_of_npm(rig, verified, make_post):
    hook = rig.hook()
    make_post(title="“Häuser” für alle 🏠")
    rig.settle()
    with writing(rig.database) as session:
        change_retention.begin_anew(session.connection())
        rules.test(session, rules.found(session, hook.id), written(TEST, {"webhook": str(hook.id)}, rig.now), now=rig.now)
    rig.settle()

    said = verified(*((hook.secret, asked) for asked in hook.receiver.asked))

    assert said == [message["type"] for message in hook.told]
    assert set(said) == {"content.changed", "resync.required", "webhook.test"}


def test_after_a_new_secret_both_are_accepted_and_no_other(rig, verified, make_post):
    hook = rig.hook()
    former = hook.secret
    hook.secret = rig.rotate(hook)
    make_post(title="One")
    rig.settle()
    asked = hook.receiver.asked[0]

    said = verified((hook.secret, asked), (former, asked), (rules.made_secret(), asked))

    assert said == ["content.changed", "content.changed", REFUSED]


def test_what_was_changed_or_is_old_is_refused(rig, verified, make_post):
    hook = rig.hook()
    make_post(title="One")
    rig.settle()
    asked = hook.receiver.asked[0]
    rig.now -= 600 * 1_000_000
    rig.start()
    with writing(rig.database) as session:
        rules.test(session, rules.found(session, hook.id), written(TEST, {}, rig.now), now=rig.now)
    rig.work(0)

    said = verified(
        (hook.secret, asked),
        (hook.secret, asked._replace(body=asked.body.replace(b'"one"', b'"two"'))),
        (hook.secret, asked._replace(headers={**asked.headers, "webhook-id": "msg_other"})),
        (hook.secret, hook.receiver.asked[-1]),
    )

    assert said == ["content.changed", REFUSED, REFUSED, REFUSED]
