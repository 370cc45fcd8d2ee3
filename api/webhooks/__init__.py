"""Webhooks: addresses that are told what has changed, soon, in order, at least once. The door is ``pushing.Pusher``.

- A webhook is a place in the changes and a query, as a client of ``/v1/changes`` is: there is no other list of what happened. A *message*
  has what changed behind that place (``messages``); its bytes are stored until they are accepted, and only then the place moves.
- ``signing`` signs them (Standard Webhooks), ``sending`` sends one in a thread of its own, ``outcomes`` notes what came of it.
- ``pushing`` decides when: after every process answers with what is told, and after shared caches were purged of what was before.

What may be done with a webhook is in ``api.services.webhooks``, which process tells, in ``api.worker``.
"""
