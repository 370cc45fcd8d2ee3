"""A real WordPress of two languages, as Polylang shows them: export, interface and source say the same of what translates what."""

from contextlib import closing

import pytest

from api.db import open_database
from api.derived.writing import writing
from api.services.resources import tags
from api.services.webhooks import Sealer
from api.sources import wordpress as wordpress_source
from tests.databases import DIALECTS
from tests.plugins import SAMPLED
from tests.sources.conftest import newsroom
from tests.wordpress.serving import USER
from tests.wordpress.test_reading import counted, different, exported, imported, told
from tests.wordpress.test_source import followed, listed, texts

__all__ = ["newsroom"]


@pytest.fixture
def bilingual(wordpress):
    """All is English, but for three posts, two categories and a tag, which are translations."""
    wordpress.keep(12)
    wordpress.php("languages.php")
    return wordpress


@SAMPLED
def test_export_and_interface_say_the_same(bilingual, database, databases, dialect, tmp_path):
    account = f"{USER}:{bilingual.password}"
    with exported(bilingual, tmp_path) as file:
        imported(database, file)
    again = imported(database, bilingual.home, account)
    changed = [(one.where, one.detail) for one in again if one.outcome not in ("unchanged", "noted")]
    assert (set(counted(again)), set(counted(again, "tag"))) == ({"unchanged"}, {"unchanged"}), changed
    made = databases.made(dialect)
    with closing(open_database(made)) as fresh:
        imported(fresh, bilingual.home, account)
        assert [list(different(told(fresh, kind), told(database, kind))) for kind in ("post", "tag")] == [[], []]
    databases.drop(made)

    posts, named = told(database), told(database, "tag")
    french = {slug: post for slug, post in posts.items() if post["language"] == "fr-FR"}
    assert {post["language"] for post in posts.values()} == {"en-GB", "fr-FR"}
    assert (len(french), {posts[post["translation_of"]]["language"] for post in french.values()}) == (3, {"en-GB"})
    assert {tuple(post["tags"]) for post in french.values()} == {("dams", "floods", "rivers")}
    assert (named["rivers"]["name"], named["rivers"]["names"], named["floods"]["parent"]) == (
        "Rivers & Lakes",
        {"fr-FR": "Rivières & lacs"},
        "rivers",
    )
    points = [post["image"]["focal_point"] for post in posts.values() if post.get("image")]
    assert points
    assert all(point == {"x": 0.25, "y": 0.875} for point in points)


@pytest.mark.parametrize("dialect", DIALECTS[-1:], indirect=True)
def test_a_source_joins_translations_and_what_stands_for_one_of_them_stands_for_all(
    bilingual, newsroom, database, client, tmp_path, monkeypatch
):
    monkeypatch.setattr(wordpress_source, "MOST", 3)  # the French ones come first, before anything of the English ones is known
    room = newsroom("fr")
    with writing(room.database) as session:
        tags.create(session, {"name": "Water", "language": "en", "slug": "water"}, now=room.tick())
    account = Sealer(room.settings.secrets).sealed(f"{USER}:{bilingual.password}")
    room, source = followed(room, bilingual, account=account, mapping={"tags": {"rivers": "water"}})
    room.pull(source)
    with exported(bilingual, tmp_path) as file:
        imported(database, file)

    assert list(different(texts(room.posts()), texts(listed(client)))) == []
    assert translated(room.client, room.posts()) == translated(client, listed(client)) != {}
    assert [[tag["slug"] for tag in post["tags"]] for post in room.posts("&language=fr")] == [["water"]] * 3
    unmapped = {term["slug"] for term in room.ask("GET", f"/sources/{source}").json["unmapped"]}
    assert unmapped.isdisjoint({"rivers", "rivieres-lacs"})
    assert {"floods", "inondations", "dams", "barrages"} <= unmapped


def translated(client, posts):
    """By slug, what translates a post."""
    found = {post["slug"]: client.get(f"/v1/posts/{post['id']}").json["translations"] for post in posts}
    return {slug: [(one["slug"], one["language"]) for one in some] for slug, some in found.items() if some}
