"""Whatever is written, a stored answer that is still given is the one that would be made now; and many are given that show none of it."""

from collections.abc import Iterator, Mapping
from random import Random

import hypothesis
from flask import Flask
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlalchemy import Connection, select
from werkzeug.test import Client, TestResponse

from api.db import Database, reading
from api.derived.facets import ALL
from api.derived.reindex import reindex
from api.derived.writing import writing
from api.models import KINDS, Slug
from api.services.resources import sections
from api.settings import Settings
from api.web.cache.middleware import ResponseCache
from tests.archives import emptied
from tests.derived.drafting import EVERYTHING, transact, work
from tests.derived.operations import LANGUAGES, START, Actor
from tests.plugins import amount

NUMBERS = st.integers(0, 23)
STEPS = st.lists(st.tuples(st.sampled_from(list(EVERYTHING)), NUMBERS, NUMBERS), min_size=1, max_size=3)
MOST_ASKED = 60
"""Addresses that are looked at after each change: those asked for last."""
FILTERS = ("tag", "campaign", "author", "section")
"""Parameters whose values are those that slugs of such a kind stand for, or did."""
SORTS = ("-published_at", "-updated_at", "published_at", "-featured_at")
BEGINNINGS = ("w", "ti", "word", "slug", "a", "水", "renamed o")
"""What is typed so far."""
SEARCHES = ("watr", "titel wrod", "water", "title", "word", "水", '"one word"', "-water vital")
PLAIN = (
    *("/v1", "/v1/posts", "/v1/posts?kind=page,post&count=true", "/v1/posts?kind=page", "/v1/posts?prefer_language=fr,en,*", "/v1/changes"),
    *("/v1/posts?include=assets,jsonld", "/v1/changes?include=assets", "/v1/posts?fields=jsonld&kind=page,post"),
    *("/v1/posts?prefer_language=fr-CA,fr", "/v1/posts?has_image=true", "/v1/posts?featured=false", "/v1/posts?tag_not=nothing"),
    *("/v1/tags", "/v1/tags?parent=none&sort=-post_count", "/v1/campaigns?count=true&sort=-latest_post_at", "/v1/authors", "/v1/sections"),
    *("/v1/campaigns?state=active&include=figures.history,body_html", "/v1/redirects", "/v1/sitemap.xml", "/v1/posts.atom"),
    *("/v1/events", "/v1/events?when=upcoming&count=true", "/v1/events?when=past", "/v1/events.ics", "/v1/events.atom", "/v1/events.rss"),
    *("/v1?prefer_language=fr", "/v1/events.jsonfeed?prefer_language=fr", "/v1/events.ics?prefer_language=fr", "/v1/changes?types=event"),
    *("/v1/facets/posts?facets=tag,campaign,author,section,language,month", "/v1/tags?slug=slug-1,slug-2", "/v1/posts?slug=slug-1,slug-2"),
)

DAMAGES = (
    "DELETE FROM card WHERE position = (SELECT max(position) FROM card)",
    "UPDATE facet SET posts = posts + 1",
    "DELETE FROM listing",
)


def addresses(connection: Connection, dice: Random) -> Iterator[str]:
    """Addresses of every route, of what there is, was, and never will be."""
    slugs: dict[str, list[str]] = {kind: [f"{kind}-{dice.randrange(7)}", f"slug-{dice.randrange(9)}", "nothing"] for kind in KINDS}
    for row in connection.execute(select(Slug.kind, Slug.slug, Slug.entity_id)):
        slugs[row.kind] += [row.slug, str(row.entity_id)]
    chosen = {kind: dice.choice(found) for kind, found in slugs.items()}
    yield dice.choice(PLAIN)
    for kind, ref in chosen.items():
        yield f"/v1/{KINDS[kind].plural}/{ref}?prefer_language={dice.choice(LANGUAGES)}"
        yield f"/v1/{KINDS[kind].plural}/{ref}"
    yield from pages_of_posts(chosen, slugs, dice)
    yield f"/v1/tags?parent={chosen['tag']}"
    yield f"/v1/events/{chosen['event']}.ics"
    yield f"/v1/events?campaign={chosen['campaign']}"
    yield f"/v1/events.atom?section={chosen['section']}&q=day"
    named = [f"{name}={chosen[name]}" for name in FILTERS]
    others = [
        f"language={dice.choice(LANGUAGES)}",
        f"tag_all={dice.choice(slugs['tag'])}",
        f"tag_not={dice.choice(slugs['tag'])}",
        f"tag={dice.choice(slugs['tag'])}&tag_exact=true",
        f"prefer_language={dice.choice(LANGUAGES)},{dice.choice(('*', 'en'))}",
        f"q={dice.choice(SEARCHES)}",
        f"sort={dice.choice(SORTS)}",
        "kind=post,page",
        "published_after=2000-01-01",
        "published_in=2023",
        "has_image=true",
        "origin=own",
    ]
    yield f"/v1/suggest?q={dice.choice(BEGINNINGS)}"
    yield f"/v1/suggest?q={dice.choice(BEGINNINGS)}&{dice.choice(('language', 'prefer_language'))}={dice.choice(LANGUAGES)}&kind=page,post"
    for number in (1, 2, 2, 3):
        query = dict(part.split("=", 1) for part in dice.sample(named + others, number))
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        yield f"/v1/posts?{asked}&count=true{'&include=snippet' * ('q' in query)}"
        yield f"/v1/posts?{asked}&limit=1&page={dice.choice((1, 2))}&include=body_html"
        if "sort" not in query:
            yield f"/v1/facets/posts?{asked}&facets=tag,language"
        yield f"/v1/posts.{dice.choice(('atom', 'rss', 'jsonfeed'))}?{asked}"


def pages_of_posts(chosen: Mapping[str, str], slugs: Mapping[str, list[str]], dice: Random) -> Iterator[str]:
    """Addresses of one post with what else its page may show."""
    post = f"/v1/posts/{chosen['post']}"
    yield f"{post}/related"
    yield f"{post}?include=jsonld"
    yield f"{post}?include=adjacent"
    yield f"{post}?include=adjacent&tag={chosen['tag']}"
    yield f"{post}?include=adjacent,jsonld&campaign={chosen['campaign']}&tag={dice.choice(slugs['tag'])}"
    yield f"{post}?include={dice.choice(('related', 'adjacent,related'))}&prefer_language={dice.choice(LANGUAGES)}"


def told(answer: TestResponse) -> tuple[int, dict[str, str], bytes]:
    """What an answer says; whether it came from memory, which request it is for and what purges it is another matter."""
    headers = {name: value for name, value in answer.headers if name not in ("Cache-Status", "X-Request-Id", "Surrogate-Key")}
    return answer.status_code, headers, answer.data


def purged_by(answer: TestResponse) -> set[str]:
    """The keys by which shared caches purge it."""
    return set(answer.headers["Surrogate-Key"].split())


class Answers(RuleBasedStateMachine):
    """A site that is read from memory while it is worked on. ``given``: how many answers were given after something was written."""

    given = 0

    def __init__(self, app: Flask, database: Database, settings: Settings) -> None:
        super().__init__()
        emptied(database)
        self.database = database
        self.cached = lambda: Client(ResponseCache(app.wsgi_app._app, database, settings))
        self.client = self.cached()
        self.asked: dict[str, None] = {}
        self.actor = Actor(database.site)
        with writing(database) as session:
            sections.ensure_first(session, database.site, now=START)
            for name in ("create tag", "create campaign", "create author", "create section", "create", "create group"):
                EVERYTHING[name](session, self.actor, self.actor.count, 1)
        self.ask(0)

    def ask(self, seed: int) -> None:
        """For some addresses."""
        with reading(self.database) as connection:
            more = list(addresses(connection, Random(seed)))  # noqa: S311 - a test's own choice
        self.asked = dict.fromkeys([*(one for one in self.asked if one not in more), *more][-MOST_ASKED:])
        for path in more:
            assert self.client.get(path).status_code < 500

    @rule(seed=st.integers(0, 10_000))
    def ask_more(self, seed: int) -> None:
        """For other addresses."""
        self.ask(seed)

    @rule(steps=STEPS)
    def write(self, steps: list[tuple[str, int, int]]) -> None:
        """All in one transaction."""
        transact(self.database, self.actor, steps)
        self.look()

    @rule(number=NUMBERS)
    def work(self, number: int) -> None:
        """A step of one of the jobs that wait."""
        work(self.database, number)
        self.look()

    @rule(damage=st.sampled_from(DAMAGES))
    def repair(self, damage: str) -> None:
        """What is derived was damaged, and is made anew."""
        with self.database.write.begin() as connection:
            connection.exec_driver_sql(damage)
        sum(reindex(self.database))
        self.look()

    def look(self) -> None:
        """Every stored answer that is given is what would be made now."""
        anew = self.cached()
        for path in self.asked:
            answer = self.client.get(path)
            if answer.headers["Cache-Status"] == "broadsheet; hit":
                type(self).given += 1
                now = anew.get(path)
                assert told(answer) == told(now), path
                # Of a facet that no post had, all changes purged it; they still do.
                assert {ALL} <= purged_by(answer) or purged_by(now) <= purged_by(answer), path


def test_a_stored_answer_that_is_given_is_the_one_that_would_be_made(app, database, settings):
    Answers.given = 0

    run_state_machine_as_test(
        lambda: Answers(app, database, settings),
        settings=hypothesis.settings(
            max_examples=amount(full=6, sample=4, long=8), stateful_step_count=amount(full=12, sample=12, long=15)
        ),
    )

    assert Answers.given > amount(full=40, sample=20, long=60)
