"""Lines of an archive, made by chance from a seed: posts in every state, known and new, right and wrong, that have much in common."""

import random
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from api.clock import iso
from api.services.archive.importing import Item

NOW = 1_780_000_000
"""When the archive is read, in seconds."""
DAY = 86_400
LANGUAGES = ("en", "fr", "fr-CA", "ar")
STATES = ("published", "published", "published", "draft", "scheduled", "withdrawn", None)
BODIES = (
    "<p>Rivers of the <b>north</b> run clear: l'eau, 中华人民, ﻗﺮﻥ and others.</p>",
    '<p>Twice</p><p>https://x.example/</p><p><a href="javascript:x()">no</a></p>',
    "<p>" + "long words and short ones " * 90 + "</p>",
    "",
)

Line = dict[str, Any]


class Lines:
    """Makes them. What a line may name has come before, most of the time."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - the same lines for the same seed
        self.posts: list[Line] = []

    def items(self, amount: int) -> Iterator[Item]:
        """So many posts after what they name."""
        named = [*self._named()]
        lines = [*named, *(self._post(number) for number in range(amount))]
        for number, line in enumerate(lines, 1):
            is_taken_back = line["type"] == "post" and line.pop("taken_back", False)
            yield Item(
                f"line {number}",
                line,
                problem="It is in the trash." if is_taken_back else None,
                takes_back=is_taken_back,
                optional=("image", "tags") if number % 3 == 0 else (),
                texts="beside" if number % 7 == 0 else "own",
            )

    def _named(self) -> Iterator[Line]:
        for number in range(3):
            yield {"type": "section", "slug": f"section-{number}", "name": f"Section {number}", "language": "en"}
            yield {"type": "author", "slug": f"author-{number}", "name": f"Author {number}", "language": "en"}
            yield {"type": "campaign", "slug": f"campaign-{number}", "title": f"Campaign {number}", "language": "en"}
        for number in range(8):
            parent = {"parent": f"tag-{number - 1}"} if number % 3 else {}
            yield {"type": "tag", "slug": f"tag-{number}", "name": f"Tag {number}", "language": "en", **parent}
        merged = str(UUID(int=99))
        yield {"type": "tag", "id": merged, "slug": "merged", "name": "Merged", "language": "en", "merged_into": "tag-1"}

    def _is(self, share: float) -> bool:
        return self.dice.random() < share

    def _post(self, number: int) -> Line:
        if self.posts and self._is(0.12):
            return self._again()
        at = NOW - self.dice.randrange(400) * DAY // 100
        line: Line = {
            "type": "post",
            "title": self.dice.choice(("Rivers", "Rivers and lakes", f"Title {number}", "水", "")),
            "body_html": self.dice.choice(BODIES) if self._is(0.9) else "<div>" * self.dice.choice((3, 5_000)) + "deep",
            **self._known_by(number),
            **self._state(at),
            **self._optional(at),
        }
        self.posts.append(line)
        return line if not self._is(0.02) else {**line, "tags": ["nowhere"]}

    def _known_by(self, number: int) -> Line:
        slug = f"post-{number}" if self._is(0.8) else f"post-{self.dice.randrange(5)}"
        some = self.dice.random()
        if some < 0.5:
            return {"id": str(UUID(int=(number << 80) + number)), "slug": slug}
        if some < 0.6:
            uri = f"urn:post:{self.dice.randrange(40)}"
            return {"origin": {"section": "Elsewhere", "uri": uri, "url": "https://x.example/"}}
        if some < 0.9:
            url = f"https://old.example/{number}"
            keys = [f"guid:{number:032x}", f"title:{number % 50:032x}", url]
            return {"identity": keys[self.dice.randrange(2) :], "addresses": [url, f"/?p={number % 90}"], "slug": slug}
        return {"slug": slug if self._is(0.8) else None}

    def _state(self, at: int) -> Line:
        state = self.dice.choice(STATES)
        return {
            **({"state": state} if state else {}),
            **({"published_at": iso(at)} if self._is(0.93) else {}),
            **({"scheduled_at": iso(NOW + DAY)} if state == "scheduled" and self._is(0.9) else {}),
            **({"withdrawn_reason": "legal"} if state == "withdrawn" and self._is(0.5) else {}),
            **({"embargo_until": iso(NOW + DAY)} if self._is(0.05) else {}),
            **({"expires_at": iso(NOW + 9 * DAY)} if self._is(0.1) else {}),
        }

    def _optional(self, at: int) -> Line:
        members: Line = {
            "language": self.dice.choice(LANGUAGES),
            "kind": self.dice.choice(("post", "post", "page")),
            "excerpt": self.dice.choice((None, "An excerpt […]", "Another one")),
            "section": f"section-{self.dice.randrange(3)}",
            "tags": [*dict.fromkeys(self.dice.choice(("merged", *(f"tag-{one}" for one in range(8)))) for _ in range(3))],
            "authors": [f"author-{self.dice.randrange(3)}"],
            "campaigns": [f"campaign-{self.dice.randrange(3)}"],
            "image": self._image(),
            "featured_at": iso(at),
            "license": {"name": "CC BY 4.0", "url": None},
            "translation_of": self._other(),
            "translation_keys": [f"trid:{self.dice.randrange(30):032x}"],
            "former_slugs": [f"former-{self.dice.randrange(60)}"],
            "created_at": iso(at - 60),
            "updated_at": iso(at + 60),
            "revision": self.dice.randrange(1, 5),
        }
        rare = {"former_slugs": 0.1, "translation_keys": 0.1, "translation_of": 0.15, "featured_at": 0.1, "campaigns": 0.5}
        return {name: value for name, value in members.items() if self._is(rare.get(name, 0.7))}

    def _image(self) -> Line:
        number = self.dice.randrange(30)
        key = {"identity": f"attachment:{number:032x}"} if self._is(0.3) else {}
        given = {"id": str(UUID(int=(7 << 100) + number))} if self._is(0.3) else {}
        return {"url": f"https://x.example/{number % 25}.jpg", "alt": f"Picture {number % (20 if self._is(0.9) else 3)}", **key, **given}

    def _other(self) -> str | None:
        known = [one.get("id") or one.get("slug") for one in self.posts[-20:]]
        return self.dice.choice([*filter(None, known), "post-1"]) if known else None

    def _again(self) -> Line:
        """A line that came before: the same, with something else, or not public any more."""
        line = self.dice.choice(self.posts[-60:])
        some = self.dice.random()
        if some < 0.3:
            return dict(line)
        if some < 0.5:
            return {**line, "taken_back": True}
        return {**line, "title": "Changed", "state": self.dice.choice(STATES[:-1]), "published_at": iso(NOW - DAY), "language": "fr"}
