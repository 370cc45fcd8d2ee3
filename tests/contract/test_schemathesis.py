"""What the document promises holds for generated requests, good and bad, on both databases."""

import tomllib
from collections import Counter
from functools import wraps
from hashlib import sha256
from pathlib import Path

import pytest
import schemathesis
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.config import ProjectConfig, SchemathesisConfig
from schemathesis.core.jsonschema import patterns
from sqlalchemy import select

from api.clock import now_us
from api.db import reading
from api.derived.writing import writing
from api.models import Section, Slug
from api.services import api_keys
from api.services.api_keys import SCOPES
from api.web.app_state import KEY
from schemas.fields import is_id
from tests.plugins import FULL, LONG, amount

CONFIG = Path(__file__).parents[1] / "schemathesis.toml"
MOST_REFS = 20
MOST_COUNTED = 300
"""A pattern does not count more characters; of longer texts the length is a rule beside it."""


def worked_out_once(settings_of):
    """Schemathesis works out the settings of an operation anew for each request and check, which takes longer than an answer."""
    found = {}

    @wraps(settings_of)
    def remembered(project, *, operation=None, phase=None, **others):
        key = (id(project), operation and operation.label, phase)
        if key not in found:
            found[key] = settings_of(project, operation=operation, **others, **({"phase": phase} if phase else {})), project
        return found[key][0]

    return remembered


for name in ("phases_for", "generation_for", "checks_config_for"):
    setattr(ProjectConfig, name, worked_out_once(getattr(ProjectConfig, name)))


def short_only(transform):
    """Schemathesis makes the greatest length a part of the pattern: with some thousands it takes seconds to compile, schema by schema."""

    @wraps(transform)
    def transformed(nodes, least, most):
        return None if most is not None and most > MOST_COUNTED else transform(nodes, least, most)

    return transformed


patterns._transform = short_only(patterns._transform)


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


def keys_for(applications):
    """Keys of each kind, the same in each database: first one that may do everything, then that bound to a section, then one a scope."""
    kinds = [(tuple(SCOPES), False), (tuple(SCOPES), True), *(((scope,), False) for scope in SCOPES)]
    texts = [api_keys.made_text() for _ in kinds]
    for application in applications:
        with writing(application.extensions[KEY].database) as session:
            section = session.scalar(select(Section.id).order_by(Section.slug))
            for (scopes, is_bound), text in zip(kinds, texts, strict=True):
                row, _ = api_keys.make(session, name="schemathesis", scopes=scopes, now=now_us(), section=section if is_bound else None)
                row.hash = sha256(text.encode()).hexdigest()
    return texts


def config(found, key=None):
    """The settings of the file, and paths that lead to something: a random reference never does.

    Without a key it is for the partial document: it needs none, and its parameters are those of the other, which is tried more.
    """
    values = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    values["generation"]["max-examples"] = amount(full=4, sample=2, long=10) if key else amount(full=2, sample=1, long=4)
    # Every parameter alone and in pairs, each with every kind of value: hundreds of requests for a list.
    values["phases"] = {"coverage": {"enabled": FULL and key is not None}}
    values["auth"] = {"openapi": {"apiKey": {"bearer": key}}} if key else {}
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
def texts(applications):
    """The keys that are tried."""
    return keys_for(applications)


@pytest.fixture
def contract(applications, texts):
    """The document that the first serves, to be tried in this process."""
    return schemathesis.openapi.from_wsgi("/openapi.json", applications[0], config=config(refs(applications), texts[0]))


@pytest.fixture
def partial_contract(applications):
    """That of answers that ``fields`` cuts."""
    return schemathesis.openapi.from_wsgi("/openapi-partial.json", applications[0], config=config(refs(applications)))


schema = schemathesis.pytest.from_fixture("contract")
partial_schema = schemathesis.pytest.from_fixture("partial_contract")


@schema.include(path_regex="^/v1").parametrize()
def test_each_answer_of_delivery_is_one_that_the_document_describes(case, applications):
    """Each request is made up once, which is most of the work, and asked of the databases in turn."""
    asked_in_turn(case, applications)


@schema.exclude(path_regex="^/v1").include(method="GET").parametrize()
def test_each_answer_to_reading_editors_is_one_that_the_document_describes(case, applications, texts):
    """As above, and each third of the other database with another key."""
    asked_with_another_key_too(case, applications, texts)


@schema.exclude(path_regex="^/v1").exclude(method="GET").parametrize()
def test_each_answer_to_a_write_is_one_that_the_document_describes(case, applications, texts):
    """As above: writes."""
    asked_with_another_key_too(case, applications, texts)


def asked_in_turn(case, applications):
    """Asks one database, with the longest numbers both. Gives the number of the request among those of its operation."""
    ASKED[case.operation.label] += 1
    number = ASKED[case.operation.label]
    for application in applications if LONG else [applications[number % 2]]:
        # In this process nobody decodes what is coded.
        case.call_and_validate(app=application, headers={"Accept-Encoding": "identity"})
    return number


def asked_with_another_key_too(case, applications, texts):
    number = asked_in_turn(case, applications)
    if number % 3 and not LONG:
        return
    key = texts[1 + number // 3 % (len(texts) - 1)]
    answer = case.call(app=applications[1 - number % 2], headers={"Accept-Encoding": "identity", "Authorization": f"Bearer {key}"})
    assert answer.request.headers.get("Authorization") in (None, f"Bearer {key}")  # some requests are made up without any
    case.validate_response(answer, checks=DESCRIBED)


@partial_schema.parametrize()
def test_each_cut_answer_is_one_that_the_partial_document_describes(case, applications):
    """As above; what is left out by ``fields`` is left out on both databases."""
    asked_in_turn(case, applications)


ASKED = Counter()
"""How many requests of an operation were made."""
DESCRIBED = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
