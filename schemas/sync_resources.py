"""Resources as delta sync sends them: others are named by their ids, counts are left out, texts come in all languages."""

from typing import Any, ClassVar

from marshmallow import fields

from schemas import field_builders
from schemas.author import AuthorItem
from schemas.base import Output, made_schema
from schemas.campaign import CampaignItem, FigureItem
from schemas.event import EventItem
from schemas.post import PostItem
from schemas.section import SectionItem
from schemas.site import SyncedSite
from schemas.tag import TagItem


def _ids(description: str) -> fields.List[Any]:
    return field_builders.many(field_builders.ident("An id."), description)


def _texts(description: str) -> fields.Dict:
    """Texts by language."""
    return fields.Dict(
        keys=fields.String(), values=fields.String(), metadata={"description": description, "examples": [{"fr": "Un texte"}]}
    )


class SyncedPost(PostItem):
    """A post that names others by their ids. They may come later, or be of types that were not asked for."""

    class Meta(PostItem.Meta):
        exclude = ("jsonld", "snippet")

    tags = _ids("Ids of its tags, in the editor's order.")
    campaigns = _ids("Ids of its campaigns, in the editor's order.")
    authors = _ids("Ids of its authors, in the editor's order.")
    section = field_builders.ident("Id of its section.")  # type: ignore[assignment] # a string where lists have an object
    translations = _ids("Ids of the same in other languages, by language; they need not be in the filter.")
    body_html = field_builders.html("The text, sanitised HTML, by `include=body_html`.")


class SyncedTag(TagItem):
    """A tag in all its languages."""

    class Meta(TagItem.Meta):
        exclude = ("post_count", "languages")

    language = field_builders.language("Language of `name` and `description`.")
    names = _texts("Its name in other languages.")
    descriptions = _texts("Its description in other languages.")
    parent = field_builders.ident("Id of the tag above it.", null=True)  # type: ignore[assignment] # a string where lists have an object


class SyncedAuthor(AuthorItem):
    """An author in all languages."""

    class Meta(AuthorItem.Meta):
        exclude = ("post_count", "languages")

    language = field_builders.language("Language of `name` and `bio`.")
    names = _texts("The name in other languages.")
    bios = _texts("The bio in other languages.")


class SyncedSection(SectionItem):
    """A section in all its languages."""

    class Meta(SectionItem.Meta):
        exclude = ("post_count",)

    language = field_builders.language("Language of `name`.")
    names = _texts("Its name in other languages.")


class SyncedFigurePoint(Output):
    """A value at an instant."""

    at = field_builders.instant("When it was reported.")
    value = field_builders.whole("The value.", 7300)
    post = field_builders.ident("Id of the post that reported it, while that is public.", null=True)


class SyncedFigure(FigureItem):
    """What a campaign counts, with all values."""

    OPTIONAL: ClassVar[tuple[str, ...]] = ()

    labels = _texts("Its label in other languages than the campaign's.")
    units = _texts("Its unit in other languages.")
    latest = field_builders.nested(SyncedFigurePoint, "The last value reported.", null=True)
    history = field_builders.many(SyncedFigurePoint, "All values, oldest first.")


class SyncedCampaign(CampaignItem):
    """A campaign in all its languages."""

    OPTIONAL: ClassVar[tuple[str, ...]] = ("body_html", "bodies")

    class Meta(CampaignItem.Meta):
        exclude = ("post_count", "latest_post_at", "languages")

    language = field_builders.language("Language of `title`, `summary`, `body_html`, `place`, and of the figures' `label` and `unit`.")
    titles = _texts("Its title in other languages.")
    summaries = _texts("Its summary in other languages.")
    places = _texts("Where it takes place in other languages.")
    body_html = field_builders.html("The text, sanitised HTML, by `include=body_html`.", null=True)
    bodies = _texts("The text in other languages, by `include=body_html`.")
    figures = field_builders.many(SyncedFigure, "What it counts, in the editor's order, with all values.")


class SyncedEvent(EventItem):
    """An event in all its languages."""

    class Meta(EventItem.Meta):
        exclude = ("languages",)

    language = field_builders.language("Language of `title` and of the place's `name`.")
    titles = _texts("Its title in other languages.")
    place_names = _texts("The place's name in other languages.")
    post = field_builders.ident("Id of the post that tells more, while that is public.", null=True)  # type: ignore[assignment] # see above
    campaigns = _ids("Ids of its campaigns, in the editor's order.")
    section = field_builders.ident("Id of its section.")  # type: ignore[assignment] # see above


WHOLE: dict[str, type[Output]] = {
    "post": SyncedPost,
    "tag": SyncedTag,
    "campaign": SyncedCampaign,
    "event": SyncedEvent,
    "author": SyncedAuthor,
    "section": SyncedSection,
    "site": SyncedSite,
}
"""By type, the form in which it comes."""


def _partial(kind: str, whole: type[Output]) -> type[Output]:
    told = {
        "__module__": __name__,
        "__doc__": f"The members of {'the' if kind == 'site' else 'a'} {kind} that `fields` names.",
        "OPTIONAL": tuple(name for name in whole().fields if name != "id"),
    }
    return made_schema(f"SyncedPartial{kind.capitalize()}", whole, told)


PARTIAL = {kind: _partial(kind, whole) for kind, whole in WHOLE.items()}
"""The same with what ``fields`` names."""
