"""Pages of HTML for people who build on the service, made from this package alone, without any outside host.

- ``docs``: the document and its reader, the guides, every error, and the page at ``/``. All of them can be read without script.
- ``guides``: the files of ``docs`` that are meant for users, as HTML. A *guide* is one of them.
- ``markdown``: what their Markdown becomes.

Pages never change within a release, so they are kept like ``/openapi.json`` (``api.web.cache``).
"""
