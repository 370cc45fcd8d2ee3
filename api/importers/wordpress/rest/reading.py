"""A whole site as items of an archive. It is read to its end first, as an export is: what posts name may stand anywhere."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from api.importers.wordpress.index import TYPES, Index
from api.importers.wordpress.posts import post
from api.importers.wordpress.rest import answers
from api.importers.wordpress.rest.answers import MOST, Read
from api.importers.wordpress.rest.discovery import Root
from api.importers.wordpress.rest.kept import BROKEN, Kept
from api.importers.wordpress.rest.site import Site, Withheld
from api.importers.wordpress.xml import Category, Part
from api.services.archive.importing import Item

KINDS = {"posts": "post", "pages": "page"}
"""What the interface calls items of these types."""
BESIDE = {"categories": answers.terms, "tags": answers.terms, "users": answers.users, "media": answers.media}
OVERLAP = timedelta(minutes=2)
"""Clocks go wrong by so much; what comes twice is known by its number."""
UNSHOWN = "The site fails when it is to show it."
RENDERED = frozenset({"title", "excerpt", "body_html"})
"""Members that are as readers see them: what is here already as it was written stays, until it is changed there."""
_PLACED = re.compile(r"line 0 \((.*)\)")

Tell = Callable[[str], None]


def part_of(read: Mapping[str, Any]) -> Part:
    """A part of an export."""
    return Part(
        read["name"],
        0,
        members=read["members"],
        metas=[(name, value) for name, value in read.get("metas", ())],
        translations=[(name, value) for name, value in read.get("translations", ())],
        categories=[Category(*one) for one in read.get("categories", ())],
    )


def spoken(locales: Mapping[str, str]) -> Iterator[Part]:
    """Languages as an export has them."""
    for slug, locale in locales.items():
        yield Part("term", 0, members={"term_taxonomy": "language", "term_slug": slug, "term_description": locale})


def moment_after(said: str) -> str:
    """When to go on, of when something was changed (``modified_gmt``): a little earlier, and with its zone; "" for no moment."""
    try:
        changed = datetime.fromisoformat(said).replace(tzinfo=UTC)
    except ValueError:
        return ""
    return f"{(changed - OVERLAP).replace(tzinfo=None, microsecond=0).isoformat()}Z"


@dataclass
class Whole:
    """A site that is read. ``since``: only what was changed since (an instant with its zone); ``tell``: how far it is."""

    site: Site
    root: Root
    kept: Kept
    since: str = ""
    language: str | None = None
    types: Mapping[str, str] = field(default_factory=dict)
    tell: Tell = print
    _logins: dict[int, str] = field(default_factory=dict)
    """Of authors, by their numbers."""
    _are_known: bool = True
    """Whether these are logins, and not only what addresses of authors are made of."""

    def items(self) -> Iterator[Item]:
        """Authors, tags and posts, as an export gives them. Raises ``NotDone`` and ``Unreachable`` while the site is read."""
        kinds = [*KINDS, *(name for name in self.types if name not in TYPES)]
        for kind in kinds:
            self._read_posts(kind)
        for kind, read in BESIDE.items():
            self._read_beside(kind, read)
        index = Index(types={**TYPES, **self.types})
        self._note(index, kinds)
        own = index.language(self.language)
        for item in index.lines(own):
            yield self._fitted(item, index)
        for kind in kinds:
            yield from self._posts(kind, index, own)
        for _, remark in index.languages.remarks():
            yield Item("all", remarks=(remark,))

    def _posts(self, kind: str, index: Index, language: str | None) -> Iterator[Item]:
        for read in self.kept.all(kind):
            found = post(self._signed(read), index, language)
            if found is not None:
                yield self._fitted(found, index, is_rendered=read["is_rendered"])
        for read in self.kept.all(f"{BROKEN}{kind}"):
            yield Item(f"{KINDS.get(kind, kind)} {read['id']}", {"type": "post"}, problem=UNSHOWN)

    def _read_posts(self, kind: str) -> None:
        """Posts in the order in which they were changed, a moment after the other: pages of a list drift while posts are changed."""
        reached = self.kept.last(kind, f"{BROKEN}{kind}")
        after, offset, seen = max(self.since, moment_after(reached)), 0, 0
        while True:
            listed = self.site.posts(kind, after=after, offset=offset)
            self.kept.add(kind, listed.items)
            self.kept.add(f"{BROKEN}{kind}", listed.broken)
            seen += listed.number
            self.tell(f"{kind}: {seen} read, {max(0, (listed.total or 0) - offset - listed.number)} to come")
            if listed.number < MOST:
                return
            further = moment_after(listed.last)
            after, offset = (further, 0) if further > after else (after, offset + listed.number)

    def _read_beside(self, kind: str, read: Callable[[bytes], list[Read]]) -> None:
        """What posts name, as far as the site shows it: many show no list of their authors."""
        if self.kept.is_done(kind):
            return
        try:
            self._read_all(self.site, kind, read)
        except Withheld:
            with suppress(Withheld):
                self._read_all(replace(self.site, credentials={}), kind, read)
        self.kept.finish(kind)

    def _read_all(self, site: Site, kind: str, read: Callable[[bytes], list[Read]]) -> None:
        offset = 0
        while True:
            listed = site.listed(kind, read, {"orderby": "id", "order": "asc"}, offset=offset)
            self.kept.add(kind, listed.items)
            offset += listed.number
            if listed.number < MOST:
                return
            self.tell(f"{kind}: {offset} read")

    def _note(self, index: Index, kinds: list[str]) -> None:
        """What is needed elsewhere than where it stands."""
        home = self.root.home
        for name, text in (("title", self.root.name), ("link", home), ("base_blog_url", home), ("language", self.root.language)):
            index.note(Part(name, 0, text=text))
        self._note_authors(index, kinds)
        self._note_terms(index)
        for one in self.kept.all("media"):
            index.note(part_of(one["part"]))
        for kind in kinds:
            for one in self.kept.all(kind):
                index.note(self._signed(one))

    def _note_terms(self, index: Index) -> None:
        for language in spoken(self.site.locales() if self.root.has_polylang else {}):
            index.note(language)
        slugs = {one["id"]: one["slug"] for one in self.kept.all("categories")}
        for kind in ("categories", "tags"):
            for one in self.kept.all(kind):
                index.note(_term(one, slugs))

    def _note_authors(self, index: Index, kinds: list[str]) -> None:
        """Those who signed something, as an export has them."""
        signed = {one["author"]["id"]: one["author"] for kind in kinds for one in self.kept.all(kind)}
        users = {one["id"]: one for one in self.kept.all("users") if one["id"] in signed}
        self._are_known = all(number in users and users[number]["is_login"] for number in signed if number)
        for number, author in signed.items():
            found = users.get(number)
            login = found["login"] if found else author["slug"]
            if not login:
                continue
            self._logins[number] = login
            named = {"author_id": str(number), "author_login": login, "author_display_name": author["name"]}
            index.note(part_of(found["part"] if found else {"name": "author", "members": named}))

    def _signed(self, read: Read) -> Part:
        part = part_of(read["part"])
        part.members["creator"] = self._logins.get(read["author"]["id"], "")
        return part

    def _fitted(self, item: Item, index: Index, *, is_rendered: bool = False) -> Item:
        """The item without a line of a file; where logins are not shown, authors are known by their slugs."""
        item = replace(item, where=_PLACED.sub(r"\1", item.where), line=None)
        if is_rendered and "identity" in item.values:  # by its title it would be another one
            known = [key for key in item.values["identity"] if not key.startswith("title:")]
            item = replace(item, only_newer=RENDERED, values={**item.values, "identity": known})
        if item.kind == "author":
            values = item.values if self._are_known else {name: value for name, value in item.values.items() if name != "identity"}
            return replace(item, values=values, only_new=item.only_new | {"bio"})
        if self._are_known or "authors" not in item.values:
            return item
        return replace(item, values={**item.values, "authors": index.slugs_of(item.values["authors"])})


def _term(read: Read, slugs: Mapping[int, str]) -> Part:
    """A category or tag as the channel of an export has it."""
    said: dict[str, Any] = {"metas": [("_wpml_language", read["language"])], "translations": read["translations"]}
    sort = "category" if read["taxonomy"] == "category" else "tag"
    slug, name = ("category_nicename", "cat_name") if sort == "category" else ("tag_slug", "tag_name")
    members = {"term_id": str(read["id"]), slug: read["slug"], name: read["name"], f"{sort}_description": read["description"]}
    return Part(sort, 0, members={**members, "category_parent": slugs.get(read["parent"], "")}, **said)
