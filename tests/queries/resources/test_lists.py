"""Lists of tags, campaigns, authors and sections: order, pages, counts, cost."""

from datetime import date, timedelta

import pytest

from api.queries.paging import Total
from api.queries.resources import authors, campaigns, sections, tags

LISTS = {"tag": tags.LISTED.listed, "campaign": campaigns.LISTED.listed, "author": authors.LISTED.listed, "section": sections.LISTED.listed}
EVERY_SORT = [
    *((kind, sort) for kind in LISTS for sort in ("name", "-post_count")),
    *(("campaign", sort) for sort in ("-starts_on", "starts_on", "-latest_post_at")),
]


@pytest.fixture
def many(request, make_post):
    """Resources of a kind that agree in their names, days and posts by twos and threes."""

    def made(kind):
        make = request.getfixturevalue(f"make_{kind}")
        first = date(2026, 1, 1)
        days = [{"starts_on": first + timedelta(days=number // 2)} if number % 3 else {} for number in range(9)]
        rows = [make(f"Name {number // 2}", **(days[number] if kind == "campaign" else {})) for number in range(9)]
        member = "section" if kind == "section" else f"{kind}s"
        for number, row in enumerate(rows):
            for second in range(number // 3):
                make_post(published_at=1_700_000_000 + second, **{member: str(row.id) if kind == "section" else [str(row.id)]})
        return rows

    return made


@pytest.mark.parametrize(("kind", "sort"), EVERY_SORT)
def test_pages_of_any_size_put_together_are_the_whole_list(many, page, walked, kind, sort):
    many(kind)
    whole = page(LISTS[kind], sort=sort).items

    for limit in (1, 2, 4):
        assert walked(LISTS[kind], limit=limit, sort=sort) == whole
    assert len(whole) == 9 + (kind == "section")  # a fresh database has one


@pytest.mark.parametrize(("kind", "sort"), EVERY_SORT)
def test_a_page_by_number_is_the_same_part_of_the_list(many, page, kind, sort):
    many(kind)
    whole = page(LISTS[kind], sort=sort).items

    third = page(LISTS[kind], sort=sort, limit=3, offset=6)

    assert third.items == whole[6:9]


def test_names_are_in_the_order_of_their_folded_form_then_of_arrival(page, make_tag):
    made = [make_tag(name, slug=slug) for name, slug in (("Zoo", "z"), ("élan", "e1"), ("Eland", "e3"), ("Élan", "e2"), ("apple", "a"))]

    found = [tag["slug"] for tag in page(tags.LISTED.listed).items]

    assert found == ["a", "e1", "e2", "e3", "z"]
    assert len(made) == 5


def test_the_most_used_come_first_and_counts_are_those_of_the_filter(page, make_tag, make_post):
    parent = make_tag("Parent", slug="parent")
    child = make_tag("Child", slug="child", parent="parent")
    make_tag("Unused", slug="unused")
    make_post(tags=[str(parent.id)])
    make_post(tags=[str(child.id)])
    make_post(tags=[str(child.id)], state="draft")

    found = [(tag["slug"], tag["post_count"]) for tag in page(tags.LISTED.listed, sort="-post_count").items]

    assert found == [("parent", 2), ("child", 1), ("unused", 0)]


def test_campaigns_begin_with_the_latest_and_those_without_a_day_are_last(page, make_campaign):
    for slug, day in (("b", date(2026, 2, 1)), ("none", None), ("c", date(2026, 3, 1)), ("a", date(2026, 1, 1))):
        make_campaign(slug=slug, starts_on=day)

    latest, earliest = ([one["slug"] for one in page(campaigns.LISTED.listed, sort=sort).items] for sort in (None, "starts_on"))

    assert latest == ["c", "b", "a", "none"]
    assert earliest == ["a", "b", "c", "none"]


def test_campaigns_by_their_latest_post(page, make_campaign, make_post):
    old, new, none = (make_campaign(slug=slug) for slug in ("old", "new", "none"))
    make_post(published_at=1_700_000_000, campaigns=[str(old.id), str(new.id)])
    make_post(published_at=1_700_000_100, campaigns=[str(new.id)])

    found = [(one["slug"], one["latest_post_at"]) for one in page(campaigns.LISTED.listed, sort="-latest_post_at").items]

    assert found == [("new", "2023-11-14T22:15:00Z"), ("old", "2023-11-14T22:13:20Z"), ("none", None)]
    assert none.slug == "none"


def test_named_ones_are_all_answered_in_the_order_asked(page, make_tag):
    first, second, third = (make_tag(slug=slug) for slug in ("first", "second", "third"))

    by_slug = page(tags.LISTED.listed, slug=["third", "nothing", "first", "third"], limit=1)
    by_id = page(tags.LISTED.listed, id=[str(second.id), "01920000-0000-7000-8000-000000000000", str(first.id)], limit=1)

    assert [tag["slug"] for tag in by_slug.items] == ["third", "first"]
    assert [tag["slug"] for tag in by_id.items] == ["second", "first"]
    assert by_slug.next_key is None
    assert by_slug.total == Total(2, "exact")
    assert third.slug == "third"


def test_the_count_is_exact_and_only_given_when_asked(page, many):
    many("tag")

    asked, not_asked = (page(tags.LISTED.listed, limit=2, count=count).total for count in (True, False))

    assert asked == Total(9, "exact")
    assert not_asked is None


def test_beyond_the_bound_counting_stops(monkeypatch, page, many):
    monkeypatch.setattr("api.queries.paging.MOST_COUNTED", 4)
    many("tag")

    total = page(tags.LISTED.listed, count=True).total

    assert total == Total(4, "at_least")


@pytest.mark.parametrize("kind", LISTS)
def test_a_page_costs_the_same_statements_whatever_it_holds(many, page, counted, kind):
    many(kind)
    costs = []
    for asked in ({"limit": 1}, {"limit": 9}):
        with counted() as statements:
            page(LISTS[kind], count=True, include=["body_html", "figures.history"], q="n", prefer_language=["fr", "*"], **asked)
        costs.append(len(statements))

    assert costs[0] == costs[1] <= 4
