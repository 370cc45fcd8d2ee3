"""Authors of an export: how they are called in public. A login that is an e-mail address is never shown."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from api.html.excerpts import text_of
from schemas.fields import canonical_slug, is_slug

_ADDRESS = re.compile(r"(?:[<(\[]|mailto:)*[^\s@<>()\[\]]{1,64}@[^\s@<>()\[\]]+\.[^\s@<>()\[\]]+[>)\]]*")


@dataclass(frozen=True, slots=True)
class Author:
    """``is_named``: the file says how the author is called; else it is made of the login."""

    login: str
    slug: str
    name: str
    is_named: bool
    email: str = ""
    bio: str = ""


def name(members: Mapping[str, str]) -> str:
    """The display name, else first and last name, without e-mail addresses; "" where nothing is left."""
    shown = text_of(members.get("author_display_name", ""))
    names = text_of(f"{members.get('author_first_name', '')} {members.get('author_last_name', '')}")
    return _without_addresses(shown) or _without_addresses(names) or called(shown or names)


def _without_addresses(text: str) -> str:
    return " ".join(_ADDRESS.sub(" ", text).split()) if "@" in text else text


def called(login: str) -> str:
    """The login, of an e-mail address what stands before the ``@``."""
    return login.partition("@")[0] if _is_address(login) else login


def slug(login: str, number: int, taken: Collection[str]) -> str:
    """The slug of a login, numbered where it is taken; ``number`` is that of an author of whose login none can be made."""
    made = canonical_slug(called(login))
    made = made if is_slug(made) else f"author-{made}" if made else canonical_slug(f"author {number}")
    count = 1
    while (unique := made if count == 1 else f"{made}-{count}") in taken:
        count += 1
    return unique


def _is_address(text: str) -> bool:
    before, at, after = text.partition("@")
    return bool(before and at and "." in after) and " " not in text
