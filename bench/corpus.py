"""A made-up archive of any size, the same for the same seed: lines as export writes them. How it is stored is elsewhere."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import accumulate
from typing import Any
from uuid import UUID

Line = dict[str, Any]

SECTIONS, AUTHORS, TAGS, CAMPAIGNS = 3, 10, 300, 40
SHARE_OF_CHILDREN = 0.31
"""93 of 300 tags have a parent."""
LANGUAGES = {"en": 50, "fr": 25, "es": 15, "pt-BR": 10}
"""Language: how many of a hundred posts are in it."""
FIRST = 1_420_070_400
"""2015-01-01, the day of the first post; the last one is ten years younger whatever the size."""
YEARS = 10 * 365 * 86_400
DAY = 86_400
BODY_WORDS, PARAGRAPH_WORDS = 600, 60
"""600 words are 4 KB."""
SYLLABLES = [consonant + vowel for consonant in "bcdfglmnprstvñç" for vowel in "aeioué"]
SHARES = {
    "published": 0.97,
    "translation": 0.1,
    "image": 0.5,
    "syndicated": 0.1,
    "featured": 0.01,
    "campaign": 0.6,
    "excerpt": 0.3,
    "edited": 0.1,
}
"""How many posts are or have this."""


@dataclass
class Corpus:
    """An archive of ``size`` posts; tags, campaigns and words are as frequent as in life: the n-th has a share of 1/n."""

    size: int
    seed: int = 2
    body_words: int = BODY_WORDS
    page_every: int = 0
    """Of so many posts one is a page; 0: none."""

    _random: random.Random = field(init=False, repr=False)
    _words: list[str] = field(init=False, repr=False)
    _weights: dict[int, list[float]] = field(default_factory=dict, repr=False)
    _groups: list[tuple[str, set[str]]] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)
        self._words = ["".join(self._random.choices(SYLLABLES, k=self._random.randint(1, 4))) for _ in range(5_000)]

    def lines(self) -> Iterator[Line]:
        """The whole archive in order."""
        yield from self.entities()
        yield from self.posts()

    def entities(self) -> Iterator[Line]:
        """Sections, authors, tags (parents first), campaigns. Asked first, and once."""
        for number in range(SECTIONS):
            yield self._named("section", number)
        for number in range(AUTHORS):
            yield self._named("author", number)
        parents = [number for number in range(TAGS) if (number * SHARE_OF_CHILDREN) % 1 < 1 - SHARE_OF_CHILDREN]
        for number in parents:
            yield self._named("tag", number)
        for number in sorted(set(range(TAGS)) - set(parents)):
            yield {**self._named("tag", number), "parent": f"tag-{self._random.choice(parents[:60])}"}
        for number in range(CAMPAIGNS):
            line = self._named("campaign", number)
            title = line.pop("name")
            yield {**line, "title": title, "hashtag": f"#campaign{number}", "starts_on": "2020-01-01"}

    def posts(self) -> Iterator[Line]:
        """The posts, oldest first."""
        for number in range(self.size):
            yield self._post(number)

    def _named(self, kind: str, number: int) -> Line:
        word = " ".join(self._random.choices(self._words, k=2)).title()
        at = iso(FIRST)
        return {
            "type": kind,
            "id": str(uuid_of(FIRST, kind, number)),
            "slug": f"{kind}-{number}",
            "name": word,
            "language": "en",
            "created_at": at,
            "updated_at": at,
        }

    def _post(self, number: int) -> Line:
        dice = self._random
        published = FIRST + YEARS * number // self.size + dice.randrange(DAY)
        edited = dice.randrange(365 * DAY) if self._is("edited") else dice.randrange(600)
        post_id = str(uuid_of(FIRST + YEARS * number // self.size, "post", number))
        language, translated = self._language(post_id)
        title = " ".join(dice.choices(self._words, k=dice.randint(3, 9)))
        return {
            "type": "post",
            "kind": "page" if self.page_every and number % self.page_every == 0 else "post",
            "id": post_id,
            "slug": f"post-{number}",
            "language": language,
            "title": title.capitalize(),
            "excerpt": self._text(20) if self._is("excerpt") else None,
            "body_html": self._body(),
            "section": f"section-{self._zipf(SECTIONS)}",
            "authors": [f"author-{self._zipf(AUTHORS)}"],
            "tags": list(dict.fromkeys(f"tag-{self._zipf(TAGS)}" for _ in range(dice.randint(1, 6)))),
            "campaigns": [f"campaign-{self._zipf(CAMPAIGNS)}"] if self._is("campaign") else [],
            "image": self._image(number) if self._is("image") else None,
            "origin": self._origin(number) if self._is("syndicated") else None,
            "featured_at": iso(published) if self._is("featured") else None,
            "translation_of": translated,
            "created_at": iso(published),
            "updated_at": iso(published + edited),
            **({"state": "published", "published_at": iso(published)} if self._is("published") else {"state": "draft"}),
        }

    def _language(self, post_id: str) -> tuple[str, str | None]:
        """A language, and for some posts the first one of a group that has none in it yet."""
        language = self._random.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]
        if self._groups and self._is("translation"):
            first, languages = self._random.choice(self._groups)
            if language not in languages:
                languages.add(language)
                return language, first
        self._groups.append((post_id, {language}))
        del self._groups[:-200]
        return language, None

    def _origin(self, number: int) -> Line:
        address = f"https://origin.example/posts/{number}"
        return {"section": "Origin", "uri": address, "url": address}

    def _image(self, number: int) -> Line:
        shared = number - number % 2
        return {
            "id": str(uuid_of(FIRST, "image", shared)),
            "url": f"https://www.example.org/media/{shared}.jpg",
            "alt": f"Picture {shared}",
            "width": 1600,
            "height": 900,
        }

    def _body(self) -> str:
        return "".join(f"<p>{self._text(PARAGRAPH_WORDS)}</p>" for _ in range(self.body_words // PARAGRAPH_WORDS))

    def _text(self, length: int) -> str:
        return " ".join(self._random.choices(self._words, cum_weights=self._shares(len(self._words)), k=length)).capitalize() + "."

    def _is(self, name: str) -> bool:
        return self._random.random() < SHARES[name]

    def _zipf(self, length: int) -> int:
        return self._random.choices(range(length), cum_weights=self._shares(length))[0]

    def _shares(self, length: int) -> list[float]:
        if length not in self._weights:
            self._weights[length] = list(accumulate(1 / place for place in range(1, length + 1)))
        return self._weights[length]


KINDS = ("section", "author", "tag", "campaign", "post", "image")


def uuid_of(seconds: int, kind: str, number: int) -> UUID:
    """An id of version 7 (RFC 9562, 5.7) whose random part is kind and number."""
    return UUID(int=seconds * 1000 << 80 | 7 << 76 | KINDS.index(kind) << 64 | 2 << 62 | number)


def iso(seconds: int) -> str:
    """The instant as RFC 3339 text."""
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"
