"""In which language an item or term of an export is, and which of them translate each other: as Polylang and WPML say it.

Polylang has terms for it (``language``, ``post_translations``, ``term_translations``), whose descriptions are serialized PHP: numbers are
looked for in it, nothing is run. WPML has custom fields; without them the address of a post tells its language.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from api.importers.wordpress.xml import Part
from api.services.archive.remarks import Remark
from schemas.languages import nearest_language, registered_language

TAXONOMIES = frozenset({"language", "post_translations", "term_language", "term_translations"})
"""Polylang's: they become no tags."""
WPML = "translation_priority"
"""The taxonomy that every post of a WPML site has."""
SPELLED = "a locale is written as a BCP 47 tag"
"""What is said of a locale that is one but for its sign between the parts."""
MOST_DIGITS = 18

_LANGUAGE = re.compile(r"_?(?:wpml|icl)_(?:import_|post_|element_)?lang(?:uage)?(?:_code)?")
_GROUP = re.compile(r"_?(?:(?:wpml|icl)_(?:import_)?(?:trid|translation_(?:group|id))|trid)")
_ORIGINAL = "_icl_lang_duplicate_of"
_MAPS = frozenset({"_translations", "_pll_translations"})
_PAIR = re.compile(r's:\d+:"([^"]*)";(?:i:(\d{1,18});|s:\d+:"(\d{1,18})";)')
_LOCALE = re.compile(r's:6:"locale";s:\d+:"([^"]*)"|\A\s*([A-Za-z]{2,3}(?:[_-][\w@-]+)?)\s*\Z')
_CODE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")
"""A language in an address."""
_MARKED = re.compile(r"\s@([a-z]{2,3}(?:-[a-z]{2,4})?)\Z")
"""How WPML tells terms of one name apart."""


class Declared(NamedTuple):
    """A category or tag as the channel has it."""

    slug: str
    name: str
    description: str | None


@dataclass(slots=True)
class TextsOfTag:
    """What is known of the languages of one tag: its own, others by tag, and the slugs of its translations."""

    language: str | None = None
    name: str | None = None
    description: str | None = None
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    slugs: list[str] = field(default_factory=list)
    is_guessed: bool = False

    def values(self, *, is_declared: bool) -> dict[str, Any]:
        """The members of the tag."""
        found: dict[str, Any] = {"language": self.language, "name": self.name, "names": self.names, "former_slugs": self.slugs[1:]}
        if is_declared:
            found |= {"descriptions": self.descriptions} | ({"description": self.description} if self.description else {})
        return {name: value for name, value in found.items() if value}


def translations(text: str) -> dict[str, str]:
    """Numbers by language of a serialized array, also of a damaged one as far as it can be read."""
    return {name: one or other for name, one, other in _PAIR.findall(text)}


class Languages:
    """Those of one export. Which post is in which group is kept in a temporary file."""

    def __init__(self, kept: sqlite3.Connection) -> None:
        self.kept = kept
        kept.execute("CREATE TABLE translation (post INTEGER, key TEXT, language TEXT, PRIMARY KEY (post, key)) WITHOUT ROWID")
        self.locales: dict[str, str] = {}
        """Locales by slug of the language."""
        self.places: dict[str, int] = {}
        """Lines of locales."""
        self.is_wpml = False
        self.is_grouped = False
        self.said: dict[str, Remark] = {}
        self.unread: list[tuple[int, str]] = []
        self.terms: dict[str, Declared] = {}
        """By number."""
        self.groups: dict[str, dict[str, Declared | str]] = {}
        """Of terms: by key, by language as it is written, a term or its number."""
        self.used: dict[str, dict[str, str]] = {}
        """By slug of a term, its names by the language of posts as it is written."""

    def note_term(self, part: Part) -> None:
        """Takes what one of Polylang's terms says."""
        found = part.members
        slug, text = found.get("term_slug", ""), found.get("term_description", "")
        if found.get("term_taxonomy") == "language":
            locale = _LOCALE.search(text)
            self.locales[slug.lower()] = spelled = (locale and (locale[1] or locale[2])) or slug
            self.places[spelled] = part.line
        elif found.get("term_taxonomy") in ("post_translations", "term_translations"):
            numbers = translations(text)
            if not numbers and text:
                self.unread.append((part.line, slug))
            if found["term_taxonomy"] == "term_translations":
                self.groups[f"polylang {slug}"] = dict(numbers)
            for language, number in numbers.items() if found["term_taxonomy"] == "post_translations" else ():
                self._member(number, f"polylang {slug}", language)
                if len(numbers) > 1:  # as the site's interface knows it
                    self._member(number, f"of {_lowest([*numbers.values()])}", language)

    def note_tag(self, part: Part, declared: Declared) -> None:
        """Takes what a category or tag says."""
        number = part.members.get("term_id", "")
        metas, others = dict(part.metas), dict(part.translations)
        marked = _MARKED.search(declared.name)
        declared = declared._replace(name=_MARKED.sub("", declared.name))
        self.terms.setdefault(number, declared)
        language, group = _value(_LANGUAGE, metas) or (marked[1] if marked else None), _value(_GROUP, metas)
        if others:
            group = group or f"of {_lowest([number, *others.values()])}"
            self.groups.setdefault(f"wpml {group}", {}).update(others)
        if group:
            self.groups.setdefault(f"wpml {group}", {})[language or f"?{number}"] = declared
        elif language:
            self.groups[f"wpml alone {number} {declared.slug}"] = {language: declared}

    def note_item(self, part: Part, site: str) -> str | None:
        """Takes what a post says, and answers its language as it is written."""
        metas = dict(part.metas)
        number = part.members.get("post_id", "")
        self.is_wpml = self.is_wpml or _is_wpml(part)
        others = {**dict(part.translations), **{name: one for key in _MAPS for name, one in translations(metas.get(key, "")).items()}}
        if others:
            key = f"of {_lowest([number, *others.values()])}"
            self._member(number, key, next((name for name, one in others.items() if one == number), None))
        if original := metas.get(_ORIGINAL, ""):
            self._member(original, f"of {original}", None)
            self._member(number, f"of {original}", None)
        for domain, nicename, _ in part.categories:
            if domain == "post_translations" and nicename:
                self._member(number, f"polylang {nicename}", None)
        if group := _value(_GROUP, metas) or part.members.get("trid", ""):
            self._member(number, f"wpml {group}", None)
        return self._written(part) or (_in_address(part.members.get("link", ""), site) if self.is_wpml else None)

    def use(self, slug: str, name: str, language: str) -> None:
        """Takes that a post in a language names a term so."""
        self.used.setdefault(slug, {}).setdefault(language, name)

    def _member(self, number: str, key: str, language: str | None) -> None:
        if not (number.isascii() and number.isdecimal() and len(number) <= MOST_DIGITS):
            return
        self.is_grouped = True
        again = "ON CONFLICT (post, key) DO UPDATE SET language = coalesce(excluded.language, language)"
        self.kept.execute(f"INSERT INTO translation VALUES (?, ?, ?) {again}", (int(number), key, language))  # noqa: S608 - no text from outside

    def _of(self, part: Part) -> list[tuple[str, str | None]]:
        number = part.members.get("post_id", "")
        if not self.is_grouped or not (number.isascii() and number.isdecimal() and len(number) <= MOST_DIGITS):
            return []
        return self.kept.execute("SELECT key, language FROM translation WHERE post = ? ORDER BY key", (int(number),)).fetchall()

    def group(self, part: Part) -> list[str]:
        """What the groups are called that a post is in, on its site."""
        return [key for key, _ in self._of(part)]

    def _written(self, part: Part) -> str | None:
        """The language of an item as the file writes it."""
        metas = dict(part.metas)
        found = part.members
        return (
            _value(_LANGUAGE, metas)
            or next((one.nicename or one.name for one in part.categories if one.domain == "language"), None)
            or next((language for _, language in self._of(part) if language), None)
            or found.get("language_code")
            or found.get("language")
        )

    def of(self, part: Part, site: str) -> tuple[str | None, list[Remark]]:
        """The language of an item, ``None`` where the file does not say it; what is to be said of it."""
        written = self._written(part)
        if written:
            tag = self.tag(written)
            return tag, [] if tag else [Remark("guessed", "its language is not known, and that of the site is taken", written)]
        guessed = _in_address(part.members.get("link", ""), site) if self.is_wpml else None
        return guessed, [Remark("guessed", "its language is taken from its address", guessed)] if guessed else []

    def tag(self, written: str) -> str | None:
        """The tag for a language, slug of a language, or locale, as it is written."""
        text = self.locales.get(written.lower(), written)
        found = registered_language(text) or nearest_language(text) or nearest_language(written)
        if found and registered_language(text) is None:
            why = SPELLED if registered_language(text.replace("_", "-")) == found else "a language is taken for the nearest BCP 47 tag"
            self.said.setdefault(text, Remark("changed", why, f"{text} is {found}"))
        return found

    def of_file(self, written: str) -> str | None:
        """The tag for the language of the channel; where that is not known, it is said."""
        written = written.strip()
        found = self.tag(written) if written else None
        if written and not found:
            self.said[written] = Remark("guessed", "the language of the file is not known, and the default is taken", written[:100])
        return found

    def tags(self, own: str | None) -> dict[str, TextsOfTag]:
        """By slug, what is known of the languages of tags; translations of one have the slug of another one."""
        joined = _Joined(self, own)
        for key in self.groups:
            joined.group(key)
        for slug, names in self.used.items():
            joined.used(slug, names)
        return joined.found

    def remarks(self) -> Iterator[tuple[int | None, Remark]]:
        """What is to be said once of the file, with its line."""
        for text, remark in self.said.items():
            yield self.places.get(text), remark
        for line, slug in self.unread:
            yield line, Remark("left-out", "a group of translations cannot be read", slug)
        if self.is_wpml and not self.is_grouped:
            told = "translations of a WPML site are not linked: the file does not say which belong together"
            yield None, Remark("left-out", told)


class _Joined:
    """Tags that are put together of translations."""

    def __init__(self, languages: Languages, own: str | None) -> None:
        self.languages, self.own = languages, own
        self.found: dict[str, TextsOfTag] = {}

    def group(self, key: str) -> None:
        """Makes one tag of a group of terms."""
        members = [(self.languages.tag(name), one) for name, one in self._members(key)]
        if not members:
            return
        known = next((self.found[one.slug] for _, one in members if one.slug in self.found), None)
        language, main = next((one for one in members if _is_same(one[0], self.own)), members[0])
        texts = known or TextsOfTag(language, main.name, main.description)
        for tag, one in members:
            if self.found.setdefault(one.slug, texts) is texts and one.slug not in texts.slugs:
                texts.slugs.insert(0 if one is main and known is None else len(texts.slugs), one.slug)
            if tag and tag != texts.language:
                texts.names.setdefault(tag, one.name)
                if one.description:
                    texts.descriptions.setdefault(tag, one.description)

    def _members(self, key: str) -> Iterator[tuple[str, Declared]]:
        for name, one in self.languages.groups[key].items():
            declared = self.languages.terms.get(one) if isinstance(one, str) else one
            if declared:
                yield name, declared

    def used(self, slug: str, names: Mapping[str, str]) -> None:
        """Takes the languages of its posts for those of a tag that says none."""
        if slug in self.found:
            return
        by_tag = {tag: name for written, name in names.items() if (tag := self.languages.tag(written))}
        first = next((tag for tag in by_tag if _is_same(tag, self.own)), next(iter(by_tag), None))
        if first is None:
            return
        others = {tag: name for tag, name in by_tag.items() if name != by_tag[first]}
        self.found[slug] = TextsOfTag(first, names=others, slugs=[slug], is_guessed=not _is_same(first, self.own))


def _value(pattern: re.Pattern[str], metas: Mapping[str, str]) -> str | None:
    return next((value for key, value in metas.items() if value and pattern.fullmatch(key)), None)


def _is_wpml(part: Part) -> bool:
    return any(key.startswith(("_wpml_", "_icl_")) for key, _ in part.metas) or any(one.domain == WPML for one in part.categories)


def _lowest(numbers: list[str]) -> str:
    return min(filter(None, numbers), key=lambda one: (len(one), one), default="")


def _is_same(tag: str | None, own: str | None) -> bool:
    """Whether both are one language, in whatever region."""
    return bool(tag and own and tag.partition("-")[0] == own.partition("-")[0])


def _in_address(link: str, site: str) -> str | None:
    """The language that WPML puts into addresses: ``?lang=fr``, the first part of the host, or of the path."""
    try:
        parts, base = urlsplit(link), urlsplit(site)
    except ValueError:
        return None
    before, _, host = (parts.hostname or "").partition(".")
    below = before if _CODE.fullmatch(before) and host == (base.hostname or "").removeprefix("www.") else ""
    asked = parse_qs(parts.query).get("lang", [below])[0]
    first = parts.path.removeprefix(base.path.rstrip("/")).strip("/").split("/")
    named = asked or (first[0] if len(first) > 1 and _CODE.fullmatch(first[0]) else "")
    return registered_language(named) if named else None
