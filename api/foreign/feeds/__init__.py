"""Feeds, read: Atom (RFC 4287), RSS 0.9 to 2.0, RDF (RSS 1.0) and JSON Feed 1 and 1.1, as they come and not only as they should.

``documents.read`` is the door, for a child with limits (``outbound.parsing``): bytes in, a *document* out.

- ``texts`` makes text of bytes in any encoding; ``elements`` parts XML into the head and *elements* of items, one at a time.
- ``xml_items`` and ``xml_head`` say what elements mean, ``json_feed`` the same of JSON; ``markup`` has their HTML, ``moments`` their dates,
  ``images`` their pictures, ``licenses`` their licences; ``discovery`` finds the feeds that a page names.
- ``items`` makes of what an item says (*said*) the form that all formats have, with a digest.

There is one way of reading, which is lenient: what XML forbids is mended as in exports, prefixes need not be declared, and where a
document breaks what was complete before is taken. Declared entities are refused, and nothing is asked of anybody.
"""
