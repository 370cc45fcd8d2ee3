"""The table of kinds says all that is said of kinds anywhere: in schemas, rules, reads and routes."""

from importlib import import_module

import pytest

from api.models import KINDS, LINK_MEMBERS, NAMED_BY_POSTS, RESOURCES
from api.queries.resources.lists import listed_kind
from api.services.api_keys import SCOPES
from api.services.resources.rules import rules_of
from schemas import admin_answers, admin_inputs, archive, sync_resources, vocabulary


def test_schemas_know_the_same_kinds_in_the_same_order():
    known = list(KINDS)

    assert list(vocabulary.KINDS) == known
    assert list(archive.LINES) == [*known, "site", "redirect"]
    assert list(vocabulary.SYNCED) == ["site", *known]
    assert sorted(sync_resources.WHOLE) == sorted(vocabulary.SYNCED)
    for forms in (admin_inputs.FORMS, admin_answers.ANSWERS):
        assert sorted(forms) == sorted(known)


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_says_what_the_table_of_the_kind_has(kind):
    row = KINDS[kind]
    members = {row.called, *row.texts, *row.texts.values(), *row.embedded}

    assert members <= set(row.table.c.keys())
    assert all(f"{kind}_id" in part.__table__.c for part in row.parts)
    assert row.scope in SCOPES


@pytest.mark.parametrize("kind", RESOURCES)
def test_a_kind_has_its_modules_on_every_floor(kind):
    rules, listing, routes = rules_of(kind), listed_kind(kind), import_module(f"api.routes.{KINDS[kind].plural}")

    assert all(callable(getattr(rules, name)) for name in ("create", "edit", "remove", "archived"))
    assert listing.kind == kind
    assert routes.blp.name == KINDS[kind].plural


def test_what_posts_name_are_members_of_posts():
    written = set(admin_inputs.PostInput().fields)

    assert {row.member for row in NAMED_BY_POSTS.values()} <= written
    assert set(LINK_MEMBERS) == {row.member for row in NAMED_BY_POSTS.values() if row.link}
