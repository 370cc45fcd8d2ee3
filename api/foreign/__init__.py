"""Formats of others, read: bytes in, what they say out. Nothing here knows of a database, so that a child which reads them begins soon.

- ``characters`` makes of the bytes of any XML, however dirty, characters that a parser takes; ``broken`` is how a reader gives up.
- ``feeds`` reads feeds.

What becomes of it is decided by those who asked: sources and importers.
"""
