"""The body of an item of a WordPress export, with what it shows from elsewhere in the file, and what is to be said of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from api.html.tokens import names
from api.importers.wordpress.attachments import Kept, number_of
from api.importers.wordpress.embedded import without_files
from api.importers.wordpress.fitting import Fitted
from api.importers.wordpress.html.bodies import Attachment, body
from api.importers.wordpress.html.footnotes import footnotes
from api.importers.wordpress.html.patterns import Patterns
from api.importers.wordpress.index import Index
from api.importers.wordpress.xml import Part

STAYS = "are not in the file, and the text of a post that is here already stays"
MOST_SHOWN = 200
"""Characters of an address that is said."""

_SCRIPT = re.compile(r"<script\b[^<>]*\ssrc\s*=\s*[\"']?(?:https?:)?//([^/\"'\s<>]+)", re.IGNORECASE)
_WIDGETS = names(
    "assets.pinterest.com connect.facebook.net embed.bsky.app embed.redditmedia.com embedr.flickr.com platform.instagram.com "
    "platform.twitter.com www.instagram.com www.tiktok.com"
)
"""Hosts whose scripts show what stands as a quotation with its link in the text."""
_NUMBERED = re.compile(r"\bwp-image-([0-9]{1,18})\b", re.ASCII)
"""A class by which WordPress tells the attachment of an image."""


def body_of(part: Part, index: Index, fitted: Fitted) -> tuple[dict[str, Any], frozenset[str]]:
    """The body; and that it is only for a new post, where the file has not all that it shows."""
    raw, files = without_files(part.members.get("encoded", ""))
    shown = _Attached(index, fitted, number_of(part.members.get("post_id", "")))
    index.attachments.shown.update(map(int, _NUMBERED.findall(raw)))
    patterns = Patterns(index.patterns.find)
    notes = footnotes(next((value for key, value in part.metas if key == "footnotes" and value), ""))
    site, link = index.site(), part.members.get("link", "")
    made = body(raw, attachment=shown.one, children=shown.of, patterns=patterns, footnotes=notes, site=site, link=link)
    fitted.say_of("left-out", f"attachments that its text shows {STAYS}", shown.missing)
    fitted.say_of("left-out", f"synced patterns that its text shows {STAYS}", patterns.missing)
    fitted.say_of("left-out", "synced patterns that show themselves, or are too much, are left out", patterns.left_out)
    fitted.say_of("changed", "unknown shortcodes stay as text", made.shortcodes)
    fitted.say_of("left-out", "blocks that the site makes when they are shown are left out", made.blocks)
    fitted.say_of("left-out", "files that stand in the text (data:) are left out", [files] if files else [])
    fitted.say_of("left-out", "images whose address cannot be used are left out", _shown(made.lost.images))
    fitted.say_of("left-out", "players whose address cannot be used are left out", _shown(made.lost.players))
    fitted.say_of("changed", "links whose address cannot be used are text", _shown(made.lost.links))
    scripts = [host for host in map(str.lower, _SCRIPT.findall(raw)) if host not in _WIDGETS]
    fitted.say_of("left-out", "scripts of other sites are left out", scripts)
    if notes is None:
        fitted.say("left-out", "its footnotes cannot be read")
    else:
        fitted.say_of("left-out", "footnotes that its text names are not in the file", notes.missing)
    return {"body_html": made.html}, frozenset({"body_html"}) if shown.missing or patterns.missing else frozenset()


def _shown(addresses: Iterable[str]) -> list[str]:
    return [address[:MOST_SHOWN] for address in addresses]


@dataclass(slots=True)
class _Attached:
    """What a post's body may show. ``missing``: numbers that the file does not have, or which sort of them."""

    index: Index
    fitted: Fitted
    post: int
    missing: list[int | str] = field(default_factory=list)

    def one(self, number: int) -> Attachment | None:
        """The attachment of this number."""
        kept = self.index.attachments.one(number)
        if kept is None:
            self.missing.append(number)
        return self._whole(kept)

    def of(self, post: int | None) -> list[Attachment]:
        """Those of a post, by default of this one."""
        found = self.index.attachments.of(post or self.post)
        if not found and post not in (None, self.post):
            self.missing.append(f"those of the post {post}")
        elif not self.index.attachments.are_there():
            self.missing.append("those of its gallery")
        elif not found:
            self.fitted.say("left-out", "a gallery or list of files is left out: nothing is attached to its post")
        return [one for kept in found if (one := self._whole(kept))]

    def _whole(self, kept: Kept | None) -> Attachment | None:
        fitted = self.fitted.image(kept.image, self.index.site()) if kept else None
        fitted = {name: value for name, value in fitted.items() if name != "focal_point"} if fitted else None
        return Attachment(**fitted, **kept.facts, number=kept.number, place=kept.place) if kept and fitted else None
