"""Values as long as they may be, which cannot be made shorter: kept, or told what is wrong with them; never "come back later"."""

import random

import pytest

from api.services.archive.importing import Item, importing

DICE = random.Random(7)  # noqa: S311 - dice of a test
ASCII = "abcdefghijklmnopqrstuvwxyz0123456789"
WIDE = [chr(one) for one in range(0x20000, 0x2A000)]
"""Letters of four bytes each."""


def noise(length, of=ASCII):
    return "".join(DICE.choices(of, k=length))


def address(length=4_000):
    return "https://x.example/" + noise(length - 18)


NAME, NAMES = noise(300, WIDE), {"fr": noise(300, WIDE), "de": noise(300, WIDE)}
TEXT, TEXTS = noise(10_000, WIDE), {"fr": noise(10_000, WIDE)}
IMAGE = {"url": address(), "alt": noise(10_000, WIDE), "license": {"name": NAME, "url": address()}}
FIGURE = {"measure": noise(100, WIDE), "label": NAME, "unit": noise(100, WIDE), "target": 2**53 - 1}
FORMS = {
    "sections": {"name": NAME, "url": address(), "url_template": "/{slug}/" + noise(290), "slug": noise(200, WIDE)},
    "tags": {"name": NAME, "names": NAMES, "description": TEXT, "descriptions": TEXTS, "slug": noise(200, WIDE)},
    "authors": {"name": NAME, "names": NAMES, "bio": TEXT, "bios": TEXTS, "url": address(), "slug": noise(200, WIDE)},
    "campaigns": {
        "title": NAME,
        "titles": NAMES,
        "hashtag": noise(100, WIDE),
        "summary": TEXT,
        "place": NAME,
        "slug": noise(200, WIDE),
        "figures": [{**FIGURE, "history": [{"at": "2199-12-31T00:00:00Z", "value": -(2**53) + 1}]}],
    },
    "posts": {"title": NAME, "excerpt": TEXT, "body_html": f"<p>{noise(60_000, WIDE)}</p>", "slug": noise(200, WIDE)},
}
FOUND_BY = {
    "an image": {"image": IMAGE},
    "an origin": {"origin": {"section": NAME, "uri": f"urn:{noise(3_996)}", "url": address()}},
}
"""Members by which rows are looked up: PostgreSQL keeps at most a third of a page of each."""


@pytest.mark.parametrize("kind", FORMS)
def test_the_longest_values_are_kept(editor, kind):
    made = editor("POST", f"/{kind}", {**FORMS[kind], "language": "en"})

    assert made.status_code == 201, made.text[:300]
    assert editor("GET", f"/{kind}/{made.json['id']}").json == made.json
    if kind == "posts":
        assert editor("POST", f"/posts/{made.json['id']}/publish").status_code == 200


@pytest.mark.parametrize("name", FOUND_BY)
def test_what_is_too_long_to_be_found_by_is_told_so(editor, database, name):
    answer = editor("POST", "/posts", {"title": "x", "language": "en", **FOUND_BY[name]})

    if database.is_sqlite:
        assert answer.status_code == 201
    else:
        assert (answer.status_code, answer.json["code"]) == (422, "invalid-body")
        assert "too long" in answer.json["detail"]


@pytest.mark.parametrize("atomic", [True, False])
def test_in_a_batch_it_is_told_of_its_operation(editor, database, atomic):
    post = {"method": "POST", "path": "/admin/v1/posts", "body": {"title": "x", "language": "en", "image": IMAGE}}
    tag = {"method": "POST", "path": "/admin/v1/tags", "body": {"name": "x", "language": "en"}}

    results = editor("POST", "/batch", {"atomic": atomic, "operations": [tag, post]}).json["results"]

    ends = 424 if atomic else 201
    assert [one["status"] for one in results] == ([201, 201] if database.is_sqlite else [ends, 422])


def test_in_an_archive_it_is_left_out_with_the_reason(database):
    posts = [{"type": "post", "slug": f"p-{number}", "title": "x", "image": {"url": address()}} for number in range(2)]
    ways = {"type": "tag", "slug": "t", "name": "x", "addresses": [address()], "former_slugs": [noise(200, WIDE)]}
    lines = [*posts, ways, {"type": "tag", "slug": "u", "name": "x"}]

    told = list(importing(database, [Item(f"line {number}", line) for number, line in enumerate(lines)]))

    outcomes = [one.outcome for one in told]
    assert outcomes == (["created"] * 4 if database.is_sqlite else ["skipped", "skipped", "created", "created"])
    assert all("too long" in one.detail for one in told if one.outcome == "skipped")
