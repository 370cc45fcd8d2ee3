"""Posts for those who write, and the actions that lead from state to state. The rules are in ``api.services``."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from api.errors import InvalidInput
from api.models import Post
from api.queries.authored import lists
from api.queries.window import Rows, Window
from api.routes.admin.resources import Names, serve
from api.services import posts, states
from api.services.keys import Key
from api.services.references import entity_id
from api.settings import Site
from api.web import bodies, keys
from api.web.authoring import ID, Authoring
from api.web.bodies import Body
from api.web.calls import Call, Done
from api.web.lists import Listing
from api.web.nouns import Noun
from schemas.actions import Nothing, PostChangeQuery, ScheduleInput, WithdrawInput
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
    return posts.create(call.session, values, now=call.now, by=call.by)


def _edit(call: Call, post: Post, values: Any) -> None:
    draft = call.asked["draft"]
    if post.state == "published" and not draft:
        call.key.need(PUBLISH)
    if call.key.section is not None and "section" in values:
        values = {**values, "section": _own_section(call, values["section"])}
    posts.edit(call.session, post, values, now=call.now, by=call.by, draft=draft)


def _remove(call: Call, post: Post) -> None:
    if post.state in PUBLIC:
        call.key.need(PUBLISH)
    posts.remove(call.session, post)


def _own_section(call: Call, ref: str | UUID) -> str:
    section = entity_id(call.session, "section", ref, "/section")
    if section != call.key.section:
        raise InvalidInput("This key is bound to another section.", "/section")
    return str(section)


def _listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    return lists.posts(connection, asked, window, site, only_section=keys.key().section)


NOUN = Noun("post", PostInput(), PostChanges(), AuthoredPost, _create, _edit, _remove, load=posts.load, sees=_sees)

serve(
    blp,
    NOUN,
    Names("a post", "posts", "Post", "posts:write"),
    listing=Listing(AuthoredPostQuery(), _listed),
    listed=AuthoredPostList,
    change_query=PostChangeQuery(),
)


def _found(call: Call) -> Post:
    """The post that an action is meant for, at the revision that the client has seen, if it says which."""
    post: Post = NOUN.found(call)
    NOUN.check(call, post, needed=False)
    return post


@blp.route(f"{POST}/publish", methods=["POST"], parameters=ID)
@blp.writes("publishPost", AuthoredPost, scope=PUBLISH, body=MAY_BE_EMPTY, if_match=False)
def publish_post(call: Call) -> Done:
    """Makes a post public, or its pending revision.

    From draft, scheduled, withdrawn, or published with a pending revision. `published_at` is the first publication and never moves.
    """
    bodies.load(Nothing(), call.body)
    post = _found(call)
    states.publish(call.session, post, now=call.now, by=call.by)
    return NOUN.done(call, post, "publish")


@blp.route(f"{POST}/schedule", methods=["POST"], parameters=ID)
@blp.writes("schedulePost", AuthoredPost, scope=PUBLISH, body=Body(ScheduleInput), if_match=False)
def schedule_post(call: Call) -> Done:
    """Has a post, or its pending revision, published at a moment that is still to come.

    From draft, or published with a pending revision. Never early, at most five seconds late.
    """
    values = bodies.load(ScheduleInput(), call.body)
    post = _found(call)
    states.schedule(call.session, post, values["at"], now=call.now, by=call.by)
    return NOUN.done(call, post, "schedule")


@blp.route(f"{POST}/unschedule", methods=["POST"], parameters=ID)
@blp.writes("unschedulePost", AuthoredPost, scope=PUBLISH, body=MAY_BE_EMPTY, if_match=False)
def unschedule_post(call: Call) -> Done:
    """Takes a schedule back.

    The post is a draft again, or its pending revision waits.
    """
    bodies.load(Nothing(), call.body)
    post = _found(call)
    states.unschedule(call.session, post, now=call.now, by=call.by)
    return NOUN.done(call, post, "unschedule")


@blp.route(f"{POST}/withdraw", methods=["POST"], parameters=ID)
@blp.writes("withdrawPost", AuthoredPost, scope=PUBLISH, body=Body(WithdrawInput), if_match=False)
def withdraw_post(call: Call) -> Done:
    """Takes a public post away.

    It is answered 410 from then on, for legal reasons 451. It may be restored.
    """
    values = bodies.load(WithdrawInput(), call.body)
    post = _found(call)
    states.withdraw(call.session, post, values["reason"], now=call.now, by=call.by)
    return NOUN.done(call, post, "withdraw")


@blp.route(f"{POST}/restore", methods=["POST"], parameters=ID)
@blp.writes("restorePost", AuthoredPost, scope=PUBLISH, body=MAY_BE_EMPTY, if_match=False)
def restore_post(call: Call) -> Done:
    """Makes a withdrawn post public again.

    It is where it was: `published_at` never moves.
    """
    bodies.load(Nothing(), call.body)
    post = _found(call)
    states.restore(call.session, post, now=call.now, by=call.by)
    return NOUN.done(call, post, "restore")
