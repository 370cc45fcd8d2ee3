"""What lists of the authoring interface can be asked, and that each member of an answer is described."""

import pytest
from marshmallow import ValidationError

from schemas import admin_answers, audit, batch, job, key, preview, revision
from schemas.admin_queries import AuditQuery, AuthoredPostQuery, AuthoredResourceQuery, JobQuery
from schemas.base import Output

ID = "01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f"
ANSWERS = [
    one
    for module in (audit, admin_answers, batch, job, key, preview, revision)
    for one in vars(module).values()
    if isinstance(one, type) and issubclass(one, Output) and one.__module__ == module.__name__
]


@pytest.mark.parametrize(
    ("asked", "loaded"),
    [
        ({"state": ["draft"], "sort": "scheduled_at"}, {"state": ["draft"], "sort": "scheduled_at"}),
        ({"pending": "true", "tag": ["Housing"]}, {"pending": True, "tag": ["housing"]}),
        ({"scheduled_after": "2026-01-31T00:00:00Z"}, {"scheduled_after": 1_769_817_600_000_000}),
        ({"id": [ID, ID.upper()]}, {"id": [ID]}),
    ],
)
def test_parameters_load(asked, loaded):
    assert loaded.items() <= AuthoredPostQuery().load(asked).items()


@pytest.mark.parametrize(
    ("query", "asked", "parameter"),
    [
        (AuthoredPostQuery, {"state": ["drafts"]}, "state"),
        (AuthoredPostQuery, {"page": "2"}, "page"),
        (AuthoredPostQuery, {"sort": "name"}, "sort"),
        (AuthoredResourceQuery, {"sort": "scheduled_at"}, "sort"),
        (AuthoredResourceQuery, {"state": ["draft"]}, "state"),
        (AuthoredPostQuery, {"id": [ID], "limit": "3"}, "limit"),
        (AuthoredPostQuery, {"id": [ID], "slug": ["a"]}, "slug"),
        (AuthoredPostQuery, {"limit": "101"}, "limit"),
        (AuditQuery, {"entity": ["a-slug"]}, "entity"),
        (JobQuery, {"state": ["waitin"]}, "state"),
        (revision.CompareQuery, {}, "with"),
        (revision.CompareQuery, {"with": "0"}, "with"),
    ],
)
def test_what_cannot_be_asked_is_refused(query, asked, parameter):
    with pytest.raises(ValidationError) as refused:
        query().load(asked)

    assert set(refused.value.messages) == {parameter}


@pytest.mark.parametrize("schema", ANSWERS)
def test_each_member_is_described(schema):
    assert [name for name, field in schema().fields.items() if not field.metadata.get("description")] == []


def test_a_default_is_left_out_of_links():
    query = AuthoredPostQuery()

    assert query.canonical(query.load({"state": ["draft"], "limit": "20"})) == [("state", "draft")]
