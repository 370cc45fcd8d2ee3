"""Rules: may this happen, and what follows. No HTTP, no reading for answers. Who calls opens ``derived.writing``, which commits.

Rooms: ``posts``, ``resources`` (tags, campaigns, events, authors, sections), ``archive`` (import and export). Beside them what they share:
``slugs`` and ``addresses`` (where resources are and were), ``references`` (what an id or slug names), ``images``, ``revisioning`` (the
next revision of a row, and who saves), ``jobs`` (work in steps for the worker), ``leases`` (one process at a time),
``api_keys``, ``retention`` and ``change_retention`` (what is kept for a time only).
"""
