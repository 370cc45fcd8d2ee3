"""A WebSub hub is told which feeds have changed; it fetches them and tells their subscribers. The door is ``pinging.Pinger``.

- A *topic* is a feed that the hub is told of, by its address (``topics``): that of all posts, of the posts of one facet, of all events.
  Those feeds name the hub, and no others, since who follows a feed by a hub may stop to ask for it.
- A *ping* names up to 100 topics that have changed. ``pinging`` decides when: after shared caches were purged of what was before.

Which process pings is decided in ``api.worker.pinging``.
"""
