"""Every address that there ever was, after hundreds of new names and merges: one step, never a chain, never nothing."""

import random

from api.derived.writing import writing
from api.services import jobs
from tests.admin.random_renames import Site
from tests.databases import NOW
from tests.plugins import amount

LOOKS = 2
SEED = 11


def stepped(database, *, most):
    """Does steps of jobs that wait; whether none is left."""
    for _ in range(most):
        with writing(database) as session:
            waiting = jobs.waiting(session)
            if not waiting:
                return True
            jobs.step(session, waiting[0], now=NOW)
    return False


def test_every_address_leads_on_in_one_step_after_any_names_and_merges(editor, client, database):
    site, dice, number = Site(editor, client, SEED), random.Random(SEED), amount(full=100, sample=60, long=1_500)  # noqa: S311 - when jobs go on

    for look in range(1, LOOKS + 1):
        while site.done < number * look // LOOKS:
            site.step()
            stepped(database, most=dice.randrange(3))
            site.collect()  # a step of a job may have moved posts
        assert list(site.faults(is_drained=False)) == []
    assert stepped(database, most=10_000)

    site.collect()
    assert list(site.faults(is_drained=True)) == []
    assert list(site.listed_faults()) == []
    assert site.merged > number / 30
    assert site.gone & set(site.slugs.values())
