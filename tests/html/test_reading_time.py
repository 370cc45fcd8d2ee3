"""How long it takes to read a text, in every script."""

import pytest

from api.html.reading_time import minutes_of


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 0),
        ("word", 1),
        ("…", 1),
        (" ".join(["word"] * 230), 1),
        (" ".join(["word"] * 231), 2),
        (" ".join(["мова"] * 460), 2),
        (" ".join(["한국어"] * 231), 2),
        ("水" * 500, 1),
        ("水" * 501, 2),
        ("ひらがなと漢字。" * 125, 2),
        ("ก" * 1001, 2),
        ("水" * 500 + " " + " ".join(["word"] * 230), 2),
    ],
)
def test_minutes_are_rounded_up(text, minutes):
    assert minutes_of(text) == minutes
