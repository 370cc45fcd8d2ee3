"""Resources as they are embedded in others: never with counts or texts."""

from schemas import members
from schemas.base import Output

STATES = ("upcoming", "active", "ended")


class TagRef(Output):
    """A tag, embedded."""

    id = members.ident()
    slug = members.slug()
    name = members.text("Name, in a post in the post's language if there is one.", "Housing")


class AuthorRef(Output):
    """An author, embedded."""

    id = members.ident()
    slug = members.slug()
    name = members.text("Name.", "Ana Duarte")
    url = members.url("Page of the author.")


class SectionRef(Output):
    """A section, embedded."""

    id = members.ident()
    slug = members.slug()
    name = members.text("Name.", "Canada")


class CampaignRef(Output):
    """A campaign, embedded."""

    id = members.ident()
    slug = members.slug()
    title = members.text("Title.", "A thousand homes")
    hashtag = members.text("Hashtag, without `#`.", "ThousandHomes", null=True)
    state = members.one_of(STATES, "State today.")


class PostRef(Output):
    """A post that reported a figure."""

    id = members.ident()
    slug = members.slug()
    title = members.text("Title.", "7,300 have registered")


class Translation(Output):
    """The same post in another language."""

    id = members.ident()
    slug = members.slug()
    language = members.language("Language of the translation.")
    title = members.text("Its title.", "Mille logements")
    url = members.url("Its address.")
