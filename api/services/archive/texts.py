"""Texts in several languages of what is here already: those of one source are put beside those of others."""

from collections.abc import Mapping
from typing import Any, Literal

from api.models import kind_of

Texts = Literal["own", "beside", "fill"]
"""What a line's texts are: all that there are; those in its languages, beside others; or the same where there are none yet."""


def beside(row: Any, values: Mapping[str, Any], texts: Texts) -> dict[str, Any]:
    """The values of a line for a row that is here. The language of the row stays, and a line in another one moves it nowhere."""
    found = dict(values)
    if texts == "own":
        return found
    language = found.pop("language", None) or row.language
    kind = kind_of(row)
    for own, others in kind.texts.items():
        here = {tag: text for tag, text in {**getattr(row, others), row.language: getattr(row, own)}.items() if text is not None}
        given = {**({language: found.pop(own)} if own in found else {}), **found.pop(others, {})}
        if kind.name == "author" and here.get(language) is None and given.get(language) == here.get(row.language):
            given.pop(language, None)  # a person is called the same in most languages
        merged = {**given, **here} if texts == "fill" else {**here, **given}
        if own in values or row.language in given:
            found[own] = merged.get(row.language)
        found[others] = {tag: text for tag, text in merged.items() if tag != row.language and text is not None}
    if language != row.language:
        found.pop("parent", None)
    return found
