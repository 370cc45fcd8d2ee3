"""Sources: other Broadsheets, feeds, WordPress, whose own posts a section takes. What may be done with one is in ``services.syndication``.

- ``kinds`` has a row for each *kind* of source, which makes the *question* to one, and of what comes back an *outcome*: ``asking`` (with
  ``reading``) of a Broadsheet, by ``/v1/changes`` from its cursor on; ``feeds`` of a feed
  (``hubs`` asks who says when there is news), ``wordpress`` (with ``absence``).
- ``recognising`` says by ``names`` which post an item means that has no id of ours, and whether it says something new.
- ``pulling`` stores an outcome: the items of a page and the cursor behind them in one transaction. A *run* is a snapshot from its first
  page to its last; what it did not name is *absent*. ``pages`` stores the items, ``singles`` one that was fetched by itself.
- ``terms`` are tags, campaigns, authors and sections over there, and what stands for them here; ``forms`` makes of a post over there the
  form of a *copy*, or says why it is *set aside*; ``taking`` makes, changes and withdraws the copy.
"""
