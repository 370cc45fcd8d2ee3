"""Rules of tags, campaigns, events, authors and sections, one module each with ``create``, ``edit`` and ``remove``.

The door is ``rules.rules_of``.

- ``naming`` has what they share: slug, name, texts by language, revision.
- Each takes a session of ``derived.writing``, values as ``schemas`` loads them, and the time.
- What changes for many posts at once is a *job* (``services.jobs``); the tree of tags, which moving and merging share, is
  ``services.tag_tree``.
"""
