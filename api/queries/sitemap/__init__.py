"""What maps of the site list: its own posts, never syndicated copies. The doors are ``parts.parts`` and ``news.news``.

- ``own_posts`` finds the posts that are the site's own, in one section or in all.
- A *part* is one sitemap of the index, with as many posts as it may have: ``parts`` cuts them so that old ones stay as they are.
- ``resource_pages`` has the campaigns and tags that have something to show: behind the posts, where no section is asked for.
- ``news`` has the posts of the last two days, for readers that only want those.

How they are written is in ``api.feeds``.
"""
