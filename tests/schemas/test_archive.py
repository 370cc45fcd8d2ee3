"""Lines of an archive: strict, and loaded into what the services take."""

from datetime import date

import pytest
from marshmallow import ValidationError

from schemas.archive import LINES

POINT = {"at": "2026-01-02T03:04:05Z", "value": 1}


def faults(kind, **members):
    """The faults of a line, by member."""
    with pytest.raises(ValidationError) as raised:
        LINES[kind].load({"type": kind, **members})
    return raised.value.normalized_messages()


def test_a_post_keeps_only_what_was_given():
    line = {
        "type": "post",
        "title": "",
        "language": "IW",
        "published_at": "2026-01-02T03:04:05.5+00:00",
        "tags": ["B", "a"],
        "excerpt": None,
    }

    assert LINES["post"].load(line) == {
        "type": "post",
        "title": "",
        "language": "he",
        "published_at": 1_767_323_045,
        "tags": ["b", "a"],
        "excerpt": None,
    }


def test_days_of_a_campaign_are_days():
    assert LINES["campaign"].load({"type": "campaign", "title": "A", "starts_on": "2026-01-02"})["starts_on"] == date(2026, 1, 2)


def test_a_redirect_keeps_the_name_of_its_members():
    line = {"type": "redirect", "from": "/old", "to_type": "post", "to": "new"}

    assert LINES["redirect"].load(line) == line


@pytest.mark.parametrize(
    ("kind", "members", "where"),
    [
        ("post", {"title": "A", "titel": "B"}, "titel"),
        ("post", {}, "title"),
        ("post", {"title": "a" * 301}, "title"),
        ("post", {"title": "a\x00"}, "title"),
        ("post", {"title": "\ud800"}, "title"),
        ("post", {"title": "A", "tags": [f"t{number}" for number in range(101)]}, "tags"),
        ("post", {"title": "A", "state": "public"}, "state"),
        ("post", {"title": "A", "withdrawn_reason": "whim"}, "withdrawn_reason"),
        ("post", {"title": "A", "published_at": "0000-12-31T23:59:59Z"}, "published_at"),
        ("post", {"title": "A", "published_at": "2026-01-01T00:00:00"}, "published_at"),
        ("post", {"title": "A", "featured": 1}, "featured"),
        ("post", {"title": "A", "revision": 2**31}, "revision"),
        ("post", {"title": "A", "id": "1"}, "id"),
        ("post", {"title": "A", "image": {"url": "/relative.jpg"}}, "image"),
        ("post", {"title": "A", "image": {"url": "https://a.example/a", "focal_point": {"x": 2, "y": 0}}}, "image"),
        ("post", {"title": "A", "origin": {"section": "S"}}, "origin"),
        ("tag", {"name": ""}, "name"),
        ("tag", {"name": "A", "names": {"fr_CA": "B"}}, "names"),
        ("author", {"name": "A", "url": "javascript:alert(1)"}, "url"),
        ("campaign", {"title": "A", "starts_on": "20260102"}, "starts_on"),
        (
            "campaign",
            {"title": "A", "figures": [{"measure": "m", "label": "M", "history": [{"at": POINT["at"], "value": 2**63}]}]},
            "figures",
        ),
        ("campaign", {"title": "A", "figures": [{"measure": "m", "label": "M", "history": [POINT, POINT]}]}, "figures"),
        ("campaign", {"title": "A", "figures": [{"measure": "m", "label": "M"}] * 2}, "figures"),
        ("redirect", {"from": "/a", "to_type": "page", "to": "b"}, "to_type"),
    ],
)
def test_a_bad_member_is_named(kind, members, where):
    assert list(faults(kind, **members)) == [where]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "0.5", True, 2, -0.1])
def test_a_share_is_a_number(value):
    found = faults("post", title="A", image={"url": "https://a.example/a", "focal_point": {"x": value, "y": 0}})

    assert "x" in found["image"]["focal_point"]
