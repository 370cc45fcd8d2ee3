"""Rules of posts: what may be done to one, and what follows. Each function takes a session of ``derived.writing`` and the time.

The doors are ``editing`` (create, edit, remove) and ``workflow`` (publish, schedule, withdraw, restore); ``fields`` sets members.

- A *form* is all that is written of a post; a *snapshot* is a form as a revision keeps it, with references as ids (``snapshots``).
- A *pending* revision is what a public post will read like; ``proposals`` says what values would make of a form.
- A *moment* is an instant that a post has: ``fields`` checks it, ``scheduled`` is what the worker does when it has come.
- ``translations``: posts of one *group* say the same, one in each language.
- ``autosaves``, ``revisions``, ``preview_links``: what is kept beside the post.
"""
