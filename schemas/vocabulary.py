"""Words of the contract that several schemas, and the tables, have in common. Sets that never grow are tuples."""

KINDS = ("section", "author", "tag", "campaign", "post")
"""Kinds of resources, in the order in which they refer to each other (``api.models.kinds`` has a row for each)."""
POST_KINDS = ("post", "page")
"""What a post is: news, which lists show unless they are asked otherwise, or a page of the site that stands by itself."""
POST_STATES = ("draft", "scheduled", "published", "withdrawn")
WITHDRAWN_REASONS = ("unpublished", "legal", "license", "expired")
GIVEN_REASONS = tuple(reason for reason in WITHDRAWN_REASONS if reason != "expired")
"""Those that somebody gives; ``expired`` is the worker's own."""
CAMPAIGN_STATES = ("upcoming", "active", "ended")
