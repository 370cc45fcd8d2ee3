"""What a WordPress export says elsewhere than where it is needed: authors, terms, attachments, patterns. Found by a first reading.

Attachments and the identities of items are kept in a temporary file, so that memory does not grow with the export.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from api.html.excerpts import text_of
from api.importers.wordpress import authors, bylines, identities, languages, search_plugins
from api.importers.wordpress.attachments import Attachments
from api.importers.wordpress.authors import Author
from api.importers.wordpress.bylines import Bylines
from api.importers.wordpress.fitting import Fitted
from api.importers.wordpress.html.patterns import KeptPatterns
from api.importers.wordpress.identities import Known, Ways
from api.importers.wordpress.languages import Languages
from api.importers.wordpress.moments import moment
from api.importers.wordpress.terms import TAXONOMIES, Terms
from api.importers.wordpress.xml import Part
from api.services.archive.importing import Item
from api.services.archive.remarks import Remark
from schemas.input_fields import NAME, PARAGRAPH

PATTERN = "wp_block"
NO_POSTS = frozenset({"attachment", PATTERN}) | bylines.GUESTS
"""Types of items that are taken as something else than posts."""
TYPES = {"post": "post", "page": "page"}
"""Types of items that become posts, by themselves: the kind of post that each becomes."""

_OF_A_SITE = re.compile(
    "items of the type '(?!(?:revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_[^']*)')([^'=]+)'"
)
"""What is left out, where its type is one of the site's own (not of ``create_initial_post_types`` of WordPress)."""

FIELDS_TAKEN = frozenset({"footnotes", "enclosure", "trid", *search_plugins.FIELDS})
"""Custom fields of which something is made or said, though their names are not those of hidden ones."""
MOST_NAMED = 10
MOST_OF_NAME = 60
_TAKEN = {*TAXONOMIES, *languages.TAXONOMIES, bylines.TAXONOMY}


def not_taken(part: Part, types: Mapping[str, str]) -> str | None:
    """What a part is called among those that become nothing here. ``types``: those of items that become posts."""
    kind = part.members.get("post_type", "")
    if part.name == "item" and kind not in types and kind not in NO_POSTS:
        return f"items of the type {kind!r}" if kind else "items without a type"
    taxonomy = part.members.get("term_taxonomy", part.name)
    is_taken = part.name != "term" or not part.members or taxonomy in _TAKEN
    return None if is_taken else f"terms of the taxonomy {taxonomy!r}"


def way_in(what: str) -> str:
    """How what is left out may come in, if it may."""
    return _OF_A_SITE.sub(r"; --type \1=post or --type \1=page takes them in", what) if _OF_A_SITE.fullmatch(what) else ""


def left_out(part: Part, types: Mapping[str, str]) -> Item | None:
    """What a report says of a part that becomes nothing here."""
    what = not_taken(part, types)
    if not what:
        return None
    found = part.members
    named = " ".join(filter(None, [found.get("post_type") or found.get("term_taxonomy"), found.get("post_id") or found.get("term_id")]))
    known_by = found.get("guid") or found.get("link") or found.get("term_slug")
    remark = Remark("left-out", f"{what} are left out")
    return Item(f"line {part.line} ({named})", remarks=(remark,), line=part.line, known_by=known_by, told="by-report")


@dataclass
class Index:
    """Of one export: the channel's own members, authors by folded login, and what was left out."""

    channel: dict[str, str] = field(default_factory=dict)
    authors: dict[str, Author] = field(default_factory=dict)
    lines_of: dict[str, int] = field(default_factory=dict)
    """Where an author is first named."""
    left_out: dict[str, int] = field(default_factory=dict)
    fields: Counter[str] = field(default_factory=Counter)
    """Custom fields that an editor sees, by their names."""
    comments: int = 0
    unnamed: list[Item] = field(default_factory=list)
    """What is said of authors without a login."""
    types: Mapping[str, str] = field(default_factory=lambda: TYPES)
    """Types of items that become posts: the kind of post that each becomes."""
    kept: sqlite3.Connection = field(default_factory=lambda: sqlite3.connect(""))
    attachments: Attachments = field(init=False)
    patterns: KeptPatterns = field(init=False)
    languages: Languages = field(init=False)
    bylines: Bylines = field(default_factory=Bylines)
    terms: Terms = field(init=False)

    def __post_init__(self) -> None:
        self.attachments = Attachments(self.kept)
        self.patterns = KeptPatterns(self.kept)
        self.known = Known(self.kept)
        self.languages = Languages(self.kept)
        self.terms = Terms(self.languages)

    def note(self, part: Part) -> None:
        """Takes what one part of the channel says."""
        if what := not_taken(part, self.types):
            self.left_out[what] = self.left_out.get(what, 0) + 1
        elif part.name == "item":
            self._item(part)
        elif part.name == "author":
            self.bylines.note_author(part.members)
            self._author(part.members, part.line)
        elif part.name in ("category", "tag", "term") and part.members:
            self._term(part)
        else:
            self.channel.setdefault(part.name, part.text)

    def _author(self, found: dict[str, str], line: int) -> None:
        login, name = found.get("author_login", ""), authors.name(found)
        key = identities.folded(login)
        if not key and name:
            remark = Remark("left-out", "an author without a login is left out", name)
            self.unnamed.append(Item(f"line {line} (author)", remarks=(remark,), line=line))
        if not key or (key in self.authors and not name):
            return
        self.lines_of.setdefault(key, line)
        taken = {author.slug for known, author in self.authors.items() if known != key}
        slug = authors.slug(login, len(self.authors) + 1, taken)
        bio = text_of(found.get("author_description", ""))
        self.authors[key] = Author(login, slug, name or authors.called(login), bool(name), found.get("author_email", ""), bio)

    def signed(self, part: Part) -> tuple[list[str], list[str]]:
        """Keys of the authors who sign a post, in order, and what those are called whom the file does not have."""
        logins, missing = self.bylines.logins(part)
        keys = (identities.login_key(self._network(), login) for login in logins if identities.folded(login) in self.authors)
        return list(dict.fromkeys(keys)), missing

    def slugs_of(self, keys: Iterable[str]) -> list[str]:
        """The slugs of authors that posts name by these keys."""
        slugs = {identities.login_key(self._network(), login): author.slug for login, author in self.authors.items()}
        return [slugs[key] for key in keys if key in slugs]

    def _term(self, part: Part) -> None:
        taxonomy = part.members.get("term_taxonomy")
        if taxonomy == bylines.TAXONOMY:
            self.bylines.note_term(part)
        elif taxonomy in languages.TAXONOMIES:
            self.languages.note_term(part)
        else:
            self.terms.note(part)
            self._count_fields(part)

    def _count_fields(self, part: Part) -> None:
        self.fields.update(key for key, value in part.metas if value and key[:1] != "_" and key not in FIELDS_TAKEN)

    def _item(self, part: Part) -> None:
        found = part.members
        if found.get("post_type") == "attachment":
            ways = self.ways(found)
            self.known.note(ways, "image")
            self.attachments.note(part, self._uploads(), ways)
        elif found.get("post_type") == PATTERN:
            self.patterns.note(part)
        elif found.get("post_type") in bylines.GUESTS:
            if guest := self.bylines.guest(part):
                self._author(guest, part.line)
        else:
            self._author({"author_login": found.get("creator", "")}, part.line)
            self.bylines.note_post(part)
            language = self.languages.note_item(part, self.blog())
            for category in part.categories:
                slug = self.terms.of(category, part.line)
                if slug and language:
                    self.languages.use(slug, text_of(category.name), language)
            self.known.note(self.ways(found), "post")
            self.comments += part.comments
            self._count_fields(part)

    def image_key(self, ways: Ways) -> str:
        """What the image of an attachment is known by."""
        return next(iter(self.known.keys(ways, "image").values()))

    def _uploads(self) -> str:
        """Where WordPress keeps files, if nobody moved them."""
        blog = self.blog()
        return blog and f"{blog.rstrip('/')}/wp-content/uploads"

    def site(self) -> str:
        """The address of the site, or a name for it."""
        return self.channel.get("base_site_url") or self.channel.get("link") or f"wordpress:{self.channel.get('title', '')}"

    def blog(self) -> str:
        """The address below which the items are: of a network of sites that of one; "" where the file does not say it."""
        return self.channel.get("base_blog_url") or self.channel.get("link") or self.channel.get("base_site_url") or ""

    def _network(self) -> str:
        return identities.spelled(self.channel.get("base_site_url") or self.blog(), "")

    def group_keys(self, part: Part) -> list[str]:
        """What the groups of translations are known by that an item is in."""
        site = identities.spelled(self.blog() or self.site(), "")
        return [identities.key("group", site, name) for name in self.languages.group(part)]

    def ways(self, found: Mapping[str, str]) -> Ways:
        """What an item may be known by."""
        return Ways.of(found, identities.spelled(self.blog() or self.site(), ""), f"{moment(found) or ''}")

    def language(self, given: str | None) -> str | None:
        """The language given, else the channel's, or that which comes nearest. From now on tags are known with their translations."""
        own = given or self.languages.of_file(self.channel.get("language", ""))
        self.terms.join(own)
        return own

    def lines(self, language: str | None) -> Iterator[Item]:
        """Authors, then tags with parents before their children. Of what only items name, members that are known stay."""
        own = {"language": language} if language and language != "und" else {}
        for members, line in self.bylines.settled({key: author.slug for key, author in self.authors.items()}):
            self._author(members, line)
        for key, author in self.authors.items():
            keys = identities.logins(self._network(), author.login, author.email, author.name if author.is_named else author.login)
            fitted = Fitted()
            called = {"type": "author", "slug": author.slug, "name": fitted.text("the name", author.name, NAME), **own, "identity": keys}
            called |= {"bio": fitted.text("the text about the author", author.bio, PARAGRAPH)} if author.bio else {}
            kept = frozenset({"slug"} if author.is_named else {"slug", "name", "language"})
            if not author.is_named:
                fitted.say("guessed", "how an author is called is not in the file, and is made of the login")
            said, line = tuple(fitted.remarks), self.lines_of[key]
            item = partial(Item, f"author {author.login[:NAME]}", called, remarks=said, only_new=kept, line=line, known_by=author.login)
            yield item(texts="beside" if author.is_named else "own")
        yield from self.terms.lines(own)
        yield from self.unnamed

    def counted(self) -> Iterator[Item]:
        """What a terminal is told at the end: how many there are of each sort that becomes nothing here."""
        sentences = [f"{number} {what} are left out{way_in(what)}." for what, number in self.left_out.items()]
        if unused := self.patterns.unused():
            sentences.append(f"{unused} synced patterns that no post shows are left out.")
        if self.comments:
            sentences.append(f"{_number(self.comments, 'comment')} left out.")
        if self.fields:
            sentences.append(f"{_number(self.fields.total(), 'custom field')} left out: {_most(self.fields)}.")
        yield from (Item("all", problem=sentence, told="by-terminal") for sentence in sentences)


def _number(number: int, what: str) -> str:
    return f"{number} {what} is" if number == 1 else f"{number} {what}s are"


def _most(counted: Counter[str]) -> str:
    """The most frequent of them, with how often each was there."""
    names = sorted(counted, key=lambda name: (-counted[name], name))
    named = (name[:MOST_OF_NAME] + (f" ({counted[name]})" if counted[name] > 1 else "") for name in names[:MOST_NAMED])
    return ", ".join(named) + (f" and {len(names) - MOST_NAMED} others" if len(names) > MOST_NAMED else "")
