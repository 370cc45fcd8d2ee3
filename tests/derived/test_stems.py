"""Stems: forms of a word that share a token, language by language, and a database made by other rules."""

import pytest
import regex
from hypothesis import given, strategies as st
from sqlalchemy import select, text, update

from api.derived.reindex import outdated, reindex
from api.derived.words import GAP, LANGUAGES, MARK, indexed, stem, words
from api.derived.writing import writing
from api.models import BuiltWith
from api.services.posts import editing
from tests.databases import NOW
from tests.derived.stored import stored_words

FORMS = {
    "en": ("elections", "Election"),
    "fr": ("élections", "Election"),
    "de": ("Wahlen", "wahl"),
    "es": ("elecciones", "elección"),
    "pt-BR": ("candidatos", "Candidato"),
    "it": ("elezioni", "elezione"),
    "nl": ("verkiezingen", "verkiezing"),
    "sv": ("valen", "val"),
    "nb": ("valgene", "valg"),
    "da": ("valgene", "valg"),
    "fi": ("vaaleissa", "vaaleista"),
    "ru": ("выборы", "выборов"),
    "tr": ("kitaplar", "kitap"),
    "el": ("εκλογές", "εκλογων"),
    "ar": ("المدينة", "مدينة"),
    "hu": ("választások", "választás"),
    "id": ("memilih", "pilih"),
    "ca": ("candidats", "candidat"),
    "cs": ("vládou", "vláda"),
    "eo": ("elektoj", "elekto"),
    "et": ("valimised", "valimiste"),
    "eu": ("mendiak", "mendian"),
    "fa": ("کتاب\u200cها", "کتاب"),  # noqa: RUF001 - meant
    "ga": ("toghcháin", "thoghcháin"),
    "hi": ("लड़कों", "लड़का"),
    "hy": ("մարդիկ", "մարդու"),
    "lt": ("rinkimai", "rinkimų"),
    "ne": ("किताबहरू", "किताब"),
    "nn": ("valga", "valg"),
    "no": ("valget", "valg"),
    "pl": ("wyborach", "wybory"),
    "pt": ("eleitores", "eleitor"),
    "ro": ("alegerile", "alegerilor"),
    "sr": ("избори", "izbori"),
    "st": ("sebetsang", "sebetsa"),
    "ta": ("நூல்கள்", "நூல்"),
    "yi": ("קינדער", "קינד"),
}


@pytest.mark.parametrize("language", FORMS)
def test_forms_of_a_word_share_a_token(language):
    one, other = (stem(words(form)[0], language) for form in FORMS[language])

    assert one is not None
    assert one == other
    assert one.startswith(MARK + language.partition("-")[0])


def test_every_language_has_forms_here():
    assert {language.partition("-")[0] for language in FORMS} == set(LANGUAGES)


def test_a_letter_that_folding_changes_keeps_its_ending():
    """Folding makes й an и, which Russian endings do not have."""
    forms = ("новый", "новая", "новой", "новому", "новые")

    assert len({stem(words(form)[0], "ru") for form in forms}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@given(said=st.text(max_size=30))
def test_a_token_is_one_word_to_either_database(language, said):
    for word in words(said):
        token = stem(word, language)
        assert token is None or regex.fullmatch(r"\ue001[\p{L}\p{N}\p{M}]{3,}", token), (word, token)


@pytest.mark.parametrize(("word", "language"), [("election", "zxx"), ("election", "ja"), ("東京", "en"), ("2026", "en"), ("a", "en")])
def test_what_has_no_forms_has_no_token(word, language):
    assert stem(word, language) is None


def test_a_language_keeps_to_itself():
    assert stem("action", "en") != stem("action", "fr")


def test_stems_follow_behind_all_words_once():
    title, body = indexed("Elections", "", "Election, elections of rivers", "en-GB")

    assert title == ["elections", GAP, stem("elections", "en")]
    assert body[body.index("rivers") + 1 :] == [GAP, stem("election", "en"), stem("of", "en"), stem("river", "en")]


def test_a_database_made_by_other_rules_is_brought_up_to_date(database, make_post):
    make_post(title="Elections", language="en")
    name = "rowid" if database.is_sqlite else "position"
    with database.write.begin() as connection:
        connection.execute(update(BuiltWith).where(BuiltWith.name == "words").values(value="1"))
        connection.execute(text(f"DELETE FROM search WHERE {name} > 0"))

    assert outdated(database) == ["words"]
    repaired = sum(reindex(database))

    assert repaired > 0
    assert outdated(database) == []
    with database.read.connect() as connection:
        assert connection.execute(select(BuiltWith.value).where(BuiltWith.name == "words")).scalar_one() != "1"


def test_a_post_whose_language_changes_is_found_by_the_forms_of_the_new_one(database, make_post):
    post = make_post(title="Elections", language="fr")

    with writing(database) as session:
        editing.edit(session, editing.load(session, post.id), {"language": "en"}, now=NOW)

    with database.write.connect() as connection:
        ((title, _),) = stored_words(connection).values()
    assert set(title.values()) == {"elections", stem("elections", "en")}
