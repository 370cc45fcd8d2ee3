"""The picture of an item of XML, with the licence that is said to hold for it (Media RSS 1.5; RSS 2.0 and Atom: enclosures)."""

from collections.abc import Iterator, Sequence

from api.foreign.feeds.elements import Element
from api.foreign.feeds.items import Image
from api.foreign.feeds.licenses import is_of_creative_commons, license_of, said
from api.foreign.feeds.markup import inner
from api.html.excerpts import text_of

LICENSES = ("creativecommons:license", "cc:license", "dc:rights", "dcterms:license", "dcterms:rights")
"""What is said of all that is in an item or a channel; a licence of Atom (RFC 4946) is that of the text, and not of what it links to."""
RIGHTS = ("media:copyright", "media:rights")
_KINDS = ("image/jpeg", "image/png", "image/webp", "image/avif")
_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif")


def image_of(item: Element) -> Image | None:
    """The picture that an item shows first of the best sort: of Media RSS, an enclosure, a thumbnail."""
    return next(_images(item), None)


def licensed(element: Element) -> dict[str, str] | None:
    """The licence that an item or a channel names for all that is in it."""
    return license_of(said(element, *LICENSES))


def _images(item: Element) -> Iterator[Image]:
    groups = list(item.children("media:group"))
    shown = [(one, [one, scope, item]) for scope in (item, *groups) for one in scope.children("media:content")]
    for one, scopes in sorted(shown, key=lambda pair: pair[0].attributes.get("isDefault", "").lower() != "true"):
        if _is_picture(one, "url"):
            yield _image(one.attributes["url"], scopes)
    for name, address in (("enclosure", "url"), ("atom:link", "href")):
        for one in item.children(name):
            if _is_picture(one, address) and (name == "enclosure" or one.attributes.get("rel", "").lower() == "enclosure"):
                yield _image(one.attributes[address], [item])
    for scope in (item, *groups):
        yield from (
            _image(one.attributes["url"], [one, scope, item]) for one in scope.children("media:thumbnail") if one.attributes.get("url")
        )


def _is_picture(element: Element, address: str) -> bool:
    url, kind = element.attributes.get(address, ""), element.attributes.get("type", "").strip().lower()
    if not url or element.attributes.get("medium", "image") != "image":
        return False
    is_named = "medium" in element.attributes or url.partition("?")[0].lower().endswith(_ENDINGS)
    return kind in _KINDS if kind else is_named


def _image(url: str, scopes: Sequence[Element]) -> Image:
    return Image(
        url.strip(),
        alt=_text(scopes, "media:title"),
        caption=_text(scopes, "media:description"),
        credit=_text(scopes, "media:credit") or _text(scopes, "media:copyright"),
        license=_license(scopes),
        is_judged=any(said(scope, "media:license", *RIGHTS) for scope in scopes),
    )


def _text(scopes: Sequence[Element], name: str) -> str:
    return next((text_of(inner(one)) for scope in scopes for one in scope.children(name) if one.parts), "")


def _license(scopes: Sequence[Element]) -> dict[str, str] | None:
    """What the innermost says that says anything: where that is no licence, none of what is around it holds."""
    for scope in scopes:
        own, rights = said(scope, "media:license"), said(scope, *RIGHTS)
        found = license_of([*own, *filter(is_of_creative_commons, rights)]) or licensed(scope)
        if found or own or rights:
            return found
    return None
