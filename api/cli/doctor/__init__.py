"""``doctor`` looks at settings, machine, database, the work of workers and what is around the service, and says what to do.

It writes nothing but a small file where pictures are kept, which it takes away; a shared cache is asked to purge a key that no answer has.

- A *finding* (``findings``) is what was found: how bad it is, why it hurts, and the command that helps.
- A *check* is a function that yields findings, in a table: ``machine``, ``storage``, ``work``, ``around`` and ``proxies`` have them.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from io import TextIOWrapper

import click
import orjson

from api.cli.doctor import around, machine, proxies, storage, work
from api.cli.doctor.findings import LEVELS, Check, Finding, Patient
from api.db import open_database
from api.errors import BroadsheetError
from api.settings import read_settings

OF_SETTINGS: dict[str, Check] = machine.CHECKS | storage.ON_DISK
"""Checks that need no database, by name."""
OF_DATABASE: dict[str, Check] = storage.IN_DATABASE | work.CHECKS | around.CHECKS | proxies.CHECKS
ROOM = max(map(len, (*OF_SETTINGS, *OF_DATABASE, "settings", "database"))) + 2


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def doctor(ctx: click.Context, *, as_json: bool) -> None:
    """Looks for what is wrong, or will be, and says what helps. Status 0: nothing; 1: warnings; 2: errors."""
    findings = list(_found())
    worst = max((LEVELS.index(finding.level) for finding in findings), default=0)
    if as_json:
        told = {"status": LEVELS[worst], "findings": [finding.form() for finding in findings]}
        click.echo(orjson.dumps(told, option=orjson.OPT_INDENT_2))
    else:
        if isinstance(sys.stdout, TextIOWrapper):  # one that cannot write a letter is what is to be told
            sys.stdout.reconfigure(errors="backslashreplace")
        for finding in findings:
            click.echo(_lines(finding))
        counts = {level: sum(finding.level == level for finding in findings) for level in LEVELS}
        click.echo(f"Errors: {counts['error']}, warnings: {counts['warning']}, in order: {counts['ok']}.")
    ctx.exit(worst)


def _lines(finding: Finding) -> str:
    more = [f"{' ' * (9 + ROOM)}{line}" for line in (finding.why, finding.help) if line]
    return "\n".join([f"{finding.level:9}{finding.check:{ROOM}}{finding.what}", *more])


def _found() -> Iterator[Finding]:
    try:
        settings = read_settings(_without_a_new_secret())
        database = open_database(settings)
    except BroadsheetError as error:
        yield Finding("settings", "error", str(error), "Nothing starts with these settings.", "docs/settings.md lists all of them.")
        return
    with closing(database):
        yield Finding("settings", "ok", "All settings can be read.")
        patient = Patient(settings, database)
        yield from _checked(OF_SETTINGS, patient)
        yield from _of_database(patient)


def _of_database(patient: Patient) -> Iterator[Finding]:
    try:
        fault = storage.fault(patient)
    except BroadsheetError as error:
        fault = Finding("database", "error", str(error), "Without its database nothing can be read or written.")
    if fault is not None:
        yield fault
    if fault is None or fault.level != "error":
        yield from _checked(OF_DATABASE, patient)


def _checked(checks: dict[str, Check], patient: Patient) -> Iterator[Finding]:
    for name, check in checks.items():
        try:
            for level, what, *more in check(patient):
                yield Finding(name, level, what, *more)
        except (BroadsheetError, OSError) as error:
            yield Finding(name, "error", f"This could not be looked at: {error}", "Nobody knows whether it is well.")


def _without_a_new_secret() -> dict[str, str]:
    """The environment, with a secret where one would be made and kept: who only looks makes none."""
    given = dict(os.environ)
    if not {"BROADSHEET_SECRETS", "BROADSHEET_SECRETS_FILE"} & set(given) and not storage.has_secret(given):
        is_sqlite = given.get("BROADSHEET_DATABASE_URL", "sqlite").startswith("sqlite") and "BROADSHEET_DATABASE_URL_FILE" not in given
        given |= {"BROADSHEET_SECRETS": "of nobody since nothing is signed here"} if is_sqlite else {}
    return given
