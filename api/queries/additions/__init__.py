"""What answers add to posts when it is asked for: members behind those that each post has. The door is ``members``.

- *Adjacent* posts are those before and after one in the list that a reader of its language walks (``adjacent``).
- *Assets* are the images, players and files that a post shows and leads to (``assets``); ``api.html.assets`` finds them in its text.
- Related posts, and JSON-LD, are those of ``api.queries.posts``.
"""
