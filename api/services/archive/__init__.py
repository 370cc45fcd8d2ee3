"""Archives in and out. The doors are ``importing.importing`` (items of any reader become resources) and ``exporting.lines``.

- A *line* is one resource or redirect as ``schemas.archive`` loads it; an *item* is a line with the place where it stands.
- ``upsert`` finds the resource that a line means (its *identity*: id, origin, former addresses, slug) and creates or changes it.
- ``prefetch`` reads at once what the lines of a batch refer to.

A bad line is set aside and reported; nothing else is lost with it.
"""
