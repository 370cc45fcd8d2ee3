"""Posts for delivery. The doors are ``lists.listed`` and ``lists.one``; nothing that is not public can be reached from here.

- ``filters`` turns a loaded query into ``Filters``: slugs become numbers of *facets*, what a post can be listed under.
- ``planner`` chooses the *drive*, where rows come from; ``statements`` has one statement for each *shape* of query, kept compiled.
- ``lists`` joins *cards* (stored JSON of posts) with *fragments* (stored JSON of what posts embed); no value is rendered.
  ``texts`` keeps the fragments in the process while none of them moves.
- ``search_syntax`` reads what somebody typed, ``search_index`` has the condition that each database is asked.
- ``facets`` counts, ``related`` finds what to read next, ``jsonld``, ``oembed`` and ``feed_title`` are other forms of the same.
"""
