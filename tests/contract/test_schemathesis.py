"""What the document promises holds for generated requests, good and bad, on both databases."""

import tomllib
from pathlib import Path

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from sqlalchemy import select

from api.app import create_app
from api.db import open_database, reading
from api.models import Slug
from tests.plugins import FULL, amount

CONFIG = Path(__file__).parents[1] / "schemathesis.toml"
MOST_REFS = 20


def refs(database):
    """Slugs and ids that exist (present, former, withdrawn), by kind of resource."""
    found = {}
    with reading(database) as connection:
        for slug in connection.execute(select(Slug.kind, Slug.slug, Slug.entity_id).order_by(Slug.is_current, Slug.slug)):
            found.setdefault(slug.kind, []).extend((slug.slug, str(slug.entity_id)))
    return {kind: values[:MOST_REFS] for kind, values in found.items()}


def config(found):
    """The settings of the file, and paths that lead to something: a random reference never does."""
    values = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    values["generation"]["max-examples"] = amount(full=50, sample=4)
    # Every parameter alone and in pairs, each with every kind of value: hundreds of requests for a list.
    values["phases"] = {"coverage": {"enabled": FULL}}
    values["dictionaries"] = {kind: {"values": slugs} for kind, slugs in found.items()}
    values["operations"] += [
        {"include-path-regex": f"^/v1/{kind}s/{{ref}}", "parameters": {"path.ref": {"dictionary": kind, "probability": 0.7}}}
        for kind in found
    ]
    return SchemathesisConfig.from_dict(values)


@pytest.fixture
def contract(sample_database):
    """The served document, to be tried in this process on the sample archive."""
    database = open_database(sample_database)
    app = create_app(sample_database, database)
    yield schemathesis.openapi.from_wsgi("/openapi.json", app, config=config(refs(database)))
    database.close()


schema = schemathesis.pytest.from_fixture("contract")


@schema.parametrize()
def test_each_answer_is_one_that_the_document_describes(case):
    case.call_and_validate()
