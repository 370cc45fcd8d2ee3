"""What lists of sources are asked, what sources that are no Broadsheet take as their ``query``, and what a hub asks."""

from schemas.admin_queries import Cursored
from schemas.parameters import Language, Number, Words, YesNo
from schemas.post import OfPosts
from schemas.query import Query


class SourceQuery(Cursored):
    """What a list of sources is asked."""


class SourceItemQuery(Cursored):
    """What a list of a source's posts is asked."""

    set_aside = YesNo("`true`: only those that are set aside; `false`: only the others.")


class FeedSourceQuery(Query):
    """The ``query`` of a source that is a feed."""

    language = Language("The language of items that name none.")


class WordpressSourceQuery(FeedSourceQuery, OfPosts):
    """The ``query`` of a source that is a WordPress."""


HubQuery: type[Query] = Query.from_dict(  # type: ignore[assignment] # a class of its own kind
    {
        "hub.mode": Words("`subscribe`, or `denied` where the hub does not want to.", most=100, attribute="mode"),
        "hub.topic": Words("The feed.", most=4_000, attribute="topic"),
        "hub.challenge": Words("What is answered.", most=4_000, attribute="challenge"),
        "hub.lease_seconds": Number("How long the hub goes on.", least=0, most=10**9, attribute="lease_seconds"),
        "hub.reason": Words("Why the hub does not want to.", most=4_000, attribute="reason"),
    },
    name="HubQuery",
)
"""What a hub asks of who has subscribed (WebSub, 5.3)."""
