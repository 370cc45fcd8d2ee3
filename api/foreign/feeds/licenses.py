"""Licences as feeds name them: an address, in one spelling."""

import re

from api.foreign.feeds.elements import Element

_CC = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(licenses|publicdomain)/([a-z+-]+)/(\d\.\d)(?:/(?!deed|legalcode|rdf)([a-z]{2,3}))?(?:[/?#].*)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;)]")
_ATTRIBUTES = ("rdf:resource", "href", "url")
_PUBLIC = {"zero": "CC0", "mark": "Public Domain Mark"}


def said(element: Element, *names: str) -> list[str]:
    """What children of these names say, as addresses in attributes or as text."""
    return [text for one in element.children(*names) for text in (*map(one.attributes.get, _ATTRIBUTES), one.text) if text]


def is_of_creative_commons(text: str) -> bool:
    """Whether it has the address of one of its licences."""
    return _CC.search(text) is not None


def license_of(texts: list[str]) -> dict[str, str] | None:
    """``{name, url}`` of the first address among these texts; those of Creative Commons go before others."""
    found = [address for text in texts for address in _ADDRESS.findall(text)]
    best = next((one for one in found if _CC.match(one)), None) or next(iter(found), None)
    return None if best is None else _named(best)


def _named(address: str) -> dict[str, str]:
    found = _CC.fullmatch(address)
    if not found:
        return {"name": address[:300], "url": address}
    group, code, version, place = (part and part.lower() for part in found.groups())
    name = _PUBLIC.get(code, f"CC {code.upper()}")
    of = f"{place}/" if place else ""
    return {
        "name": f"{name} {version}" + (f" {place.upper()}" if place else ""),
        "url": f"https://creativecommons.org/{group}/{code}/{version}/{of}",
    }
