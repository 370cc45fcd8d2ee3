"""One resource of each kind with all its members."""

from uuid import UUID

import pytest

from api.derived.writing import writing
from api.services.posts import editing, workflow
from api.services.revisioning import By
from tests.databases import NOW

SECOND = NOW // 1_000_000
IMAGE = {
    "url": "https://example.org/a.png",
    "alt": "A",
    "width": 3,
    "license": {"name": "CC", "url": None},
    "focal_point": {"x": 0.5, "y": 0},
}


@pytest.fixture
def full(make_post, make_tag, make_campaign, make_author, make_section, database) -> dict[str, UUID]:
    """One resource of each kind with all members, by kind; the post has a pending revision."""
    society = make_tag("Society", slug="society")
    housing = make_tag("Housing", slug="housing", names={"fr": "Logement"}, description="Homes.", parent=str(society.id))
    ana = make_author("Ana", slug="ana", names={"fr": "Anne"}, image=IMAGE)
    canada = make_section("Canada", slug="canada", url="https://ca.example.org", url_template="/{year}/{slug}")
    first = make_post(language="fr", slug="premier", title="Premier")
    points = [{"at": SECOND, "value": 7, "post": str(first.id)}, {"at": SECOND + 5, "value": 9, "post": None}]
    figures = [{"measure": "registered", "label": "Registered", "unit": None, "target": 10, "history": points}]
    homes = make_campaign("Homes", slug="homes", hashtag="Homes", image=IMAGE, figures=figures, body_html="<p>x</p>")
    post = make_post(
        slug="one",
        tags=["housing", "society"],
        campaigns=["homes"],
        authors=["ana"],
        section="canada",
        image=IMAGE,
        license={"name": "CC BY 4.0", "url": None},
        origin={"section": "Peru", "uri": "urn:one", "url": "https://pe.example.org/1"},
        featured=True,
        translation_of="premier",
        expires_at=SECOND + 10**6,
        excerpt="Short",
    )
    with writing(database) as session:
        row = editing.load(session, post.id)
        waiting = {"title": "Pending", "tags": ["society"], "language": "de", "excerpt": None, "slug": "two"}
        editing.edit(session, row, waiting, now=NOW + 10**9, by=By(None, "ana"), draft=True)
        workflow.schedule(session, row, SECOND + 90_000, now=NOW + 10**9)
    return {"post": post.id, "tag": housing.id, "campaign": homes.id, "author": ana.id, "section": canada.id}
