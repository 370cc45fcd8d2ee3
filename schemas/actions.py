"""What actions on posts and tags are asked: bodies and parameters of their own."""

from schemas.authoring import told
from schemas.base import Input, OneOf
from schemas.fields import Ref, Text
from schemas.instants import Instant
from schemas.parameters import YesNo
from schemas.query import Query

REASONS = ("unpublished", "legal", "license")


class Nothing(Input):
    """An action that needs to know nothing more."""


class ScheduleInput(Input):
    """When a post is to be published."""

    at = Instant(required=True, metadata=told("A moment that is still to come; fractions of a second are cut.", "2026-11-30T09:00:00Z"))


class WithdrawInput(Input):
    """Why a post is withdrawn."""

    reason = Text(
        validate=[OneOf(REASONS)],
        required=True,
        metadata=told("`unpublished` and `license` are answered 410, `legal` 451.", "unpublished") | {"enum": list(REASONS)},
    )


class MergeInput(Input):
    """Which tag takes over."""

    into = Ref(required=True, metadata=told("Id or slug of the tag that gets the posts, and the tags below.", "housing"))


class PostChangeQuery(Query):
    """How a change of a post is saved."""

    draft = YesNo(
        "`true`: a public post stays as it is, and the change waits in its pending revision until `publish`. "
        "On other posts it says nothing.",
        load_default=False,
    )
