"""When webhooks are told: soon, in order, at least once, the same bytes until they are accepted, and nobody waits for others."""

import socket
import threading
import time
from contextlib import closing
from dataclasses import replace

import pytest
from sqlalchemy import update

from api.db import reading
from api.derived.writing import writing
from api.models import Counter, Webhook
from api.outbound import Door
from api.services import webhooks as rules
from api.webhooks.pushing import Pusher
from api.webhooks.sending import Sender
from api.worker import worker_of
from tests.webhooks.conftest import LOOPBACK, SECOND

DAY = 86_400


def test_it_is_told_when_every_process_answers_with_it(rig, make_post):
    hook = rig.hook()
    make_post(title="One")

    rig.work(0.2)
    early = len(hook.told)
    rig.work(0.05)

    assert (early, len(hook.told)) == (0, 1)


def test_changes_within_a_second_are_told_together(rig, make_post):
    hook = rig.hook()
    make_post(title="One")
    rig.work(0.25)
    make_post(title="Two")
    make_post(title="Three")

    rig.work(0.5)
    early = len(hook.told)
    rig.work(0.25, 0.25)

    assert early == 1
    assert [slug for _, slug in hook.names if slug in ("one", "two", "three")] == ["one", "two", "three"]
    assert len(hook.told) == 2


def test_it_is_told_after_a_cache_was_purged_or_half_a_minute(rig, make_post):
    places = [None]
    rig.purged = lambda: places[0]
    rig.start()
    hook = rig.hook()
    make_post(title="One")

    rig.work(1)
    places[0] = 0
    rig.work(1)
    early = len(hook.told)
    with reading(rig.database) as connection:
        places[0] = connection.scalar(Counter.__table__.select().with_only_columns(Counter.seq))
    rig.work(0)
    purged = len(hook.told)
    make_post(title="Two")
    rig.work(1, 28.9)
    before = len(hook.told)
    rig.work(1)

    assert (early, purged, before, len(hook.told)) == (0, 1, 1, 2)


def test_a_refused_message_is_sent_again_with_the_same_bytes_and_id(rig, make_post):
    hook = rig.hook()
    hook.receiver.status = 500
    make_post(title="One")

    rig.work(0.25)
    make_post(title="Two")
    rig.start()
    rig.work(4)
    early = len(hook.receiver.asked)
    rig.work(2, 20, 60)
    hook.receiver.status = 204
    rig.work(200)
    rig.settle()

    first, *others, last = hook.receiver.asked
    assert early == 1
    assert {asked.body for asked in others} == {first.body}
    assert {asked.headers["webhook-id"] for asked in others} == {first.headers["webhook-id"]}
    assert len({asked.headers["webhook-timestamp"] for asked in others}) == len(others)
    assert last.headers["webhook-id"] != first.headers["webhook-id"]
    assert hook.names[-1] == ("upsert", "two")
    assert (rig.row(hook).failing_since, rig.row(hook).failures) == (None, 0)


@pytest.mark.parametrize("status", [301, 307, 400, 404, 429, 500, 503])
def test_anything_but_success_is_a_refusal(rig, make_post, status):
    hook, other = rig.hook(), rig.receiver()
    hook.receiver.status, hook.receiver.headers = status, {"Location": other.url}
    make_post(title="One")

    rig.work(0.25)

    assert (len(hook.receiver.asked), other.asked) == (1, [])
    assert rig.row(hook).failures == 1


def test_who_asks_for_time_has_it(rig, make_post):
    hook = rig.hook()
    hook.receiver.status, hook.receiver.headers = 429, {"Retry-After": "600"}
    make_post(title="One")

    rig.work(0.25, 599)
    early = len(hook.receiver.asked)
    rig.work(62)

    assert (early, len(hook.receiver.asked)) == (1, 2)


def test_after_three_days_it_is_paused_and_goes_on_with_what_is_so_then(rig, make_post):
    hook = rig.hook()
    hook.receiver.status = 500
    make_post(title="One")
    rig.work(0.25, *[3_700] * 69)
    still = rig.row(hook).state
    rig.work(*[3_700] * 3)
    paused = rig.row(hook)
    asked = len(hook.receiver.asked)
    make_post(title="Two")
    rig.work(DAY)

    hook.receiver.status = 200
    rig.resume(hook)
    rig.settle()

    assert (still, paused.state, paused.reason) == ("active", "paused", "failing")
    (message,) = [hook.verified(one) for one in hook.receiver.asked[asked:]]
    assert [item["slug"] for item in message["data"]["items"] if item["type"] == "post"] == ["one", "two"]


def test_gone_pauses_at_once(rig, make_post):
    hook = rig.hook()
    hook.receiver.status = 410
    make_post(title="One")

    rig.work(0.25, DAY)

    assert (rig.row(hook).state, rig.row(hook).reason, len(hook.receiver.asked)) == ("paused", "gone", 1)


def test_who_closes_in_the_middle_is_told_again(rig, make_post):
    hook = rig.hook()
    hook.receiver.closes = True
    make_post(title="One")
    rig.work(0.25)

    hook.receiver.closes = False
    rig.work(6)

    assert [asked.body for asked in hook.receiver.asked] == [hook.receiver.asked[0].body] * 2
    assert rig.waiting(hook) == []


def test_what_was_sent_when_the_process_ended_is_sent_again(rig, make_post):
    hook = rig.hook()
    make_post(title="One")
    rig.work(0.1)
    rig.now += SECOND
    rig.pusher.step(rig.now)  # it is sent and accepted, and that is not stored

    rig.start()
    rig.settle()

    assert len({(asked.headers["webhook-id"], asked.body) for asked in hook.receiver.asked[:2]}) == 1
    assert len(hook.receiver.asked) == 2
    assert rig.waiting(hook) == []


def test_an_address_that_leads_inside_by_now_is_not_told(rig, make_post):
    hook = rig.hook()
    rig.pusher = Pusher(rig.database, Sender(Door()), rig.sealer, purged=None)
    make_post(title="One")

    rig.work(0.3)
    deadline = time.monotonic() + 10
    while not rig.row(hook).failures and time.monotonic() < deadline:
        rig.work(0)

    assert (hook.receiver.asked, rig.row(hook).failures) == ([], 1)


def test_messages_are_signed_with_both_secrets_for_a_day(rig, make_post):
    hook = rig.hook()
    former = hook.secret
    hook.secret = rig.rotate(hook)
    make_post(title="One")
    rig.settle()
    replace(hook, secret=former).verified(hook.receiver.asked[0])
    hook.verified(hook.receiver.asked[0])

    rig.work(DAY)
    make_post(title="Two")
    rig.settle()

    hook.verified(hook.receiver.asked[-1])
    with pytest.raises(AssertionError):
        replace(hook, secret=former).verified(hook.receiver.asked[-1])


def test_secrets_are_sealed_and_opened_by_each_of_the_settings_secrets(rig, make_post):
    hook = rig.hook()
    stored = rig.row(hook).secret
    rig.settings = replace(rig.settings, secrets=("another-secret-that-is-long-enough-for-it", *rig.settings.secrets))
    rig.start()
    make_post(title="One")
    rig.settle()

    assert hook.secret not in stored
    assert len(hook.told) == 1
    rig.settings = replace(rig.settings, secrets=("another-secret-that-is-long-enough-for-it",))
    rig.start()
    make_post(title="Two")
    rig.settle()
    assert (len(hook.told), rig.row(hook).reason) == (1, "unsealed")


def test_twenty_that_hang_keep_nobody_waiting(rig, make_post):
    with closing(socket.create_server(("127.0.0.1", 0), backlog=64)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        hanging = [rig.hook(url=f"{url}{number}") for number in range(rules.MOST_A_HOST - 1)]
        with writing(rig.database) as session:  # as if they were of other hosts
            session.execute(update(Webhook).values(host="elsewhere.example"))
        hanging += [rig.hook(url=f"{url}{number}") for number in range(20 - len(hanging) - 1)]
        with writing(rig.database) as session:
            session.execute(update(Webhook).values(host="elsewhere.example"))
        healthy = rig.hook()
        rig.pusher = Pusher(rig.database, Sender(Door(LOOPBACK)), rig.sealer, purged=None)
        make_post(title="One")
        began = time.monotonic()

        rig.work(0.3)
        arrived = healthy.receiver.until(lambda: len(healthy.receiver.asked) == 1, 10)
        rig.work(1.5)
        make_post(title="Two")
        rig.work(1, 0.3)
        arrived_again = healthy.receiver.until(lambda: len(healthy.receiver.asked) == 2, 10)
        took = time.monotonic() - began

    assert (arrived, arrived_again) == (True, True)
    assert took < 10  # those that hang have 15 seconds each


def test_a_worker_tells_and_of_two_only_one(settings, database, rig, make_post):
    hook = rig.hook()
    of_worker = replace(settings, outbound_allow=LOOPBACK)
    workers = [worker_of(of_worker, database) for _ in range(2)]
    threads = [threading.Thread(target=worker.run) for worker in workers]
    for thread in threads:
        thread.start()
    try:
        make_post(title="One")
        arrived = hook.receiver.until(lambda: bool(hook.receiver.asked), 20)
    finally:
        for worker in workers:
            worker.stop()
        for thread in threads:
            thread.join(20)

    assert arrived
    assert hook.names[0] == ("upsert", "one")
    assert len(hook.told) == len({asked.headers["webhook-id"] for asked in hook.receiver.asked})
