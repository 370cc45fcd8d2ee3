"""Posts for those who write, and the actions that lead from state to state. The rules are in ``api.services``."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from api.derived.writing import WritingSession
from api.models import KINDS, Post
from api.queries.authored import lists
from api.queries.authored.forms import form_of_post
from api.queries.paging import Rows, Window
from api.routes.admin.serve import MAY_BE_EMPTY, PUBLISH, Action, More, own_section, plain, serve, serve_action
from api.services.posts import autosaves, editing, loading, pending, workflow
from api.settings import Site
from api.web.admin import authentication
from api.web.admin.blueprint import AdminBlueprint
from api.web.admin.crud import Resource
from api.web.admin.requests import Body, WriteRequest, WriteResult
from api.web.lists import Listing
from schemas.actions import PostPatchQuery, PublishInput, ScheduleInput, WithdrawInput
from schemas.admin_answers import AuthoredPost, AuthoredPostList
from schemas.admin_inputs import PostInput, PostPatch
from schemas.admin_queries import AuthoredPostQuery

PUBLIC = ("published", "withdrawn")

blp = AdminBlueprint("authored-posts", __name__, description="Posts as they are written, and the actions that make them public.")


def check_scope(write: WriteRequest, post: Post, *, draft: bool) -> None:
    """Raises ``ScopeMissing`` where the post is public or scheduled and the key may not publish."""
    if post.scheduled_at is not None or (post.state == "published" and not draft):
        write.key.need(PUBLISH)


def _listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    return lists.posts(connection, asked, window, site, only_section=authentication.key().section)


class PostResource(Resource):
    """Posts: what is public is changed by those who may publish, and patches may be kept aside."""

    def create(self, write: WriteRequest, values: Any) -> Post:
        """A new draft, in the section that the key is bound to."""
        if write.key.section is not None:
            values = {**values, "section": own_section(write, values.get("section", write.key.section))}
        return editing.create(write.session, values, now=write.now, by=write.by)

    def edit(self, write: WriteRequest, row: Post, values: Any) -> None:
        """Changes the live form, or with ``draft`` the pending revision."""
        draft = write.asked["draft"]
        check_scope(write, row, draft=draft)
        if write.key.section is not None and "section" in values:
            values = {**values, "section": own_section(write, values["section"])}
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


ACTIONS = (
    Action(
        "publish",
        Body(PublishInput, is_needed=False),
        lambda write, post, values: workflow.publish(write.session, post, now=write.now, by=write.by, **values),
        "Makes a post public, or its pending revision.\n\nFrom draft, scheduled, withdrawn, or published with a pending revision. "
        "`published_at` is the first publication and never moves. While renditions of its picture are being made: 409 with `Retry-After`, "
        "or with `when_ready` as soon as they are there.",
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
        plain(workflow.unschedule),
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
        plain(workflow.restore),
        "Makes a withdrawn post public again.\n\nIt is where it was: `published_at` never moves.",
    ),
)


for _action in ACTIONS:
    serve_action(blp, POSTS, _action)
