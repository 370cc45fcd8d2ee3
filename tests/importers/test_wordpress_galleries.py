"""Galleries, players and lists of files as WordPress orders them, and shortcodes that are meant as text."""

import re

import pytest

from api.importers.wordpress.html.bodies import Attachment, body
from tests.importers.conftest import exported, item, meta, read


def of(number, url="", **facts):
    return Attachment(url or f"https://old.example/{number}.jpg", None, None, None, None, number=number, **facts)


OWN = [
    of(1, place=2, title="Beta", date="2024-01-03", name="x"),
    of(2, place=1, title="alpha", date="2024-01-01", name="z"),
    of(3, place=1, title="Gamma", date="2024-01-02", name="y"),
    of(5, "https://old.example/5.mp3", place=9, title="Second song"),
    of(4, "https://old.example/4.mp3", place=8, title="First song"),
    of(6, "https://old.example/6.MP4", title="A film"),
]
OTHER = [of(8), of(9)]
ALL = {one.number: one for one in OWN + OTHER}


def made(raw):
    posts = {None: sorted(OWN, key=lambda one: (one.place, one.number)), 40: OTHER}
    return body(raw, attachment=ALL.get, children=lambda post: posts.get(post, []))[0]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("", [2, 3, 1]),
        ('order="DESC"', [1, 3, 2]),
        ('orderby="title"', [2, 1, 3]),
        ('orderby="title" order="desc"', [3, 1, 2]),
        ('orderby="post_date"', [2, 3, 1]),
        ('orderby="name"', [1, 3, 2]),
        ('orderby="ID"', [1, 2, 3]),
        ("orderby='menu_order, title'", [2, 3, 1]),
        ('orderby="rand"', [2, 3, 1]),
        ('orderby="nonsense"', [2, 3, 1]),
        ('columns="1" link="file" size="large"', [2, 3, 1]),
        ('exclude="2,1"', [3]),
        ('id="40"', [8, 9]),
        ('id="40" exclude="9"', [8]),
        ('id="41"', []),
        ('ids="3,1,2"', [3, 1, 2]),
        ('ids="3,1,3"', [3, 1]),
        ('ids="3,1,2" orderby="ID"', [1, 2, 3]),
        ('ids="3,1" order="DESC"', [3, 1]),
        ('include="3,1,2"', [2, 3, 1]),
        ('include="3,1" orderby="post__in"', [3, 1]),
        ('include="9,8,77"', [8, 9]),
    ],
)
def test_a_gallery_is_in_wordpresss_order(asked, wanted):
    shown = made(f"[gallery {asked}]") if asked else made("[gallery]")

    assert [int(number) for number in re.findall(r'<img src="https://old.example/(\d+)', shown)] == wanted


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("[audio]", '<figure><audio controls src="https://old.example/4.mp3"></audio></figure>'),
        ("[audio loop='on'][/audio]", '<figure><audio controls src="https://old.example/4.mp3"></audio></figure>'),
        ("[video]", '<figure><video controls src="https://old.example/6.MP4"></video></figure>'),
        (
            "[playlist]",
            (
                '<figure><ul><li><a href="https://old.example/4.mp3">First song</a></li>'
                '<li><a href="https://old.example/5.mp3">Second song</a></li></ul></figure>'
            ),
        ),
        ("[playlist type='video']", '<figure><ul><li><a href="https://old.example/6.MP4">A film</a></li></ul></figure>'),
        ('[playlist ids="5,4" order="DESC"]', "Second song.*First song"),
        ('[playlist exclude="4"]', "^((?!First).)*Second song"),
        ('[playlist orderby="title" order="DESC"]', "Second song.*First song"),
        ('[playlist id="40"]', "^$"),
        ("[audio /a.mp3]", r"<p>\[audio /a.mp3\]</p>"),
    ],
)
def test_players_without_a_file_play_those_of_the_post(raw, wanted):
    assert re.search(wanted, made(raw))


def test_a_player_of_a_post_without_files_leaves_nothing():
    assert body("Text\n\n[audio]", attachment=ALL.get, children=lambda _post: [])[0] == "<p>Text</p>"


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("[[gallery]]", "[gallery]"),
        ('[[gallery ids="1,2"]]', '[gallery ids="1,2"]'),
        ("[[caption]Words[/caption]]", "[caption]Words[/caption]"),
        ("Write [[embed]x[/embed]] so", "Write [embed]x[/embed] so"),
        ('[[form id="5"]in[/form]]', '[form id="5"]in[/form]'),
        ("[[quote]Words[/quote]]", "[quote]Words[/quote]"),
        ("[[toc]] and [[my_plugin]]", "[toc] and [my_plugin]"),
        ("[[Main Page]] [[sic]] [[1]]", "[[Main Page]] [[sic]] [[1]]"),
        ("[[caption][gallery][/caption]]", "[caption][gallery][/caption]"),
    ],
)
def test_a_shortcode_in_doubled_brackets_is_text(raw, wanted):
    assert made(raw) == f"<p>{wanted}</p>"


@pytest.mark.parametrize(
    ("members", "file", "wanted"),
    [
        ({"attachment_url": "https://old.example/a.jpg", "guid": "https://old.example/b.jpg"}, "", "https://old.example/a.jpg"),
        ({"guid": "https://old.example/u/guid.jpg"}, "2024/03/file.jpg", "https://old.example/u/guid.jpg"),
        (
            {"guid": "https://old.example/?attachment_id=7"},
            "2024/03/a b.jpg",
            "https://old.example/blog/wp-content/uploads/2024/03/a%20b.jpg",
        ),
        ({"guid": "urn:7"}, "/var/www/wp-content/uploads/2024/a.jpg", "https://old.example/blog/wp-content/uploads/2024/a.jpg"),
        ({}, "C:\\www\\uploads\\2024\\a.jpg", "https://old.example/blog/wp-content/uploads/2024/a.jpg"),
        ({"guid": "https://old.example/?attachment_id=7"}, "", None),
        ({"guid": "http://[::1/a.jpg"}, "", None),
    ],
)
def test_an_attachment_has_the_address_of_its_guid_or_its_file(members, file, wanted, tmp_path):
    more = "".join(f"<wp:{name}>{text}</wp:{name}>" for name, text in members.items() if name == "attachment_url")
    blog = "<wp:base_blog_url>https://old.example/blog</wp:base_blog_url>"
    attached = item(7, wp__post_type="attachment", guid=members.get("guid", ""), more=more + meta("_wp_attached_file", file))

    _, posts = read(exported(blog, attached, item(1, more=meta("_thumbnail_id", "7"))), tmp_path)

    assert (posts["Post 1"].get("image") or {}).get("url") == wanted


@pytest.mark.parametrize("status", ["trash", "private"])
def test_an_attachment_that_is_taken_back_is_shown_nowhere(status, tmp_path):
    url = "<wp:post_parent>1</wp:post_parent><wp:attachment_url>https://old.example/{}.jpg</wp:attachment_url>"
    shown = item(8, wp__post_type="attachment", wp__status="inherit", more=url.format(8))
    hidden = item(7, wp__post_type="attachment", wp__status=status, more=url.format(7))
    bodies = ["[gallery]", '[gallery ids="7,8"]', '<!-- wp:image {"id":7} /-->[gallery ids="8"]']
    posts = [item(number, content__encoded=body, more=meta("_thumbnail_id", "7")) for number, body in enumerate(bodies, 1)]

    _, found = read(exported(shown, hidden, *posts), tmp_path)

    assert [post["image"] for post in found.values()] == [None] * 3
    assert "7.jpg" not in str(found)
    assert found["Post 1"]["body_html"].count("<img") == found["Post 2"]["body_html"].count("<img") == 1


def test_numbers_beyond_those_of_wordpress_are_none(tmp_path):
    huge = "9" * 40
    attached = item(
        7, wp__post_type="attachment", wp__post_id=huge, more="<wp:attachment_url>https://old.example/a.jpg</wp:attachment_url>"
    )

    _, posts = read(exported(attached, item(1, more=meta("_thumbnail_id", huge), content__encoded=f'[gallery ids="{huge}"]')), tmp_path)

    assert posts["Post 1"]["image"] is None


def test_a_gallery_of_an_export_is_in_the_order_of_its_menu(export, imports, client):
    def picture(number, place):
        order = f"<wp:menu_order>{place}</wp:menu_order><wp:post_parent>1</wp:post_parent>"
        url = f"<wp:attachment_url>https://old.example/{number}.jpg</wp:attachment_url>"
        return item(number, wp__post_type="attachment", wp__status="inherit", more=order + url)

    path = export(picture(13, 0), picture(12, -1), picture(11, 5), picture(14, 0), item(1, content__encoded="[gallery]"))

    imports(path)
    second = imports(path)

    shown = re.findall(r"(\d+)\.jpg", client.get("/v1/posts/post-1").json["body_html"])
    assert shown == ["12", "13", "14", "11"]
    assert {outcome for _, outcome in second.counts} == {"unchanged"}
