"""A part of an item that does not fit is cut, mended or left out; the item goes in all the same, and it is said."""

import pytest

from api.derived.writing import writing
from api.importers import open_source
from api.importers.wordpress.fitting import web_address
from api.models import Tag
from api.services.resources import tags
from tests.importers.conftest import exported, item, meta, read


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("https://old.example/u/a b.jpg", "https://old.example/u/a%20b.jpg"),
        (" https://old.example/u/a\tb\u3000c.jpg\n", "https://old.example/u/a%09b%E3%80%80c.jpg"),
        ('https://old.example/u/"a"<b>.jpg', "https://old.example/u/%22a%22%3Cb%3E.jpg"),
        ("/wp-content/a.jpg", "https://old.example/wp-content/a.jpg"),
        ("wp-content/a.jpg", "https://old.example/blog/wp-content/a.jpg"),
        ("a.jpg", "https://old.example/blog/a.jpg"),
        ("//cdn.example/a.jpg", "https://cdn.example/a.jpg"),
        ("cdn.example/a b.jpg", "https://cdn.example/a%20b.jpg"),
        ("HTTP://old.example/a.jpg", "HTTP://old.example/a.jpg"),
        ("https://old.example/été.jpg", "https://old.example/été.jpg"),
        ("https:\\\\old.example\\a.jpg", "https://old.example/a.jpg"),
        ("file:///c:/a.jpg", None),
        ("data:image/gif;base64,R0", None),
        ("https://", None),
        ("http://[::1/a.jpg", None),
        ("https://old.example/" + "a" * 4000, None),
    ],
)
def test_an_address_is_encoded_and_joined_to_the_sites(given, wanted):
    assert web_address(given, "https://old.example/blog") == wanted


def attachment(number, url, **members):
    return item(number, wp__post_type="attachment", wp__status="inherit", more=f"<wp:attachment_url>{url}</wp:attachment_url>", **members)


def test_an_image_with_an_odd_address_loses_no_post(tmp_path, imports, client):
    path = tmp_path / "export.xml"
    urls = {11: "https://old.example/a b.jpg", 12: "/u/a.jpg", 13: "//cdn.example/a.jpg", 14: "file:///a.jpg"}
    posts = [item(number - 10, more=meta("_thumbnail_id", number)) for number in urls]
    gallery = item(9, content__encoded='[gallery ids="11,12,14"]')
    path.write_bytes(exported(*(attachment(number, url) for number, url in urls.items()), *posts, gallery))

    first, second = imports(path), imports(path)

    found = {post["slug"]: post["image"] and post["image"]["url"] for post in client.get("/v1/posts").json["data"]}
    body = client.get("/v1/posts/post-9").json["body_html"]
    notes = [result.note for result in first.results if result.note]
    assert found == {
        "post-1": "https://old.example/a%20b.jpg",
        "post-2": "https://old.example/u/a.jpg",
        "post-3": "https://cdn.example/a.jpg",
        "post-4": None,
        "post-9": None,
    }
    assert body.count("<img") == 2
    assert notes == ["the image is left out, its address cannot be used: 'file:///a.jpg'"] * 2  # of its post, and of the gallery
    assert {outcome for _, outcome in second.counts} == {"unchanged"}


def test_texts_that_are_too_long_are_cut_and_it_is_said(tmp_path, imports, client):
    path = tmp_path / "export.xml"
    named = f"<wp:category_nicename>long</wp:category_nicename><wp:cat_name>{'n' * 400}</wp:cat_name>"
    long = f"<wp:category>{named}<wp:category_description>{'d' * 20_000}</wp:category_description></wp:category>"
    used = '<category domain="category" nicename="long">Long</category>'
    many = "".join(f'<category domain="post_tag" nicename="t{number}">T{number}</category>' for number in range(120))
    slugs = meta("_wp_old_slug", "s" * 2_000) + meta("_wp_old_slug", "old")
    post = item(1, title="t" * 400, excerpt__encoded="e" * 20_000, wp__post_name="p" * 2_000, guid="https://old.example/" + "g" * 5_000)
    path.write_bytes(exported(long, post.replace("</item>", f"{slugs}{used}{many}</item>"), item(2, more=used)))

    first, second = imports(path), imports(path)

    tag = client.get("/v1/tags/long").json
    post = client.get("/v1/posts/old").location.rpartition("/")[2]
    post = client.get(f"/v1/posts/{post}").json
    assert (len(tag["name"]), len(tag["description"]), tag["post_count"]) == (300, 10_000, 2)
    assert (len(post["title"]), len(post["excerpt"]), len(post["tags"])) == (300, 10_000, 100)
    no_slug = f"former slugs that are too long are left out: 1; no slug can be made of its own: {'p' * 200}"
    assert [result.note for result in first.results if result.note] == [
        "the name is cut at 300 characters; the description is cut at 10000 characters",
        f"{no_slug}; the title is cut at 300 characters; the excerpt is cut at 10000 characters; only the first 100 tags are kept",
    ]
    assert {outcome for _, outcome in first.counts} == {"created"}
    assert {outcome for _, outcome in second.counts} == {"unchanged"}


@pytest.mark.parametrize(
    ("nicename", "name"), [("%f0%9f%94%a5", "🔥"), ("🔥🔥", "🔥🔥"), ("---", "!!"), ("", "🔥"), ("🔥", ""), ("🔥", "Fire")]
)
def test_a_term_without_a_letter_gets_a_made_slug(nicename, name, tmp_path):
    used = f'<category domain="post_tag" nicename="{nicename}">{name}</category>'
    declared = f"<wp:tag><wp:tag_slug>{nicename}</wp:tag_slug><wp:tag_name>{name}</wp:tag_name></wp:tag>"

    _, bare = read(exported(item(1, more=used)), tmp_path)
    _, both = read(exported(declared, item(1, more=used)), tmp_path)

    assert len(bare["Post 1"]["tags"]) == 1
    assert bare["Post 1"]["tags"] == both["Post 1"]["tags"]


def test_what_is_only_emoji_goes_in_twice_without_a_change(tmp_path, imports, client):
    path = tmp_path / "export.xml"
    used = '<category domain="post_tag" nicename="%f0%9f%94%a5">🔥</category><category domain="post_tag" nicename="water">Water</category>'
    path.write_bytes(exported(item(1, more=used), item(2, wp__post_name="%f0%9f%94%a5"), item(3, title="🔥", wp__post_name="🔥")))

    imports(path)
    second = imports(path)

    posts = {post["title"]: post for post in client.get("/v1/posts").json["data"]}
    assert [tag["name"] for tag in posts["Post 1"]["tags"]] == ["🔥", "Water"]
    assert posts["Post 2"]["slug"] == "post-2"
    assert posts["🔥"]["slug"] == f"post-{posts['🔥']['id']}"
    assert {outcome for _, outcome in second.counts} == {"unchanged"}


def test_a_term_that_cannot_be_does_not_take_its_posts(tmp_path, imports, client, database):
    path = tmp_path / "export.xml"
    used = '<category domain="post_tag" nicename="gone">Gone</category><category domain="post_tag" nicename="water">Water</category>'
    below = "<wp:category_nicename>lake</wp:category_nicename><wp:category_parent>gone</wp:category_parent><wp:cat_name>Lake</wp:cat_name>"
    path.write_bytes(exported("<wp:tag><wp:tag_slug>gone</wp:tag_slug><wp:tag_name>Gone</wp:tag_name></wp:tag>"))
    imports(path)
    with writing(database) as session:
        tags.remove(session, session.query(Tag).one())
    path.write_bytes(exported(f"<wp:category>{below}</wp:category>", item(1, more=used), item(2, more=used), item(3)))

    first, second = imports(path), imports(path)

    posts = {post["title"]: [tag["name"] for tag in post["tags"]] for post in client.get("/v1/posts").json["data"]}
    left_out = [result.left_out for result in first.results if result.left_out]
    assert posts == {"Post 1": ["Water"], "Post 2": ["Water"], "Post 3": []}
    assert client.get("/v1/tags/lake").json["parent"] is None
    assert left_out.count(("There is no tag 'gone'. (/tags/0)",)) == 2
    assert {outcome for kind, outcome in second.counts if kind == "post"} == {"unchanged"}


@pytest.mark.parametrize(
    ("login", "more", "name", "slug"),
    [
        ("ana@old.example", "", "ana", "ana"),
        ("ana@old.example", "<wp:author_display_name>Ana Duarte</wp:author_display_name>", "Ana Duarte", "ana"),
        ("ana@old.example", "<wp:author_display_name>ana@old.example</wp:author_display_name>", "ana", "ana"),
        (
            "ana@old.example",
            "<wp:author_display_name>ana@old.example</wp:author_display_name><wp:author_first_name>Ana</wp:author_first_name>",
            "Ana",
            "ana",
        ),
        ("ana", "<wp:author_display_name>a.duarte@old.example</wp:author_display_name>", "a.duarte", "ana"),
        ("ana", "<wp:author_first_name>Ana</wp:author_first_name><wp:author_last_name>Duarte</wp:author_last_name>", "Ana Duarte", "ana"),
        ("@ana", "", "@ana", "ana"),
    ],
)
def test_no_author_is_called_by_an_e_mail_address(login, more, name, slug, export):
    author = f"<wp:author><wp:author_login>{login}</wp:author_login>{more}</wp:author>"

    with open_source(str(export(author if more else "", item(1, dc__creator=login)))) as found:
        authors = [one.values for one in found if one.values.get("type") == "author"]

    assert [(one["name"], one["slug"]) for one in authors] == [(name, slug)]


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Fish <em>and</em> chips", "Fish and chips"),
        ("Fish <!-- no --> chips", "Fish chips"),
        ("Fish <![CDATA[and]]> <b><i>c</i>hips</b>", "Fish and chips"),
        ("<title>Fish</title>", "Fish"),
    ],
)
def test_child_elements_and_comments_in_a_text_give_their_text(title, wanted, tmp_path):
    _, posts = read(exported(item(1).replace("<![CDATA[Post 1]]>", title)), tmp_path)

    assert set(posts) == {wanted}


def test_a_generated_excerpt_does_not_begin_with_the_address_of_an_embed(export, imports, client):
    imports(export(item(1, content__encoded="https://www.youtube.com/watch?v=dQw4w9WgXcQ\n\nThe film.\n\nhttps://old.example/x\n\nMore.")))

    assert client.get("/v1/posts").json["data"][0]["excerpt"] == "The film. More."


@pytest.mark.parametrize(
    ("slug", "wanted"),
    [
        ("s" * 200, []),
        ("%e6%97%a5" * 200, []),
        ("s" * 201, ["the slug is cut at 200 characters"]),
        ("%e6%97%a5" * 199 + "xx", ["the slug is cut at 200 characters"]),
        ("s" * 1801, ["no slug can be made of its own"]),
    ],
    ids=["fits", "encoded", "long", "encoded and long", "no spelling"],
)
def test_that_a_slug_is_too_long_is_said(slug, wanted, export):
    with open_source(str(export(item(wp__post_name=slug)))) as items:
        said = [remark.why for one in items for remark in one.remarks]

    assert [why for why in said if "slug" in why] == wanted
