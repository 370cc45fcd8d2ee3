"""Tags, campaigns, events, authors and sections for delivery. The doors are ``lists.listed`` and ``lists.one``.

- What is particular to a kind (columns, filters, sorts, members) is a ``lists.ListedKind``, one module each: ``tags``, ``campaigns``,
  ``events`` (and ``event_jsonld``), ``authors``, ``sections``.
- ``languages`` chooses in which language texts are shown, ``name_search`` finds by the beginnings of words.
- ``figures`` are what campaigns report of their progress: a *measure* is what is counted, a *figure* one dated value.
- ``references`` embeds resources in others, for those who write.
"""
