"""How authors of an export are called in public: never by an e-mail address, wherever it stands."""

import pytest

from api.importers.wordpress.authors import called, name


@pytest.mark.parametrize(
    ("display", "first", "last", "expected"),
    [
        ("Ana Bela", "", "", "Ana Bela"),
        ("Bob (bob@corp.example)", "", "", "Bob"),
        ("Bob <bob@corp.example>", "", "", "Bob"),
        ("bob@corp.example, Editor", "", "", "Editor"),
        ("Bob mailto:bob@corp.example", "", "", "Bob"),
        ("bob@corp.example", "Bob", "Corp", "Bob Corp"),
        ("bob@corp.example", "bob@corp.example", "", "bob"),
        ("", "bob@corp.example", "", "bob"),
        ("@bob", "", "", "@bob"),
        ("Bob @ the river", "", "", "Bob @ the river"),
        ("Bob & Ana @home", "", "", "Bob & Ana @home"),
        ("", "", "", ""),
    ],
)
def test_a_name_has_no_address_in_it(display, first, last, expected):
    assert name({"author_display_name": display, "author_first_name": first, "author_last_name": last}) == expected


def test_a_login_that_is_an_address_is_called_by_its_first_part():
    assert (called("bob@corp.example"), called("bob")) == ("bob", "bob")
