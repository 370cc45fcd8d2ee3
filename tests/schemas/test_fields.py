"""Fields take exactly what they say."""

import pytest
from hypothesis import given, strategies as st
from marshmallow import ValidationError

from schemas.faults import Fault, nearest, shown
from schemas.fields import SAFE, Flag, Id, Ref, Text, Url, Whole, spelled
from schemas.instants import INSTANT_PATTERN, Day, Instant, instant_seconds
from schemas.language_fields import LanguageTag
from schemas.languages import LANGUAGE, canonical_language
from schemas.parameters import MICROSECONDS, Listed, Moment, Number, Reference, YesNo

ID = "01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f"


def fault(field, value):
    """The code of the fault with which the field refuses the value."""
    with pytest.raises(ValidationError) as raised:
        field.deserialize(value)
    (found,) = raised.value.messages
    return found.code if isinstance(found, Fault) else found


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1970-01-01T00:00:00Z", 0),
        ("2026-01-02T03:04:05z", 1_767_323_045),
        ("2026-01-02t03:04:05.999999999Z", 1_767_323_045),
        ("2026-01-02T03:04:05+02:00", 1_767_315_845),
        ("2026-01-02T03:04:05-23:59", 1_767_409_385),
        ("2200-12-31T23:59:59Z", 7_289_654_399),
    ],
)
def test_an_instant_is_whole_seconds(text, seconds):
    assert Instant().deserialize(text) == seconds


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0001-01-01T00:00:00+23:59", "out-of-range"),
        ("9999-12-31T23:59:59-23:59", "out-of-range"),
        ("0001-01-01T00:00:00+00:01", "out-of-range"),
        ("2200-12-31T23:59:59-00:01", "out-of-range"),
        ("2026-01-02T03:04:05", "invalid"),
        ("2026-01-02 03:04:05Z", "invalid"),
        ("2026-01-02T03:04:05 02:00", "invalid"),
        ("2026-01-02T03:04:60Z", "invalid"),
        ("2026-01-02T24:00:00Z", "invalid"),
        ("2026-01-02T03:04:05+02:60", "invalid"),
        ("2026-W01-1T00:00:00Z", "invalid"),
        ("20260102T030405Z", "invalid"),
        ("\uff12\uff10\uff12\uff16-01-02T03:04:05Z", "invalid"),
        ("2026-01-02T03:04:05Z\n", "invalid"),
        (1_767_323_045, "invalid"),
        ("2026-01-02T03:04:05\x00", "invalid"),
    ],
)
def test_what_is_no_instant_is_refused(text, code):
    assert fault(Instant(), text) == code


@given(st.from_regex(INSTANT_PATTERN, fullmatch=True))
def test_a_text_in_the_published_form_is_an_instant_or_a_named_fault(text):
    try:
        found = instant_seconds(text)[0]
    except ValidationError as error:  # on no calendar, or beyond the years by its zone
        found = 0 if isinstance(error.messages[0], Fault) else None

    assert found is not None
    assert -62_135_596_800 <= found < 7_289_654_400  # years 1 to 2200


def test_a_parameter_rounds_up_to_the_second_and_reads_a_space_as_plus():
    moment = Moment("When.")

    found = [moment.deserialize(text) for text in ("2026-01-02T03:04:05.0001Z", "2026-01-02T05:04:06 02:00")]

    assert found == [1_767_323_046 * MICROSECONDS] * 2
    assert moment.written(found[0]) == "2026-01-02T03:04:06Z"


@given(st.integers(0, 7_289_654_399).map(lambda seconds: seconds * MICROSECONDS))
def test_a_moment_is_read_as_it_is_written(moment):
    assert Moment("When.").deserialize(Moment("When.").written(moment)) == moment


@pytest.mark.parametrize("text", ["20200101", "2020-W01-1", "2020-02-30", "2020-1-1", "2020-01-01T00:00:00Z", 5])
def test_what_is_no_day_is_refused(text):
    assert fault(Day(), text) == "invalid"


@pytest.mark.parametrize(
    ("text", "tag"),
    [("EN", "en"), ("fr-ca", "fr-CA"), ("iw", "he"), ("zh-hant-tw", "zh-Hant-TW"), ("de-1996", "de-1996"), ("es-419", "es-419")],
)
def test_a_language_is_canonical(text, tag):
    assert LanguageTag().deserialize(text) == tag


@pytest.mark.parametrize("text", ["", "e", "fr_CA", "en-", "-en", "français", "en--US", "abcdefghi", "en\x00", "*", "en,fr"])
def test_a_malformed_language_is_refused(text):
    assert fault(LanguageTag(), text) == "invalid"


@given(st.from_regex(LANGUAGE, fullmatch=True))
def test_a_language_in_the_published_form_has_one_spelling(text):
    found = canonical_language(text)

    assert found is not None
    assert canonical_language(found) == found


@pytest.mark.parametrize(
    ("text", "ref"),
    [("A-Slug", "a-slug"), ("\N{LATIN SMALL LIGATURE FI}n", "fin"), ("e\u0301te\u0301", "été"), (ID.upper(), ID), ("%C3%A9t%C3%A9", "été")],
)
def test_a_reference_is_read_in_its_one_spelling(text, ref):
    assert Ref().deserialize(text) == ref


@pytest.mark.parametrize("text", ["", "a b", "a--b", "-a", "..", "a/b", "a.css", "a\x00", "a" * 201, "%00", f"{{{ID}}}", "a" * 10_000])
def test_what_names_nothing_is_refused(text):
    assert fault(Ref(), text) == "invalid"


@given(st.text())
def test_a_spelling_is_its_own_spelling(text):
    found = spelled(text)

    assert found is None or spelled(found) == found


@pytest.mark.parametrize("value", ["a\x00b", "\ud800", "a\udfff", 5, None, b"a", ["a"]])
def test_text_that_a_database_refuses_is_refused(value):
    with pytest.raises(ValidationError):
        Text().deserialize(value)


@pytest.mark.parametrize(("field", "value"), [(Text(most=3), "abcd"), (Text(least=1), ""), (Whole(0, 5), 6), (Whole(), SAFE + 1)])
def test_what_is_too_long_or_too_large_is_out_of_range(field, value):
    assert fault(field, value) == "out-of-range"


@pytest.mark.parametrize("value", ["5", 1.0, True, float("nan")])
def test_a_whole_number_is_a_number(value):
    assert fault(Whole(), value) == "invalid"


@pytest.mark.parametrize("value", ["true", 1, 0, "yes"])
def test_a_flag_is_true_or_false(value):
    assert fault(Flag(), value) == "invalid"


@pytest.mark.parametrize(
    "value", ["ftp://a.example", "//a.example", "/a", "javascript:alert(1)", "https://", "https://a b", "https://a.example\n"]
)
def test_an_address_is_absolute(value):
    assert fault(Url(), value) == "invalid"


@pytest.mark.parametrize("value", [ID.replace("-", ""), f"urn:uuid:{ID}", f"{{{ID}}}", "1"])
def test_an_id_has_one_form(value):
    assert fault(Id(), value) == "invalid"


@pytest.mark.parametrize("text", ["٣", "1_0", " 5", "+5", "05", "1.0", "", "1e2", "-", "5\n", "\u06655"])
def test_a_number_is_written_in_digits(text):
    assert fault(Number("How many.", least=1, most=100), text) == "invalid"


@pytest.mark.parametrize("text", ["0", "101", "-5", "9" * 5000])
def test_a_number_outside_its_bounds_is_out_of_range(text):
    assert fault(Number("How many.", least=1, most=100), text) == "out-of-range"


@pytest.mark.parametrize(("text", "meant"), [("1", "true"), ("no", "false"), ("True", "true"), ("maybe", None)])
def test_a_yes_in_other_words_gets_a_suggestion(text, meant):
    with pytest.raises(ValidationError) as raised:
        YesNo().deserialize(text)

    assert raised.value.messages[0].suggestion == meant


def test_a_list_is_read_from_commas_and_repetitions_once_each_and_sorted():
    assert Listed(Reference(), "Some.").deserialize(["b,A", "a", "c"]) == ["a", "b", "c"]
    assert Listed(Reference(), "Some.", in_order=True).deserialize(["b,A", "a", "c"]) == ["b", "a", "c"]


@given(st.text())
def test_a_refused_value_is_quoted_in_one_printable_line(text):
    found = shown(text)

    assert found.isprintable()
    assert len(found) <= 62


@pytest.mark.parametrize(("text", "meant"), [("tga", "tag"), ("LIMIT", "limit"), ("zzz", None), ("", None)])
def test_the_nearest_name_is_suggested(text, meant):
    assert nearest(text, ("tag", "limit", "sort")) == meant
