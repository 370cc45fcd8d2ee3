"""Who signs a post: its author, or the several authors and guests without an account that plugins give it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from api.html.excerpts import text_of
from api.importers.wordpress.attachments import number_of
from api.importers.wordpress.identities import folded
from api.importers.wordpress.xml import Category, Part
from schemas.fields import canonical_slug

TAXONOMY = "author"
"""Of terms that are authors, in the plugins Co-Authors Plus and PublishPress Authors."""
GUESTS = frozenset({"guest-author", "guest_author", "molongui_guestauthor"})
"""Types of items that are guests."""

_CAP = "cap-"
_NUMBERED, _FIRST = "_molongui_author", "_molongui_main_author"
_NAMES = ("cap-display_name", "_molongui_guest_author_display_name", "_molongui_guestauthor_display_name")
_BIOS = ("cap-description", "_molongui_guest_author_bio", "_molongui_guestauthor_bio")
_MAILS = ("cap-user_email", "_molongui_guest_author_mail", "_molongui_guestauthor_mail")

Members = dict[str, str]
"""Of an author, as the channel of an export says them."""


@dataclass(slots=True)
class Bylines:
    """Of one export. ``numbered``: logins by what Molongui calls somebody; ``linked``: of guests who have an account, its login."""

    numbered: dict[str, str] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)
    named: dict[str, tuple[Category, int]] = field(default_factory=dict)
    """Terms that posts are signed by, with the line of the first."""
    shown: dict[str, str] = field(default_factory=dict)
    """How terms are called by their descriptions."""
    by_term: dict[str, str] = field(default_factory=dict)
    """Their logins, once the whole file is known."""

    def note_author(self, found: Mapping[str, str]) -> None:
        """Takes an author of the channel."""
        if number := number_of(found.get("author_id", "")):
            self.numbered[f"user-{number}"] = found.get("author_login", "")

    def note_term(self, part: Part) -> None:
        """Takes a term of the channel, which Co-Authors Plus describes so: "Jo Doe Jo Doe jo 5 jo@old.example"."""
        found = part.members
        said, is_there, _ = text_of(found.get("term_description", "")).partition(f" {found.get('term_name', '')} ")
        words = said.split()
        middle = len(words) // 2
        if is_there and words and words[:middle] == words[middle:]:
            self.shown[found.get("term_slug", "")] = " ".join(words[:middle])

    def note_post(self, part: Part) -> None:
        """Takes the terms that a post is signed by."""
        for category in part.categories:
            if category.domain == TAXONOMY and (category.nicename or category.name):
                self.named.setdefault(_key(category), (category, part.line))

    def guest(self, part: Part) -> Members | None:
        """The author that a guest is; ``None`` for one who has an account, or is not public."""
        found, meta = part.members, dict(part.metas)
        if found.get("status", "publish") != "publish":
            return None
        login = meta.get("cap-user_login") or found.get("post_name", "").removeprefix(_CAP) or canonical_slug(found.get("title", ""))
        if number := number_of(found.get("post_id", "")):
            self.numbered[f"guest-{number}"] = login
        if account := meta.get("cap-linked_account"):
            self.linked[folded(login)] = account
            return None
        return {
            "author_login": login,
            "author_display_name": _first(meta, _NAMES) or found.get("title", ""),
            "author_first_name": meta.get("cap-first_name", ""),
            "author_last_name": meta.get("cap-last_name", ""),
            "author_email": _first(meta, _MAILS),
            "author_description": _first(meta, _BIOS) or found.get("encoded", ""),
        }

    def settled(self, logins: Mapping[str, str]) -> list[tuple[Members, int]]:
        """The authors who are only terms of posts, with their lines. ``logins``: of all others, folded, with their slugs."""
        by_slug = {slug: login for login, slug in reversed([*logins.items()])}
        unknown = []
        for key, (category, line) in self.named.items():
            nicename = category.nicename.removeprefix(_CAP)
            ways = [folded(one) for one in (category.name, nicename) if one]
            ways = [folded(self.linked.get(way, way)) for way in ways]
            login = next((way for way in ways if way in logins), "") or by_slug.get(canonical_slug(nicename), "")
            if not login:
                is_login = category.nicename.startswith(_CAP) or not nicename
                login = (category.name if is_login else nicename) or nicename
                shown = self.shown.get(category.nicename, "")
                if not shown and not is_login and canonical_slug(category.name) != category.name:
                    shown = category.name
                unknown.append(({"author_login": login, "author_display_name": shown}, line))
            self.by_term[key] = login
        return unknown

    def logins(self, part: Part) -> tuple[list[str], list[str]]:
        """Logins of those who sign a post, in order, and what those are called whom the file does not have."""
        found = [self.by_term[key] for one in part.categories if one.domain == TAXONOMY and (key := _key(one)) in self.by_term]
        if found:
            return found, []
        numbers = [value for name in (_FIRST, _NUMBERED) for key, value in part.metas if key == name and value]
        numbers = list(dict.fromkeys(numbers)) if any(key == _NUMBERED and value for key, value in part.metas) else []
        known = [self.linked.get(folded(login), login) for one in numbers if (login := self.numbered.get(one))]
        return known or [part.members.get("creator", "")], [one for one in numbers if one not in self.numbered]


def _key(category: Category) -> str:
    return category.nicename or category.name


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name)), "")
