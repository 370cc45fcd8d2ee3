"""Whatever stands in an export: it is read to its end or to a place that is named, what is clean comes in, and again nothing changes."""

import pytest
from hypothesis import given, settings as tries, strategies as st

from api.derived.writing import writing
from api.services.resources import sections
from tests.archives import emptied
from tests.importers.conftest import Imported, seq
from tests.importers.hostile import exports
from tests.plugins import SAMPLED, amount


@pytest.fixture
def fresh(database):
    """The database as it was made."""

    def made():
        emptied(database)
        with writing(database) as session:
            sections.ensure_first(session, database.site)
        return database

    return made


def titles(database):
    with database.read.connect() as connection:
        return {title for (title,) in connection.exec_driver_sql("SELECT title FROM post WHERE state = 'published'")}


@SAMPLED
@tries(max_examples=amount(full=30, sample=8))
@given(files=exports())
def test_what_is_clean_comes_in_and_again_nothing_changes(files, fresh, tmp_path):
    database, path = fresh(), tmp_path / "export.xml"
    for file in (*files, files[0]):
        path.write_bytes(file.content)
        first = Imported(database, path)
        told = seq(database)
        second = Imported(database, path)

        assert (first.broken, second.broken) == ("", "")
        assert {outcome for _, outcome in second.counts} <= {"unchanged", "skipped", "noted"}
        assert seq(database) == told
    assert files[0].titles | files[1].titles <= titles(database)


@SAMPLED
@tries(max_examples=amount(full=25, sample=8))
@given(files=exports(), share=st.floats(0, 1))
def test_a_file_that_ends_too_early_says_where_and_again_nothing_changes(files, share, fresh, tmp_path):
    database, path, file = fresh(), tmp_path / "export.xml", files[0]
    content = file.content[: int(len(file.content) * share)]
    path.write_bytes(content)

    first = Imported(database, path)
    second = Imported(database, path)

    clean = {title for title in file.titles if f"<title><![CDATA[{title}]]>".encode() in content[: content.rfind(b"</item>") + 1]}
    assert first.broken == second.broken
    assert first.broken.startswith("line ") or not first.broken
    assert {outcome for _, outcome in second.counts} <= {"unchanged", "skipped", "noted"}
    assert clean <= titles(database)
