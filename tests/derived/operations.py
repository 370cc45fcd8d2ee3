"""Everything that services can do to a site, each as a function of a session and two numbers that choose what it is done to."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.models import Author, Campaign, Event, Post, Section, Tag
from api.services.posts import editing, fields, workflow
from api.services.resources import authors, campaigns, sections, tags
from api.settings import Site
from schemas.vocabulary import GIVEN_REASONS, POST_KINDS

T = TypeVar("T", Post, Tag, Campaign, Author, Section, Event)

LANGUAGES = ("en", "fr", "fr-CA", "zh-Hant-TW")
TITLES = ("Water for all", "L\u2019eau, bien commun", "中华人民的水", "Ça ne coule pas de source", "")
BODIES = ("<p>One word.</p>", "<p>Élan vital <em>et</em> plus</p><p>Second.</p>", "<p>" + "long " * 90 + "</p>", "", "<p>水を守る</p>")
EXCERPTS = (None, "An excerpt", "Un extrait", "")
SECONDS = (1_700_000_000, -62_135_596_800, 0, 1_706_745_599, -1)
TEMPLATES = (None, "/{language}/{year}/{month}/{slug}", "/p/{id}", "/story/{slug}")
URLS = (None, "https://branch.example.org", "https://www.example.org/branch")
START = 1_780_000_000_000_000
DAYS = (None, date(2026, 5, 20), date(2026, 5, 28), date(2026, 6, 30))


class Actor:
    """Does operations; its ids and instants are numbered, so that a run can be repeated."""

    def __init__(self, site: Site) -> None:
        self.site, self.count = site, 0

    @property
    def now(self) -> int:
        """Three operations a second."""
        self.count += 1
        return START + self.count * 333_333

    def new_id(self) -> UUID:
        self.count += 1
        return UUID(f"019e0000-0000-7000-8000-{self.count:012x}")


def one(session: Session, model: type[T], number: int) -> T | None:
    """One of these resources, in the order of their ids; merged tags are none."""
    found: Any = model
    rows = select(found).order_by(found.id)
    if model is Tag:
        rows = rows.where(Tag.merged_into_id.is_(None))
    ids = list(session.scalars(rows))
    return ids[number % len(ids)] if ids else None


def some(session: Session, model: type[Any], number: int) -> list[str]:
    """None to three of these resources, in an order of its own."""
    found = [one(session, model, number * step) for step in range(1, number % 4 + 1)]
    return [str(row.id) for row in found if row]


def a_post(session: Session, number: int) -> Post | None:
    row = one(session, Post, number)
    return editing.load(session, row.id) if row else None


def create(session: Session, actor: Actor, a: int, b: int) -> None:
    section, leader = one(session, Section, b), a_post(session, a + b)
    assert section is not None
    values: fields.PostValues = {
        "kind": POST_KINDS[a % 5 == 2],
        "title": TITLES[a % 5],
        "language": LANGUAGES[b % 4],
        "body_html": BODIES[(a + b) % 5],
        "excerpt": EXCERPTS[b % 4],
        "section": section.slug,
        "tags": some(session, Tag, a),
        "campaigns": some(session, Campaign, b),
        "authors": some(session, Author, a),
    }
    if leader and a % 3 and leader.language != values["language"]:
        values["translation_of"] = str(leader.id)
    post = editing.create(session, values, now=actor.now, new_id=actor.new_id())
    if a % 4:
        workflow.publish(session, post, now=actor.now)


def create_group(session: Session, actor: Actor, a: int, _b: int) -> None:
    """A post and its translations, all public."""
    first: str | None = None
    for language in LANGUAGES[: 2 + a % 3]:
        values: fields.PostValues = {"title": f"In {language}", "language": language, "translation_of": first}
        post = editing.create(session, values, now=actor.now, new_id=actor.new_id())
        workflow.publish(session, post, now=actor.now)
        first = first or str(post.id)


def edit_with(values: Callable[[Session, Post, int], dict[str, Any]]) -> "Operation":
    """An edit of a post's members."""

    def operation(session: Session, actor: Actor, a: int, b: int) -> None:
        post = a_post(session, a)
        if post:
            editing.edit(session, post, values(session, post, b), now=actor.now)  # type: ignore[arg-type] # a part of the form

    return operation


def regroup(session: Session, actor: Actor, a: int, b: int) -> None:
    post, other = a_post(session, a), a_post(session, b)
    if post and other:
        editing.edit(session, post, {"translation_of": None if b % 3 == 0 else str(other.id)}, now=actor.now)


def redate(session: Session, _actor: Actor, a: int, b: int) -> None:
    post = a_post(session, a)
    if post and post.published_at is not None:
        post.published_at = SECONDS[b % 5]


def turned(session: Session, actor: Actor, a: int, b: int) -> None:
    """Publishes a draft, withdraws what is published, restores or publishes what was withdrawn."""
    post = a_post(session, a)
    if post is None:
        return
    if post.state == "published":
        workflow.withdraw(session, post, GIVEN_REASONS[b % 3], now=actor.now)
    elif post.state == "withdrawn" and b % 2:
        workflow.restore(session, post, now=actor.now)
    else:
        workflow.publish(session, post, now=actor.now)


def delete_post(session: Session, _actor: Actor, a: int, _b: int) -> None:
    post = a_post(session, a)
    if post:
        editing.remove(session, post)


def create_tag(session: Session, actor: Actor, a: int, b: int) -> None:
    parent = one(session, Tag, b)
    own = LANGUAGES[a % 2]
    names = {language: name for language, name in (("fr", "Étiquette"), ("en", "Tag")) if language != own}
    values: tags.TagValues = {"name": f"Tag {a % 7}", "language": own, "names": names}
    tags.create(session, {**values, "parent": str(parent.id) if parent and b % 2 else None}, now=actor.now, new_id=actor.new_id())


def rename_tag(session: Session, actor: Actor, a: int, b: int) -> None:
    tag = one(session, Tag, a)
    if tag:
        values: tags.TagValues = {"slug": f"slug-{b % 9}"} if b % 2 else {"name": f"Name {b}", "names": {"fr": f"Nom {b}"}}
        tags.edit(session, tag, values, now=actor.now)


def move_tag(session: Session, actor: Actor, a: int, b: int) -> None:
    tag, parent = one(session, Tag, a), one(session, Tag, b)
    if tag and parent:
        tags.edit(session, tag, {"parent": None if b % 4 == 0 else str(parent.id)}, now=actor.now)


def merge_tags(session: Session, actor: Actor, a: int, b: int) -> None:
    tag, into = one(session, Tag, a), one(session, Tag, b)
    if tag and into:
        tags.merge(session, tag, into, now=actor.now)


def create_section(session: Session, actor: Actor, a: int, b: int) -> None:
    values: sections.SectionValues = {"name": f"Section {a % 5}", "language": "en", "url": URLS[a % 3], "url_template": TEMPLATES[b % 4]}
    sections.create(session, values, now=actor.now, new_id=actor.new_id())


def move_section(session: Session, actor: Actor, a: int, b: int) -> None:
    section = one(session, Section, a)
    assert section is not None
    named: sections.SectionValues = {"name": f"N{b}", "names": {"fr": f"Nom {b}"}}
    values: list[sections.SectionValues] = [{"url_template": TEMPLATES[b % 4]}, {"url": URLS[b % 3]}, named, {"slug": f"s{b}"}]
    sections.edit(session, section, values[(a + b) % 4], now=actor.now)


def create_campaign(session: Session, actor: Actor, a: int, b: int) -> None:
    values: campaigns.CampaignValues = {
        "title": f"Campaign {a % 5}",
        "language": "en",
        "titles": {"fr": "Campagne"},
        "starts_on": DAYS[b % 4],
    }
    campaigns.create(session, values, now=actor.now, new_id=actor.new_id())


def edit_campaign(session: Session, actor: Actor, a: int, b: int) -> None:
    campaign, post = one(session, Campaign, a), one(session, Post, b)
    if campaign is None:
        return
    history = [{"at": SECONDS[n], "value": a * n, "post": str(post.id) if post else None} for n in range(b % 3 + 1) if n != 1]
    labels = {"fr": f"Nombre {b}"}
    figures: Any = [
        {"measure": name, "label": name.title(), "labels": labels, "history": history} for name in ("registered", "signed")[: b % 3]
    ]
    values: list[campaigns.CampaignValues] = [
        {"figures": figures},
        {"title": f"Title {b}", "hashtag": "#water"},
        {"ends_on": DAYS[b % 4], "featured": b % 2 == 0, "place": "Here", "places": {"fr": "Ici"}},
        {"image": {"url": "https://x.example/shared.jpg", "alt": f"Alt {b}"}},
    ]
    campaigns.edit(session, campaign, values[(a + b) % 4], now=actor.now, drop_figures=True)


def turn_campaigns(session: Session, actor: Actor, a: int, b: int) -> None:
    campaigns.update_states(session, actor.now + ((a + b) % 60 - 30) * 86_400_000_000, actor.site)


def create_author(session: Session, actor: Actor, a: int, _b: int) -> None:
    values: authors.AuthorValues = {"name": f"Author {a % 5}", "language": "en", "names": {"fr": "Autrice"}}
    authors.create(session, values, now=actor.now, new_id=actor.new_id())


def edit_author(session: Session, actor: Actor, a: int, b: int) -> None:
    author = one(session, Author, a)
    if author:
        values: list[authors.AuthorValues] = [{"name": f"Ada {b}"}, {"url": "https://ada.example"}, {"slug": f"ada-{b}"}, {"names": {}}]
        authors.edit(session, author, values[b % 4], now=actor.now)


def removing(model: type[Any], remove: Callable[..., None]) -> "Operation":
    """Deletes a resource, where nothing refers to it."""

    def operation(session: Session, _actor: Actor, a: int, _b: int) -> None:
        row = one(session, model, a)
        if row is not None:
            remove(session, row)

    return operation


def bulk(session: Session, _actor: Actor, a: int, b: int) -> None:
    ids = list(session.scalars(select(Post.id).order_by(Post.id)))[a % 5 :: 2]
    values = {"featured_at": SECONDS[b % 5]} if b % 2 else {"title": f"Bulk {b}"}
    statement = update(Post).where(Post.id.in_(ids)).values(**values)
    session.execute(statement.execution_options(touches={"post": ids}, synchronize_session="fetch"))


def undone(session: Session, actor: Actor, a: int, b: int) -> None:
    """A part that is taken back while the rest goes on."""
    part = session.begin_nested()
    for operation in (create, turned, create_tag):
        operation(session, actor, a, b)
        session.flush()
    part.rollback()


Operation = Callable[[Session, Actor, int, int], None]

OPERATIONS: dict[str, Operation] = {
    "create": create,
    "create another": create,
    "create group": create_group,
    "title": edit_with(lambda _s, _p, b: {"title": TITLES[b % 5]}),
    "body": edit_with(lambda _s, _p, b: {"body_html": BODIES[b % 5], "excerpt": EXCERPTS[b % 4]}),
    "language": edit_with(lambda _s, _p, b: {"language": LANGUAGES[b % 4]}),
    "kind": edit_with(lambda _s, _p, b: {"kind": POST_KINDS[b % 2]}),
    "slug": edit_with(lambda _s, _p, b: {"slug": f"slug-{b}"}),
    "section": edit_with(lambda s, _p, b: {"section": str(getattr(one(s, Section, b), "id", ""))}),
    "tags": edit_with(lambda s, _p, b: {"tags": some(s, Tag, b)}),
    "more tags": edit_with(lambda s, p, b: {"tags": [*(str(link.to_id) for link in p.tags), *some(s, Tag, b)]}),
    "campaigns": edit_with(lambda s, _p, b: {"campaigns": some(s, Campaign, b)}),
    "authors": edit_with(lambda s, _p, b: {"authors": some(s, Author, b)}),
    "image": edit_with(lambda _s, _p, b: {"image": None if b % 3 == 0 else {"url": "https://x.example/shared.jpg", "alt": f"Alt {b}"}}),
    "feature": edit_with(lambda _s, p, _b: {"featured": p.featured_at is None}),
    "origin": edit_with(
        lambda _s, p, b: {"origin": {"section": "Elsewhere", "uri": f"urn:{p.id}", "url": f"https://x.example/{b}"} if b % 2 else None}
    ),
    "license": edit_with(lambda _s, _p, b: {"license": {"name": "CC BY 4.0", "url": None} if b % 2 else None}),
    "regroup": regroup,
    "regroup more": regroup,
    "redate": redate,
    "turn": turned,
    "turn more": turned,
    "delete": delete_post,
    "delete more": delete_post,
    "create tag": create_tag,
    "rename tag": rename_tag,
    "move tag": move_tag,
    "merge tags": merge_tags,
    "create section": create_section,
    "move section": move_section,
    "create campaign": create_campaign,
    "edit campaign": edit_campaign,
    "turn campaigns": turn_campaigns,
    "create author": create_author,
    "edit author": edit_author,
    "remove tag": removing(Tag, tags.remove),
    "remove section": removing(Section, sections.remove),
    "remove campaign": removing(Campaign, campaigns.remove),
    "remove author": removing(Author, authors.remove),
    "bulk": bulk,
    "undone": undone,
}
