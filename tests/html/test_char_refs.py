"""References that stand as single characters while HTML is worked on come back as they were."""

import nh3
from hypothesis import example, given, strategies as st

from api.html.char_refs import COMMON, MANY, marked, restored, shortened
from api.html.depth import joined, plain
from api.html.sanitize import ALLOWED

CLEANER = nh3.Cleaner(tags={"p", "a"}, attributes={"a": {"href", "title"}, "p": {"title"}}, link_rel=None)

PIECES = st.sampled_from(
    [
        *COMMON,
        *["&amp", "&", "&lt", "&notin;", "&not", "&notit;", "&zz;", "&z", "&lt=", "&ltimes;", "&AMP;", "&#", "&#x", "&#xE000;", "&#57345"],
        *["&#xe002 ", "&#xE0001;", "&#128;", "\ue003", "\uf8ff", "a", "=", ";", "/", "<", "</", "</>", "<!", "<?", ">", "\n", "\r\n"],
        *["<p title='", "'>", "<p>", "</p>", "<a href='https://a.example/", "<a href=//a.example", " title=", "#38;", "amp;", "\xa0"],
    ]
)


def through(html, standing_for=CLEANER.clean):
    """What a parser makes of HTML in which characters stand for references, and how many do."""
    found = plain(html, ALLOWED, most=10**9)
    texts, tags, standing = marked(found.texts, found.tags)
    return restored(shortened(standing_for(joined(texts, tags)), standing), standing), standing


@given(st.lists(PIECES, max_size=15).map("".join))
@example("&am</>p;</><")
def test_references_come_back_as_a_parser_gives_them(html):
    for many in ("&amp;", "&", "\xa0", "> "):
        for whole in (html + "<p>" + many * MANY, many * MANY + html + "<p>'>"):
            made, standing = through(whole)

            assert len(standing) in (0, len(COMMON))  # an attribute without an end may hold all of it
            assert made == CLEANER.clean(plain(whole, ALLOWED, most=10**9).html)


def test_an_address_whose_host_has_a_reference_is_as_it_would_be():
    html = '<a href="https://a&amp;b.example/">x</a>'

    assert through(html * MANY + "&amp;" * MANY)[0] == html * MANY + "&amp;" * MANY


def test_a_body_with_few_references_is_left_alone():
    assert marked(["&#xE000;" + "&amp;" * (MANY - 2)], []) == (["&#xE000;" + "&amp;" * (MANY - 2)], [], {})


def test_characters_that_a_body_has_or_means_stand_for_nothing():
    html = "".join(map(chr, range(0xE000, 0xF8F0))) + "".join(f"&#{code};" for code in range(0xF8F0, 0xF900)) + "&" * MANY

    made, standing = through(html)

    assert min(standing.values()) > "\uf8ff"
    assert made == CLEANER.clean(html)
