"""What actions are asked: bodies and parameters of their own."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from schemas.base import Input, OneOf
from schemas.faults import Fault
from schemas.fields import Flag, Ref, Text
from schemas.input_fields import told
from schemas.instants import Instant
from schemas.parameters import Reference, YesNo
from schemas.query import Query
from schemas.vocabulary import GIVEN_REASONS


class Nothing(Input):
    """An action that needs to know nothing more."""


class PublishInput(Input):
    """How a post is published."""

    when_ready = Flag(
        metadata=told(
            "`true`: where renditions of a picture of it are being made, the post is scheduled, and published as soon as they are "
            "there, after ten minutes at the latest. Else that is refused (409 `picture-processing`)."
        )
    )


class ScheduleInput(Input):
    """When a post is to be published."""

    at = Instant(required=True, metadata=told("A moment that is still to come; fractions of a second are cut.", "2026-11-30T09:00:00Z"))


class WithdrawInput(Input):
    """Why a post is withdrawn."""

    reason = Text(
        validate=[OneOf(GIVEN_REASONS)],
        required=True,
        metadata=told("`unpublished` and `license` are answered 410, `legal` 451.", "unpublished") | {"enum": list(GIVEN_REASONS)},
    )


class MergeInput(Input):
    """Which tag takes over."""

    into = Ref(required=True, metadata=told("Id or slug of the tag that gets the posts, and the tags below.", "housing"))


class PreviewLinkInput(Input):
    """How long a link to a preview lasts."""

    expires_at = Instant(metadata=told("When it ends, within 30 days; a week from now unless said.", "2026-11-30T09:00:00Z"))


class TagDeleteQuery(Query):
    """What becomes of the posts of a tag that is deleted."""

    replace_with = Reference(
        "Id or slug of a tag that takes over: its posts, the tags below it and its addresses. The answer is a job, as for a merge."
    )


class CampaignChangeQuery(Query):
    """What a change of a campaign may drop."""

    drop_figures = YesNo(
        "`true`: the change may drop measures, and more than half of the values of one. Else that is refused (409 `loses-history`), "
        "since a list that is sent too short would wipe what was reported.",
        load_default=False,
    )


class PostChangeQuery(Query):
    """How a change of a post is saved."""

    draft = YesNo(
        "`true`: a public post stays as it is, and the change waits in its pending revision until `publish`. "
        "On other posts it says nothing.",
        load_default=False,
    )


class PostPatchQuery(PostChangeQuery):
    """How a patch of a post is saved."""

    autosave = YesNo(
        "`true`: nothing changes but what `…/autosave` answers to the same key and actor, in place of the last one. The answer is the "
        "post as it is. Not with `draft`.",
        load_default=False,
    )

    @validates_schema
    def one_way(self, values: dict[str, Any], **_: Any) -> None:
        """Refuses ``draft`` together with ``autosave``."""
        if values["draft"] and values["autosave"]:
            raise ValidationError({"autosave": [Fault("`draft` and `autosave` exclude each other: leave one out.")]})
