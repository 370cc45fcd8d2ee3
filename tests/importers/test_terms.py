"""Categories and tags of an export: one tree, whatever the file says of parents; what becomes nothing of it is said."""

import pytest

from api.importers import open_source
from tests.importers.conftest import exported, item


def category(slug, parent="", name="", description="", number=""):
    members = {"term_id": number, "category_nicename": slug, "category_parent": parent, "cat_name": name or slug.title()}
    members["category_description"] = description
    return "<wp:category>" + "".join(f"<wp:{key}><![CDATA[{text}]]></wp:{key}>" for key, text in members.items()) + "</wp:category>"


@pytest.fixture
def tags(export):
    """By slug, the parents of tags that these parts give; and what is said."""

    def read(*parts):
        with open_source(str(export(*parts))) as found:
            items = list(found)
        parents = {one.values["slug"]: one.values.get("parent") for one in items if one.values.get("type") == "tag"}
        return parents, [(one.line, f"{remark}") for one in items for remark in one.remarks]

    return read


CIRCLE = "its parents lead back to it: it gets none"


@pytest.mark.parametrize(
    ("parents", "found", "cut"),
    [
        ({"a": "a"}, {"a": None}, [(6, "a")]),
        ({"a": "b", "b": "a"}, {"a": None, "b": "a"}, [(6, "b")]),
        ({"d": "a", "a": "b", "b": "c", "c": "a"}, {"d": "a", "a": None, "b": "c", "c": "a"}, [(7, "b")]),
        ({"c": "a", "a": "a", "b": "c"}, {"c": "a", "a": None, "b": "c"}, [(7, "a")]),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, {"a": None, "b": "a", "c": None, "d": "c"}, [(6, "b"), (8, "d")]),
    ],
)
def test_parents_that_go_around_in_a_circle_are_cut_once_and_it_is_said(parents, found, cut, tags):
    made, said = tags(*(category(slug, parent) for slug, parent in parents.items()))

    assert made == found
    assert said == [(line, f"{CIRCLE}: {parent}") for line, parent in cut]


def test_a_parent_may_be_called_by_its_name(tags):
    assert tags(category("child", "C++"), category("cpp", name="C++"))[0] == {"cpp": None, "child": "cpp"}


def test_a_parent_that_is_not_in_the_file_is_found_here_or_it_is_said(tmp_path, imports, client):
    path = tmp_path / "export.xml"
    path.write_bytes(exported(category("asia"), category("europe")))
    imports(path)
    path.write_bytes(exported(category("news", "asia"), category("lost", "africa"), category("europe", "asia")))

    first, second = imports(path), imports(path)

    parents = {tag["slug"]: tag["parent"] and tag["parent"]["slug"] for tag in client.get("/v1/tags").json["data"]}
    assert parents == {"asia": None, "europe": "asia", "news": "asia", "lost": None}
    assert [result.left_out for result in first.results if result.left_out] == [("There is no tag 'africa'. (/parent)",)]
    assert {outcome for _, outcome in second.counts} == {"unchanged"}


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([category("", name=" "), item()], (6, "a category or tag without slug and name is left out")),
        ([item(more='<category domain="post_tag" nicename=""></category>')], (6, "a category or tag without slug and name is left out")),
        ([item(more="<category>News</category>")], (6, "categories without a taxonomy are left out: News")),
        (
            [category("a", name="Apple"), "<wp:tag><wp:tag_slug>a</wp:tag_slug><wp:tag_name>Fruit</wp:tag_name></wp:tag>"],
            (6, "a category and a tag of one slug are one: what the second one says otherwise is left out: Fruit"),
        ),
    ],
)
def test_a_term_that_becomes_nothing_is_said(parts, said, tags):
    assert tags(*parts)[1] == [said]


def test_what_is_there_in_two_ways_is_not_said(tags):
    bare = '<category>News</category><category domain="category" nicename="news">News</category>'
    same = "<wp:tag><wp:tag_slug>news</wp:tag_slug><wp:tag_name>news</wp:tag_name></wp:tag>"

    assert tags(category("news", description="All"), same, item(more=bare)) == ({"news": None}, [])
