"""Archives in and out. The doors are ``importing.importing`` (items of any reader become resources) and ``exporting.lines``.

- A *line* is one resource or redirect as ``schemas.archive`` loads it; an *item* is a line with the place where it stands.
- ``matching`` finds the resource that a line means: by id, origin, *identity* (keys of another system, addresses) or slug.
- ``upsert`` creates or changes it; ``states`` tells whether it is public then, and what an import took back or gives back (*turn*).
- ``texts`` puts texts in one language beside those in others; ``remarks`` are what is said of items.
- ``prefetch`` reads at once what the lines of a batch refer to.
- ``preparing`` is what can be done of a line without the database; ``ahead`` has it done, some batches ahead, by child processes.

A bad line is set aside and reported; nothing else is lost with it.
"""
