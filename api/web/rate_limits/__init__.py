"""How much one client may ask for in a minute. The door is ``limits``: delivery by address, authoring by key.

- A *count* is what one client had of this minute and of the one before: ``counters`` keeps it for all processes in Redis, else, and
  while Redis is away, in the bounded memory of this process.
- How counts are weighed is the library's *strategy*, a sliding window.

Who a client is, is said by ``web.wsgi``.
"""
