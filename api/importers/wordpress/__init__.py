"""Exports of WordPress as items of an archive. The door is ``api.importers.wxr``, which reads a file twice.

- ``index``: from the first reading, authors, ``terms``, attachments, and what each item is known by. ``languages`` tells theirs, and which
  translate each other, ``bylines`` who signs a post, ``authors`` how authors are called, ``search_plugins`` what search engines are told.
- ``posts``: from the second, an item of each post; ``post_bodies`` gives it its text, which the room ``html`` makes.
- ``fitting`` makes values fit: it cuts, encodes, and says so. ``xml`` hands over the parts of a file, whatever its size; ``characters``
  makes of its bytes what XML allows, and counts what it had to mend (*dirt*); ``embedded`` takes out files that stand in a text.
"""
