"""Delta sync: all there is, then what has changed since. The door is ``items.page``.

- The *clock* says where the changes stand, within an *epoch*: numbers of two epochs do not compare.
- A *scope* is what a client asked for: kinds of resources, and which posts.
- A *place* is how far a client is (``places``): in a *snapshot*, which goes kind by kind, or in the *log*, one row a resource;
  ``cursors`` write it as text.
- A *departure* is a facet that a post has left: by it a client is told of what is no longer in its filter (``gone`` for feeds).
- ``items`` reads and renders what is sent.
"""
