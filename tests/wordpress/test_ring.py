"""Two sections with a real WordPress between them, which republishes the feed of the first, come to rest: no doubles, and edits arrive."""

import sqlite3
from contextlib import closing
from types import SimpleNamespace

import pytest

from tests.sources.conftest import newsroom
from tests.sources.test_pulling import counter
from tests.wordpress.test_source import followed

__all__ = ["newsroom"]

LEFT = 2
"""Posts that are the WordPress's own."""


class Ring:
    """A WordPress takes what is in the feed of one section, another one takes that site, and the first one the feed of that."""

    def __init__(self, first, second, wordpress, file):
        self.first, self.second, self.wordpress, self.file = first, second, wordpress, file
        _, self.through = followed(second, wordpress)
        self.back = first.reads(SimpleNamespace(url=f"{second.url}/v1/posts.rss?include=body_html"), kind="feed")

    def turn(self):
        """Once around; what of that moved: new posts there, what each section shows, how many questions that took, what is set aside."""
        self.file.write_bytes(self.first.client.get("/v1/posts.rss?include=body_html").data)
        taken = int(self.wordpress.php("republish.php", str(self.file)))
        asked = self.second.pull(self.through), self.first.pull(self.back)
        return taken, asked, counter(self.first), counter(self.second), self.there()

    def there(self):
        """What the WordPress has, and when it was changed."""
        with closing(sqlite3.connect(self.wordpress.database)) as tables:
            return tables.execute("SELECT count(*), max(post_modified_gmt) FROM wp_posts WHERE post_status = 'publish'").fetchone()


@pytest.fixture
def ring(newsroom, wordpress, tmp_path):
    wordpress.keep(LEFT)
    return Ring(newsroom("de"), newsroom("fr"), wordpress, tmp_path / "rss.xml")


def test_a_ring_with_a_wordpress_comes_to_rest(ring):
    first, second = ring.first, ring.second
    ours = [first.write(title) for title in ("One", "Two")]
    theirs = second.write("Three")
    for _ in range(3):
        ring.turn()
    present = second.titles()
    assert {"One", "Two", "Three"} < set(present)
    assert (len(present), len(set(present)), first.titles()) == (LEFT + 3, LEFT + 3, present)

    first.change(ours[0], title="Changed", body_html="<p>Written anew.</p>")
    second.change(theirs, title="Changed, too")
    third = first.write("Four")
    for _ in range(3):
        ring.turn()
    present = second.titles()
    assert {"Changed", "Two", "Changed, too", "Four"} < set(present)
    assert (len(present), len(set(present)), first.titles()) == (LEFT + 4, LEFT + 4, present)
    [copy] = [post for post in second.posts() if post["title"] == "Changed"]
    assert (copy["body_html"], copy["origin"]["uri"]) == ("<p>Written anew.</p>", f"urn:uuid:{ours[0]}")
    assert {str(one) for one in (*ours, third)} == {post["id"] for post in first.posts("&origin=own")}

    stands = ring.turn()
    assert [ring.turn(), ring.turn()] == [stands] * 2
    assert stands[:2] == (0, (1, 1))
    assert set(first.problems(ring.back).values()) <= {"It is a post of this site.", "Its address is on this site."}
