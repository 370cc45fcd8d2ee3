"""Clients of the authoring interface, each with a key."""

from collections.abc import Callable
from typing import Any

import pytest

from api.clock import now_us
from api.derived.writing import writing
from api.services import api_keys
from api.services.api_keys import SCOPES
from tests.admin.menus import site_etag
from tests.admin.two_sections import Sections


@pytest.fixture
def make_key(database) -> Callable[..., str]:
    """Makes a key with these scopes, all unless said."""

    def made(*scopes: str, **more: Any) -> str:
        with writing(database) as session:
            return api_keys.make(session, name="tests", scopes=scopes or tuple(SCOPES), now=more.pop("now", now_us()), **more)[1]

    return made


@pytest.fixture
def editor(client, make_key) -> Callable[..., Any]:
    """Asks the authoring interface as a client that may do everything: ``editor("POST", "/posts", {…}, If_Match=…)``."""
    key = make_key()

    def asked(method: str, path: str, body: Any = None, *, key: str = key, **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return client.open(
            f"/admin/v1{path}",
            method=method,
            json=body,
            headers={"Authorization": f"Bearer {key}", **named},
        )

    return asked


@pytest.fixture
def here(make_key, make_section, make_post, editor) -> Sections:
    """Two sections: a key of the one, and a post that the other hides."""
    return Sections(make_key, make_section, make_post, editor)


@pytest.fixture
def change(editor) -> Callable[..., Any]:
    """Changes the site as an editor does who has read it."""

    def changed(**values: Any) -> Any:
        return editor("PATCH", "/site", values, If_Match=site_etag(editor))

    return changed


@pytest.fixture
def root(client) -> Callable[..., Any]:
    """What readers get at ``/v1``."""

    def read(query: str = "") -> Any:
        return client.get(f"/v1{query}").json

    return read
