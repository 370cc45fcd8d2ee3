"""Addresses: what one leads to (``resolve.resolved``), and all that lead elsewhere now (``redirects.listed``).

A *location* is a public resource with the address that it has now (``locations``). How addresses are compared is in
``schemas.addresses``; which ones a resource has or had is noted by ``derived.addresses`` and ``services.addresses``.
"""
