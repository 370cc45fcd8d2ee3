"""The site as delivery and delta sync answer it: what editors say of it, and its menus. What is written is in ``authored_site``."""

from typing import Any

from marshmallow import fields

from schemas import field_builders
from schemas.base import Output
from schemas.embedded import Translation
from schemas.image import Image

TARGETS = "`post` (pages too), `tag`, `campaign`, `author`, `section`, `event`; more may come"
MENU_NAME = "[a-z0-9]+(?:[-_][a-z0-9]+)*"
"""The form of a menu's name."""
EXAMPLE = "main"


def texts(description: str) -> fields.Dict:
    """Texts by language."""
    return fields.Dict(
        keys=fields.String(), values=fields.String(), metadata={"description": description, "examples": [{"fr": "Un texte"}]}
    )


def menus_of(entry: type[Output], description: str) -> fields.Dict:
    """Menus by name."""
    return fields.Dict(keys=fields.String(), values=fields.List(fields.Nested(entry)), metadata={"description": description})


class SocialLink(Output):
    """The site elsewhere."""

    name = field_builders.text("Name of the network, or how the link is called.", "Mastodon")
    url = field_builders.url("The page there.")


class Led(Output):
    """Where an entry of a menu leads."""

    url = field_builders.url("Address to link to; of a section its site. `null`: a heading, which only has what is below it.", null=True)
    type = field_builders.text(f"Type of the resource that the entry names: {TARGETS}. `null`: none.", "tag", null=True)
    id = field_builders.ident("Id of that resource.", null=True)
    slug = field_builders.text("Its present slug.", "housing", null=True)


class MenuEntry(Led):
    """An entry of a menu. What it names is public now; what is not is left out, with all that is below it."""

    label = field_builders.text("What it is called: the editor's words, else what the resource is called.", "Housing")
    language = field_builders.language("Language of the label shown.")
    children: Any = fields.List(fields.Nested("MenuEntry"), metadata={"description": "Entries below it, in the editor's order."})


class SyncedMenuEntry(Led):
    """An entry of a menu in all its languages."""

    label = field_builders.text("What it is called: the editor's words, else what the resource is called.", "Housing")
    language = field_builders.language("Language of `label`.")
    labels = texts("The same in other languages.")
    translations = field_builders.many(Translation, "Of a post, the same in other languages.")
    children: Any = fields.List(fields.Nested("SyncedMenuEntry"), metadata={"description": "Entries below it, in the editor's order."})


class SiteMembers(Output):
    """What editors say of the site, whatever its language."""

    logo = field_builders.nested(Image, "Logo.", null=True)
    icon = field_builders.nested(Image, "Icon: a square picture.", null=True)
    social = field_builders.many(SocialLink, "The site elsewhere, in the editor's order.")


class SyncedSite(SiteMembers):
    """The site in all its languages."""

    id = field_builders.ident("Id of the site, the same everywhere: a service has one site.")
    name = field_builders.text("Name of the site.", "Broadsheet")
    url = field_builders.url("Address of the site.")
    language = field_builders.language("Language of `description`.")
    description = field_builders.text("What the site is about.", "News of the campaign for a thousand homes.", null=True)
    descriptions = texts("The same in other languages.")
    menus = menus_of(SyncedMenuEntry, "Entries by name of the menu, in the editor's order.")
    revision = field_builders.revision()
    updated_at = field_builders.updated_at()
