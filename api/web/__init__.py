"""HTTP machinery: what all views share. What an address does is in ``api.routes``; only this room touches flask-smorest.

A request passes, from outside in: under ``serve`` ``asgi`` (worker pools, bodies), ``cache.middleware`` (answers from memory), under any
other server ``drain_body`` and ``concurrency`` (how much is worked on at once), then Flask: ``access_log``,
``admin.authentication``, the ``blueprint`` and the parser of ``query_string``, the view.

Rooms: ``asgi``, ``cache``, ``rate_limits``, ``admin`` (what those who write need). Beside them: ``lists`` and ``responses`` make answers,
``problems`` and ``problem_types`` make errors (RFC 9457), ``cursors`` say where to go on, ``query_string`` is the one
form of a query; ``wsgi`` is HTTP below Flask, ``app_state`` what views need of the application, ``openapi`` the document.
"""
