"""The OpenAPI documents, made from the schemas and the views; what an operation says of itself is in ``web.blueprint``.

The doors are ``interface`` (the ``Api`` that blueprints are registered with) and ``documents`` (what is served of it).

- The *document* describes ordinary answers. *Partial* answers, cut by ``fields``, are described in one of their own, so that each
  operation has one answer, and a generated client one type for it (docs/decisions/0012).
- Messages to *webhooks* have a document, too (``webhooks``): they are asked of receivers, not of us.
- ``converter``: how fields and schemas of ours become JSON Schema; ``components``: what all operations share.
"""
