"""Exports of WordPress as items of an archive. The door is ``api.importers.wxr``, which reads a file twice.

- The first reading makes the *index*: authors, terms, attachments, and which item is known by what (``index``).
- The second makes an item of each post (``posts``): ``bodies`` turns its text into HTML by ``shortcodes``, ``embeds``, ``media``,
  ``blocks`` and, for texts of the classic editor, ``autop``, which works on a body as a row of tags (``rows``). A block is *served* where
  WordPress makes it only when a page is shown (``served_blocks``); a *pattern* is kept once and shown in many posts (``patterns``).
- What is HTML then is mended: ``images`` have their real addresses, links within a body lead somewhere (``anchors``), nothing is left
  empty (``leftovers``).
- ``bylines`` tells who signs a post where plugins give it several authors; ``search_plugins`` what they say to search engines.
- ``languages`` tells in which language items and terms are, and which translate each other.
- ``fitting`` makes values fit: it cuts, encodes, and says so; ``authors`` decides how authors are called.
- ``xml`` hands over the parts of a file one after the other, whatever its size; ``characters`` makes of its bytes what XML allows, and
  counts what it had to mend (*dirt*); ``embedded`` takes out files that stand in a text.

Which HTML is kept of it is decided in ``api.html.sanitize``.
"""
