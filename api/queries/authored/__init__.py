"""What those who write read, whatever its state. The doors are ``lists.posts`` and ``lists.named``; one resource is ``forms.shown``.

- A *form* is a resource as it is written, with its references embedded (``forms``; ``resources.references`` embeds).
- ``filters`` says what a parameter's value demands; ``walks`` finds the rows: gathered where a filter leaves few, else walked in the
  order of an index.
- ``revisions``, ``previews``, ``audit``, ``jobs``, ``keys``: the other lists of the authoring interface.
"""
