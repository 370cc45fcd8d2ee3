"""Posts in the form in which they are written, as answers show it: references embedded. What else is known of a post is in ``authored``."""

from schemas import members
from schemas.base import Output
from schemas.embedded import AuthorRef, CampaignRef, SectionRef, TagRef
from schemas.image import Image, License
from schemas.post import PostOrigin

POST_STATES = ("draft", "scheduled", "published", "withdrawn")


class WrittenPost(Output):
    """Members of a post that are written, without its text."""

    slug = members.slug()
    language = members.language("Language of the post.")
    title = members.text("Title.", "A thousand homes")
    excerpt = members.text("The editor's own; `null`: made from the text.", null=True)
    excerpt_truncated = members.flag("Whether the editor's excerpt ends before its text does.")
    section = members.nested(SectionRef, "Section whose post it is.", null=True)
    authors = members.many(AuthorRef, "Authors in the editor's order.")
    tags = members.many(TagRef, "Tags in the editor's order.")
    campaigns = members.many(CampaignRef, "Campaigns in the editor's order.")
    image = members.nested(Image, "Featured image.", null=True)
    license = members.nested(License, "License of the text.", null=True)
    origin = members.nested(PostOrigin, "Where a syndicated copy comes from.", null=True)
    featured = members.flag("Whether an editor features it.")
    featured_at = members.instant("Since when.", null=True)
    translation_of = members.ident("The oldest post of its translations, unless that is itself.", null=True)
    embargo_until = members.instant("Before it the post cannot be published.", null=True)
    expires_at = members.instant("Then it is withdrawn by itself.", null=True)
    state = members.one_of(POST_STATES, "Where it is on its way.")


class PostForm(WrittenPost):
    """A saved form of a post. References to what is no more are left out."""

    body_html = members.html("The text, sanitised HTML.")
