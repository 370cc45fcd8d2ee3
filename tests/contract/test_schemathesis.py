"""What the document promises holds for generated requests, good and bad, on both databases."""

import tomllib
from hashlib import sha256
from pathlib import Path

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from sqlalchemy import select

from api.clock import now_us
from api.db import reading
from api.derived.writing import writing
from api.models import Slug
from api.services import keys
from api.web.state import KEY
from schemas.slugs import is_id
from tests.plugins import FULL, amount

CONFIG = Path(__file__).parents[1] / "schemathesis.toml"
MOST_REFS = 20


def refs(applications):
    """Slugs and ids that exist (present, former, withdrawn) in the databases, by kind of resource."""
    found = {}
    for application in applications:
        with reading(application.extensions[KEY].database) as connection:
            rows = connection.execute(select(Slug.kind, Slug.slug, Slug.entity_id).order_by(Slug.is_current, Slug.slug)).all()
        for kind in sorted({row.kind for row in rows}):
            values = [value for row in rows if row.kind == kind for value in (row.slug, str(row.entity_id))]
            found.setdefault(kind, {}).update(dict.fromkeys(values[:MOST_REFS]))
    return {kind: list(values) for kind, values in found.items()}


def key_for(applications):
    """One key that may do everything, in each database."""
    text = keys.made_text()
    for application in applications:
        with writing(application.extensions[KEY].database) as session:
            row, _ = keys.make(session, name="schemathesis", scopes=tuple(keys.SCOPES), now=now_us())
            row.hash = sha256(text.encode()).hexdigest()
    return text


def config(found, key):
    """The settings of the file, and paths that lead to something: a random reference never does."""
    values = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    values["generation"]["max-examples"] = amount(full=50, sample=4)
    # Every parameter alone and in pairs, each with every kind of value: hundreds of requests for a list.
    values["phases"] = {"coverage": {"enabled": FULL}}
    values["auth"] = {"openapi": {"apiKey": {"bearer": key}}}
    values["dictionaries"] = {kind: {"values": slugs} for kind, slugs in found.items()} | {
        f"{kind}-ids": {"values": [one for one in slugs if is_id(one)]} for kind, slugs in found.items()
    }
    values["operations"] += [
        {"include-path-regex": f"^/v1/{kind}s/{{ref}}", "parameters": {"path.ref": {"dictionary": kind, "probability": 0.7}}}
        for kind in found
    ] + [
        {"include-path-regex": f"^/admin/v1/{kind}s/{{id}}", "parameters": {"path.id": {"dictionary": f"{kind}-ids", "probability": 0.7}}}
        for kind in found
    ]
    return SchemathesisConfig.from_dict(values)


@pytest.fixture
def applications(sample_clients):
    """Applications over the sample archive, in a database of each kind."""
    return [client.application for client in sample_clients]


@pytest.fixture
def contract(applications):
    """The document that the first serves, to be tried in this process."""
    return schemathesis.openapi.from_wsgi("/openapi.json", applications[0], config=config(refs(applications), key_for(applications)))


schema = schemathesis.pytest.from_fixture("contract")


@schema.parametrize()
def test_each_answer_is_one_that_the_document_describes(case, applications):
    """Each request is made up once, which is most of the work, and asked of both databases."""
    for application in applications:
        # In this process nobody decodes what is coded.
        case.call_and_validate(app=application, headers={"Accept-Encoding": "identity"})
