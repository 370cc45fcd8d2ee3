"""A text by language that is in the resource's own language is the member itself; none is taken and kept nowhere."""

import pytest

from api.models import KINDS, RESOURCES
from api.services.archive.importing import Item, importing

TEXTS = [(kind.name, own, others) for kind in KINDS.values() for own, others in kind.texts.items()]
PLAIN = [one for one in TEXTS if one[1] != RESOURCES[one[0]].called]
CALLED = [one for one in TEXTS if one[1] == RESOURCES[one[0]].called]
each = pytest.mark.parametrize(("kind", "own", "others"), TEXTS)


def text(own, word):
    return f"<p>{word}</p>" if own == "body_html" else word


BESIDES = {"event": {"starts_at": "2026-06-01T10:00:00Z"}}
"""What one of a kind needs besides."""


@pytest.fixture
def made(editor):
    """Makes a resource in English: how it was answered."""

    def make(kind, **values):
        new = {RESOURCES[kind].called: "Name", "language": "en", **BESIDES.get(kind, {}), **values}
        return editor("POST", f"/{KINDS[kind].plural}", new)

    return make


@pytest.fixture
def patched(editor):
    """Changes a resource: how it was answered, and as it is read back."""

    def patch(kind, one, **values):
        answer = editor("PATCH", f"/{KINDS[kind].plural}/{one['id']}", values, If_Match="*")
        if answer.status_code == 200:
            assert editor("GET", f"/{KINDS[kind].plural}/{one['id']}").json == answer.json
        return answer

    return patch


def kept(answer, own, others):
    assert answer.status_code in (200, 201), answer.text
    return answer.json[own], answer.json[others]


@each
def test_a_patch_sets_the_member_itself(made, patched, client, kind, own, others):
    one = made(kind, **{own: text(own, "Old"), others: {"fr": text(own, "Vieux")}}).json

    answer = patched(kind, one, **{others: {"EN": text(own, "New"), "de": text(own, "Neu")}})

    assert kept(answer, own, others) == (text(own, "New"), {"de": text(own, "Neu"), "fr": text(own, "Vieux")})
    if own == RESOURCES[kind].called and kind != "event":  # which is a draft
        assert client.get(f"/v1/{KINDS[kind].plural}/{one['slug']}").json[own] == "New"


@pytest.mark.parametrize(("kind", "own", "others"), PLAIN)
def test_a_new_one_has_it_as_the_member_itself(made, kind, own, others):
    answer = made(kind, **{others: {"en": text(own, "Own"), "fr": text(own, "Autre")}})

    assert kept(answer, own, others) == (text(own, "Own"), {"fr": text(own, "Autre")})


@each
def test_who_says_the_same_twice_is_heard_and_who_says_two_things_is_asked(made, patched, kind, own, others):
    same = made(kind, **{own: text(own, "Own"), others: {"en": text(own, "Own")}})
    two = made(kind, **{own: text(own, "Own"), others: {"en": text(own, "Other")}})
    again = patched(kind, same.json, **{own: text(own, "Own"), others: {"en": text(own, "Other")}})

    assert kept(same, own, others) == (text(own, "Own"), {})
    for answer in (two, again):
        assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, f"/{others}/en")


@pytest.mark.parametrize(("kind", "own", "others"), PLAIN)
def test_null_takes_the_member_itself_away(made, patched, kind, own, others):
    one = made(kind, **{own: text(own, "Own"), others: {"fr": text(own, "Autre")}}).json

    assert kept(patched(kind, one, **{others: {"en": None}}), own, others) == (None, {"fr": text(own, "Autre")})


@pytest.mark.parametrize(("kind", "own", "others"), CALLED)
@pytest.mark.parametrize("nothing", [None, ""])
def test_a_name_is_not_taken_away_by_its_language(made, patched, kind, own, others, nothing):
    one = made(kind).json

    answer = patched(kind, one, **{others: {"en": nothing}})

    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, f"/{own}" if nothing is None else f"/{others}/en")


@each
def test_in_another_language_it_is_called_as_it_was_there(made, patched, kind, own, others):
    """The texts by language stay what they are: which of them is the own one differs."""
    one = made(kind, **{own: text(own, "Own"), others: {"fr": text(own, "Autre"), "de": text(own, "Drittes")}}).json

    answer = patched(kind, one, language="fr")

    assert kept(answer, own, others) == (text(own, "Autre"), {"de": text(own, "Drittes"), "en": text(own, "Own")})


@each
def test_a_language_that_was_wrong_is_set_right(made, patched, kind, own, others):
    one = made(kind, **{own: text(own, "Autre"), others: {"de": text(own, "Drittes")}}).json

    assert kept(patched(kind, one, language="fr"), own, others) == (text(own, "Autre"), {"de": text(own, "Drittes")})


@each
def test_with_another_language_a_given_text_counts(made, patched, kind, own, others):
    one = made(kind, **{own: text(own, "Own"), others: {"fr": text(own, "Autre")}}).json

    answer = patched(kind, one, **{"language": "fr", own: text(own, "Nouveau")})

    assert kept(answer, own, others) == (text(own, "Nouveau"), {})


@each
def test_a_language_is_named_once_however_it_is_spelt(made, patched, kind, own, others):
    one = made(kind, **{others: {"fr": text(own, "Autre")}}).json

    twice = patched(kind, one, **{others: {"de": text(own, "A"), "DE": text(own, "B")}})
    again = patched(kind, one, **{others: {"FR": text(own, "Nouveau")}})
    away = patched(kind, one, **{others: {"Fr": None}})

    assert (twice.status_code, twice.json["errors"][0]["code"]) == (422, "repeated")
    assert twice.json["errors"][0]["pointer"] == f"/{others}"
    assert again.json[others] == {"fr": text(own, "Nouveau")}
    assert away.json[others] == {}


@each
def test_an_archive_is_read_the_same_way(database, editor, kind, own, others):
    line = {"type": kind, "language": "en", RESOURCES[kind].called: "Name", **BESIDES.get(kind, {})}
    whole = {**line, "slug": "one", own: text(own, "Name"), others: {"en": text(own, "Name"), "fr": text(own, "Autre")}}
    again = {**whole, own: text(own, "Other"), others: {"en": text(own, "Other")}}
    two = {**whole, "slug": "two", own: text(own, "Name"), others: {"en": text(own, "Other")}}

    told = list(importing(database, [Item(f"line {number}", one) for number, one in enumerate((whole, again, two))]))

    assert [one.outcome for one in told] == ["created", "changed", "skipped"]
    assert f"/{others}/en" in told[2].detail
    found = editor("GET", f"/{KINDS[kind].plural}").json["data"]
    one = editor("GET", f"/{KINDS[kind].plural}/{found[0]['id']}").json
    assert (one[own], one[others]) == (text(own, "Other"), {})


@pytest.mark.parametrize(("tag", "suggestion"), [("en-UK", "en-GB"), ("xx-nonsense-language", None), ("de_DE_formal", "de-DE")])
@pytest.mark.parametrize("kind", RESOURCES)
def test_a_language_that_is_not_registered_is_refused_with_what_comes_nearest(made, kind, tag, suggestion):
    _, _, others = next((one for one in TEXTS if one[0] == kind), (kind, "", ""))

    answer = made(kind, language=tag, **({others: {tag: "Name"}} if others else {}))

    found = {error["pointer"]: error["suggestion"] for error in answer.json["errors"]}
    assert answer.status_code == 422
    assert found["/language"] == suggestion
    assert len(found) == (2 if others else 1)
    assert set(found.values()) == {suggestion}
