"""Addresses: what one leads to (``resolve.resolved``), and all that lead elsewhere now (``redirects.listed``).

- A *location* is a public resource with the address that it has now (``locations``).
- A *redirect* is an address of before: a slug, a merged tag, an address of the old site, with the location that it leads to.

How addresses are compared is said by ``schemas.addresses``; which ones a resource has or had is noted by ``derived.urls`` and
``services.addresses``.
"""
