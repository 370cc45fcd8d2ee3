"""What follows from base rows, stored so that reading is cheap. The door is ``writing.writing``: its COMMIT calls ``refresh.refresh``.

- A *card* is the finished JSON of a public post (``cards``; ``card_format`` alone writes and cuts it), a *fragment* the JSON of what
  posts embed (``fragments``): a tag, campaign, author or section, in one language.
- A *facet* is what a post can be listed under, a *listing* one post under one facet (``facets``); a *position* is a post's place in the
  order of publication (``positions``).
- The *counter* numbers commits; a *change* is the newest number of a resource, a *departure* says what a post has left (``changes``).
- ``search`` keeps the words of posts as ``words`` cuts them, ``names`` those of resources; ``urls`` says where resources are shown.
- ``reindex`` makes all of it anew, ``repairs`` what other rules have written; ``rows`` has the statements that they share.
"""
