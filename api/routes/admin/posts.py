"""Posts for those who write, and the actions that lead from state to state. The rules are in ``api.services``."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from api.derived.writing import WritingSession
from api.errors import InvalidInput
from api.models import KINDS, Post
from api.queries.authored import lists
from api.queries.authored.forms import form_of_post
from api.queries.paging import Rows, Window
from api.routes.admin.serve import More, called, serve
from api.services.posts import autosaves, editing, loading, pending, workflow
from api.services.references import entity_id
from api.settings import Site
from api.web.admin import authentication, requests
from api.web.admin.blueprint import ID, AdminBlueprint
from api.web.admin.crud import Resource
from api.web.admin.requests import Body, WriteRequest, WriteResult
from api.web.lists import Listing
from schemas.actions import Nothing, PostPatchQuery, ScheduleInput, WithdrawInput
from schemas.admin_answers import AuthoredPost, AuthoredPostList
from schemas.admin_inputs import PostInput, PostPatch
from schemas.admin_queries import AuthoredPostQuery

PUBLISH = "posts:publish"
PUBLIC = ("published", "withdrawn")
POST = "/admin/v1/posts/<id>"
MAY_BE_EMPTY = Body(Nothing, is_needed=False)

blp = AdminBlueprint("authored-posts", __name__, description="Posts as they are written, and the actions that make them public.")


def check_scope(write: WriteRequest, post: Post, *, draft: bool) -> None:
    """Raises ``ScopeMissing`` where the post is public or scheduled and the key may not publish."""
    if post.scheduled_at is not None or (post.state == "published" and not draft):
        write.key.need(PUBLISH)


def _own_section(write: WriteRequest, ref: str | UUID) -> str:
    section = entity_id(write.session, "section", ref, "/section")
    if section != write.key.section:
        raise InvalidInput("This key is bound to another section.", "/section")
    return str(section)


def _listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    return lists.posts(connection, asked, window, site, only_section=authentication.key().section)


class PostResource(Resource):
    """Posts: what is public is changed by those who may publish, and patches may be kept aside."""

    def create(self, write: WriteRequest, values: Any) -> Post:
        """A new draft, in the section that the key is bound to."""
        if write.key.section is not None:
            values = {**values, "section": _own_section(write, values.get("section", write.key.section))}
        return editing.create(write.session, values, now=write.now, by=write.by)

    def edit(self, write: WriteRequest, row: Post, values: Any) -> None:
        """Changes the live form, or with ``draft`` the pending revision."""
        draft = write.asked["draft"]
        check_scope(write, row, draft=draft)
        if write.key.section is not None and "section" in values:
            values = {**values, "section": _own_section(write, values["section"])}
        editing.edit(write.session, row, values, now=write.now, by=write.by, draft=draft)

    def remove(self, write: WriteRequest, row: Post) -> None:
        """Deletes a post."""
        if row.state in PUBLIC:
            write.key.need(PUBLISH)
        editing.remove(write.session, row)

    def load(self, session: Session, entity: UUID) -> Post | None:
        """The post with its links."""
        return editing.load(session, entity)

    def form(self, session: WritingSession, row: Post, site: Site) -> Mapping[str, Any]:
        """The authoring form, of what is in hand already."""
        session.flush()
        named, waiting = loading.named_by(session, row), pending.of(session, row)
        return form_of_post(session.connection(), row, site, session.section, named, waiting)

    def change(self, write: WriteRequest) -> WriteResult:
        """What a merge patch makes of it, or with ``autosave`` would make of it."""
        if not write.asked["autosave"]:
            return super().change(write)
        post = self.found(write)
        self.check(write, post)
        values: Any = self.patched(write.session, post, write.body, write.site)
        autosaves.keep(write.session, post, values, now=write.now, by=write.by)
        return replace(self.result(write, post, "autosave"), action=None)


POSTS = PostResource(KINDS["post"], PostInput(), PostPatch(), AuthoredPost)

serve(blp, POSTS, listing=Listing(AuthoredPostQuery(), _listed), listed=AuthoredPostList, more=More(change_query=PostPatchQuery()))


class Action(NamedTuple):
    """An action on a post: its name, its body, what it does with that, and what the document says of it."""

    name: str
    body: Body
    act: Callable[[WriteRequest, Post, Any], None]
    told: str


def _plain(rule: Callable[..., None]) -> Callable[[WriteRequest, Post, Any], None]:
    """An action that needs to know nothing more."""
    return lambda write, post, _values: rule(write.session, post, now=write.now, by=write.by)


ACTIONS = (
    Action(
        "publish",
        MAY_BE_EMPTY,
        _plain(workflow.publish),
        "Makes a post public, or its pending revision.\n\nFrom draft, scheduled, withdrawn, or published with a pending revision. "
        "`published_at` is the first publication and never moves.",
    ),
    Action(
        "schedule",
        Body(ScheduleInput),
        lambda write, post, values: workflow.schedule(write.session, post, values["at"], now=write.now, by=write.by),
        "Has a post, or its pending revision, published at a moment that is still to come.\n\nFrom draft, or published with a pending "
        "revision. Never early, at most five seconds late.",
    ),
    Action(
        "unschedule",
        MAY_BE_EMPTY,
        _plain(workflow.unschedule),
        "Takes a schedule back.\n\nThe post is a draft again, or its pending revision waits.",
    ),
    Action(
        "withdraw",
        Body(WithdrawInput),
        lambda write, post, values: workflow.withdraw(write.session, post, values["reason"], now=write.now, by=write.by),
        "Takes a public post away.\n\nIt is answered 410 from then on, for legal reasons 451. It may be restored.",
    ),
    Action(
        "restore",
        MAY_BE_EMPTY,
        _plain(workflow.restore),
        "Makes a withdrawn post public again.\n\nIt is where it was: `published_at` never moves.",
    ),
)


def _serve(action: Action) -> None:
    @called(f"{action.name}_post", action.told)
    def done(write: WriteRequest) -> WriteResult:
        values = requests.load(action.body.schema(), write.body)
        post: Post = POSTS.found(write)
        POSTS.check(write, post, needed=False)  # the revision that the client has seen, if it says which
        action.act(write, post, values)
        return POSTS.result(write, post, action.name)

    marked = blp.writes(f"{action.name}Post", AuthoredPost, scope=PUBLISH, body=action.body, if_match=False)
    blp.route(f"{POST}/{action.name}", methods=["POST"], parameters=ID)(marked(done))


for _action in ACTIONS:
    _serve(_action)
