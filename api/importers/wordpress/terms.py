"""Categories and tags of an export, which become one tree of tags. Those of one slug are one, and those that translate each other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from api.html.excerpts import text_of
from api.importers.wordpress import search_plugins
from api.importers.wordpress.attachments import number_of
from api.importers.wordpress.fitting import Fitted, made_slug
from api.importers.wordpress.languages import Declared, Languages, TextsOfTag
from api.importers.wordpress.xml import Category, Part
from api.services.archive.importing import Item
from api.services.archive.remarks import Remark

TAXONOMIES = {"category": "category", "post_tag": "tag", "tag": "tag"}
"""Domains of terms that become tags."""
NAMELESS = Remark("left-out", "a category or tag without slug and name is left out")


@dataclass
class Term:
    """A category or tag. ``is_declared``: the channel has it, not only items."""

    slug: str
    name: str
    above: str = ""
    """What the file calls its parent."""
    parent: str | None = None
    """The slug of that."""
    description: str | None = None
    is_declared: bool = False
    line: int | None = None
    others: list[str] = field(default_factory=list)
    """Names and descriptions of further terms of this slug."""

    def declare(self, name: str, description: str, above: str) -> None:
        """Takes what the channel says of it, of several the first."""
        if self.is_declared:
            given = (self.description, description) if self.description and description else ("", "")
            self.others += [other for one, other in ((self.name, name), given) if other and f"{one}".casefold() != other.casefold()]
        self.is_declared = True
        self.above = self.above or above
        self.description = self.description or description or None


class Terms:
    """Those of one export, by slug."""

    def __init__(self, languages: Languages) -> None:
        self.languages = languages
        self.by_slug: dict[str, Term] = {}
        self.by_name: dict[str, str] = {}
        self.numbers: dict[int, str] = {}
        """Slugs by the numbers of terms."""
        self.texts: dict[str, TextsOfTag] = {}
        """By slug, what the file says of their languages."""
        self.nameless: list[int] = []
        """Lines of those that can be none."""

    def note(self, part: Part) -> None:
        """Takes a category or tag of the channel."""
        found = part.members
        slug = found.get("category_nicename") or found.get("tag_slug") or found.get("term_slug") or ""
        name = found.get("cat_name") or found.get("tag_name") or found.get("term_name") or ""
        description = found.get("category_description") or found.get("tag_description") or found.get("term_description") or ""
        term = self._term(slug, name, part.line)
        if term is None:
            self.nameless.append(part.line)
            return
        name, description = text_of(name), text_of(description)
        self.numbers.setdefault(number_of(found.get("term_id", "")) or -1, term.slug)
        self.by_name.setdefault(term.name, term.slug)
        self.languages.note_tag(part, Declared(term.slug, name or term.name, description or None))
        term.declare(name, description, unquote(found.get("category_parent") or found.get("term_parent") or ""))

    def _term(self, slug: str, name: str, line: int | None = None) -> Term | None:
        name = text_of(name) or unquote(slug)
        if not name:
            return None
        canonical = made_slug("tag", unquote(slug), name)
        return self.by_slug.setdefault(canonical, Term(canonical, name, line=line))

    def of(self, category: Category, line: int | None = None) -> str | None:
        """The slug of the tag of an item's ``category`` element, or ``None`` where it becomes none."""
        term = self._term(category.nicename, category.name, line) if category.domain in TAXONOMIES else None
        return self._main(term.slug) if term else None

    def of_item(self, part: Part) -> list[str]:
        """The slugs of an item's tags, first that which a plugin calls its primary one."""
        found = list(dict.fromkeys(slug for slug in map(self.of, part.categories) if slug))
        primary = self._main(self.numbers.get(search_plugins.primary(part.metas), ""))
        return sorted(found, key=lambda slug: slug != primary)

    def say(self, part: Part, fitted: Fitted) -> None:
        """Says which categories of an item become no tag."""
        if any(one.domain in TAXONOMIES and not self.of(one) for one in part.categories):
            fitted.say(NAMELESS.what, NAMELESS.why)
        named = {one.name for one in part.categories if one.domain}
        bare = [one.name for one in part.categories if not one.domain and one.name and one.name not in named]
        fitted.say_of("left-out", "categories without a taxonomy are left out", bare)

    def _main(self, slug: str) -> str:
        """The slug of the tag that a term becomes, which may be a translation of another one."""
        texts = self.texts.get(slug)
        return texts.slugs[0] if texts else slug

    def join(self, language: str | None) -> None:
        """From now on they are known with their translations. ``language`` is that of the file."""
        self.texts = self.languages.tags(language)

    def lines(self, own: dict[str, str]) -> Iterator[Item]:
        """An item for each tag, parents before their children; ``own`` are members that each has."""
        for term in self._parents_first():
            yield self._tag(term, own)
        for line in self.nameless:
            yield Item(f"line {line} (term)", remarks=(NAMELESS,), line=line)

    def _tag(self, term: Term, own: dict[str, str]) -> Item:
        fitted = Fitted()
        values: dict[str, Any] = {"type": "tag", "slug": term.slug, "name": term.name, **own}
        if term.is_declared:
            values |= {"description": term.description, "parent": term.parent}
        if texts := self.texts.get(term.slug):
            values |= texts.values(is_declared=term.is_declared)
            if texts.is_guessed:
                fitted.say("guessed", "a category is taken to be in the language of its posts", texts.language)
        if term.above and not term.parent:
            fitted.say("left-out", "its parents lead back to it: it gets none", term.above)
        known = {values["name"], *values.get("names", {}).values(), *values.get("descriptions", {}).values()}
        others = [other for other in term.others if other not in known]
        fitted.say_of("left-out", "a category and a tag of one slug are one: what the second one says otherwise is left out", others)
        values = fitted.tag(values)
        return Item(
            f"term {term.slug}",
            values,
            remarks=tuple(fitted.remarks),
            optional=("parent",),
            line=term.line,
            texts="beside" if term.is_declared else "fill",
        )

    def _parents_first(self) -> Iterator[Term]:
        """Those that are no translations of others. A circle of parents is cut at that of its tags which is first in the file."""
        waiting = [term for term in self.by_slug.values() if self._main(term.slug) == term.slug]
        for term in waiting:
            term.parent = self._parent(term)
        done: set[str] = set()
        while waiting:
            ready = [term for term in waiting if term.parent in done or term.parent not in self.by_slug]
            if not ready:
                circle = self._circle(waiting[0])
                ready = [next(term for term in waiting if term.slug in circle)]
                ready[0].parent = None
            yield from ready
            done.update(term.slug for term in ready)
            waiting = [term for term in waiting if term.slug not in done]

    def _parent(self, term: Term) -> str | None:
        """The slug of its parent, which the first release of WordPress's exports calls by its name."""
        slug = made_slug("tag", term.above) if term.above else None
        return self._main(slug if slug in self.by_slug else self.by_name.get(term.above, slug)) if slug else None

    def _circle(self, term: Term) -> set[str]:
        """The slugs of the circle that the parents of a term lead into."""
        path = [term.slug]
        while (above := self.by_slug[path[-1]].parent) is not None and above not in path:
            path.append(above)
        return set(path[path.index(above) :]) if above in path else set(path)
