"""The words that search rows hold, read in one form from both databases."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from api.derived.words import FIRST_PAIR, GAP, MARK, PAIRED

Words = dict[int, tuple[dict[int | str, str], dict[int | str, str]]]
"""By position, the words of the title and of the body by their place; stems, which have none that counts, by themselves."""


def stored_words(connection: Connection) -> Words:
    read = _of_fts5 if connection.dialect.name == "sqlite" else _of_tsvector
    found: Words = {position: ({}, {}) for position in _positions(connection)}
    for position, column, place, word in read(connection):
        if word != GAP:
            found[position][column][word if word.startswith(MARK) else place] = word
    return found


def _positions(connection: Connection) -> list[int]:
    name = "rowid" if connection.dialect.name == "sqlite" else "position"
    return list(connection.execute(text(f"SELECT {name} FROM search")).scalars())


def _of_fts5(connection: Connection) -> Iterator[tuple[int, int, int, str]]:
    connection.exec_driver_sql("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, search, instance)")
    for term, doc, column, offset in connection.exec_driver_sql('SELECT term, doc, col, "offset" FROM temp.vocabulary'):
        yield doc, ("title", "body").index(column), offset, term


def _of_tsvector(connection: Connection) -> Iterator[tuple[int, int, int, str]]:
    for number, name in enumerate(("title", "body")):
        rows = connection.exec_driver_sql(f"SELECT position, lexeme, positions FROM search, unnest({name})")
        for position, lexeme, places in rows:
            if lexeme != PAIRED and lexeme < FIRST_PAIR:  # which follow from the words, and have tests of their own
                yield from ((position, number, place - 1, lexeme) for place in places or [0])
