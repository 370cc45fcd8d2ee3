"""How much one client may ask for in a minute. The door is ``limits``: delivery by address, authoring by key.

``counters`` counts for all processes in Redis, else in this process alone, by the library's sliding window over ``memory_storage``,
which is bounded. Who a client is, is said by ``web.client_address``.
"""
