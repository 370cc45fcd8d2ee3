"""Addresses of every read of delivery: each parameter alone with good and bad values, several together, references of every kind."""

import random
from urllib.parse import quote

from marshmallow import fields
from sqlalchemy import select

from api.db import reading
from api.models import Slug
from schemas import parameters

REFS = (
    "-",
    "a|b",
    "%E0%A4%B9%E0%A4%BF",
    "no-such-thing",
    "%2F",
    "a%0a",
    "%C3%A9t%C3%A9",
    "%ff",
    "<ref>",
    "..",
    "00000000-0000-4000-8000-000000000000",
    "x" * 300,
)
"""References that are nothing, or read in another way than they are sent."""
ADDRESSES = (
    *("/v1/", "/v1//posts", "/v1/posts/", "/v1/nothing", "/v1/posts/a/b", "/v1/posts/a/related/", "/v1/<ref>", "/v1/posts/<ref>/related"),
    *("/", "/v1?x=1", "/v1/Posts", "/v1/tags/water/related", "/admin/v1/posts", "/docs", "/openapi.json", "/live", "/v1posts"),
)
"""Addresses beside those of reads."""
ODD = (
    "unknown=1",
    "limit=5&limit=6",
    "&&",
    "=",
    "%ff=1",
    "tag=%ff",
    "fields=title&include=body_html",
    "page=2&cursor=x",
    "utm_source=x&_=1",
)
MOST_REFS, TOGETHER = 6, 25


def values(field):
    """Texts for a parameter: some are taken, some are refused."""
    if isinstance(field, fields.List):
        inner = [one for one in values(field.inner) if one]
        return [*inner, ",".join(inner[:3]), f"{inner[0]},", ""]
    if isinstance(field, parameters.Choice):
        return [*field.words, field.words[0].upper(), "nothing"]
    if isinstance(field, parameters.Uuid):
        return ["00000000-0000-4000-8000-000000000000", "water"]
    known = {
        parameters.Number: ["1", "2", "7", "0", "-1", "x", "9999999"],
        parameters.YesNo: ["true", "false", "yes"],
        parameters.Moment: ["2020-01-01T00:00:00Z", "2026-06-01T00:00:00+02:00", "2026-06-01T00:00:00.5Z", "yesterday"],
        parameters.Period: ["2025", "2026-03", "2026-13", "last year"],
        parameters.LanguageOrAny: ["fr", "en", "*", "FR-ca", "x_"],
        parameters.Language: ["en", "fr", "FR-ca", "x_"],
        parameters.Reference: ["water", "no-such-thing", "WATER", "a b"],
        parameters.Words: ["the", '"a phrase" -word', "é ?#&+", "https://www.example.org/en/a", "x" * 1_200, "%"],
    }
    return next((texts for kind, texts in known.items() if isinstance(field, kind)), ["1", "x"])


def queries(query, dice, known):
    """Queries for what takes these parameters; each alone only where no other address took the same before."""
    yield ""
    texts = {name: values(field) for name, field in query.fields.items()}
    for name, ones in texts.items() if type(query) not in known else ():
        yield from (f"{name}={quote(one, safe='')}" for one in ones)
    known.add(type(query))
    yield from ODD
    for _ in range(TOGETHER if texts else 0):
        names = dice.sample(sorted(texts), min(len(texts), dice.randint(2, 5)))
        yield "&".join(f"{name}={quote(dice.choice(texts[name]), safe=',')}" for name in names)


def refs(database):
    """Slugs, present and former, and ids that there are, by the plural of the kind; and what is none."""
    with reading(database) as connection:
        rows = connection.execute(select(Slug.kind, Slug.slug, Slug.entity_id).order_by(Slug.is_current, Slug.slug)).all()
    found = {}
    for kind, slug, entity in rows:
        found.setdefault(f"{kind}s", []).append((slug, str(entity), slug.upper(), str(entity).upper()))
    return {kind: [one for group in [*groups[:MOST_REFS], *groups[-2:]] for one in group] for kind, groups in found.items()}


def addresses(readings, database):
    """Each address with its query, in one order."""
    dice, known = random.Random(11), refs(database)  # noqa: S311 - the same questions each time
    taken = set()
    yield from ADDRESSES
    for rule, one in readings.items():
        if "<ref>" not in rule:
            yield from (f"{rule}?{query}" for query in queries(one.query, dice, taken))
            continue
        there = known.get(rule.split("/")[2], ["a"])
        yield from (rule.replace("<ref>", ref) for ref in (*there, *REFS))
        yield from (f"{rule.replace('<ref>', there[0])}?{query}" for query in queries(one.query, dice, taken))
        yield from (f"{rule.replace('<ref>', ref)}?{ODD[0]}" for ref in (there[0], REFS[1]))
