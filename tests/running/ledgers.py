"""A client that writes posts of its own and keeps a ledger of what was acknowledged, over any number of ends of the service."""

import random
import threading
from dataclasses import dataclass, field

from tests.running.killing import START_SECONDS, Lost, ask

MOST_POSTS = 8
AGAIN_SECONDS = 0.05
REPEATED = 2
"""So many of the last answers are asked for again after each start."""


@dataclass
class Known:
    """A post as it was acknowledged last; ``titles`` and ``states`` by revision."""

    id: str
    revision: int = 0
    state: str = "draft"
    tags: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    was_public: bool = False


@dataclass(frozen=True)
class Asked:
    """A write: ``token`` is its ``Idempotency-Key``; ``post`` is ``None`` where it makes one."""

    act: str
    post: Known | None
    body: dict[str, object] | None
    token: str | None

    @property
    def method(self):
        return {"update": "PATCH", "delete": "DELETE"}.get(self.act, "POST")

    @property
    def path(self):
        where = "/admin/v1/posts" if self.post is None else f"/admin/v1/posts/{self.post.id}"
        return where if self.act in ("create", "update", "delete") else f"{where}/{self.act}"

    @property
    def status(self):
        return {"create": 201, "delete": 204}.get(self.act, 200)


class Writer(threading.Thread):
    """Writes whenever the service is up. ``acts`` are those that were done, in order: what, to which post, with which revision."""

    def __init__(self, number, key, service, tags):
        super().__init__(name=f"writer-{number}", daemon=True)
        self.number, self.key, self.service, self.tags = number, key, service, tags
        self.dice = random.Random(number)  # noqa: S311 - what a client does next
        self.ended = threading.Event()
        self.posts, self.gone, self.acts, self.answers = {}, {}, [], {}
        self.lost, self.done_unseen, self.replayed = 0, 0, 0
        self.broken, self._starts, self._count = None, service.starts, 0

    def run(self):
        try:
            while not self.ended.is_set():
                if not self.service.up.wait(AGAIN_SECONDS):
                    continue
                if self._starts != self.service.starts:
                    self._starts = self.service.starts
                    self._ask_again()
                self._write(self._next())
        except BaseException as error:  # noqa: BLE001 - told by the test
            self.broken = error

    def _next(self):
        self._count += 1
        token = f"{self.name}-{self._count}" if self.dice.random() < 0.5 else None
        if not self.posts or (len(self.posts) < MOST_POSTS and self.dice.random() < 0.3):
            body = {"title": self._title(), "language": "en", "body_html": "<p>Text.</p>", "tags": self._some_tags([])}
            return Asked("create", None, body, token)
        post = self.dice.choice(list(self.posts.values()))
        turns = {"draft": "publish", "published": "withdraw", "withdrawn": "restore"}
        act = self.dice.choice(["update", "update", "retag", turns[post.state], "delete" if len(self.posts) > 3 else "update"])
        body = {
            "update": {"title": self._title(), "body_html": f"<p>Text {self._count} of it.</p>"},
            "retag": {"tags": self._some_tags(post.tags)},
            "withdraw": {"reason": "unpublished"},
        }.get(act)
        return Asked("update" if act == "retag" else act, post, body, token)

    def _title(self):
        return f"w{self.number:02}x{self._count:06}z"

    def _some_tags(self, but):
        while sorted(found := self.dice.sample(self.tags, self.dice.randint(1, 3))) == sorted(but):
            pass
        return found

    def _write(self, asked):
        try:
            answer = self._sent(asked)
        except Lost:
            self.lost += 1
            answer = self._settled(asked)
        if answer is not None:
            self._note(asked, answer)

    def _sent(self, asked):
        headers = {"If_Match": f'"{asked.post.revision}"'} if asked.post else {}
        headers |= {"Idempotency_Key": asked.token} if asked.token else {}
        answer = self._ask(asked.method, asked.path, asked.body, **headers)
        if asked.token and answer.status == asked.status:
            self.answers.setdefault(asked.token, (asked, headers, answer))
        return answer

    def _ask(self, method, path, body=None, **headers):
        return ask(self.service.address, method, path, body, Authorization=f"Bearer {self.key}", **headers)

    def _settled(self, asked):
        """The answer to what got none: sent again with the same token, or looked up; ``None`` where it was not done."""
        while True:
            assert self.service.up.wait(START_SECONDS)
            try:
                answer = self._sent(asked) if asked.token else self._found(asked)
            except Lost:
                continue
            if answer is None or answer.status != 409:  # one that is still worked on
                self.done_unseen += answer is not None and (asked.token is None or "idempotency-replayed" in answer.headers)
                return answer
            self.ended.wait(AGAIN_SECONDS)

    def _found(self, asked):
        if asked.act == "create":
            found = self._ask("GET", f"/admin/v1/posts?q={asked.body['title']}").json["data"]
            assert len(found) < 2, f"{asked} made {found}"
            return self._ask("GET", f"/admin/v1/posts/{found[0]['id']}") if found else None
        answer = self._ask("GET", asked.path.removesuffix(f"/{asked.act}"))
        is_gone, is_done = answer.status == 404, answer.status == 200 and answer.json["revision"] != asked.post.revision
        assert not is_gone or asked.act == "delete", f"{asked} is gone"
        return answer if is_gone or is_done else None

    def _note(self, asked, answer):
        seen = {asked.status, *((200,) if asked.act == "create" else ()), *((404,) if asked.act == "delete" else ())}
        assert answer.status in seen, f"{asked}: {answer}"
        if asked.act == "delete":
            self.acts.append((asked.act, asked.post.id, asked.post.revision))
            self.gone[asked.post.id] = self.posts.pop(asked.post.id)
            return
        form = answer.json
        post = asked.post or Known(form["id"])
        wanted = {"title": post.titles[-1] if post.titles else "", "tags": post.tags, **(asked.body or {})}
        post.state = {"publish": "published", "restore": "published", "withdraw": "withdrawn"}.get(asked.act, post.state)
        post.revision, post.tags, post.was_public = post.revision + 1, wanted["tags"], post.was_public or post.state == "published"
        post.titles.append(wanted["title"])
        post.states.append(post.state)
        told = (form["revision"], form["state"], form["title"], [tag["id"] for tag in form["tags"]])
        assert told == (post.revision, post.state, wanted["title"], post.tags), f"{asked}: {told}, not {post}"
        self.posts[post.id] = post
        self.acts.append((asked.act, post.id, post.revision))

    def _ask_again(self):
        """The last answers that were kept are given again, as they were first."""
        for token in list(self.answers)[-REPEATED:]:
            asked, headers, first = self.answers[token]
            try:
                again = self._ask(asked.method, asked.path, asked.body, **headers)
            except Lost:
                return
            assert "idempotency-replayed" in again.headers, f"{asked} was done twice: {again}, not {first}"
            assert _essence(again) == _essence(first), f"{asked}: {again}, not {first}"
            self.replayed += 1


def _essence(answer):
    return answer.status, answer.body, *(answer.headers.get(name) for name in ("etag", "location", "content-type"))
