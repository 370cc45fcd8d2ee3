"""Previews: links to the present draft of a post, and the draft as a site shows it."""

from schemas import field_builders
from schemas.base import Output
from schemas.key import KeyRef
from schemas.page import Links, Page
from schemas.post import PostItem
from schemas.vocabulary import POST_STATES


class PreviewLink(Output):
    """A link that shows the present draft of a post, without its token."""

    id = field_builders.ident()
    key = field_builders.nested(KeyRef, "The key that it was made with.", null=True)
    actor = field_builders.text("Who made it, as the client called them.", "ana", null=True)
    created_at = field_builders.instant("When it was made.")
    expires_at = field_builders.instant("From then on it leads nowhere.")


class PreviewLinkList(Output):
    """A page of links to a preview."""

    data = field_builders.many(PreviewLink, "Those that have not expired, the first made first.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


class PreviewLinkMade(Output):
    """A new link to a preview: the only answer that tells its token."""

    id = field_builders.ident()
    token = field_builders.text(
        "Who has it sees the draft, without a key. It is told only here; `null` where the request was repeated.", "4zj0…", null=True
    )
    url = field_builders.url(
        "Where the site shows the preview: the section's `preview_url`, else the data itself. It has the token, and is `null` with it.",
        null=True,
    )
    expires_at = field_builders.instant("From then on it leads nowhere.")


class PostPreview(PostItem):
    """The present draft of a post, as a site shows it."""

    class Meta(PostItem.Meta):
        exclude = ("assets", "jsonld", "snippet")

    slug = field_builders.text("The slug that it has, or will have.", "a-thousand-homes", null=True)
    body_html = field_builders.html("The text, sanitised HTML.")
    published_at = field_builders.instant("First publication; `null` while it was never public.", null=True)
    revision = field_builders.whole("Number of the form shown.", 8)
    url = field_builders.url("The address that it has, or will have; `null` while it was never public.", null=True)
    canonical_url = field_builders.url("The same, or the origin's for a copy.", null=True)
    state = field_builders.one_of(POST_STATES, "Where the post is on its way. A public one shows its pending revision, if there is one.")
