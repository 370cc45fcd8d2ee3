"""What a page of posts holds: what is embedded in which language, bodies where asked, windows, posts asked for by name."""

from dataclasses import replace

import orjson
import pytest

from api.db import reading
from api.derived.writing import writing
from api.errors import NotFound
from api.models import Post
from api.queries.paging import Total, Window
from api.queries.posts import lists
from api.services.posts import editing as services
from api.services.resources import tags


def shown(rows):
    return [orjson.loads(item) for item in rows.items]


@pytest.mark.parametrize(("language", "name"), [("fr-CA", "Eau d'ici"), ("fr-BE", "Eau"), ("de", "Water"), ("en", "Water"), ("es", "Agua")])
def test_a_tag_is_named_in_the_posts_language_else_in_the_sites(page, make_tag, make_post, language, name):
    make_tag("Agua", slug="water", language="es", names={"fr": "Eau", "fr-CA": "Eau d'ici", "en": "Water"})
    make_post(language=language, tags=["water"])

    (post,) = shown(page(lists.listed))

    assert [tag["name"] for tag in post["tags"]] == [name]


def test_a_tag_without_a_name_in_either_language_has_its_own(page, make_tag, make_post):
    make_tag("Agua", slug="water", language="es")
    make_post(language="de", tags=["water"])

    (post,) = shown(page(lists.listed))

    assert post["tags"][0]["name"] == "Agua"


def test_a_renamed_tag_is_renamed_in_lists_and_details_at_once(database, page, make_tag, make_post):
    tag = make_tag("Water")
    made = make_post(tags=["water"])
    with writing(database) as session:
        tags.edit(session, session.merge(tag), {"name": "Waters"}, now=tag.updated_at + 1)

    (listed,) = shown(page(lists.listed))
    with reading(database) as connection:
        detail = orjson.loads(lists.one(connection, made.slug, database.site, {}))

    assert listed["tags"] == detail["tags"] == [{"id": str(tag.id), "slug": "water", "name": "Waters"}]


def test_embedded_resources_are_in_the_order_of_the_post(page, make_tag, make_author, make_campaign, make_post):
    for name in ("One", "Two", "Three"):
        make_tag(name)
        make_author(name)
        make_campaign(name)
    order = ["three", "one", "two"]
    make_post(tags=order, authors=order, campaigns=order)

    (post,) = shown(page(lists.listed))

    assert [[one["slug"] for one in post[member]] for member in ("tags", "authors", "campaigns")] == [order] * 3


def test_addresses_follow_the_sites_own_without_a_rebuild(database, make_author, make_post):
    make_author("Ada")
    make_post(slug="here", authors=["ada"])
    moved = replace(database.site, public_url="https://new.example")

    with reading(database) as connection:
        (post,) = shown(lists.listed(connection, {}, Window(1), moved))

    assert (post["url"], post["authors"][0]["url"]) == ("https://new.example/en/here", "https://new.example/authors/ada")


def test_control_characters_in_a_text_are_no_holes(page, make_post):
    make_post(title="A \x01 and \x02", body_html="<p>Text.</p>")

    (post,) = shown(page(lists.listed))

    assert "and" in post["title"]
    assert post["url"].startswith("https://www.example.org/")


def test_bodies_are_in_lists_only_where_asked(page, make_post):
    make_post(body_html="<p>Text.</p>")

    (without,), (with_body,) = shown(page(lists.listed)), shown(page(lambda *of: lists.listed(*of, body=True)))

    assert "body_html" not in without
    assert with_body == {**without, "body_html": "<p>Text.</p>"}
    assert list(with_body)[:8] == ["id", "kind", "slug", "language", "title", "excerpt", "excerpt_truncated", "body_html"]


def test_a_detail_is_the_list_form_with_the_body(database, page, make_post):
    made = make_post(body_html="<p>Text.</p>")

    (listed,) = shown(page(lists.listed))
    with reading(database) as connection:
        detail = orjson.loads(lists.one(connection, str(made.id), database.site, {}))

    assert detail == {**listed, "body_html": "<p>Text.</p>"}


def test_a_draft_is_nowhere(database, page, make_post):
    draft = make_post(state="draft")

    rows = page(lists.listed, id=[str(draft.id)], count=True)

    assert (rows.items, rows.total) == ([], Total(0, "exact"))
    with reading(database) as connection, pytest.raises(NotFound):
        lists.one(connection, draft.slug, database.site, {})


def test_the_last_page_has_no_next_key(page, make_post):
    for _ in range(4):
        make_post()

    first = page(lists.listed, limit=2)
    last = page(lists.listed, limit=2, after=first.next_key)

    assert first.next_key is not None
    assert (len(last.items), last.next_key) == (2, None)


def test_posts_of_one_second_keep_the_order_in_which_they_came(walked, make_post):
    made = [make_post(published_at=1_700_000_000) for _ in range(5)]

    newest = [orjson.loads(item)["id"] for item in walked(lists.listed, limit=2)]
    oldest = [orjson.loads(item)["id"] for item in walked(lists.listed, limit=2, sort="published_at")]

    assert oldest == [str(post.id) for post in made]
    assert newest == oldest[::-1]


def test_a_post_between_two_pages_neither_doubles_nor_hides_another(page, make_post):
    made = [make_post(published_at=1_700_000_000 + at) for at in range(4)]
    first = page(lists.listed, limit=2)
    make_post(published_at=1_800_000_000)

    second = page(lists.listed, limit=2, after=first.next_key)

    assert [post["id"] for post in shown(first) + shown(second)] == [str(post.id) for post in reversed(made)]


def test_posts_asked_for_by_name_come_in_the_order_asked(page, make_post):
    one, two, three = (make_post() for _ in range(3))

    by_id = page(lists.listed, id=[str(post.id) for post in (two, three, one)])
    by_slug = page(lists.listed, slug=[three.slug, "nothing", one.slug, three.slug])

    assert [post["id"] for post in shown(by_id)] == [str(post.id) for post in (two, three, one)]
    assert [post["id"] for post in shown(by_slug)] == [str(three.id), str(one.id)]


def test_a_former_slug_names_the_post(database, page, make_post):
    made = make_post(slug="before")
    with writing(database) as session:
        post = services.load(session, made.id)
        assert isinstance(post, Post)
        services.edit(session, post, {"slug": "after"}, now=made.updated_at + 1)

    (found,) = shown(page(lists.listed, slug=["before"]))

    assert found["slug"] == "after"


def test_filters_hold_for_posts_asked_for_by_name(page, make_post):
    english, french = make_post(language="en"), make_post(language="fr")

    rows = page(lists.listed, id=[str(english.id), str(french.id)], language=["fr"], count=True)

    assert [post["id"] for post in shown(rows)] == [str(french.id)]
    assert rows.total == Total(1, "exact")


def test_a_list_of_nothing_is_empty(page):
    rows = page(lists.listed, count=True)

    assert (list(rows.items), rows.next_key, rows.total) == ([], None, Total(0, "exact"))


@pytest.mark.parametrize("sort", ["-published_at", "published_at", "-updated_at", "updated_at", "-featured_at"])
def test_every_sort_walks_through_all_posts_once(walked, make_post, sort):
    made = {str(make_post(featured=number % 2 == 0).id) for number in range(7)}

    found = [orjson.loads(item)["id"] for item in walked(lists.listed, limit=3, sort=sort)]

    assert len(found) == len(made)
    assert set(found) == made
