"""Posts for those who write, and the actions that lead from state to state. The rules are in ``api.services``."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from api.errors import InvalidInput
from api.models import Post
from api.queries.authored import lists
from api.queries.paging import Rows, Window
from api.routes.admin.resources import More, Names, called, serve
from api.services.api_keys import Key
from api.services.posts import autosaves, editing, workflow
from api.services.references import entity_id
from api.settings import Site
from api.web import bodies, keys
from api.web.authoring import ID, Authoring
from api.web.bodies import Body
from api.web.calls import Call, Done
from api.web.lists import Listing
from api.web.nouns import Noun
from schemas.actions import Nothing, PostPatchQuery, ScheduleInput, WithdrawInput
from schemas.authored import AuthoredPost, AuthoredPostList
from schemas.authored_lists import AuthoredPostQuery
from schemas.inputs import PostChanges, PostInput

PUBLISH = "posts:publish"
PUBLIC = ("published", "withdrawn")
POST = "/admin/v1/posts/<id>"
MAY_BE_EMPTY = Body(Nothing, is_needed=False)

blp = Authoring("authored-posts", __name__, description="Posts as they are written, and the actions that make them public.")


def _sees(key: Key, row: Post) -> bool:
    return key.section in (None, row.section_id)


def _create(call: Call, values: Any) -> Post:
    if call.key.section is not None:
        values = {**values, "section": _own_section(call, values.get("section", call.key.section))}
    return editing.create(call.session, values, now=call.now, by=call.by)


def _edit(call: Call, post: Post, values: Any) -> None:
    draft = call.asked["draft"]
    check_scope(call, post, draft=draft)
    if call.key.section is not None and "section" in values:
        values = {**values, "section": _own_section(call, values["section"])}
    editing.edit(call.session, post, values, now=call.now, by=call.by, draft=draft)


def check_scope(call: Call, post: Post, *, draft: bool) -> None:
    """What is public, or will be without anybody's doing, is changed by those who may publish."""
    if post.scheduled_at is not None or (post.state == "published" and not draft):
        call.key.need(PUBLISH)


def _remove(call: Call, post: Post) -> None:
    if post.state in PUBLIC:
        call.key.need(PUBLISH)
    editing.remove(call.session, post)


def _own_section(call: Call, ref: str | UUID) -> str:
    section = entity_id(call.session, "section", ref, "/section")
    if section != call.key.section:
        raise InvalidInput("This key is bound to another section.", "/section")
    return str(section)


def _listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    return lists.posts(connection, asked, window, site, only_section=keys.key().section)


class PostNoun(Noun):
    """Posts, whose patches may be kept aside."""

    def change(self, call: Call) -> Done:
        """What a merge patch makes of it, or with ``autosave`` would make of it."""
        if not call.asked["autosave"]:
            return super().change(call)
        post = self.found(call)
        self.check(call, post)
        values: Any = self.patched(call.session, post, call.body, call.site)
        autosaves.keep(call.session, post, values, now=call.now, by=call.by)
        return replace(self.done(call, post, "autosave"), action=None)


NOUN = PostNoun("post", PostInput(), PostChanges(), AuthoredPost, _create, _edit, _remove, load=editing.load, sees=_sees)

serve(
    blp,
    NOUN,
    Names("a post", "posts", "Post", "posts:write"),
    listing=Listing(AuthoredPostQuery(), _listed),
    listed=AuthoredPostList,
    more=More(change_query=PostPatchQuery()),
)


class Action(NamedTuple):
    """An action on a post: its name, its body, what it does with that, and what the document says of it."""

    name: str
    body: Body
    act: Callable[[Call, Post, Any], None]
    told: str


def _plain(rule: Callable[..., None]) -> Callable[[Call, Post, Any], None]:
    """An action that needs to know nothing more."""
    return lambda call, post, _values: rule(call.session, post, now=call.now, by=call.by)


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
        lambda call, post, values: workflow.schedule(call.session, post, values["at"], now=call.now, by=call.by),
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
        lambda call, post, values: workflow.withdraw(call.session, post, values["reason"], now=call.now, by=call.by),
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
    def done(call: Call) -> Done:
        values = bodies.load(action.body.schema(), call.body)
        post: Post = NOUN.found(call)
        NOUN.check(call, post, needed=False)  # the revision that the client has seen, if it says which
        action.act(call, post, values)
        return NOUN.done(call, post, action.name)

    marked = blp.writes(f"{action.name}Post", AuthoredPost, scope=PUBLISH, body=action.body, if_match=False)
    blp.route(f"{POST}/{action.name}", methods=["POST"], parameters=ID)(marked(done))


for _action in ACTIONS:
    _serve(_action)
