"""``import`` and ``export``: what is read and written, and what is said about it.

- ``words`` are what may be said to ``import``: sources, languages, types, moments, accounts.
- How a source becomes lines is in ``api.importers``, how lines become resources in ``api.services.archive``.

A bad line is told of and skipped; a source that breaks has status 1, and what came before it is kept.
"""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from stat import S_ISREG
from tempfile import TemporaryDirectory, TemporaryFile, gettempdir
from typing import Any, BinaryIO

import click
from sqlalchemy.orm import Session

from api.cli.archive.words import Account, LanguageTag, Moment, PostType, Source
from api.cli.database import made_if_missing, settle
from api.cli.media import take_pictures
from api.cli.progress import Say, shown
from api.cli.report import Report, end_report, is_standard, reporting
from api.db import Database, open_database, reading, snapshot
from api.errors import CannotStart, InvalidInput
from api.importers import Broken, Item, open_source
from api.importers.live import Live, is_address
from api.migrations import check_schema, present_revision
from api.migrations.refusals import file_of, near
from api.models import KINDS, SITE
from api.outbound import Door
from api.services.archive.exporting import lines
from api.services.archive.importing import NOTED, Result, importing
from api.services.references import entity_id
from api.settings import Settings, read_settings

OUTCOMES = ("created", "changed", "unchanged", "skipped")
TYPES = {**{kind.name: kind.plural for kind in KINDS.values()}, SITE: SITE, "redirect": "redirects"}
COUNTED = {
    "withdrawn": "posts that were public are withdrawn: at their source they are not public any more.",
    "restored": "posts that an import had withdrawn are public again: at their source they are, too.",
    "kind": "posts are of the other kind now: pages of the site that were posts here, or posts that were pages.",
}
"""Turns, and a member that changed, that are told of by how many posts they were in: what that means."""
OTHERS = "lines"
"""What is of no known type is counted as this."""


@dataclass
class Heard:
    """What a source says besides its items: where it breaks."""

    broken: Broken | None = None
    number: int = 0
    """How many items there are before that."""

    def items(self, source: Iterable[Item]) -> Iterator[Item]:
        """The items before the place where the source breaks: what was read is written all the same."""
        try:
            for item in source:
                self.number += 1
                yield item
        except Broken as error:
            self.broken = error


@click.command("import")
@click.argument("source", type=Source())
@click.option("--section", metavar="REF", help="Section of posts that name none: its slug or id.")
@click.option("--language", type=LanguageTag(), metavar="TAG", help="Language of what names none.")
@click.option("--type", "types", type=PostType(), metavar="NAME=KIND", multiple=True, help="Items of this type come in, as post or page.")
@click.option("--from", "since", type=Moment(), metavar="DATE", help="Of a site: only what was changed since.")
@click.option("--account", type=Account(), metavar="FILE", help="Of a site: file with NAME:PASSWORD, an application password of it.")
@click.option("--media", "with_media", is_flag=True, help="Of a site: then take its pictures, as media fetch does.")
@click.option("--dry-run", is_flag=True, help="Change nothing, show what would be.")
@click.option(
    "--report",
    "report_path",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Write what was left out, cut, guessed or changed; - is standard output.",
)
def import_(
    source: str,
    section: str | None,
    language: str | None,
    types: Sequence[tuple[str, str]],
    *,
    dry_run: bool,
    report_path: Path | None,
    **of_site: Any,
) -> None:
    """Imports SOURCE: a file, a site's address, - for standard input, or sample for the archive that comes with Broadsheet.

    Formats: WordPress exports (WXR), feeds, and JSON Lines as export writes them; known by their content. Of a site, what WordPress shows.
    What is bad is skipped and reported; the same source again changes nothing.
    """
    _check_report(report_path, source)
    if not is_address(source) and any(of_site.values()):
        raise click.UsageError("--from, --account and --media are for the address of a site.")
    heard = Heard()
    settings = read_settings()
    live = _live(settings, of_site["since"] or "", of_site["account"] or "", dry_run=dry_run)
    with reporting(report_path) as report, _opened(settings, dry_run=dry_run) as database:
        if section is not None:
            _check_section(database, section)
        with open_source(source, language, dict(types), public_url=settings.public_url, live=live) as items:
            results = importing(database, heard.items(items), section=section, language=language, dry_run=dry_run)
            with shown(results, source) as (seen, say):
                wrote = _told(seen, report, partial(_aside, say) if is_standard(report_path) else say, dry_run=dry_run)
        if heard.broken:
            report.add_break(heard.broken)
        if wrote and not dry_run:
            settle(database)
        if of_site["with_media"] and not dry_run:
            take_pictures(database, settings, report, report_path, hosts=live.hosts, are_own=bool(live.account))
    _end(source, heard, report_path, report.failed)


def _live(settings: Settings, since: str, account: str, *, dry_run: bool) -> Live:
    """How a site is read; what was read of it is kept until it is imported."""

    def tell(line: str) -> None:
        if sys.stderr.isatty():
            click.echo(line, err=True)

    return Live(Door(settings.outbound_allow), None if dry_run else settings.data_dir / "import", since, account, tell)


def _aside(say: Say, text: str, *, err: bool = False) -> None:  # noqa: ARG001 - all goes there
    say(text, err=True)


def _end(source: str, heard: Heard, report: Path | None, failed: OSError | None) -> None:
    """Says what could not be read or written, with status 1."""
    if heard.broken:
        click.echo(f"{source}: {heard.broken}" + (" What came before is kept." if heard.number else ""), err=True)
    end_report(report, failed)
    if heard.broken:
        sys.exit(1)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path), required=False)
def export(file: Path | None) -> None:
    """Writes everything as JSON Lines to FILE, or to standard output; import reads them."""
    with closing(open_database(read_settings())) as database:
        check_schema(database)
        with _written(file) as out, _taken_at_once(out) as taken, snapshot(database) as connection:
            taken.writelines(lines(connection, database.site))


@contextmanager
def _opened(settings: Settings, *, dry_run: bool) -> Iterator[Database]:
    """The database to import into; trying what would happen makes none."""
    with ExitStack() as until:
        database = until.enter_context(closing(open_database(settings)))
        is_absent = dry_run and database.is_sqlite and present_revision(database) is None
        file = file_of(database) if is_absent else None
        if is_absent:
            folder = Path(until.enter_context(TemporaryDirectory()))
            settings = replace(settings, database_url=f"sqlite:///{folder / 'empty.db'}")
            database = until.enter_context(closing(open_database(settings)))
        made_if_missing(database, for_a_moment=is_absent)
        if file:
            click.echo(" ".join([f"There is no database at {file.absolute()}: this is tried on an empty one.", *near(file)]), err=True)
        yield database


def _check_section(database: Database, ref: str) -> None:
    try:
        with reading(database) as connection, Session(connection) as session:
            entity_id(session, "section", ref, "")
    except InvalidInput as error:
        raise click.BadParameter(f"there is no section {ref!r}.", param_hint="--section") from error


def _check_report(path: Path | None, source: str) -> None:
    if path and path.exists() and Path(source).exists() and path.samefile(source):
        raise click.BadParameter("this is the file that is to be imported.", param_hint="--report")


def _told(results: Iterable[Result], report: Report, say: Say, *, dry_run: bool) -> bool:
    """Whether anything was created or changed. One line a type is said on standard output, what is of note on standard error."""
    counts: dict[str, dict[str, int]] = {}
    changed: Counter[str] = Counter()
    try:
        for result in results:
            report.add(result, say)
            if result.item.told == "by-terminal":
                _tell(result, say, dry_run=dry_run)
            elif result.outcome != NOTED:
                counts.setdefault(TYPES.get(result.kind, OTHERS), dict.fromkeys(OUTCOMES, 0))[result.outcome] += 1
                changed.update(result.detail.split(", ") if result.outcome == "changed" else ())
                changed[result.turn] += 1
                _tell(result, say, dry_run=dry_run)
    finally:
        report.say_most_frequent(say)
        _sum_up(counts, changed, say)
    return any(row["created"] or row["changed"] for row in counts.values())


def _sum_up(counts: Mapping[str, Mapping[str, int]], changed: Mapping[str, int], say: Say) -> None:
    for member, told in COUNTED.items():
        if changed.get(member):
            say(f"all: {changed[member]} {told}", err=True)
    for name in (*TYPES.values(), OTHERS):
        if name in counts:
            say(f"{name}: " + ", ".join(f"{number} {outcome}" for outcome, number in counts[name].items()))


def _tell(result: Result, say: Say, *, dry_run: bool) -> None:
    if result.outcome == "skipped":
        kind = f"{result.kind} " if result.kind in TYPES else ""
        say(f"{result.where}: {kind}skipped: {result.detail}", err=True)
    elif dry_run and result.outcome == "changed":
        say(f"{result.where}: {result.kind} would change: {result.detail}")


@contextmanager
def _taken_at_once(out: BinaryIO) -> Iterator[BinaryIO]:
    """Something that takes all that is written, and hands it to ``out`` afterwards.

    Who reads a pipe slowly, or not at all, holds no snapshot of the database meanwhile, beside which nothing is tidied up.
    """
    if _is_file(out):
        yield out
        return
    with TemporaryFile() as kept:
        try:
            yield kept
            kept.flush()
        except OSError as error:
            raise CannotStart(f"{gettempdir()} cannot be written: {error.strerror}. Name a file to export to, or set TMPDIR.") from error
        kept.seek(0)
        shutil.copyfileobj(kept, out)


def _is_file(out: BinaryIO) -> bool:
    try:
        return S_ISREG(os.fstat(out.fileno()).st_mode)
    except OSError:  # it is in memory
        return False


@contextmanager
def _written(file: Path | None) -> Iterator[BinaryIO]:
    """Where to write; a file is there under its name only when it is complete."""
    if file is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    unfinished = file.with_name(file.name + ".unfinished")
    try:
        with unfinished.open("wb") as opened:
            yield opened
        unfinished.replace(file)
    except OSError as error:
        raise click.FileError(str(file), error.strerror or "") from error
    finally:
        unfinished.unlink(missing_ok=True)
