"""Exports with parts of any size: what is not kept is passed over, and a body that is too long is its post's fault alone."""

import tracemalloc

import pytest

from api.html.sanitize import clean
from api.importers import open_source
from tests.importers.conftest import COMMENT, META, exported, item


@pytest.mark.parametrize("shape", [META, COMMENT, "<wp:postmeta><wp:meta_value>{}</wp:meta_value></wp:postmeta>", "<!--{}-->"])
def test_a_custom_field_or_comment_of_any_size_is_passed_over(shape, tmp_path):
    path = tmp_path / "export.xml"
    path.write_bytes(exported(item(1), item(2, more=shape.format("word " * 2_400_000)), item(3)))

    tracemalloc.start()
    with open_source(str(path)) as found:
        titles = [one.values["title"] for one in found if one.values.get("type") == "post"]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert titles == ["Post 1", "Post 2", "Post 3"]
    assert most < 3_000_000


def test_a_body_over_the_bound_is_that_posts_fault_alone(tmp_path, imports, client):
    path = tmp_path / "export.xml"
    bodies = ["<p>" + "word " * words + "</p>" for words in (60_000, 300_000, 2_400_000)]
    path.write_bytes(exported(item(1), *(item(number, content__encoded=body) for number, body in enumerate(bodies, 2)), item(5)))

    imported = imports(path)

    skipped = [result for result in imported.results if result.outcome == "skipped"]
    assert imported.broken == ""
    assert [result.where for result in skipped] == [f"line {number + 5} (post {number})" for number in (2, 3, 4)]
    assert {post["title"] for post in client.get("/v1/posts").json["data"]} == {"Post 1", "Post 5"}


SHOWN = '<img src="https://old.example/a.jpg" alt="A">'


@pytest.mark.parametrize(
    ("embedded", "body"),
    [
        ('<img alt="x" src="data:image/png;base64,{}">', "<p>Text.</p>"),
        ("<img src='data:image/png;base64,{}' width='3'>", "<p>Text.</p>"),
        ("<img src=data:image/png;charset=utf-8;base64,{}>", "<p>Text.</p>"),
        (f'<span style="background:url(data:image/png;base64,{{}})">{SHOWN}</span>', f"<p>Text.</p><p>{SHOWN}</p>"),
        ('<a href="data:application/pdf;base64,{}">PDF</a>', "<p>Text.</p><p>PDF</p>"),
    ],
)
@pytest.mark.parametrize("size", [900, 600_000, 6_000_000])
def test_an_embedded_file_goes_before_the_size_is_judged(embedded, body, size, comes_in):
    written = f"<p>Text.</p>\n{embedded.format('iVBORw0K' * (size // 8))}"

    _, posts = comes_in(exported(item(1), item(2, content__encoded=written)))

    assert clean(posts["Post 2"]["body_html"]).replace("\n", "").replace("<a>PDF</a>", "PDF").replace("<p></p>", "") == body


def test_an_embedded_drawing_goes_too(comes_in):
    drawing = f"<img src=\"data:image/svg+xml;utf8,<svg viewBox='0 0 1 1'>{'<path/>' * 200_000}</svg>\">"

    _, posts = comes_in(exported(item(1, content__encoded=f"<p>Text.</p>\n{drawing}")))

    assert posts["Post 1"]["body_html"] == "<p>Text.</p>"


def test_embedded_files_that_are_left_out_are_counted_by_post(export):
    picture = f'<img src="data:image/png;base64,{"iVBORw0K" * 9}">'

    with open_source(str(export(item(1, content__encoded=f"<p>Text. {picture} {picture}</p>")))) as found:
        notes = [one.note for one in found if one.values.get("type") == "post"]

    assert notes == ["files that stand in the text (data:) are left out: 2"]


def test_an_address_of_data_that_is_text_stays_text(comes_in):
    _, posts = comes_in(exported(item(1, content__encoded="<p>Write data:text/plain,hello to try.</p>")))

    assert posts["Post 1"]["body_html"] == "<p>Write data:text/plain,hello to try.</p>"
