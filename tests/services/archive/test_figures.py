"""What was reported of a campaign is not wiped by an archive that is short of it."""

from sqlalchemy import select

from api.db import reading
from api.models import Figure
from api.services.archive.importing import Item, importing


def test_an_archive_that_is_short_of_figures_wipes_none_and_it_is_counted(database):
    history = [{"at": f"2026-0{month}-01T00:00:00Z", "value": month, "post": None} for month in (1, 2, 3)]
    figure = {"measure": "signed", "label": "Signed", "history": history}
    line = {"type": "campaign", "slug": "homes", "title": "Homes", "language": "en", "figures": [figure, {**figure, "measure": "met"}]}
    later = {**line, "title": "Roofs", "figures": [{**figure, "history": [{"at": "2026-05-01T00:00:00Z", "value": 5}]}]}
    lines = [
        line,
        later,
        later,
        {**line, "title": "Roofs", "figures": []},
        {**line, "title": "Roofs", "figures": [{**figure, "history": history[1:]}]},
    ]

    results = [next(iter(importing(database, [Item("line 1", one)]))) for one in lines]

    assert [(one.outcome, len(one.spared)) for one in results] == [
        ("created", 0),
        ("changed", 2),
        ("unchanged", 2),
        ("unchanged", 2),
        ("changed", 1),
    ]
    assert {remark.kind for one in results[1:4] for remark in one.remarks} == {
        ("left-out", "what was reported stays, though it is not in the file")
    }
    assert results[1].remarks[0].detail == "The measure 'signed' would lose 3 of its 3 values."
    with reading(database) as connection:
        points = connection.execute(select(Figure.measure, Figure.at, Figure.value)).all()
    assert sorted(point.value for point in points if point.measure == "signed") == [2, 3]
    assert sorted(point.value for point in points if point.measure == "met") == [1, 2, 3]
