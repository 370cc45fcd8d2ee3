"""Resources as they are embedded in others: never with counts or texts."""

from schemas import field_builders
from schemas.base import Output
from schemas.image import Image
from schemas.vocabulary import CAMPAIGN_STATES


class TagRef(Output):
    """A tag, embedded."""

    id = field_builders.ident()
    slug = field_builders.slug()
    name = field_builders.text("Name, in a post in the post's language if there is one.", "Housing")


class AuthorRef(Output):
    """An author, embedded."""

    id = field_builders.ident()
    slug = field_builders.slug()
    name = field_builders.text("Name.", "Ana Duarte")
    url = field_builders.url("Page of the author.")
    image = field_builders.nested(Image, "Portrait.", null=True)


class SectionRef(Output):
    """A section, embedded."""

    id = field_builders.ident()
    slug = field_builders.slug()
    name = field_builders.text("Name.", "Canada")


class CampaignRef(Output):
    """A campaign, embedded."""

    id = field_builders.ident()
    slug = field_builders.slug()
    title = field_builders.text("Title.", "A thousand homes")
    hashtag = field_builders.text("Hashtag, without `#`.", "ThousandHomes", null=True)
    state = field_builders.one_of(CAMPAIGN_STATES, "State today.")


class PostRef(Output):
    """A post, embedded."""

    id = field_builders.ident()
    slug = field_builders.slug()
    title = field_builders.text("Title.", "7,300 have registered")


class Translation(Output):
    """The same post in another language."""

    id = field_builders.ident()
    slug = field_builders.slug()
    language = field_builders.language("Language of the translation.")
    title = field_builders.text("Its title.", "Mille logements")
    url = field_builders.url("Its address.")
