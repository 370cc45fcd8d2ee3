"""What those who write ask, below ``/admin/v1``. Each write is a function that ``web.admin.writes`` calls in its transaction.

- ``resources`` has the four kinds that are alike, from the rows of ``models.kinds`` and ``services.resources.rules``; ``posts`` has
  posts and their *actions*, which lead from state to state; ``serve`` has the five addresses that every resource has.
- ``drafts`` and ``revisions`` are what stands beside a post, ``preview_links`` and ``previews`` show it to others.
- ``batch`` does several writes at once; ``jobs``, ``keys`` and ``audit`` are for those who run the newsroom.

What a key may do is decided by the *scope* that each operation declares (``web.admin.blueprint``).
"""
