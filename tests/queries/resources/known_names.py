"""Resources with random names, the words that each is called by, and questions with the beginnings that each asks for."""

import random
from typing import Any

from api.db import Database
from api.derived.writing import writing
from api.models import Tag
from api.services import jobs
from api.services.resources import authors, campaigns, sections, tags
from tests.databases import NOW

KINDS = ("tag", "campaign", "author", "section")
SIZE = 40
Called = dict[str, dict[str, set[str]]]
"""By kind and slug, the words that a resource is called by."""

NAMES = {
    "\u00c9lan": ["elan"],
    "Elder": ["elder"],
    "ELDERLY": ["elderly"],
    "Stra\u00dfe": ["strasse"],
    "l'eau": ["l", "eau"],
    "NEAR": ["near"],
    "and": ["and"],
    "Νερό": ["νερο"],
    "вода": ["вода"],
    "مياه": ["مياه"],
    "पानी": ["पानी"],
    "ﬁnance": ["finance"],
    "2026": ["2026"],
    "東京": ["東京", "京"],
    "東京都": ["東京", "京都", "都"],
    "京": ["京"],
    "한국의 강": ["한국", "국의", "의", "강"],
    "강에서": ["강에", "에서", "서"],
    "น้ำ": ["น้", "้ำ", "ำ"],
    "z\U0001d7d8\uffdc": ["z0", "\u1175"],
}
"""Parts of names, and the words that each has."""
TERMS = {
    "e": ["e"],
    "EL": ["el"],
    "éld": ["eld"],
    "elder": ["elder"],
    "strass": ["strass"],
    "STRASSEN": ["strassen"],
    "eau": ["eau"],
    "L\u2019EAU": ["l", "eau"],
    "near": ["near"],
    "AND": ["and"],
    "OR": ["or"],
    "NOT": ["not"],
    "νερ": ["νερ"],
    "ВОД": ["вод"],
    "مي": ["مي"],
    "पा": ["पा"],
    "ﬁ": ["fi"],
    "20": ["20"],
    "\uff12\uff10\uff12\uff16": ["2026"],
    "東": ["東"],
    "京": ["京"],
    "京都": ["京都"],
    "東京": ["東京"],
    "東京都": ["東京", "京都"],
    "都京": ["都京"],
    "한국": ["한국"],
    "강": ["강"],
    "น้ำ": ["น้", "้ำ"],
    "z": ["z"],
    "no such": ["no", "such"],
}
"""Parts of questions, and the beginnings that each asks for."""
SIGNS = (
    '"',
    "*",
    "&",
    "|",
    "!",
    "<->",
    ":*",
    "(",
    ")",
    "^",
    "\\",
    "'",
    "%",
    "+",
    "\t",
    "\u3000",
    "🙂",
    "\ue000",
    "-",
    "--",
    ",",
    " ",
    " ",
    " ",
)
"""What stands between words and means nothing."""


def question(dice: random.Random) -> tuple[str, list[str]]:
    """A random question, and the beginnings that it asks for."""
    parts = dice.choices(list(TERMS), k=dice.choice((1, 1, 1, 2, 2, 3)))
    return dice.choice(SIGNS) + "".join(part + dice.choice(SIGNS) for part in parts), [one for part in parts for one in TERMS[part]]


def filled(database: Database) -> Called:
    """Makes the same resources of each kind in any database."""
    dice = random.Random(3)  # noqa: S311 - dice of a test
    called: Called = {kind: {} for kind in KINDS}
    called["section"]["main"] = {"broadsheet"}
    with writing(database) as session:
        for number in range(SIZE):
            slug, now = f"n{number:02}", NOW + number
            own, french, hashtag = (dice.choices(list(NAMES), k=dice.choice((1, 1, 2, 3))) for _ in range(3))
            names = {"fr": " ".join(french)}
            common: Any = {"slug": slug, "language": "en"}
            tags.create(session, {**common, "name": " ".join(own), "names": names}, now=now)
            authors.create(session, {**common, "name": ", ".join(own), "names": names}, now=now)
            sections.create(session, {**common, "name": "/".join(own)}, now=now)
            told: Any = {"title": " - ".join(own), "titles": names, "hashtag": "#" + hashtag[0]}
            campaigns.create(session, {**common, **told}, now=now)
            said = {"section": own, "tag": own + french, "author": own + french, "campaign": own + french + hashtag[:1]}
            for kind, parts in said.items():
                called[kind][slug] = {word for part in parts for word in NAMES[part]}
        gone = tags.create(session, {"name": "Elder", "slug": "gone", "language": "en"}, now=NOW)
        tags.merge(session, gone, session.query(Tag).filter_by(slug="n00").one(), now=NOW)
    with writing(database) as session:
        for job in jobs.waiting(session):
            jobs.step(session, job, now=NOW)
    return called
