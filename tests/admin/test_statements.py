"""How many statements each act of an editor takes: on PostgreSQL each is a way to the server and back."""

import pytest
from sqlalchemy import event

TAGS, CAMPAIGNS, AUTHORS = (["tag-0", "tag-1", "tag-2"], ["campaign-0"], ["author-0"])
LINKS = {"tags": TAGS, "campaigns": CAMPAIGNS, "authors": AUTHORS}
MOST = {"title": 17, "title and body": 17, "tags": 19, "rename": 17, "withdraw": 15, "publish": 17}
"""Without BEGIN, where numbers of facets are known. A post has 13 facets here, whose rows are one statement."""
TEXTS = {"title": "A post", "language": "en", "body_html": "<p>Some words.</p>"}


@pytest.fixture
def count(database):
    """How many statements were sent since the last time."""
    sent = []

    def note(_connection, _cursor, statement, *_):
        sent.append(statement)

    def told():
        number = len([one for one in sent if not one.startswith(("BEGIN", "SET LOCAL"))])
        sent.clear()
        return number

    engines = {database.read, database.write}
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    yield told
    for engine in engines:
        event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def places(editor, make_tag, make_campaign, make_author):
    """Where a public post with links of all kinds is edited, and a tag of it."""
    ids = [make_tag(f"Tag {number}").id for number in range(3)]
    make_campaign("Campaign 0")
    make_author("Author 0")
    where = f"/posts/{editor('POST', '/posts', {**TEXTS, **LINKS}).json['id']}"
    assert editor("POST", f"{where}/publish").status_code == 200
    return where, f"/tags/{ids[0]}"


def test_no_act_takes_more_statements_than_it_needs(editor, places, count):
    post, tag = places
    acts = {
        "title": ("PATCH", post, {"title": "Another"}),
        "title and body": ("PATCH", post, {"title": "A third", "body_html": "<p>Other words.</p>"}),
        "tags": ("PATCH", post, {"tags": TAGS[:2]}),
        "rename": ("PATCH", tag, {"name": "Renamed"}),
        "withdraw": ("POST", f"{post}/withdraw", {"reason": "unpublished"}),
        "publish": ("POST", f"{post}/publish", None),
    }
    taken = {}
    for name, (method, path, body) in acts.items():
        shown = editor("GET", path.removesuffix("/withdraw").removesuffix("/publish"))
        assert shown.status_code == 200, (name, shown.json)
        etag = shown.headers["ETag"]
        count()
        answer = editor(method, path, body, If_Match=etag)
        assert answer.status_code == 200, answer.json
        taken[name] = count()

    assert {name: (number, MOST[name]) for name, number in taken.items() if number > MOST[name]} == {}
