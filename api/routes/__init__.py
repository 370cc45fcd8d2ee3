"""Addresses: a view has its parameters loaded by a schema, makes one call, and answers by a schema. ``api.app`` finds the blueprints.

- One module a resource of delivery; ``feeds``, ``sitemaps``, ``oembed``, ``changes``, ``resolve``, ``redirects`` and ``facets`` stand
  beside them, ``health``, ``docs`` and ``pictures`` are for those who run or try it, ``root`` says what there is. ``admin`` is what
  those who write ask.
- A *listing* and a *detail* are declared once (``web.lists.Listing``, ``web.responses.Detail``): the view hands its parameters over.
- A view of delivery is given a *read* and gives an answer (``web.reads``): it touches nothing of Flask. Those of ``admin`` and of pages do.
- What a view tells the cache in front of it are the read's ``hints``.

No rule and no statement lives here: rules are in ``api.services``, reads in ``api.queries``.
"""
