"""References: what they lead to, and how others are answered."""

import pytest

from api.db import reading
from api.derived.writing import writing
from api.errors import Gone, Legal, Moved, NotFound
from api.models import Tag
from api.queries.visibility import find, named
from api.services import jobs
from api.services.posts import editing, workflow
from api.services.posts.loading import load
from api.services.resources import tags

LATER = 1_790_000_000_000_000


@pytest.fixture
def seek(database):
    """``find`` on a fresh connection."""

    def sought(kind, ref):
        with reading(database) as connection:
            return find(connection, kind, ref)

    return sought


@pytest.fixture
def merge(database):
    """Merges one tag into another, to the end."""

    def merged(tag, into):
        with writing(database) as session:
            job = tags.merge(session, session.get(Tag, tag.id), session.get(Tag, into.id), now=LATER)
        while True:
            with writing(database) as session:
                if not jobs.step(session, job.id, now=LATER):
                    return

    return merged


def test_a_public_post_is_found_by_id_and_by_slug(seek, make_post):
    post = make_post(slug="rally")

    found = {seek("post", "rally"), seek("post", str(post.id))}

    assert found == {post.id}


@pytest.mark.parametrize("kind", ["tag", "campaign", "author", "section"])
def test_every_other_resource_is_found_by_id_and_by_slug(request, seek, kind):
    made = request.getfixturevalue(f"make_{kind}")(slug="one")

    found = {seek(kind, "one"), seek(kind, str(made.id))}

    assert found == {made.id}


@pytest.mark.parametrize(
    "ref", ["nothing", "01920000-0000-7000-8000-000000000000", "", "a b", "a--b", "../x", "\x00", "\ud800", "a" * 5000]
)
@pytest.mark.parametrize("kind", ["post", "tag"])
def test_what_is_missing_or_malformed_is_not_found(seek, kind, ref):
    with pytest.raises(NotFound):
        seek(kind, ref)


def test_a_slug_of_another_kind_is_not_found(seek, make_tag):
    make_tag(slug="rally")

    with pytest.raises(NotFound):
        seek("post", "rally")


def test_an_id_of_another_kind_is_not_found(seek, make_tag):
    tag = make_tag()

    with pytest.raises(NotFound):
        seek("post", str(tag.id))


def test_a_draft_is_not_found(seek, make_post):
    draft = make_post(state="draft", slug="secret")

    for ref in ("secret", "SECRET", str(draft.id), str(draft.id).upper()):
        with pytest.raises(NotFound):
            seek("post", ref)


@pytest.mark.parametrize(("reason", "error"), [("unpublished", Gone), ("license", Gone), ("expired", Gone), ("legal", Legal)])
def test_a_withdrawn_post_is_gone_for_its_reason(seek, make_post, reason, error):
    post = make_post(state="withdrawn", withdrawn_reason=reason, slug="away")

    for ref in ("away", "Away", str(post.id), str(post.id).upper()):
        with pytest.raises(error) as raised:
            seek("post", ref)
        assert type(raised.value) is error


def test_a_restored_post_is_found_again(database, seek, make_post):
    post = make_post(state="withdrawn", withdrawn_reason="legal", slug="back")

    with writing(database) as session:
        workflow.restore(session, editing.load(session, post.id), now=LATER)

    assert seek("post", "back") == post.id


def test_a_deleted_post_that_was_public_is_gone_by_every_reference(database, seek, make_post):
    post = make_post(slug="first")
    with writing(database) as session:
        editing.edit(session, editing.load(session, post.id), {"slug": "second"}, now=LATER)
    with writing(database) as session:
        editing.remove(session, editing.load(session, post.id))

    for ref in ("first", "second", str(post.id)):
        with pytest.raises(Gone):
            seek("post", ref)


def test_a_deleted_post_that_was_withdrawn_for_legal_reasons_stays_so(database, seek, make_post):
    post = make_post(slug="away")
    with writing(database) as session:
        workflow.withdraw(session, editing.load(session, post.id), "legal", now=LATER)
    with writing(database) as session:
        editing.remove(session, editing.load(session, post.id))

    for ref in ("away", str(post.id)):
        with pytest.raises(Legal):
            seek("post", ref)


def test_a_deleted_draft_was_never_there(database, seek, make_post):
    post = make_post(state="draft", slug="secret")
    with writing(database) as session:
        editing.remove(session, editing.load(session, post.id))

    for ref in ("secret", str(post.id)):
        with pytest.raises(NotFound):
            seek("post", ref)


def test_a_deleted_tag_is_gone(database, seek, make_tag):
    tag = make_tag(slug="old")
    with writing(database) as session:
        tags.remove(session, session.get(Tag, tag.id))

    for ref in ("old", str(tag.id)):
        with pytest.raises(Gone):
            seek("tag", ref)


def test_former_slugs_and_other_spellings_lead_to_the_present_reference_in_one_step(database, seek, make_post):
    post = make_post(slug="first")
    for slug in ("second", "été"):
        with writing(database) as session:
            editing.edit(session, load(session, post.id), {"slug": slug}, now=LATER)

    moves = {"first": "été", "second": "été", "First": "été", "ÉTÉ": "été", "e\u0301te\u0301": "été", str(post.id).upper(): str(post.id)}

    for ref, present in moves.items():
        with pytest.raises(Moved) as moved:
            seek("post", ref)
        assert moved.value.ref == present


def test_a_merged_tag_leads_to_the_last_target_in_one_step(seek, make_tag, merge):
    first, second, third = (make_tag(slug=slug) for slug in ("first", "second", "third"))
    merge(first, second)
    merge(second, third)

    moves = {"first": "third", "second": "third", str(first.id): str(third.id), str(first.id).upper(): str(third.id)}

    for ref, present in moves.items():
        with pytest.raises(Moved) as moved:
            seek("tag", ref)
        assert moved.value.ref == present
    assert seek("tag", "third") == third.id


def test_filters_take_former_slugs_and_merged_tags_for_the_present_ones(connection, make_tag, merge):
    first, second = make_tag(slug="first"), make_tag(slug="second")
    merge(first, second)

    found = named(connection, "tag", ["nothing", "first", str(first.id), "second"])

    assert list(found.items()) == [("first", second.id), (str(first.id), second.id), ("second", second.id)]


def test_finding_costs_one_statement(counted, seek, make_post):
    make_post(slug="rally")

    with counted() as statements:
        seek("post", "rally")

    assert len(statements) == 1
