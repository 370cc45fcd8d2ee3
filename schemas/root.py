"""What the service says of itself."""

from schemas import members
from schemas.base import Output


class RootLinks(Output):
    """Absolute addresses of what there is."""

    self = members.url("This answer.")
    posts = members.url("Posts.")
    facets = members.url("Counts of posts.")
    feed = members.url("Posts as Atom; other formats end in `.rss`, `.jsonfeed`, `.ninjs`.")
    sitemap = members.url("Own posts for search engines.")
    news_sitemap = members.url("Those of the last two days.")
    oembed = members.url("What other sites embed of a post.")
    tags = members.url("Tags.")
    campaigns = members.url("Campaigns.")
    authors = members.url("Authors.")
    sections = members.url("Sections.")
    resolve = members.url("What an address leads to.")
    redirects = members.url("Former addresses.")
    changes = members.url("What has changed: delta sync.")
    openapi = members.url("This document.")
    docs = members.url("Documentation for readers.")


class Root(Output):
    """The site, and where to go from here."""

    name = members.text("Name of the site.", "Broadsheet")
    url = members.url("Address that links begin with.")
    languages = members.many(members.language("A language."), "Languages that there are posts in.")
    default_language = members.language("Language of texts where none better is known.")
    timezone = members.text("Time zone of days and months.", "Europe/Paris")
    links = members.nested(RootLinks, "Where to go from here.")
