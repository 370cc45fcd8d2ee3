"""What a body shows and leads to besides text, of HTML as it is kept."""

import pytest

from api.html.assets import Asset, assets_in
from api.html.sanitize import clean


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>Words, <a href='/en/a'>a page</a>, <a href='#to-x'>a place</a>, <a href='mailto:a@b.example'>b</a>.</p>", []),
        ('<img src="/a.jpg" width="1200" height="800" alt="x > y">', [Asset("image", "/a.jpg", "image/jpeg", 1200, 800)]),
        ('<img src="/a?w=1&amp;h=2" width="0">', [Asset("image", "/a?w=1&h=2", None)]),
        ('<a href="/a.jpg"><img src="/b.PNG"></a>', [Asset("file", "/a.jpg", "image/jpeg"), Asset("image", "/b.PNG", "image/png")]),
        ('<video src="/v.mp4" width="640" height="360" controls></video>', [Asset("video", "/v.mp4", "video/mp4", 640, 360)]),
        (
            '<audio controls><source src="/a.ogg"><source src="/a.mp3"></audio><img src="/c.gif">',
            [Asset("audio", "/a.ogg", "audio/ogg"), Asset("audio", "/a.mp3", "audio/mpeg"), Asset("image", "/c.gif", "image/gif")],
        ),
        (
            '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
            [Asset("embed", "https://www.youtube.com/watch?v=abcdefghijk", None)],
        ),
        ('<a href="/files/report.final.PDF?v=2#p3">Report</a>', [Asset("file", "/files/report.final.PDF?v=2#p3", "application/pdf")]),
        ('<a href="https://docs.example/a.html">A page</a><a href="//[x.pdf">nothing</a>', []),
        ("<pre>&lt;img src=\"/a.jpg\"&gt;</pre><img alt='no address'>", []),
        ("<source src='/alone.mp3'>", []),
        ('<img src="/a.jpg" width="99999999999999999999">', [Asset("image", "/a.jpg", "image/jpeg")]),
    ],
)
def test_images_players_and_files_are_found(html, wanted):
    assert list(assets_in(clean(html))) == wanted
