"""What an item, an author, an attachment is known by, as keys: which are equal, and which of a file identify nothing."""

import sqlite3

import pytest

from api.importers.wordpress.identities import Known, Ways, logins, spelled
from schemas.archive import KEY

SITE = "//old.example"
SAME = [
    ("https://old.example/?p=1", "http://old.example/?p=1"),
    ("https://old.example/?p=1", "HTTPS://Old.Example/?p=1"),
    ("https://old.example/?p=1", "  https://old.example/?p=1\n"),
    ("https://old.example/?post_type=a&p=1", "https://old.example/?post_type=a&#038;p=1"),
    ("https://old.example/?post_type=a&p=1", "https://old.example/?post_type=a&amp;p=1"),
    ("https://old.example/a/", "//old.example/a"),
    ("https://old.example/%c3%a9/", "https://old.example/%C3%A9/"),
]
OTHER = [
    ("https://old.example/?p=1", "https://old.example/?p=11"),
    ("https://old.example/?p=1", "https://www.old.example/?p=1"),
    ("https://old.example/#1", "https://old.example/#2"),
    ("https://old.example/a?utm_id=1", "https://old.example/a?utm_id=2"),
    ("https://old.example/a", "https://old.example/A"),
    ("urn:uuid:1", "urn:uuid:2"),
    ("1", "2"),
]


@pytest.mark.parametrize(("one", "another"), SAME)
def test_spellings_of_an_address_are_one(one, another):
    assert spelled(one, SITE) == spelled(another, SITE)


@pytest.mark.parametrize(("one", "another"), OTHER)
def test_other_addresses_are_others(one, another):
    assert spelled(one, SITE) != spelled(another, SITE)


@pytest.mark.parametrize("text", ["1", "?p=1", "/a/", "an item"])
def test_what_is_no_whole_address_is_one_of_its_site(text):
    assert spelled(text, SITE) != spelled(text, "//other.example")
    assert spelled("urn:uuid:1", SITE) == spelled("urn:uuid:1", "//other.example")


def shared(one, another):
    return bool(set(logins(*one)) & set(logins(*another)))


@pytest.mark.parametrize(
    ("one", "another", "is_same"),
    [
        (("//a", "ed", "", "Ed"), ("//a", "ed", "", "Edith"), True),
        (("//a", "ed", "e@a.example", "Ed"), ("//a", "ED", "f@a.example", "Edith"), True),
        (("//a", "ed", "", "Ed"), ("//a", " ed ", "", "ed"), True),
        (("//a", "ed", "e@a.example", "Ed"), ("//b", "ed", "E@a.example", "Edith"), True),
        (("//a", "ed", "", "The Editor"), ("//b", "ed", "", "The Editor"), True),
        (("//a", "admin", "", "admin"), ("//b", "admin", "", "admin"), False),
        (("//a", "admin", "e@a.example", "Admin A"), ("//b", "admin", "f@a.example", "Admin A"), False),
        (("//a", "ed", "", "The Editor"), ("//a", "eddy", "", "The Editor"), False),
        (("//a", "ed", "e@a.example", "The Editor"), ("//b", "eddy", "e@a.example", "The Editor"), False),
    ],
)
def test_authors_are_known_by_their_login(one, another, is_same):
    assert shared(one, another) == is_same


def test_no_login_is_to_be_read_in_a_key():
    keys = logins("//old.example", "ed@old.example", "ed@old.example", "Ed")

    assert all(KEY.fullmatch(key) for key in keys)


def known_by(*items):
    """By which sorts of keys each of these items of one file is known."""
    known = Known(sqlite3.connect(""))
    ways = [Ways.of(found, SITE, found.get("moment", "")) for found in items]
    for one in ways:
        known.note(one, "post")
    found = [list(known.keys(one, "post")) for one in ways]
    assert {sorts.pop() for sorts in found} == {"item"}  # all together, last
    return found


ITEM = {"guid": "https://old.example/?p=1", "link": "https://old.example/a/", "title": "A", "moment": "2024", "post_id": "1"}


def but(**members):
    return {**ITEM, **members}


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([ITEM], [["guid", "link", "title"]]),
        ([but(guid="")], [["link", "title"]]),
        ([but(guid="", link="")], [["title"]]),
        ([but(guid="", link="", moment="")], [[]]),
        ([but(guid="", link="", title="")], [[]]),
        ([ITEM, ITEM], [["guid", "link", "title"]] * 2),
        ([ITEM, but(link="https://old.example/b/")], [["link"]] * 2),
        ([ITEM, but(guid="http://OLD.example/?p=1", link="https://old.example/b/", title="B")], [["link", "title"]] * 2),
        ([ITEM, but(post_id="2")], [[]] * 2),
        ([but(guid=""), but(guid="", title="B")], [["title"]] * 2),
    ],
)
def test_what_two_items_have_in_common_identifies_neither(items, expected):
    assert known_by(*items) == expected


def test_items_that_are_alike_are_parted_by_their_number():
    one, another, same = (Ways.of(but(post_id=number), SITE, "2024") for number in ("1", "2", "1"))

    assert one.whole == same.whole != another.whole


def test_what_has_nothing_else_is_known_by_all_it_says():
    one, another, same = (Ways.of({"title": "A", "encoded": text}, SITE, "") for text in ("Text", "Another", "Text"))

    assert one.whole == same.whole != another.whole
    assert one.is_weak
