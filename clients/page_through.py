"""Prints the id and the title of every post of a server, page by page, with the client that openapi-python-client makes.

python page_through.py http://127.0.0.1:8000
"""

import sys

from broadsheet_client import Client
from broadsheet_client.api.posts import list_posts
from broadsheet_client.models import PostList
from broadsheet_client.types import UNSET, Unset

client = Client(base_url=sys.argv[1], raise_on_unexpected_status=True)

cursor: str | Unset | None = UNSET
while cursor is not None:
    answer = list_posts.sync(client=client, limit=7, cursor=cursor)
    if not isinstance(answer, PostList):
        sys.exit(f"{answer}")
    for post in answer.data:
        print(post.id, post.title)
    cursor = answer.page.next_cursor
