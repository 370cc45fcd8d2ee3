"""How many statements a batch takes: what waits goes in together."""

import json
from collections import Counter as Tally
from typing import Any
from uuid import UUID

from api.db import Database
from api.services.archive.importing import importing
from tests.archives import read


def outcomes(database: Database, archive: list[bytes]) -> Tally[str]:
    return Tally(result.outcome for result in importing(database, read(archive)))


def post(**values: Any) -> bytes:
    return json.dumps({"type": "post", "title": "A title", "language": "en", **values}).encode()


def test_posts_and_their_translations_go_in_together(database: Database, statements: list[str]):
    first = [post(id=str(UUID(int=number)), slug=f"first-{number}", published_at="2026-05-01T10:00:00Z") for number in range(1, 41)]
    outcomes(database, first[:20])
    del statements[:]

    others = [
        post(id=str(UUID(int=100 + number)), slug=f"second-{number}", language="fr", translation_of=str(UUID(int=number)))
        for number in range(1, 41)
    ]
    second = post(id=str(UUID(int=200)), slug="third", language="fr", translation_of=str(UUID(int=1)))
    found = outcomes(database, [*first[20:], *others, second])

    # The second one in French is refused, for which the half that it is in is read again, and again.
    assert found == {"created": 60, "skipped": 1}
    inserted = [statement for statement in statements if statement.startswith("INSERT INTO post ")]
    halves = 2 * len(others + first[20:]).bit_length()
    assert len(inserted) <= halves
