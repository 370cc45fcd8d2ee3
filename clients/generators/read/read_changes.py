"""Reads all posts, a snapshot and a delta with the client that openapi-python-client makes.

python read_changes.py SERVER CURSOR
"""

import json
import sys

from broadsheet_client import Client
from broadsheet_client.api.changes import list_changes
from broadsheet_client.api.posts import list_posts
from broadsheet_client.models import (
    AuthorChange,
    CampaignChange,
    ChangeList,
    ChangeOp,
    EventChange,
    PostChange,
    PostItem,
    PostList,
    SectionChange,
    SiteChange,
    TagChange,
)
from broadsheet_client.types import UNSET, Unset

Change = AuthorChange | CampaignChange | EventChange | PostChange | SectionChange | SiteChange | TagChange
TYPES = ["post", "tag", "campaign", "author", "section", "event", "site"]


def posts(client: Client) -> list[PostItem]:
    """All posts of the server."""
    found: list[PostItem] = []
    cursor: str | Unset | None = UNSET
    while cursor is not None:
        answer = list_posts.sync(client=client, limit=7, cursor=cursor)
        if not isinstance(answer, PostList):
            sys.exit(f"{answer}")
        found += answer.data
        cursor = answer.page.next_cursor
    return found


def changes(client: Client, cursor: str | Unset = UNSET) -> list[Change]:
    """All changes since the cursor, or all that there is."""
    found: list[Change] = []
    has_more = True
    while has_more:
        answer = list_changes.sync(client=client, types=TYPES, limit=20, cursor=cursor)
        if not isinstance(answer, ChangeList):
            sys.exit(f"{answer}")
        found += answer.data
        cursor, has_more = answer.page.next_cursor, answer.page.has_more
    return found


def text(change: Change) -> str | Unset:
    """What the resource is called, or why it went."""
    if change.op == ChangeOp.DELETE or not change.resource:
        return change.reason
    return change.resource.title if isinstance(change, CampaignChange | EventChange | PostChange) else change.resource.name


def main() -> None:
    """Prints a line for each."""
    client = Client(base_url=sys.argv[1], raise_on_unexpected_status=True)
    for post in posts(client):
        print(json.dumps(["posts", str(post.id), post.title, len(post.tags)]))
    for name, cursor in (("snapshot", UNSET), ("delta", sys.argv[2])):
        for one in changes(client, cursor):
            print(json.dumps([name, one.type_.value, one.op.value, str(one.id), text(one)]))


main()
