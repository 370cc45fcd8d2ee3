"""References that stand as single characters while HTML is worked on come back as they were."""

import nh3
from hypothesis import given, strategies as st

from api.html.char_refs import COMMON, MANY, marks, restored, shortened

CLEANER = nh3.Cleaner(tags={"p", "a"}, attributes={"a": {"href", "title"}, "p": {"title"}}, link_rel=None)

PIECES = st.sampled_from(
    [
        *COMMON,
        *["&amp", "&", "&lt", "&notin;", "&not", "&#xE000;", "&#57345", "&#xe002 ", "&#xE0001;", "&#128;", "\ue003", "a", "=", ";", "/"],
        *["<p title='", "'>", "<p>", "</p>", "<a href='https://a.example/", "<a href=//a.example", " title=", ">", "#38;", "amp;", "\xa0"],
    ]
)


@given(st.lists(PIECES, max_size=15).map("".join))
def test_references_come_back_as_a_parser_gives_them(html):
    for whole in (html + "<p>" + "&amp;" * MANY, "&amp;" * MANY + html + "<p>'>"):
        written, standing = marks(whole)

        assert len(standing) == len(COMMON)
        once = CLEANER.clean(shortened(written, standing))
        assert restored(once, standing) == CLEANER.clean(whole)


def test_an_address_whose_host_has_a_reference_is_as_it_would_be():
    html = '<a href="https://a&amp;b.example/">x</a>'

    written, standing = marks(html + "&amp;" * MANY)
    assert restored(CLEANER.clean(shortened(written, standing)), standing) == html + "&amp;" * MANY


def test_a_body_with_few_references_is_left_alone():
    assert marks("&#xE000;" + "&amp;" * (MANY - 2)) == ("&#xE000;" + "&amp;" * (MANY - 2), {})
