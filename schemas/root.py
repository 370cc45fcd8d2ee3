"""What the service says of itself."""

from schemas import field_builders
from schemas.base import Output
from schemas.query import Query, preferred
from schemas.site import MenuEntry, SiteMembers, menus_of


class RootLinks(Output):
    """Absolute addresses of what there is."""

    self = field_builders.url("This answer.")
    posts = field_builders.url("Posts.")
    facets = field_builders.url("Counts of posts.")
    feed = field_builders.url("Posts as Atom; other formats end in `.rss`, `.jsonfeed`, `.ninjs`.")
    sitemap = field_builders.url("Own posts for search engines.")
    news_sitemap = field_builders.url("Those of the last two days.")
    oembed = field_builders.url("What other sites embed of a post.")
    tags = field_builders.url("Tags.")
    campaigns = field_builders.url("Campaigns.")
    events = field_builders.url("Events.")
    authors = field_builders.url("Authors.")
    sections = field_builders.url("Sections.")
    suggest = field_builders.url("What may be meant, while somebody types.")
    resolve = field_builders.url("What an address leads to.")
    redirects = field_builders.url("Former addresses.")
    changes = field_builders.url("What has changed: delta sync.")
    openapi = field_builders.url("This document.")
    docs = field_builders.url("Documentation for readers: this document, guides and errors.")


class RootQuery(Query):
    """What the root is asked."""

    prefer_language = preferred(
        "Description and labels come in the first of these that there is, of each the language itself (`fr-CA`) or else its base (`fr`); "
        "else in the site's default language, else in their own: `language` beside each says which it is. Of a post in a menu that has "
        "translations, the one in the first of these leads on."
    )


class Root(SiteMembers):
    """The site, and where to go from here."""

    name = field_builders.text("Name of the site.", "Broadsheet")
    url = field_builders.url("Address that links begin with.")
    description = field_builders.text("What the site is about.", "News of the campaign for a thousand homes.", null=True)
    language = field_builders.language("Language of the description shown.")
    menus = menus_of(MenuEntry, "Entries by name of the menu, in the editor's order; `{}` where there are none.")
    revision = field_builders.whole("Number of what editors say of the site: it rises with each edit.", 3)
    languages = field_builders.many(field_builders.language("A language."), "Languages that there are posts in.")
    default_language = field_builders.language("Language of texts where none better is known.")
    timezone = field_builders.text("Time zone of days and months.", "Europe/Paris")
    links = field_builders.nested(RootLinks, "Where to go from here.")
