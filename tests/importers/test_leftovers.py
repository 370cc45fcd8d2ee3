"""Nothing in an imported body is empty: lists, quotations, headings, tables without cells, however they are nested."""

import pytest

from api.html.sanitize import clean
from api.importers.wordpress.html.bodies import body


def html(raw):
    return clean(body(f"<!-- wp:html -->{raw}<!-- /wp:html -->", attachment=lambda _number: None, children=lambda _post: []).html)


@pytest.mark.parametrize(
    "raw",
    [
        "<blockquote></blockquote>",
        "<blockquote><p> </p></blockquote>",
        "<blockquote><div><br></div></blockquote>",
        "<h2></h2>",
        "<h3 class='x'>&nbsp;</h3>",
        "<H1>\N{NO-BREAK SPACE}</H1>",
        "<h2><strong></strong></h2>",
        "<h2><a href='/x'></a></h2>",
        "<pre></pre>",
        "<table></table>",
        "<table><tbody><tr></tr></tbody></table>",
        "<figure><table></table><figcaption></figcaption></figure>",
        "<ul id='menu'></ul>",
        "<ul><b></ul></b>",
        "<ul><li><ul></li></ul>",
        "<ol><li><span></span></li></ol>",
        "<ul><div><li></div></ul>",
        "<dl><dt><dd></dl>",
        "<p>&#160;</p>",
        "<p><em></em></p>",
        "<details><summary></summary></details>",
    ],
)
def test_what_is_empty_goes(raw):
    assert html(raw) == ""
    assert html(f"{raw}<p>Text</p>") == "<p>Text</p>"


@pytest.mark.parametrize("raw", ["<h2>", "<ul><li>", "<blockquote><p><b>"])
def test_what_is_empty_to_the_end_goes(raw):
    assert html(f"<p>Text</p>{raw}") == "<p>Text</p>"


@pytest.mark.parametrize(
    "raw",
    [
        '<h2><img src="https://old.example/a.jpg"></h2>',
        "<blockquote><hr></blockquote>",
        "<table><tbody><tr><td></td></tr></tbody></table>",
        '<figure><audio src="https://old.example/a.mp3"></audio></figure>',
        "<p>A<br>B</p>",
        "<p>A <b>b</b> c</p>",
        "<p>a b</p>",
    ],
)
def test_what_is_not_empty_stays(raw):
    assert html(raw) == raw


@pytest.mark.parametrize("between", ["<b> </b>", "<a href='/x'> </a>", "<span> </span>", "<i>\n</i>", "<em>&nbsp;</em>"])
def test_words_stay_apart(between):
    assert html(f"<p>a{between}b</p>") == "<p>a b</p>"


def test_what_a_link_leads_to_stays():
    assert html('<a href="#x">On</a><h2 id="x"></h2>') == '<a href="#to-x">On</a><h2 id="to-x"></h2>'
