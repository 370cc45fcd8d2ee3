"""Clients that upload pictures to a database of their own folder, and a worker that makes renditions."""

from dataclasses import replace
from functools import partial

import pytest

from api.app import create_app
from tests.admin.conftest import editor, make_key
from tests.media import pictures

__all__ = ["editor", "make_key"]


@pytest.fixture
def settings(pooled, tmp_path):
    """Settings with a folder of their own: databases are shared by many tests, files are not."""
    pooled.may_be_written = True
    return replace(pooled.settings, data_dir=tmp_path)


@pytest.fixture
def client(settings, database):
    return create_app(settings, database).test_client()


@pytest.fixture
def upload(client, make_key):
    """Uploads a file, as its own name or to the list."""
    key = make_key("media:write", "posts:read")

    def uploaded(content: bytes, name: str | None = None, *, media_type: str = "image/jpeg", key: str = key):
        path, method = ("/admin/v1/media", "POST") if name is None else (f"/admin/v1/media/{name}", "PUT")
        headers = {"Authorization": f"Bearer {key}", "Content-Type": media_type}
        return client.open(path, method=method, data=content, headers=headers)

    return uploaded


@pytest.fixture
def work(database, settings):
    return partial(pictures.work, database, settings)
