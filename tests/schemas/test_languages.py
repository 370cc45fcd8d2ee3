"""Languages: what is registered, and what comes nearest to what is not."""

import pytest
from hypothesis import given, strategies as st
from langcodes import Language
from langcodes.data_dicts import VALIDITY

from schemas.language_fields import LanguageTag, RegisteredLanguage
from schemas.languages import LANGUAGE, MOST, canonical_language, nearest_language, registered_language
from tests.schemas.test_fields import fault

NEAREST = {
    "en-UK": "en-GB",
    "en_UK": "en-GB",
    "pt_PT_ao90": "pt-PT-ao1990",
    "pt-PT-ao90": "pt-PT-ao1990",
    "de_DE_formal": "de-DE",
    "de-CH-informal": "de-CH",
    "nl_NL_formal": "nl-NL",
    "zh_CN": "zh-CN",
    "zh_TW": "zh-TW",
    "zh_HK": "zh-HK",
    "sr_RS@latin": "sr-Latn-RS",
    "sr_RS@cyrillic": "sr-Cyrl-RS",
    "ca_valencia": "ca-valencia",
    "ca_ES@valencia": "ca-ES-valencia",
    "de_DE@euro": "de-DE",
    "en_US.UTF-8": "en-US",
    "en-GB-oed": "en-GB-oxendict",
    "me_ME": "sr-ME",
    "bel": "be",
    "oci": "oc",
    "art_xemoji": "art",
    "eng": "en",
    "fr_FR": "fr-FR",
    "en-EN": "en",
    "ja_JA": "ja",
    "jp": "ja-JP",
    "cz": "cs-CZ",
    "gb": "en-GB",
    "xx-nonsense-language": None,
    "xx": None,
    "C": None,
    "@latin": None,
    "english": None,
    "": None,
}


@pytest.mark.parametrize(("text", "tag"), NEAREST.items())
def test_what_is_not_registered_is_refused_with_what_comes_nearest(text, tag):
    assert registered_language(text) is None
    assert nearest_language(text) == tag
    assert fault(RegisteredLanguage(), text) == "invalid"


@pytest.mark.parametrize(
    "text",
    [
        "en",
        "kk",
        "pt-BR",
        "zh-Hant-TW",
        "sr-Latn",
        "de-1901",
        "ca-valencia",
        "pt-PT-ao1990",
        "es-419",
        "en-XK",
        "und",
        "mul",
        "qaa",
        "no",
        "hsb",
    ],
)
def test_what_is_registered_is_its_own_nearest(text):
    assert registered_language(text) == nearest_language(text) == text


@pytest.mark.parametrize("text", ["rsk", "tok", "isv", "ykh-CN"])
def test_what_was_registered_of_late_is_known(text):
    assert not VALIDITY.match(text.partition("-")[0])
    assert registered_language(text) == text


def test_filters_take_what_is_well_formed_only():
    assert LanguageTag().deserialize("xx") == "xx"
    assert LanguageTag().deserialize("en-UK") == "en-GB"


@given(st.from_regex(LANGUAGE, fullmatch=True) | st.text("aeglnrtuxEUZ0149-_@. ", max_size=30) | st.text(min_size=MOST, max_size=MOST * 3))
def test_the_nearest_language_is_registered(text):
    found = nearest_language(text)

    assert found is None or registered_language(found) == found
    if registered_language(text):
        assert found == registered_language(text) == canonical_language(text) == Language.get(text).to_tag()
