"""What of an export becomes nothing here is said: counted once for the file, or with the item."""

import pytest

from api.importers import open_source
from tests.importers.conftest import COMMENT, item, meta, person


@pytest.fixture
def said(export):
    """All that is said of these parts, with lines; and what the terminal is told."""

    def read(*parts):
        with open_source(str(export(*parts))) as found:
            items = list(found)
        return [(one.line, f"{remark}") for one in items for remark in one.remarks], [one.problem for one in items if one.problem]

    return read


def attachment(number, url, **members):
    return item(number, wp__post_type="attachment", wp__status="inherit", more=f"<wp:attachment_url>{url}</wp:attachment_url>", **members)


def test_comments_and_custom_fields_are_counted(said):
    fields = meta("views", 1) + meta("_edit_last", 1) + meta("footnotes", "") + meta("rank_math_focus", "A")

    hue = meta("hue", 1).replace("postmeta", "termmeta")
    term = f"<wp:category><wp:cat_name>A</wp:cat_name>{hue}</wp:category>"

    _, told = said(term, item(1, more=COMMENT * 3 + fields), item(2, more=COMMENT + meta("views", 2) + meta("subtitle", "B")))

    assert told == [
        "4 comments are left out.",
        "5 custom fields are left out: views (2), hue, rank_math_focus, subtitle.",
    ]


def test_custom_fields_of_what_comes_not_in_and_empty_ones_are_not_counted(said):
    assert said(item(1, wp__post_type="revision", more=meta("views", 1)), item(2, more=meta("subtitle", " "))) == (
        [(6, "items of the type 'revision' are left out")],
        ["1 items of the type 'revision' are left out."],
    )


ENCLOSURE = "https://old.example/1.mp3\n123\naudio/mpeg\na:0:{}"


@pytest.mark.parametrize(
    ("part", "remark"),
    [
        ("<wp:author><wp:author_display_name>Ed</wp:author_display_name></wp:author>", "an author without a login is left out: Ed"),
        (item(more=meta("_thumbnail_id", "by_url")), "its image is named by no number: by_url"),
        (item(link="https://old.example/" + "a" * 4_000), f"its address on the site cannot be used: https://old.example/{'a' * 180}"),
        (item(more=meta("_wp_old_slug", "s") * 1_001), "only the first 1000 former slugs are kept"),
        (item(more=meta("_wp_old_slug", "s" * 2_000)), "former slugs that are too long are left out: 1"),
        (
            item(more=meta("enclosure", ENCLOSURE)),
            "files that only a custom field names (enclosure) are left out: https://old.example/1.mp3",
        ),
    ],
    ids=["author", "image", "address", "former slugs", "former slug", "enclosure"],
)
def test_a_part_of_an_item_that_becomes_nothing_is_said(part, remark, said):
    assert said(part) == ([(6, remark)], [])


def test_names_of_authors_that_are_too_long_are_cut_and_it_is_said(said):
    bio = f"<wp:author_description>{'b' * 10_001}</wp:author_description>"

    remarks, _ = said(person("ed", "e" * 301).replace("</wp:author>", f"{bio}</wp:author>"))

    assert remarks == [(6, "the name is cut at 300 characters"), (6, "the text about the author is cut at 10000 characters")]


@pytest.mark.parametrize(
    "part",
    [
        item(more=meta("_thumbnail_id", "0")),
        item(more=meta("_thumbnail_id", "")),
        item(more=meta("_thumbnail_id", "-1")),
        item(content__encoded="https://old.example/1.mp3", more=meta("enclosure", ENCLOSURE)),
        item(more=meta("enclosure", "")),
    ],
    ids=["image 0", "no image", "image -1", "enclosure shown", "no enclosure"],
)
def test_what_is_there_or_nothing_is_not_said(part, said):
    assert said(part) == ([], [])


def test_of_two_attachments_of_one_number_the_first_is_said_to_be_left_out(said):
    remarks, _ = said(
        attachment(11, "https://old.example/a.jpg"), attachment(11, "https://old.example/b.jpg"), item(more=meta("_thumbnail_id", 11))
    )

    assert remarks == [(6, "attachments whose number another one of the file has are left out")]


def test_an_attachment_that_is_there_twice_is_one(said):
    assert said(*[attachment(11, "https://old.example/a.jpg")] * 2, item(more=meta("_thumbnail_id", 11))) == ([], [])


@pytest.mark.parametrize(
    ("body", "remark"),
    [
        ('<img src="http://[bad/x.jpg" alt="A">', "images whose address cannot be used are left out: http://[bad/x.jpg"),
        ('<img src="file:///a.jpg"><img src="blob:x">', "images whose address cannot be used are left out: file:///a.jpg, blob:x"),
        ('<img data-src="cid:1" src="">', "images whose address cannot be used are left out: cid:1"),
        ("<img srcset='webkit-fake-url://1 2x'>", "images whose address cannot be used are left out: webkit-fake-url://1 2x"),
        ('[audio src="file:///c:/a.mp3"]', "players whose address cannot be used are left out: file:///c:/a.mp3"),
        ('<video controls><source src="http://[bad/x.mp4"></video>', "players whose address cannot be used are left out: http://[bad/x.mp4"),
        ('<a href="http://[bad/x">A</a>', "links whose address cannot be used are text: http://[bad/x"),
        ('<script src="https://gist.github.com/a/1.js"></script>', "scripts of other sites are left out: gist.github.com"),
        ('<a href="file:///C:/a.pdf">A</a>', "links whose address cannot be used are text: file:///C:/a.pdf"),
    ],
)  # fmt: skip
def test_what_a_text_shows_by_an_address_that_cannot_be_used_is_said(body, remark, said):
    assert said(item(content__encoded=body)) == ([(6, remark)], [])


@pytest.mark.parametrize(
    ("body", "remark"),
    [
        ("[gallery]", "a gallery or list of files is left out: nothing is attached to its post"),
        ("[audio]", "a gallery or list of files is left out: nothing is attached to its post"),
        ('[gallery id="1"]', "a gallery or list of files is left out: nothing is attached to its post"),
        (
            '[gallery id="99"]',
            "attachments that its text shows are not in the file, and the text of a post that is here already stays: those of the post 99",
        ),
        ('[gallery id="5"]', None),
    ],
)
def test_a_gallery_that_shows_nothing_is_said(body, remark, said):
    remarks, _ = said(item(content__encoded=body), attachment(11, "https://old.example/a.jpg", wp__post_parent="5"))

    assert [text for line, text in remarks if line == 6] == ([remark] if remark else [])


@pytest.mark.parametrize(
    "body",
    [
        '<img alt="A"> <img src="#"> <img src="about:blank" data-src="/a.jpg">',
        '<a href="javascript:x()">A</a> <a href="#gone">B</a> <a name="x">C</a> <a href="/b">D</a>',
        '<p>A</p><script async src="//platform.twitter.com/widgets.js"></script><script>x()</script>',
        '<audio src="/a.mp3"></audio><video><source src="/a.mp4"><source src="file:///a.mp4"></video>',
    ],
)
def test_what_shows_nothing_or_is_shown_is_not_said(body, said):
    assert said(item(content__encoded=body)) == ([], [])
