"""The authoring interface under ``/admin/v1``: keys, bodies, writes.

The doors are ``blueprint`` (what a view needs, takes, answers) and ``crud.Resource`` (the operations that every resource has).

- A *write* is a function that takes a ``WriteRequest`` and gives a ``WriteResult`` (``requests``); ``writes`` does it in one
  transaction with its audit row, and answers a repeated one as the first was; ``batch`` does several.
- ``authentication`` finds the key of a request, ``requests`` reads and checks its body.
"""
