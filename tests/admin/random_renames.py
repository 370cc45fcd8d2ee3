"""A site whose resources get other names again and again, with a ledger of every address that there ever was."""

import random
from urllib.parse import quote

HERE = "https://www.example.org"
NAMES = {"tag": "name", "campaign": "title", "author": "name", "section": "name", "post": "title"}
TEMPLATES = (None, "/news/{year}/{slug}", "/{language}/p/{slug}", "/{id}")


class Site:
    """Does one thing after another, as the dice say. ``slugs`` and ``urls`` lead to ids for ever, ``into`` from a merged tag on."""

    def __init__(self, editor, client, seed):
        self.editor, self.client = editor, client
        self.dice = random.Random(seed)  # noqa: S311 - what is done next
        self.slugs, self.urls = {}, {}
        self.now, self.into, self.gone, self.withdrawn = {kind: {} for kind in NAMES}, {}, set(), set()
        self.renamed = self.merged = self.count = self.refused = 0
        for kind in ("section", "tag", "campaign", "author", "post") * 3:
            self.make(kind)

    @property
    def done(self):
        return self.renamed + self.merged

    def step(self):
        kind = self.dice.choice(["tag", "tag", "tag", "post", "post", "campaign", "author", "section"])
        acts = {
            "tag": [self.merge, self.merge, self.merge, self.reparent, self.make],
            "post": [self.turn, self.relink],
            "section": [self.replace],
        }.get(kind, [])
        self.dice.choice([*[self.rename] * 4, *acts, self.make, lambda one: self.remove(one) if self.dice.random() < 0.3 else None])(kind)
        if kind in ("post", "section"):
            self.collect()

    def make(self, kind):
        values = {NAMES[kind]: "A name", "language": "en", "slug": self.fresh()}
        if kind == "post":
            values |= {"body_html": "<p>Text.</p>", **self.links()}
        made = self.asked("POST", f"/{kind}s", values, allowed=(201,)).json
        if kind == "post":
            self.asked("POST", f"/posts/{made['id']}/publish", allowed=(200,))
        self.now[kind][made["id"]] = made["slug"]
        self.slugs[kind, made["slug"]] = made["id"]

    def rename(self, kind):
        one = self.dice.choice([self.any(kind), self.dice.choice(list(self.now[kind]))])  # merged tags too
        slug = self.dice.choice([self.fresh(), self.fresh(), self.dice.choice([slug for _, slug in self.slugs])])
        answer = self.asked("PATCH", f"/{kind}s/{one}", {"slug": slug}, allowed=(200, 409, *((422,) if one in self.into else ())))
        if answer.status_code == 422:  # it was merged
            return
        owner = self.end(self.slugs.get((kind, slug), one))
        if answer.status_code == 409:
            assert owner != one, f"{one} does not get its own {slug} again: {answer.json}"
            return
        # While a merge goes on, its tags' slugs are the first one's; afterwards the other's.
        assert owner in (one, self.end(one)), f"{one} got {slug} of {owner}"
        self.slugs.setdefault((kind, slug), one)
        self.now[kind][one] = slug
        self.renamed += 1

    def merge(self, _kind):
        one, other = self.any("tag"), self.any("tag")
        if self.asked("POST", f"/tags/{one}/merge", {"into": other}, allowed=(202, 422)).status_code == 202:
            self.into[one] = other
            self.merged += 1

    def reparent(self, _kind):
        self.asked("PATCH", f"/tags/{self.any('tag')}", {"parent": self.dice.choice([None, self.any("tag")])}, allowed=(200, 422))

    def turn(self, _kind):
        one = self.any("post")
        if one in self.withdrawn:
            self.asked("POST", f"/posts/{one}/restore", allowed=(200,))
            self.withdrawn.discard(one)
        else:
            self.asked("POST", f"/posts/{one}/withdraw", {"reason": "unpublished"}, allowed=(200,))
            self.withdrawn.add(one)

    def relink(self, _kind):
        self.asked("PATCH", f"/posts/{self.any('post')}", self.links(), allowed=(200,))

    def replace(self, _kind):
        self.asked("PATCH", f"/sections/{self.any('section')}", {"url_template": self.dice.choice(TEMPLATES)}, allowed=(200,))

    def remove(self, kind):
        one = self.any(kind)
        if len(self.now[kind]) > 3 and self.asked("DELETE", f"/{kind}s/{one}", allowed=(204, 409)).status_code == 204:
            self.gone.add(one)
            del self.now[kind][one]

    def collect(self):
        """Addresses that posts have at this moment; of those that were public once, also under a name that they got since."""
        for post in self.client.get("/v1/posts?limit=100&fields=url").json["data"]:
            self.urls.setdefault(post["url"], post["id"])
        for former, (one, _) in self._listed("&gone=true"):
            if one in self.withdrawn:
                self.urls.setdefault(HERE + former, one)

    def links(self):
        some = {f"{kind}s": [self.any(kind) for _ in range(self.dice.randrange(3))] for kind in ("tag", "campaign", "author")}
        return {**{name: list(dict.fromkeys(ids)) for name, ids in some.items()}, "section": self.any("section")}

    def any(self, kind):
        """One that is there; of tags, none that is merged or being merged."""
        return self.dice.choice([one for one in self.now[kind] if one not in self.into])

    def fresh(self):
        self.count += 1
        return f"slug-{self.count}"

    def end(self, one):
        """Where a tag's addresses lead when all merges are done."""
        while one in self.into:
            one = self.into[one]
        return one

    def asked(self, method, path, body=None, *, allowed):
        condition = {"If_Match": "*"} if method != "POST" else {}
        answer = self.editor(method, path, body, **condition)
        assert answer.status_code in allowed, f"{method} {path} {body}: {answer.status_code} {answer.json}"
        self.refused += answer.status_code >= 400
        return answer

    def faults(self, *, is_drained):
        """Each address that does not lead where it must, in one step."""
        for (kind, slug), one in self.slugs.items():
            yield from self._of_slug(kind, slug, one, is_drained=is_drained)
        for url, one in self.urls.items():
            found = self.client.get(f"/v1/resolve?url={quote(url, safe='')}")
            is_there = one not in self.gone | self.withdrawn
            if (found.status_code, found.json.get("id")) != ((200, one) if is_there else (410, None)):
                yield f"{url} of {one}: {found.json}"

    def _of_slug(self, kind, slug, one, *, is_drained):
        ends = {self.end(one)} if is_drained else {one, *self._line(one)}
        first = self.client.get(f"/v1/{kind}s/{slug}?fields=id,slug")
        if one in self.gone | self.withdrawn:
            if first.status_code != 410:
                yield f"{kind} {slug} is gone: {first.status_code} {first.json}"
            return
        yield from self._of_way(kind, slug, first, ends)
        if kind in ("tag", "campaign", "author"):
            found = self.client.get(f"/v1/resolve?url=/{kind}s/{slug}")
            if found.status_code != 200 or found.json["id"] not in ends:
                yield f"/{kind}s/{slug}: {found.json}"

    def _of_way(self, kind, slug, first, ends):
        last = first
        if first.status_code == 308:
            last = self.client.get(first.headers["Location"].removeprefix(HERE))
        if last.status_code != 200 or last.json["id"] not in ends:
            yield f"{kind} {slug}: {first.status_code}, then {last.status_code} {last.json}, not {ends}"
        elif (first.status_code == 200) != (last.json["slug"] == slug) or last.json["slug"] != self.now[kind][last.json["id"]]:
            yield f"{kind} {slug}: {first.status_code} {last.json}, now {self.now[kind][last.json['id']]}"

    def _line(self, one):
        while one in self.into:
            one = self.into[one]
            yield one

    def listed_faults(self):
        """What the list of former addresses says otherwise; all jobs are done."""
        listed = dict(self._listed())
        wanted = {}
        for kind in ("tag", "campaign", "author"):
            for (_, slug), one in ((key, one) for key, one in self.slugs.items() if key[0] == kind and one not in self.gone):
                if self.now[kind][self.end(one)] != slug:
                    wanted[f"/{kind}s/{slug}"] = self.end(one)
        present = {post["url"] for post in self.client.get("/v1/posts?limit=100&fields=url").json["data"]}
        living = {url: one for url, one in self.urls.items() if one not in self.gone | self.withdrawn and url not in present}
        wanted |= {url.removeprefix(HERE): one for url, one in living.items()}
        if {name: one for name, (one, _) in listed.items()} != wanted:
            yield {name: one for name, (one, _) in listed.items()}.items() ^ wanted.items()
        yield from [to for _, to in listed.values() if to.removeprefix(HERE) in listed]

    def _listed(self, more=""):
        where = f"/v1/redirects?limit=100{more}"
        while where:
            page = self.client.get(where).json
            for row in page["data"]:
                yield row["from"], (row["id"], row["to"])
            where = (page["links"]["next"] or "").removeprefix(HERE)
