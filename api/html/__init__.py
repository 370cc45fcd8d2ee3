"""HTML as text: cut into tags, made safe, made plain. No database, no HTTP, nothing of ours is imported.

The door is ``sanitize.clean``: what is kept of a body, whoever brings it. On the way there:

- ``tokens`` cuts HTML as a parser does and bounds its size; ``depth`` bounds how deep it nests before it is parsed, by what ``nesting``
  says that a parser has open;
- ``char_refs``: character references that are set aside while a body with very many of them is parsed and written;
- ``embeds``: players become *figures*, each a plain link with ``data-embed`` and ``data-url``; ``providers`` knows whose they are.

``excerpts`` makes plain text of HTML and cuts it short; ``absolute_urls`` makes addresses absolute, for readers elsewhere;
``links`` says what a page names in its head.
"""
