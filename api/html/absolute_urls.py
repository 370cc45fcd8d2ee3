"""Bodies as readers elsewhere need them: each address in them absolute. What markup there is was decided when it was saved."""

import re
from urllib.parse import urljoin

_RELATIVE = re.compile(r'\s(?:href|src|cite|data-url|srcset)="(?!(?:https?|mailto|tel):)')
_OTHER = re.compile('="(?!https?:|mailto:|tel:)')
"""Found much faster: most texts have no other values at all."""
_TAG = re.compile(r'<[a-z][a-z0-9]*(?:\s+[a-z-]+(?:="[^"]*")?)*\s*/?>')
_ATTRIBUTE = re.compile(r'(?<=\s)(href|src|cite|data-url|srcset)="([^"]*)"')


def absolute(html: str, base: str) -> str:
    """The markup with each relative address resolved against ``base`` (RFC 3986, 5); as it is where there is none."""
    if not _OTHER.search(html) or not _RELATIVE.search(html):
        return html
    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(lambda found: f'{found[1]}="{_resolved(found[1], found[2], base)}"', tag[0]), html)


def _resolved(name: str, value: str, base: str) -> str:
    if name != "srcset":
        return joined(base, value)
    candidates = (one.strip().partition(" ") for one in value.split(", "))
    return ", ".join(f"{joined(base, address)}{space}{size}" for address, space, size in candidates)


def joined(base: str, address: str) -> str:
    """An address resolved against another one; as it is where that cannot be."""
    try:
        return urljoin(base, address)
    except ValueError:  # no address at all: ``//[``
        return address
