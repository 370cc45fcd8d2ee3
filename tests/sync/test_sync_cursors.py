"""Cursors of delta sync: the same for all, read to the last character, never leading to other data."""

import random
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, strategies as st

from api.app import create_app
from api.errors import CursorInvalid
from api.models import KINDS
from api.queries.sync import cursors as sync_cursors
from api.queries.sync.places import InLog, InSnapshot

HASHES = st.text("0123456789abcdef", min_size=12, max_size=12)
NUMBERS = st.integers(0, 10**18 - 1)
PLACES = st.one_of(
    st.builds(InLog, NUMBERS, NUMBERS, st.uuids()),
    st.builds(InLog.complete, NUMBERS),
    st.builds(InSnapshot, NUMBERS, st.sampled_from([kind for kind in KINDS if kind != "post"]), st.none() | st.uuids()),
    st.builds(InSnapshot, NUMBERS, st.just("post"), st.none() | NUMBERS),
)
QUERIES = ("", "types=post", "tag=water", "language=fr", "tag=water&language=fr", "origin=own", "published_after=2020-01-01T00:00:00Z")


@given(PLACES, HASHES, HASHES, HASHES)
def test_what_is_written_is_read(place, epoch, said, meant):
    text = sync_cursors.written(place, epoch, said, meant)

    assert sync_cursors.read(text) == (place, epoch, said, meant)
    assert len(text) <= sync_cursors.LONGEST


@given(st.text(max_size=150) | st.from_regex(sync_cursors.FORM, fullmatch=True))
def test_anything_else_is_refused(text):
    with pytest.raises(CursorInvalid):
        sync_cursors.read(text)


def test_a_number_of_a_kind_that_has_ids_is_refused():
    """The sum is right, the form is not."""
    for rest in ("s-{0}-{0}-{0}-1-tag-77", "s-{0}-{0}-{0}-1-post-" + UUID(int=7).hex, "l-{0}-{0}-{0}-1-post-", "s-{0}-{0}-{0}-1-1-"):
        with pytest.raises(CursorInvalid):
            sync_cursors.read(sync_cursors.checked(rest.format("0" * 12)))


@pytest.fixture
def cursors(make_tag, make_post, ask):
    """By query, cursors of a snapshot and of the log."""
    make_tag("Water")
    for number in range(3):
        make_post(title=f"{number}", tags=["water"], language="fr")
    found = {}
    for query in QUERIES:
        first = ask(f"{query}&limit=2" if query else "limit=2").json["page"]["next_cursor"]
        last = ask(f"{query}&limit=500" if query else "limit=500").json["page"]["next_cursor"]
        found[query] = (first, last)
    return found


def test_a_cursor_of_another_filter_is_refused(cursors, ask):
    for query in QUERIES:
        for other in QUERIES:
            for cursor in cursors[other]:
                status = ask(f"{query}&cursor={cursor}" if query else f"cursor={cursor}").status_code

                assert status == (200 if query == other else 422), (query, other)


def test_a_cursor_with_any_character_changed_or_cut_off_is_refused(cursors, ask):
    dice = random.Random(6)  # noqa: S311 - dice of a test
    for query in ("", "tag=water"):
        for cursor in cursors[query]:
            spoilt = [cursor[:length] for length in range(1, len(cursor))]
            spoilt += [cursor[:at] + dice.choice("0123456789abcdef-xZé%25") + cursor[at + 1 :] for at in range(len(cursor))]
            spoilt += [cursor + "0", " " + cursor, cursor.upper(), cursor.replace("-", "_")]
            for text in set(spoilt) - {cursor}:
                answer = ask(f"{query}&cursor={text}" if query else f"cursor={text}")

                assert (answer.status_code, answer.json["code"]) in {(422, "cursor-invalid"), (422, "invalid-parameters")}, text


def test_cursors_of_lists_and_of_changes_are_no_cursors_of_each_other(cursors, client, ask):
    listed = client.get("/v1/posts?limit=1").json["page"]["next_cursor"]

    assert ask(f"cursor={listed}").json["code"] == "cursor-invalid"
    assert client.get(f"/v1/posts?cursor={cursors[''][0]}").json["code"] == "cursor-invalid"


def test_limit_fields_and_include_may_change_on_the_way(cursors, ask):
    for cursor in cursors["types=post"]:
        for more in ("limit=1", "fields=title", "include=body_html"):
            assert ask(f"types=post&cursor={cursor}&{more}").status_code == 200


def test_all_servers_write_the_same(cursors, pooled, database):
    """Another process, with other secrets: cursors depend on none."""
    other = create_app(replace(pooled.settings, secrets=("another secret that is long enough",)), database).test_client()

    for query, (first, _) in cursors.items():
        assert other.get(f"/v1/changes?{query}&limit=2" if query else "/v1/changes?limit=2").json["page"]["next_cursor"] == first
