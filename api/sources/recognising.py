"""Which post of a source each item means that has no id and no revision of ours, and whether it says something new.

What a reader of such a kind gives, besides terms as ``reading.page`` gives them, are *found* posts:

- ``{type: "post", guid, address, digest, resource}``: ``guid`` as the other side says it, or ``None``; ``address``: an absolute one, or
  ``None``; ``digest`` of all that was read of it; ``resource`` as ``reading.page`` gives it, its ``published_at`` ``None`` where it says
  none. With ``problem`` it is set aside, for that reason.
- ``{type: "post", guid, address, reason, at}``: it is gone since ``at`` (RFC 3339, or ``None``), for this reason of delta sync.

They become items as ``pages`` takes them: with ``id`` and ``revision``, and beside ``uri``, ``keys``, ``digest`` and ``at_seconds``, which
are kept with the row. A post is known by its guid, else by its folded address, else by its title together with its moment or its path:
guids change their policy, addresses their scheme and host. Each key that it ever had leads to it for good.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Row, select

from api.clock import MICROSECONDS, iso
from api.derived.rows import KEYS, in_batches
from api.models import SourceItem, SourceKey
from api.sources import names
from api.sources.names import Names, Number
from schemas.addresses import canonical
from schemas.instants import instant_seconds

TWICE = "It has the name of another one in the same document, which is taken: “{}”."
_OWNERS = select(SourceKey.__table__).where(SourceKey.key.in_(KEYS))
_ROWS = select(SourceItem.__table__).where(SourceItem.remote_id.in_(KEYS))

Found = Mapping[str, Any]


class Standing(NamedTuple):
    """Where the source stands. ``is_anew``: all is read again; ``is_older``: what the run has named already says more than this."""

    source_id: UUID
    run: int
    is_anew: bool
    is_older: bool


@dataclass
class _Post:
    """A found post, and by now what it means."""

    item: Found
    names: Names
    identities: Sequence[tuple[str | None, UUID]]
    row: Row[Any] | None = None
    """What is known of it."""
    twin: "_Post | None" = None
    """Another one of the document that has its name already."""

    @property
    def is_gone(self) -> bool:
        return "resource" not in self.item


@dataclass
class _Known:
    """What the source has, and what this document has claimed of it."""

    owners: Mapping[str, UUID]
    rows: Mapping[UUID, Row[Any]]
    claimed: dict[UUID, _Post] = field(default_factory=dict)

    def led(self, keys: Iterable[str]) -> Iterator[Row[Any]]:
        """The rows that these keys lead to."""
        ids = (self.owners[key] for key in keys if key in self.owners)
        return (self.rows[one] for one in ids if one in self.rows)

    def made(self, post: _Post) -> Iterator[Row[Any]]:
        """The rows that may have been made of a post."""
        return (self.rows[one] for _, one in post.identities if one in self.rows)

    def owner(self, keys: Iterable[str]) -> Row[Any] | None:
        """The first row that one of these keys leads to."""
        return next(self.led(keys), None)


def recognised(connection: Connection, items: Sequence[Found], standing: Standing, now: int) -> list[dict[str, Any]]:
    """Items with ids and revisions, without those that say nothing new. ``now``: µs."""
    posts = [_post(item) for item in items if item["type"] == "post"]
    there = _there([post for post in posts if not post.is_gone], [post for post in posts if post.is_gone])
    known = _read(connection, standing.source_id, posts)
    _claim(known, there)
    told = [_item(known, post, standing, now) for post in there]
    gone = _gone(known, (post for post in posts if post.is_gone))
    return [*(dict(item) for item in items if item["type"] != "post"), *filter(None, told), *gone]


def _post(item: Found) -> _Post:
    return _Post(item, names.names(item), list(names.identities(item)) if "resource" in item else [])


def _there(posts: list[_Post], gone: list[_Post]) -> list[_Post]:
    """The posts that no tombstone is newer than; one that has the name of an earlier one knows it."""
    ends = {key: post for post in gone for key in post.names.guid or post.names.address}
    first: dict[str, _Post] = {}
    left = []
    for post in posts:
        name = next(iter((*post.names.guid, *post.names.address)), "")
        if name in ends and _is_over(post, ends[name]):
            continue
        post.twin = first.get(name) if name else None
        first.setdefault(name, post)
        if post.twin is None or post.twin.item["digest"] != post.item["digest"]:
            left.append(post)
    return left


def _is_over(post: _Post, end: _Post) -> bool:
    """Whether a tombstone is at least as new as the entry of its name (RFC 6721, 3)."""
    resource, at = post.item["resource"], end.item["at"]
    said = resource.get("updated_at") or resource.get("published_at")
    return not at or not said or instant_seconds(said) <= instant_seconds(at)


def _read(connection: Connection, source: UUID, posts: Sequence[_Post]) -> _Known:
    keys = {key for post in posts for key in (*post.names.all, *_linked(post))} | {names.twin_key(post.item) for post in posts if post.twin}
    owners = {row.key: row.remote_id for row in in_batches(connection, _OWNERS.where(SourceKey.source_id == source), sorted(keys))}
    made = (one for post in posts for _, one in post.identities)
    rows = in_batches(connection, _ROWS.where(SourceItem.source_id == source), sorted({*owners.values(), *made}))
    return _Known(owners, {row.remote_id: row for row in rows})


def _linked(post: _Post) -> list[str]:
    """Keys of the posts that translate it, as far as its site says their numbers."""
    return [Number(*one).key for one in post.item.get("linked", ())]


def _claim(known: _Known, posts: Sequence[_Post]) -> None:
    """Gives each post its row; a row is one post's.

    One that says what a row says already is that one, so that a document which is read anew changes nothing. The others are known by their
    guids, by their addresses, by signs, and at last by what was made of them when their keys led to others already.
    """
    counted = Counter(key for post in posts for key in {*post.names.address, *post.names.signs})
    ways: list[tuple[Callable[[_Post], Iterable[Row[Any]]], Callable[[_Post, Row[Any]], bool]]] = [
        (lambda post: (*known.led(post.names.all), *known.made(post)), lambda post, row: row.digest == post.item["digest"]),
        (lambda post: known.led(post.names.guid), _is_the_named),
        (lambda post: known.led(key for key in post.names.address if not post.names.guid or counted[key] == 1), _is_the_placed),
        (lambda post: known.led(key for key in post.names.signs if counted[key] == 1), lambda _post, _row: True),
        (known.made, lambda post, row: row is not known.owner(post.names.guid)),  # that one is not believed to be it
    ]
    for post in posts:
        if post.twin is not None:
            post.row = known.owner([names.twin_key(post.item)])
    for rows, is_believed in ways:
        for post in posts:
            if post.row is not None or post.twin is not None:
                continue
            post.row = next((row for row in rows(post) if row.remote_id not in known.claimed and is_believed(post, row)), None)
            if post.row is not None:
                known.claimed[post.row.remote_id] = post


def _is_the_named(post: _Post, row: Row[Any]) -> bool:
    """Whether a guid is believed: where title, moment and address all are others, it was given twice."""
    at, address = names.moment(post.item), post.item["address"]
    is_another = row.published_at is not None and at is not None and at != row.published_at
    return not (is_another and address and row.url and canonical(address) != canonical(row.url) and names.title(post.item) != row.title)


def _is_the_placed(post: _Post, row: Row[Any]) -> bool:
    """Whether an address is believed: of two items with other guids that lead to one page, title or moment have to be the same."""
    is_named = bool(post.names.guid) and row.uri is not None and row.url is not None and canonical(row.uri) != canonical(row.url)
    return not is_named or names.title(post.item) == row.title or names.moment(post.item) == row.published_at


def _item(known: _Known, post: _Post, standing: Standing, now: int) -> dict[str, Any] | None:
    row, item = post.row, post.item
    if row is not None and _is_told(row, item, standing):
        return None
    uri, remote = (row.uri, row.remote_id) if row is not None else _made(known, post)
    known.claimed.setdefault(remote, post)
    seconds = _since(row, item, now)
    links = [str(known.owners[key]) for key in _linked(post) if key in known.owners]
    told = {
        **item,
        "id": str(remote),
        "revision": 1 if row is None else row.revision + (row.digest != item["digest"]),
        "uri": uri,
        "keys": (names.twin_key(item),) if post.twin else post.names.all,
        "at_seconds": seconds,
        "resource": {
            **item["resource"],
            "published_at": iso(seconds),
            "updated_at": item["resource"]["updated_at"] or iso(seconds),
            "translations": links,
        },
    }
    return {**told, "problem": TWICE.format(names.title(post.twin.item))} if post.twin else told


def _is_told(row: Row[Any], item: Found, standing: Standing) -> bool:
    """Whether the present run knows all that an item says, or has read it in a newer document."""
    if standing.is_anew or row.run != standing.run:
        return False
    return standing.is_older or (row.digest == item["digest"] and row.is_public)


def _since(row: Row[Any] | None, item: Found, now: int) -> int:
    """When it was published, as it says, else when it was seen first."""
    said = names.moment(item)
    known = row.published_at if row is not None else None
    return next((at for at in (said, known) if at is not None), now // MICROSECONDS)


def _made(known: _Known, post: _Post) -> tuple[str | None, UUID]:
    """Name and id of a post that is new: the first that is nobody else's."""
    made = post.identities
    if post.twin is not None:
        return None, made[-1][1]
    return next((one for one in made if one[1] not in known.rows and one[1] not in known.claimed), made[-1])


def _gone(known: _Known, posts: Iterable[_Post]) -> Iterator[dict[str, Any]]:
    for post in posts:
        row = known.owner(post.names.guid or post.names.address)
        if row is not None and row.is_public and row.remote_id not in known.claimed:
            yield {"type": "post", "id": str(row.remote_id), "revision": row.revision, "reason": post.item["reason"]}
