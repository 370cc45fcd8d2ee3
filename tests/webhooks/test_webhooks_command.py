"""The command ``webhooks``: what there is, a test that is waited for, and telling again."""

import threading

import pytest
from click.testing import CliRunner

import api.cli.webhooks as command
from api.cli import main


@pytest.fixture
def run(settings):
    """Runs the command, and answers its status and what it printed."""
    environment = {
        "BROADSHEET_DATABASE_URL": settings.database_url,
        "BROADSHEET_DATA_DIR": str(settings.data_dir),
        "BROADSHEET_PUBLIC_URL": settings.public_url,
        "BROADSHEET_SECRETS": settings.secrets[0],
    }

    def done(*words):
        found = CliRunner().invoke(main, ["webhooks", *words], env=environment)
        return found.exit_code, found.output

    return done


@pytest.fixture
def working(rig):
    """Has the pusher work beside a test, as a worker does."""
    ended = threading.Event()

    def work():
        while not ended.wait(0.02):
            rig.work(0.1)

    thread = threading.Thread(target=work)
    thread.start()
    yield
    ended.set()
    thread.join(20)


def test_webhooks_are_listed_with_how_far_they_are(rig, run, make_post):
    one, other = rig.hook(), rig.hook("types=post")
    other.receiver.status = 410
    fresh = run("list")[1]
    make_post(title="One")
    rig.settle()

    status, text = run("list")

    first, second = (line.split("\t") for line in text.splitlines())
    assert status == 0
    assert [line.split("\t")[1:4] for line in fresh.splitlines()] == [
        ["active", "nothing accepted yet", "-"],
        ["active", "nothing accepted yet", "types=post"],
    ]
    assert (first[0], first[1], first[2][:9], first[4:]) == (str(one.id), "active", "accepted ", [one.receiver.url, "tests"])
    assert (second[1], second[2][:14]) == ("paused: gone", "failing since ")


@pytest.mark.usefixtures("working")
def test_a_test_says_what_came_of_it(rig, run):
    hook = rig.hook()

    status, text = run("test", str(hook.id))
    hook.receiver.closes = True
    failed, why = run("test", str(hook.id))

    assert (status, text.split("\t")[0]) == (0, "200")
    assert hook.told[0]["type"] == "webhook.test"
    assert (failed, "127.0.0.1 does not answer" in why) == (1, True)


def test_a_test_that_nobody_sends_is_told(rig, run, monkeypatch):
    hook = rig.hook()
    monkeypatch.setattr(command, "WAIT_SECONDS", 0.2)

    status, text = run("test", str(hook.id))

    assert (status, "No worker has sent it" in text) == (1, True)


def test_one_is_told_again(rig, run, make_post):
    hook = rig.hook("types=post")
    make_post(title="One")
    rig.settle()
    cursor = hook.told[0]["data"]["next_cursor"]
    make_post(title="Two")
    rig.settle()
    hook.receiver.asked.clear()

    assert run("replay", str(hook.id), cursor)[0] == 0
    rig.settle()
    again = [slug for _, slug in hook.names]
    assert run("replay", str(hook.id))[0] == 0
    rig.settle()

    assert (again, [slug for _, slug in hook.names]) == (["two"], ["two", "one", "two"])
    assert run("replay", str(hook.id), "x")[0] == 1
    assert run("replay", "x")[0] == 1
