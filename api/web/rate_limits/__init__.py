"""How much one client may ask for in a minute. The door is ``limits``: delivery by address, authoring by key.

- A *count* is what one client had of the last minute. ``counters`` chooses where it is kept: in Redis for all processes; else, and
  while Redis is away, in a file of bounded size for those of one ``serve``; else in memory for this one.
- A *window* is that minute, which slides. Here it is made of short *buckets* (``windows``); in Redis, of this minute and the one before,
  as the library weighs them.

Who a client is, is said by ``web.wsgi``.
"""
