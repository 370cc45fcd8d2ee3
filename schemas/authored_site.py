"""The site as it is written under ``/admin/v1/site``, read back, and saved. How readers get it is in ``site``."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from marshmallow import ValidationError, fields, validates_schema

from schemas import field_builders
from schemas.admin_answers import by_language as read_by_language
from schemas.admin_inputs import ImageInput, MergePatch
from schemas.base import Input, Length, Matching, Output, made_schema
from schemas.faults import Fault, nearest, shown
from schemas.fields import Id, Text, Url, is_slug, spelled
from schemas.image import Image
from schemas.input_fields import NAME, PARAGRAPH, by_language, told
from schemas.language_fields import RegisteredLanguage
from schemas.revision import ResourceRevisionItem
from schemas.site import MENU_NAME, TARGETS, SocialLink, menus_of
from schemas.vocabulary import KINDS

MOST_MENUS, MOST_ENTRIES, DEEPEST, MOST_SOCIAL = 20, 200, 4, 50
"""Menus, entries of one with all that is below them, levels of entries, links to the site elsewhere."""
MENU_NAME_LENGTH = 50
_LINK = re.compile(r"(?:https?://[^\s/?#]+|/(?!/)|mailto:|tel:|#)[^\s]*")


class Link(Text):
    """An address that a menu may lead to: of the web, of mail, of a telephone, or a path on the site."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if not _LINK.fullmatch(text):
            schemes = ("https://…", "http://…", "mailto:…", "tel:…", "/…", "#…")
            raise ValidationError(Fault(f"{shown(text)} is no address that a menu leads to.", allowed=schemes))
        return text


class TargetType(Text):
    """A type of resource that a menu can name. The document has no set of them: more may come."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if text not in KINDS:
            meant = "post" if text in ("page", "pages") else nearest(text, KINDS)
            raise ValidationError(Fault(f"{shown(text)} is no type of resource that a menu can name.", allowed=KINDS, suggestion=meant))
        return text


class SlugOf(Text):
    """A slug in its one spelling."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        found = spelled(text)
        if found is None or not is_slug(found):
            raise ValidationError(Fault(f"{shown(text)} is not a slug."))
        return found


class MenuEntryInput(Input):
    """An entry of a menu: with `url`, or with `type` and `id` or `slug` of a resource, or a heading with neither."""

    label = Text(least=1, most=NAME, allow_none=True, metadata=told("What it is called; `null`: as the resource is called.", "Housing"))
    labels = by_language(NAME, "The same in other languages.", "label", "the site's `language`")
    url = Link(
        least=1, most=4000, allow_none=True, metadata=told("An address (https, http, mailto, tel), or a path of the site.", "/donate")
    )
    type = TargetType(allow_none=True, metadata=told(f"Type of the resource that it names: {TARGETS}.", "tag"))
    id = Id(allow_none=True, metadata=told("Id of the resource."))
    slug = SlugOf(allow_none=True, metadata=told("Or its slug, present or former; it is kept by its id.", "housing"))
    children: Any = fields.List(fields.Nested("MenuEntryInput"), metadata=told("Entries below it; a menu has four levels at the most."))

    @validates_schema
    def leads_somewhere(self, values: dict[str, Any], **_: Any) -> None:
        """An entry has an address or names a resource; what does neither is a heading and has a label."""
        names, kind = [name for name in ("id", "slug") if values.get(name)], values.get("type")
        if values.get("url") and (names or kind):
            raise ValidationError({"url": [Fault("An entry has an address or names a resource, not both: leave one out.")]})
        if names and not kind:
            raise ValidationError({"type": [Fault("This is required beside `id` and `slug`.", "missing", allowed=KINDS)]})
        if kind and not names:
            raise ValidationError({"id": [Fault("Beside `type`, `id` or `slug` says which one it names.", "missing")]})
        if not kind and not values.get("label"):
            raise ValidationError({"label": [Fault("What names no resource needs a label.", "missing")]})


class Menus(fields.Dict):
    """Menus by name, with bounds of how many entries there are and how deep."""

    def __init__(self, **kwargs: Any) -> None:
        names = Text(least=1, most=MENU_NAME_LENGTH, validate=[Matching(MENU_NAME, "a name such as `main` or `footer-2`")])
        entries = fields.List(fields.Nested(MenuEntryInput), validate=_bounded)
        super().__init__(keys=names, values=entries, validate=Length(None, MOST_MENUS), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        try:
            return super()._deserialize(value, attr, data, **kwargs)  # type: ignore[no-untyped-call]
        except ValidationError as error:
            raise ValidationError(_by_name(error.messages)) from error


def _by_name(messages: Any) -> Any:
    """The faults by name, where marshmallow keeps those of names and of entries apart."""
    if not isinstance(messages, dict):
        return messages
    return {name: faults.get("value", faults.get("key")) for name, faults in messages.items()}


def _bounded(entries: list[dict[str, Any]]) -> None:
    levels = list(_levels(entries))
    if len(levels) > MOST_ENTRIES:
        raise ValidationError(Fault(f"A menu has at most {MOST_ENTRIES} entries, not {len(levels)}.", "out-of-range"))
    if max(levels, default=0) > DEEPEST:
        raise ValidationError(Fault(f"A menu has at most {DEEPEST} levels, not {max(levels)}.", "out-of-range"))


def _levels(entries: Iterable[dict[str, Any]], level: int = 1) -> Iterator[int]:
    for entry in entries:
        yield level
        yield from _levels(entry.get("children", ()), level + 1)


class SocialLinkInput(Input):
    """The site elsewhere."""

    name = Text(least=1, most=100, required=True, metadata=told("Name of the network, or how the link is called.", "Mastodon"))
    url = Url(required=True, metadata=told("The page there."))


class SiteMembersInput(Input):
    """What is written of the site."""

    language = RegisteredLanguage(metadata=told("Language of `description` and of the labels: a registered BCP 47 tag.", "en"))
    description = Text(most=PARAGRAPH, allow_none=True, metadata=told("What the site is about, plain text."))
    descriptions = by_language(PARAGRAPH, "The same in other languages.", "description")
    logo = fields.Nested(ImageInput, allow_none=True, metadata=told("Logo; `null` for none."))
    icon = fields.Nested(ImageInput, allow_none=True, metadata=told("Icon, a square picture; `null` for none."))
    social = fields.List(
        fields.Nested(SocialLinkInput), validate=Length(None, MOST_SOCIAL), metadata=told("The site elsewhere, in the editor's order.")
    )
    menus = Menus(metadata=told("Entries by name of the menu, in the editor's order. A menu is replaced whole; `null` takes it away."))


class SitePatch(MergePatch, SiteMembersInput):
    """What is to change of the site: a merge patch (RFC 7396)."""


class AuthoredMenuEntry(Output):
    """An entry of a menu as it is written. What it names need not be public; what was deleted is left out."""

    label = field_builders.text("What it is called; `null`: as the resource is called.", "Housing", null=True)
    labels = read_by_language("The same in other languages.")
    url = field_builders.text("An address, or a path of the site.", "/donate", null=True)
    type = field_builders.text(f"Type of the resource that it names: {TARGETS}.", "tag", null=True)
    id = field_builders.ident("Its id; of a merged tag that of the tag which took its place.", null=True)
    slug = field_builders.text("Its present slug.", "housing", null=True)
    children: Any = fields.List(fields.Nested("AuthoredMenuEntry"), metadata={"description": "Entries below it, in the editor's order."})


class SiteForm(Output):
    """A saved form of the site. References to what is no more are left out."""

    language = field_builders.language("Language of `description` and of the labels.")
    description = field_builders.text("What the site is about.", null=True)
    descriptions = read_by_language("The same in other languages.")
    logo = field_builders.nested(Image, "Logo.", null=True)
    icon = field_builders.nested(Image, "Icon.", null=True)
    social = field_builders.many(SocialLink, "The site elsewhere, in the editor's order.")
    menus = menus_of(AuthoredMenuEntry, "Entries by name of the menu, in the editor's order.")


class AuthoredSite(SiteForm):
    """The site as it is written. Its name and its address are settings."""

    id = field_builders.ident("Id of the site, the same everywhere.")
    name = field_builders.text("Name of the site: the setting `SITE_NAME`.", "Broadsheet")
    url = field_builders.url("Address of the site: the setting `PUBLIC_URL`.")
    revision = field_builders.whole("Number of the newest saved form: the `ETag`.", 7)
    updated_at = field_builders.updated_at()


SiteRevision = made_schema(
    "SiteRevision",
    ResourceRevisionItem,
    {
        "__module__": __name__,
        "__doc__": "A revision of the site, whole.",
        "form": field_builders.nested(SiteForm, "What it was like as it was saved."),
    },
)
