"""Exports that are not as XML demands: what can be mended is, it is said once, and everything else goes in."""

import io
import subprocess
import sys

import pytest
from hypothesis import given, strategies as st

from api.foreign import characters
from api.foreign.characters import Dirt
from api.importers import Broken, open_source
from api.importers.wxr import remarks
from tests.importers.conftest import CHANNEL, COMMENT, META, exported, item
from tests.servers import environment_of


def around(part):
    """An export of three posts; the one in the middle, on line 6, has the part."""
    head, _, tail = CHANNEL.partition("{parts}")
    one, _, more = item(2, content__encoded="@@").partition("<![CDATA[@@]]>")
    whole = f"{head}{item(1)}\n{one}".encode() + part + f"{more}\n{item(3)}{tail}".encode()
    assert whole[: whole.index(part)].count(b"\n") == 6
    return whole


def test_a_dirty_export_goes_in_and_a_second_time_changes_nothing(tmp_path, imports, client):
    path = tmp_path / "export.xml"
    path.write_bytes(b"\n\xef\xbb\xbf" + around(b"<![CDATA[caf\xe9 \x10 &nbsp;]]> &nbsp; & &#0;").replace(b"Post 3", b"A\x01B"))

    first, second = imports(path), imports(path)

    titles = {post["title"] for post in client.get("/v1/posts").json["data"]}
    assert titles == {"Post 1", "Post 2", "AB"}
    assert first.broken == second.broken == ""
    assert {outcome for _, outcome in second.counts} == {"unchanged", "noted"}
    assert first.counts["line", "noted"] == 4


def test_notes_on_a_source_are_said_but_not_counted(export, settings):
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", "import", "-"],
        input=export(item(title="Tea\x01"), "\n&nbsp;").read_bytes(),
        env=environment_of(settings),
        capture_output=True,
        check=True,
        text=False,
    )

    assert [line.split(b":")[0] for line in done.stdout.splitlines()] == [b"posts"]
    assert done.stderr.count(b"the first one here") == 2


@pytest.mark.parametrize(
    "part",
    [
        b"<![CDATA[Over\x10 here.]]>",
        b"<![CDATA[Over\x00 here.]]>",
        b"<![CDATA[Over\xef\xbf\xbf here.]]>",
        b"Over&#16; here.",
        b"Over&#x0; here.",
        b"Over&#xD83D; here.",
        b"Over&#xfffe; here.",
        b"Over&#9999999; here.",
    ],
)
def test_a_character_that_xml_forbids_is_dropped_and_said_with_its_line(part, comes_in):
    notes, posts = comes_in(around(part))

    assert notes == [f"line 7: {characters.DROPPED}: 1, the first one here"]
    assert posts["Post 2"]["body_html"] == "<p>Over here.</p>"
    assert set(posts) == {"Post 1", "Post 2", "Post 3"}


@pytest.mark.parametrize("part", [b"caf\xe9", b"caf\xe6\x97", b"caf\xff\xfe", b"caf\xed\xa0\xbd"])
def test_bytes_that_are_no_utf_8_are_replaced(part, comes_in):
    notes, posts = comes_in(around(b"<![CDATA[" + part + b" au lait]]>"))

    assert notes[0].startswith(f"line 7: {characters.REPLACED}: ")
    assert posts["Post 2"]["body_html"].replace("\ufffd", "") == "<p>caf au lait</p>"
    assert set(posts) == {"Post 1", "Post 2", "Post 3"}


def test_what_is_dirty_where_nothing_matters_is_counted_all_the_same(comes_in):
    dirty = [COMMENT.format("\x0b"), META.format("\x01\x02"), '<category domain="post_tag" nicename="a\x03b">A\x04B</category>']

    notes, posts = comes_in(exported(item(1), item(2, more="\n".join(dirty)), item(3)))

    assert notes == [f"line 7: {characters.DROPPED}: 5, the first one here"]
    assert posts["Post 2"]["tags"] == ["ab"]


@pytest.mark.parametrize(
    ("written", "title", "note"),
    [
        ("Tea&nbsp;time", "Tea time", characters.TAKEN_FOR_HTML),
        ("Tea &eacute; &hellip;", "Tea é …", characters.TAKEN_FOR_HTML),
        ("Tea &LT; &AMP; coffee", "Tea < & coffee", characters.TAKEN_FOR_HTML),
        ("Tea & coffee", "Tea & coffee", characters.TAKEN_AS_TEXT),
        ("Tea &coffee; & co", "Tea &coffee; & co", characters.TAKEN_AS_TEXT),
        ("Tea ]]> coffee", "Tea ]]> coffee", characters.TAKEN_AS_TEXT),
        ("Tea < coffee <3 <<1", "Tea < coffee <3 <<1", characters.TAKEN_AS_TEXT),
        ("Tea &#X41;", "Tea A", None),
    ],
)
def test_references_that_xml_does_not_know_are_taken_for_htmls_or_for_text(written, title, note, comes_in):
    second = item(2).replace("<![CDATA[Post 2]]>", written)

    notes, posts = comes_in(exported(item(1), second, item(3)))

    assert [one.rpartition(": ")[0] for one in notes] == ([f"line 7: {note}"] if note else [])
    assert set(posts) == {"Post 1", title, "Post 3"}


@pytest.mark.parametrize(
    "before",
    [b"\n", b"\n\n \t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\xef\xbb\xbf", b"\n\xef\xbb\xbf\n", b"\xef\xbb\xbf\n\xef\xbb\xbf"],
)
def test_blank_lines_and_byte_order_marks_before_the_declaration_are_nothing(before, comes_in):
    notes, posts = comes_in(before + around(b"A\x01B"))

    assert notes == [f"line {7 + before.count(b'%c' % 10)}: {characters.DROPPED}: 1, the first one here"]
    assert set(posts) == {"Post 1", "Post 2", "Post 3"}


@pytest.mark.parametrize("before", [b"<br />\n<b>Warning</b>: it is <?xml or so\n", b"Deprecated: strlen()\n"])
def test_other_text_before_the_declaration_is_passed_over_and_said(before, comes_in):
    notes, posts = comes_in(before + exported(item(1)))

    assert notes == [f"line 1: {characters.BEFORE}"]
    assert set(posts) == {"Post 1"}


def test_text_after_the_end_is_passed_over_and_said(comes_in):
    notes, posts = comes_in(exported(item(1)) + b"\n<br /><b>Fatal error</b>")

    assert [one.partition(": ")[2] for one in notes] == [characters.AFTER]
    assert set(posts) == {"Post 1"}


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-8", "utf8mb4"),
        ("utf-8", "UTF-16"),
        ("cp1252", "ISO-8859-1"),
        ("cp1252", "windows-1252"),
        ("koi8-r", "KOI8-R"),
    ],
)
def test_a_file_is_read_in_its_encoding(encoding, declared, comes_in):
    text = "дом" if encoding == "koi8-r" else "“café”"
    content = exported(item(1, title=text)).decode().replace('"UTF-8"', f'"{declared}"', 1).encode(encoding)

    notes, posts = comes_in(content)

    assert notes == []
    assert set(posts) == {text}


@pytest.mark.parametrize("uri", ["not a uri", "", "wfw", "http://a b/"])
def test_a_namespace_that_is_no_uri_is_a_note(uri, comes_in):
    notes, posts = comes_in(exported(item(1), "<wfw:note>x</wfw:note>").replace(b"<rss ", f'<rss xmlns:wfw="{uri}" '.encode()))

    assert notes == [f"line 2: the namespace {uri!r} is no URI"]
    assert set(posts) == {"Post 1"}


def test_a_prefix_that_is_not_declared_is_nothing(comes_in):
    notes, posts = comes_in(exported(item(1, more="<foo:bar>x</foo:bar>"), item(2)))

    assert notes == []
    assert set(posts) == {"Post 1", "Post 2"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (exported(item(1), "<wp:a>é</wp:b>", item(2)), "line 7, column 10: The XML breaks here: mismatched tag."),
        (exported(item(1), "<item><title>A <B></title></item>"), "line 7, column "),
        (exported(item(1))[:-20], "line 6, column 440: The XML breaks here: it ends too early."),
        (exported(item(1), "<item><title><![CDATA[Cut")[: -len(b"\n</channel></rss>\n")], "line 7, column "),
        (b"<urlset><url/></urlset>", "line 1: This XML is no WordPress export."),
        (b"", "line 1: There is nothing in it."),
        (b"\xef\xbb\xbf \n\n", "line 1: There is nothing in it."),
        (b"\n<!DOCTYPE html>\n<html><body>Log in</body></html>", "line 2: This is a page (HTML) and no WordPress export."),
        (b"<!-- x -->\n\n<!doctype HTML PUBLIC 'x'>", "line 3: This is a page (HTML) and no WordPress export."),
        (b"<html lang=en><p>Log in", "line 1: This is a page (HTML) and no WordPress export."),
        (b"\x1f\x8b\x08\x00", "line 1: This is compressed (gzip): unpack it first."),
        (b"PK\x03\x04\x14\x00", "line 1: This is compressed (zip): unpack it first."),
        (b"BZh91AY", "line 1: This is compressed (bzip2): unpack it first."),
    ],
    ids=["mismatch", "less", "cut", "cdata", "sitemap", "empty", "blank", "page", "old page", "bare page", "gzip", "zip", "bzip2"],
)
def test_what_cannot_be_read_on_is_said_in_one_line_with_its_place(content, said, tmp_path):
    path = tmp_path / "export.xml"
    path.write_bytes(content)

    with open_source(str(path)) as found, pytest.raises(Broken) as broken:
        list(found)

    assert str(broken.value).startswith(said)
    assert "\n" not in str(broken.value)


SECTIONS = ["<![CDATA[", "]]>", "<!--", "-->", "<!", "]", ">", "-", "<", "< ", "<b>"]
PIECES = [*SECTIONS, "&amp;", "&nbsp;", "&", "&#3;", "\n", "é", "\x01", ";", "x" * 50]


@given(st.lists(st.sampled_from(PIECES), max_size=20), st.integers(1, 30))
def test_where_a_file_is_cut_while_it_is_read_makes_no_difference(pieces, size):
    content = ("<rss>" + "".join(pieces)).encode()

    def read(chunk):
        dirt = Dirt()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(characters, "CHUNK", chunk)
            return "".join(characters.characters(io.BytesIO(content), dirt)), sorted((line, str(remark)) for line, remark in remarks(dirt))

    assert read(size) == read(len(content) + 1)
