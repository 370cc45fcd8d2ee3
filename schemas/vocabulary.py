"""Words of the contract that several schemas, and the tables, have in common. Sets that never grow are tuples."""

KINDS = ("section", "author", "tag", "campaign", "event", "post")
"""Kinds of resources, in the order in which they refer to each other (``api.models.kinds`` has a row for each)."""
SITE = "site"
"""What the site is called where resources have their kind."""
SYNCED = (SITE, *KINDS)
"""Types in ``/v1/changes``, in the order of a snapshot."""
POST_KINDS = ("post", "page")
"""What a post is: news, which lists show unless they are asked otherwise, or a page of the site that stands by itself."""
POST_STATES = ("draft", "scheduled", "published", "withdrawn")
WITHDRAWN_REASONS = ("unpublished", "legal", "license", "expired")
GIVEN_REASONS = tuple(reason for reason in WITHDRAWN_REASONS if reason != "expired")
"""Those that somebody gives; ``expired`` is the worker's own."""
CAMPAIGN_STATES = ("upcoming", "active", "ended")
EVENT_STATUSES = ("scheduled", "postponed", "cancelled")
"""Whether an event takes place: as it says, at another time that is not known yet, or not at all."""
EVENT_STATES = ("draft", "published", "withdrawn")
"""Where an event is on its way; one that is withdrawn has one of ``GIVEN_REASONS``."""
