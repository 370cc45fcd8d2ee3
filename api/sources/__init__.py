"""Sources: other Broadsheets whose own posts a section takes. What may be done with one is in ``services.syndication``.

- ``asking`` makes the *question* to a source (``/v1/changes`` from its cursor on), and of what comes back, by ``reading``, an *outcome*.
- ``pulling`` stores an outcome: the items of a page and the cursor behind them in one transaction. A *run* is a snapshot from its first
  page to its last; what it did not name is *absent*. ``pages`` stores the items, ``singles`` one that was fetched by itself.
- ``terms`` are tags, campaigns, authors and sections over there, and what stands for them here; ``forms`` makes of a post over there the
  form of a *copy*, or says why it is *set aside*; ``taking`` makes, changes and withdraws the copy.
"""
