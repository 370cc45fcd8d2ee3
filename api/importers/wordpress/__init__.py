"""Exports of WordPress as items of an archive. The door is ``api.importers.wxr``, which reads a file twice.

- ``index``: from the first reading, authors, terms, attachments, and what each item is known by. ``languages`` tells theirs, and which
  translate each other, ``bylines`` who signs a post, ``authors`` how authors are called, ``search_plugins`` what search engines are told.
- ``posts``: from the second, an item of each post. ``bodies`` makes HTML of its text by ``shortcodes``, ``embeds``, ``media``, ``blocks``,
  ``autop`` for the classic editor (on a body as a row of tags, ``rows``), ``served_blocks`` (made when a page is shown) and ``patterns``.
- ``images``, ``anchors`` and ``leftovers`` mend it: real addresses, links within a body that lead somewhere, nothing that is empty.
- ``fitting`` makes values fit: it cuts, encodes, and says so. ``xml`` hands over the parts of a file, whatever its size; ``characters``
  makes of its bytes what XML allows, and counts what it had to mend (*dirt*); ``embedded`` takes out files that stand in a text.
"""
