"""Previews: links to the present draft of a post, and the draft as a site shows it."""

from schemas import members
from schemas.base import Output
from schemas.key import KeyRef
from schemas.page import Links, Page
from schemas.post import PostItem
from schemas.written_post import POST_STATES


class PreviewLink(Output):
    """A link that shows the present draft of a post, without its token."""

    id = members.ident()
    key = members.nested(KeyRef, "The key that it was made with.", null=True)
    actor = members.text("Who made it, as the client called them.", "ana", null=True)
    created_at = members.instant("When it was made.")
    expires_at = members.instant("From then on it leads nowhere.")


class PreviewLinkList(Output):
    """A page of links to a preview."""

    data = members.many(PreviewLink, "Those that have not expired, the first made first.")
    page = members.nested(Page, "Which part this is.")
    links = members.nested(Links, "Where to go on.")


class PreviewLinkMade(Output):
    """A new link to a preview: the only answer that tells its token."""

    id = members.ident()
    token = members.text(
        "Who has it sees the draft, without a key. It is told only here; `null` where the request was repeated.", "4zj0…", null=True
    )
    url = members.url(
        "Where the site shows the preview: the section's `preview_url`, else the data itself. It has the token, and is `null` with it.",
        null=True,
    )
    expires_at = members.instant("From then on it leads nowhere.")


class PostPreview(PostItem):
    """The present draft of a post, as a site shows it."""

    slug = members.text("The slug that it has, or will have.", "a-thousand-homes", null=True)
    body_html = members.html("The text, sanitised HTML.")
    published_at = members.instant("First publication; `null` while it was never public.", null=True)
    revision = members.whole("Number of the form shown.", 8)
    url = members.url("The address that it has, or will have; `null` while it was never public.", null=True)
    canonical_url = members.url("The same, or the origin's for a copy.", null=True)
    state = members.one_of(POST_STATES, "Where the post is on its way. A public one shows its pending revision, if there is one.")
