"""Addresses of PostgreSQL: several hosts of which the one that takes writes is asked, in each form that libpq reads."""

import re
from contextlib import closing
from dataclasses import replace
from urllib.parse import quote

import pytest
from sqlalchemy import make_url, select

from api.db import open_database, reading
from api.derived.writing import writing
from api.errors import ReadOnly
from api.models import Tag
from api.services.resources import tags
from api.setting_values import database_url
from tests.databases import NOW

pytestmark = pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)

FORMS = {
    "address": "postgresql://{user}@127.0.0.1:1,{quoted}:{port}/{name}?target_session_attrs=read-write",
    "address without ports": "postgres://{user}@%2Fnowhere,{quoted}/{name}?target_session_attrs=read-write&application_name=broad%20sheet",
    "words": "host='/nowhere,{host}' port={port} user={user} dbname={name} target_session_attrs='read-write'",
    "SQLAlchemy": "postgresql+psycopg://{user}@/{name}?host=127.0.0.1:1&host={host}:{port}&target_session_attrs=read-write",
    "primary": "postgresql://{user}@127.0.0.1:1,{quoted}:{port}/{name}?target_session_attrs=primary",
}


@pytest.fixture
def server(database):
    """Where the server of the tests is, for a form of address."""
    with database.read.connect() as connection:
        parameters = connection.connection.driver_connection.info.get_parameters()
        port = connection.connection.driver_connection.info.port
    url = make_url(database.url)
    host = parameters["host"]
    return {"host": host, "quoted": quote(host, safe=""), "port": port, "user": parameters["user"], "name": url.database}


@pytest.mark.parametrize("form", FORMS)
def test_the_host_that_takes_writes_is_read_and_written(settings, server, form):
    url = database_url(FORMS[form].format(**server))

    with closing(open_database(replace(settings, database_url=url))) as opened:
        with writing(opened) as session:
            tags.create(session, {"name": "Water", "language": "en"}, now=NOW)
        with reading(opened) as connection:
            assert connection.scalars(select(Tag.name)).all() == ["Water"]


def test_what_is_opened_for_reading_still_cannot_write(settings, server):
    url = database_url(FORMS["address"].format(**server))

    with closing(open_database(replace(settings, database_url=url))) as opened, pytest.raises(ReadOnly), reading(opened) as connection:
        connection.exec_driver_sql("DELETE FROM tag")


def test_a_server_that_only_reads_is_passed_over(settings, server, databases, database):
    databases.execute(f"ALTER DATABASE {server['name']} SET default_transaction_read_only = on")
    database.close()
    try:
        url = database_url(FORMS["address"].format(**server))
        with (
            closing(open_database(replace(settings, database_url=url))) as opened,
            pytest.raises(Exception, match="read-only"),
            opened.read.connect(),
        ):
            pass
    finally:
        databases.execute(f"ALTER DATABASE {server['name']} RESET default_transaction_read_only")


def test_options_of_the_address_are_kept(settings, server):
    url = database_url(FORMS["address"].format(**server) + "&options=-c%20work_mem%3D5MB")

    with closing(open_database(replace(settings, database_url=url))) as opened:
        for engine in (opened.read, opened.write):
            with engine.connect() as connection:
                assert connection.exec_driver_sql("SHOW work_mem").scalar_one() == "5MB"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://h:1,h2:x/n",
        "host=a,b port=1,2,3 dbname=n",
        "nonsense=1",
        "host=a dbname=n port=x",
        "postgresql://a,b/n?nonsense=1",
        "host='a",
    ],
)
@pytest.mark.usefixtures("dialect")
def test_what_libpq_cannot_read_is_refused(url):
    with pytest.raises(ValueError, match=re.escape("postgresql://user@host:port/name")):
        database_url(url)
