"""What maps of the site list: its own posts, never syndicated copies. How they are written is in ``api.feeds``.

``own_posts.own`` finds them, ``parts`` cuts them into sitemaps that are not too large, ``news`` has those of the last two days.
"""
