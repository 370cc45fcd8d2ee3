"""Images that are loaded late, relative addresses, players, links within a body, and what is struck out."""

import pytest

from api.html.sanitize import clean
from api.importers.wordpress.html.bodies import body
from tests.importers.conftest import item

REAL = "https://old.example/real.jpg"
GIF = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


LINK = "https://old.example/a/"


def html(raw, site="https://old.example"):
    return clean(body(raw, attachment=lambda _number: None, children=lambda _post: [], site=site, link=LINK).html)


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (f'<img src="{GIF}" data-src="{REAL}" alt="A">', f'<img src="{REAL}" alt="A">'),
        (f'<img src="{GIF}" data-lazy-src="{REAL}">', f'<img src="{REAL}">'),
        (f'<img data-original="{REAL}">', f'<img src="{REAL}">'),
        (f"<img src='/spacer.gif' data-src='{REAL}'>", f'<img src="{REAL}">'),
        (f'<img src="" data-src="  {REAL}  ">', f'<img src="{REAL}">'),
        (f'<img src="https://old.example/small.jpg" data-src="" data-lazy-src="{REAL}">', f'<img src="{REAL}">'),
        (f'<img data-src="{GIF}" src="{REAL}">', f'<img src="{REAL}">'),
        ('<img srcset="/a.jpg 300w, /b.jpg 1024w, /c.jpg 600w">', 'src="https://old.example/b.jpg"'),
        ('<img src="#" data-srcset="/a.jpg 1x,/b.jpg 2x">', 'src="https://old.example/b.jpg"'),
        (f'<img src="{GIF}" srcset="{GIF} 1w">', "<p></p>"),
        (f'<img src="about:blank" srcset="{REAL}">', f'src="{REAL}"'),
        ('<img src="https://cdn.example/w_1,h_2/a.jpg" srcset="https://cdn.example/w_1,h_2/a.jpg 2x">', "w_1,h_2/a.jpg 2x"),
        (f'<picture><source srcset="{REAL} 1x" type="image/webp"><img src="{GIF}" alt="A"></picture>', f'<img src="{REAL}" alt="A">'),
        (f'<img src="{GIF}" data-src="/a.jpg?a=1&amp;b=2">', 'src="https://old.example/a.jpg?a=1&amp;b=2"'),
        (f'<IMG SRC="{GIF}" DATA-SRC="{REAL}">', f'<img src="{REAL}">'),
        (
            f'<amp-img src="{REAL}" layout="responsive" alt="A"><noscript><img src="{REAL}" alt="A"></noscript></amp-img>',
            f'<img src="{REAL}" alt="A">',
        ),
        ('<amp-anim src="/a.gif" alt="A"></amp-anim>', '<img src="https://old.example/a.gif" alt="A">'),
        ('<amp-video src="/a.mp4" controls></amp-video>', '<video src="https://old.example/a.mp4" controls="">'),
    ],
)
def test_an_image_that_is_loaded_late_has_its_real_address(raw, wanted):
    assert wanted in f"<p>{html(raw).removeprefix('<p>').removesuffix('</p>')}</p>"
    assert "data:" not in html(raw)


@pytest.mark.parametrize(
    "raw",
    [
        '<img src="data:image/gif;base64,R0" class="lazy"><noscript><img src="{}"></noscript>',
        '<noscript><img src="{}"></noscript><img class="lazyload" src="/1x1.gif" data-src="/other.jpg">',
        '<img class="lazy" src="/wp-content/plugins/x/blank.gif" data-src="{0}">\n<noscript><img src="{0}" alt=""></noscript>',
        '<img data-src="{0}"/><br /><noscript data-x="y"><img src="{0}"/></noscript>',
        "<noscript><img src='{}'></noscript>",
        '<img src="{}"><noscript><img height="1" width="1" style="display:none" src="https://count.example/tr?id=1"/></noscript>',
        '<a href="/x"><img src="/placeholder.png" class="lazy"><noscript><img src="{}"></noscript></a>',
    ],
)
def test_an_image_for_browsers_without_scripts_is_shown_once(raw):
    shown = html(raw.format(REAL))

    assert shown.count("<img") == 1
    assert f'src="{REAL}"' in shown
    assert "noscript" not in shown


def test_two_images_of_which_one_is_for_browsers_without_scripts_are_two():
    assert html('<img src="/a.jpg"><noscript><img src="/b.jpg"></noscript>').count("<img") == 2


@pytest.mark.parametrize(
    "raw",
    [
        '<img alt="A">',
        '<img src="">',
        f'<img src="{GIF}">',
        '<img src="#">',
        "<h2><img src=''></h2>",
        '<img src="javascript:x">',
        '<figure><img src=""></figure>',
        "<p><img></p>",
        '<a href="https://a.example/"><img src="about:blank"></a>',
        '<ul><li><img data-src=""></li></ul>',
    ],
)
def test_no_image_is_without_a_source(raw):
    assert html(f"{raw}\n\nText") == "<p>Text</p>"


def test_the_words_of_an_image_that_is_not_there_stay():
    assert html("<figure><img src=''><figcaption>Words</figcaption></figure>") == "<figure><figcaption>Words</figcaption></figure>"


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ('<img src="/u/a b.jpg">', 'src="https://old.example/u/a%20b.jpg"'),
        (
            '<img src="u/a.jpg" srcset="u/a.jpg 300w, //cdn.example/b.jpg 600w">',
            'srcset="https://old.example/u/a.jpg 300w, https://cdn.example/b.jpg 600w"',
        ),
        ('<img src="//cdn.example/a.jpg">', 'src="https://cdn.example/a.jpg"'),
        ('<img src="cdn.example/u/a.jpg">', 'src="https://cdn.example/u/a.jpg"'),
        ('<audio controls src="/a.mp3"></audio>', 'src="https://old.example/a.mp3"'),
        ('<video controls><source src="/a.mp4" type="video/mp4"></video>', '<source src="https://old.example/a.mp4">'),
        ('[video mp4="/a.mp4"][/video]', 'src="https://old.example/a.mp4"'),
        ('<a href="/u/a.pdf">A</a>', '<a href="https://old.example/u/a.pdf">'),
        (
            "<a class=x href='u/big.jpg'><img src='/u/a.jpg'></a>",
            '<a href="https://old.example/u/big.jpg"><img src="https://old.example/u/a.jpg">',
        ),
        ('<a href="/a b/">A</a>', '<a href="/a%20b/">A</a>'),
        ("<a href='c  d'>A</a>", '<a href="c%20%20d">A</a>'),
        ('<a href="https://old.example/a b?c=d e">A</a>', '<a href="https://old.example/a%20b?c=d%20e">A</a>'),
        ('<a href="mailto:a@b.example?subject=A b">A</a>', '<a href="mailto:a@b.example?subject=A%20b">A</a>'),
        ('<a href=" /about/ ">A</a>', '<a href="/about/">A</a>'),
        ('<a href="/about/">A</a> <a href="?p=5">B</a>', '<a href="/about/">A</a> <a href="?p=5">B</a>'),
        ('<img title="<img src=x>" src="/a.jpg">', 'src="https://old.example/a.jpg"'),
        ('<pre>&lt;img src="/a.jpg"&gt;</pre>', '<pre>&lt;img src="/a.jpg"&gt;</pre>'),
    ],
)
def test_addresses_of_files_are_joined_to_the_sites(raw, wanted):
    assert wanted in html(raw)


def test_without_the_sites_address_a_relative_one_stays():
    assert html('<img src="/a.jpg">', site="wordpress:Old") == '<p><img src="/a.jpg"></p>'


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("100%", None),
        ("50 %", None),
        ("auto", None),
        ("20em", None),
        ("", None),
        ("-5", None),
        ("640", "640"),
        ("640px", "640"),
        (" 640.5 ", "640"),
        ("0640", "640"),
    ],
)
def test_a_width_is_a_number_of_pixels(given, kept):
    for tag in ("img", "video", "source"):
        assert (f' width="{kept}"' if kept else f"<{tag}") in clean(f'<{tag} width="{given}" height="{given}">')
    assert ("width" in clean(f'<img width="{given}">')) == bool(kept)


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("<source src='/a.mp4'>Text", "<p>Text</p>"),
        ("<picture><source srcset='/a.webp'><img src='/a.jpg'></picture>", '<img src="https://old.example/a.jpg">'),
        ("<video><source src='/a.mp4'></video><source src='/b.mp4'>", '<p><video><source src="https://old.example/a.mp4"></video></p>'),
        ("<audio><source src='/a.mp3'></audio>", '<p><audio><source src="https://old.example/a.mp3"></audio></p>'),
        ("Was <del>ten</del> <ins>nine</ins>", "<p>Was <s>ten</s> nine</p>"),
        ('<del datetime="2024-01-01" cite="/x">A <em>b</em></del>', "<p><s>A <em>b</em></s></p>"),
        ("<strike>A</strike> <s>B</s> <DEL>C</DEL>", "<p><s>A</s> <s>B</s> <s>C</s></p>"),
        ("<!-- wp:html --><del><p>A</p></del><!-- /wp:html -->", "<s><p>A</p></s>"),
        ("<!-- wp:html --><details><summary>A</summary><p>B</p></details><!-- /wp:html -->", "<p>A</p><p>B</p>"),
        ("<code>&lt;del&gt;</code>", "<p><code>&lt;del&gt;</code></p>"),
    ],
)
def test_sources_stand_in_players_and_what_is_struck_out_is_so(raw, wanted):
    assert html(raw) == wanted


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ('<a href="#ch">On</a><h2 id="ch">Chapter</h2>', '<a href="#to-ch">On</a><h2 id="to-ch">Chapter</h2>'),
        ('<a href="#ch">On</a><h1 class="x" id=ch>C</h1>', '<a href="#to-ch">On</a><h2 id="to-ch">C</h2>'),
        ('<a name="ch"></a><a href="#ch">On</a>', '<a id="to-ch"></a><a href="#to-ch">On</a>'),
        ('<div id="ch">Text</div><a href="#ch">On</a>', '<a id="to-ch"></a>Text<a href="#to-ch">On</a>'),
        ('<a href="#%C3%BCber">On</a><p id="über">Text</p>', '<a href="#to-über">On</a><p id="to-über">Text</p>'),
        (
            '<a href="#a b">1</a><a href="#a-b">2</a><p id="a b"><p id="a-b">',
            '<a href="#to-a-b">1</a><a href="#to-a-b.2">2</a><p id="to-a-b"></p><p id="to-a-b.2"></p>',
        ),
        ('<a href="#ch">On</a><p id="ch">1</p><p id="ch">2</p>', '<a href="#to-ch">On</a><p id="to-ch">1</p><p>2</p>'),
        ('<a href="#gone">On</a> <a href="#">Top</a> <a>None</a> <a href="">Empty</a>', "On Top None Empty"),
        ('<a href="javascript:x()">Run</a> <a href="ftp://a.example/">File</a>', "Run File"),
        ('<a href="mailto:a@b.example">M</a> <a href="/x#y">X</a>', '<a href="mailto:a@b.example">M</a> <a href="/x#y">X</a>'),
        (
            '<a href="https://a.example/" id="ch">A</a> <a href="#ch">On</a>',
            '<a id="to-ch" href="https://a.example/">A</a> <a href="#to-ch">On</a>',
        ),
        ('<p id="ch">Text</p><a href="https://a.example/">A</a>', '<p>Text</p><a href="https://a.example/">A</a>'),
        ('<a href="#a"></a>Text', "Text"),
        ("<a href=https://a.example/>A</a> <a href=/b/ id=x>B</a><a>", '<a href="https://a.example/">A</a> <a href="/b/">B</a>'),
        ('<a href="https://old.example/a/#ch">On</a><p id="ch">C</p>', '<a href="#to-ch">On</a><p id="to-ch">C</p>'),
        ("<a href='http://old.example/a#ch'>On</a><p id='ch'>C</p>", '<a href="#to-ch">On</a><p id="to-ch">C</p>'),
        ('<a href="https://old.example/a/#comments">On</a>', '<a href="https://old.example/a/#comments">On</a>'),
        ('<a href="https://old.example/b/#ch">On</a><p id="ch">C</p>', '<a href="https://old.example/b/#ch">On</a><p>C</p>'),
    ],
)
def test_a_link_within_a_body_leads_there_or_is_text(raw, wanted):
    assert html(f"<!-- wp:html -->{raw}<!-- /wp:html -->") == wanted


def test_an_id_is_only_kept_where_links_within_a_body_lead_to():
    assert (
        clean('<p id="to-a">1</p><p id="location">2</p><p id="to-">3</p><p id="to-a b">4</p>')
        == '<p id="to-a">1</p><p>2</p><p>3</p><p>4</p>'
    )


def test_an_imported_body_is_as_it_was_a_second_time(export, imports, client):
    late = f'<img src="{GIF}" data-src="/a.jpg" width="100%"><noscript><img src="/a.jpg"></noscript>'
    path = export(item(1, content__encoded=f'{late}\n\n<a href="#x">On</a> <del>A</del>\n\n<h2 id="x">X</h2>\n\n<source src="/b.mp4">'))

    imports(path)
    second = imports(path)

    shown = client.get("/v1/posts/post-1").json["body_html"]
    assert shown == '<p><img src="https://old.example/a.jpg"></p>\n<p><a href="#to-x">On</a> <s>A</s></p>\n<h2 id="to-x">X</h2>'
    assert {outcome for _, outcome in second.counts} == {"unchanged"}


UNUSABLE = (
    "http://[bad/x",
    "http://ex ample.com/x",
    "https:///x",
    "https://x.example:99999/x",
    "http://",
    "https://%zz/",
    "https://1.2.3.4.5/x",
)


@pytest.mark.parametrize("url", UNUSABLE)
def test_an_address_that_no_browser_takes_leaves_neither_an_image_without_source_nor_a_dead_link(url):
    assert html(f'<p>A <a href="{url}">b</a> <img src="{url}" alt="c"></p>') == "<p>A b </p>"
    assert f'<img src="{REAL}">' in html(f'<img src="{url}" data-src="{REAL}">')


@pytest.mark.parametrize(
    "url", ["https://[::1]/x", "https://x_y.example:8080/a", "https://ü.example/a", "http://localhost/x", "https://1.2.3.4/x"]
)
def test_an_address_of_a_rarer_form_is_kept(url):
    assert html(f'<p><a href="{url}">b</a><img src="{url}" alt="c"></p>') == f'<p><a href="{url}">b</a><img src="{url}" alt="c"></p>'
