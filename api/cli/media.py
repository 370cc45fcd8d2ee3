"""``media``: pictures of our own. ``media fetch`` takes originals of those that are shown by addresses elsewhere."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path

import click
from sqlalchemy.orm import Session

from api.cli.progress import Say, beside
from api.cli.report import Report, end_report, is_standard, reporting
from api.clock import database_now_us
from api.db import Database, open_database, reading
from api.derived.conflicts import done_again
from api.derived.writing import writing
from api.errors import ReadOnly
from api.importers import Item
from api.media.fetching import Folder, Missing, Originals, Remembered, Web, best
from api.media.places import place_of
from api.migrations import check_schema
from api.outbound import Door
from api.queries.authored.media import is_full
from api.services.archive.importing import NOTED, Result
from api.services.archive.remarks import Remark
from api.services.resources import fetched_pictures, media as pictures
from api.services.resources.fetched_pictures import Place
from api.services.resources.media import Upload
from api.settings import Settings, read_settings
from schemas.addresses import hostname

AT_ONCE = 200
PAUSE = 0.5
"""Seconds between two requests to a host."""
MOST_PLACES = 20
"""Of those that show a missing picture, so many are named in the report."""
HERE, TAKEN, MISSING = "here already", "taken", "missing"
NOT_MADE = "no renditions can be made of it"

Wanted = Mapping[str, Sequence[Place]]
"""By address, what shows the picture."""


@click.group()
def media() -> None:
    """Takes pictures from their old addresses."""


@media.command()
@click.option(
    "--from",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Take them from this folder, such as wp-content/uploads.",
)
@click.option(
    "--host", "hosts", metavar="HOST", multiple=True, help="Only those of this host, which is yours: its robots.txt is passed over."
)
@click.option(
    "--pause", type=click.FloatRange(0, 60), default=PAUSE, show_default=True, metavar="SECONDS", help="Pause between requests to a host."
)
@click.option("--dry-run", is_flag=True, help="Ask nobody and take nothing, show what would be.")
@click.option(
    "--report",
    "report_path",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Write which are missing, and why; - is standard output.",
)
def fetch(folder: Path | None, hosts: Sequence[str], pause: float, *, dry_run: bool, report_path: Path | None) -> None:
    """Takes originals of the pictures that posts, campaigns, authors and the site show by addresses elsewhere.

    The worker makes renditions of them and shows these in their places. What is missing keeps its address; again, it goes on.
    """
    settings = read_settings()
    files = place_of(settings)
    own = {host.lower() for host in hosts}
    web = Web(Door(settings.outbound_allow), files, pause, own)
    with reporting(report_path) as report, closing(open_database(settings)) as database:
        check_schema(database)
        wanted = _wanted(database, own)
        if dry_run:
            _foretell(database, wanted, Folder(folder, files) if folder else None)
            return
        originals = Remembered(Folder(folder, files) if folder else web)
        _take(database, settings, originals, wanted, report, report_path)
    end_report(report_path, report.failed)


def take_pictures(
    database: Database, settings: Settings, report: Report, report_path: Path | None, *, hosts: set[str], are_own: bool
) -> None:
    """Takes originals of what is shown by addresses of some hosts. ``are_own``: their robots.txt is not for us."""
    web = Web(Door(settings.outbound_allow), place_of(settings), PAUSE, hosts if are_own else ())
    _take(database, settings, Remembered(web), _wanted(database, hosts), report, report_path)


def _take(database: Database, settings: Settings, originals: Originals, wanted: Wanted, report: Report, report_path: Path | None) -> None:
    with beside(_taking(database, settings, originals, wanted), len(wanted), "Fetching") as (results, say):
        _tell(results, report, partial(say, err=True) if is_standard(report_path) else say)


def _wanted(database: Database, hosts: set[str]) -> Wanted:
    with reading(database) as connection:
        found = fetched_pictures.elsewhere(connection)
    return {url: places for url, places in found.items() if not hosts or hostname(url) in hosts}


def _taking(database: Database, settings: Settings, originals: Originals, wanted: Wanted) -> Iterator[tuple[str, Result | None]]:
    """What became of each: ``HERE``, ``TAKEN`` or ``MISSING`` with the reason."""
    urls = iter(wanted)
    while some := list(islice(urls, AT_ONCE)):
        with reading(database) as connection, Session(connection) as session:
            states = {url: (row.state, row.error) for url, row in fetched_pictures.here(session, some).items()}
        for url in some:
            state, error = states.get(url, (None, None))
            if state is None:
                yield _took(database, settings, originals, url, wanted[url])
            else:
                yield (HERE, None) if state != "failed" else _missing(url, wanted[url], f"{NOT_MADE}: {error}")
        if any(state == "ready" for state, _ in states.values()):
            done_again(partial(_show, database))  # it is shown elsewhere still


def _took(database: Database, settings: Settings, originals: Originals, url: str, places: Sequence[Place]) -> tuple[str, Result | None]:
    _need_room(database, settings)
    try:
        upload, urls = best(originals, url)
    except Missing as error:
        return _missing(url, places, str(error))
    done_again(partial(_note, database, settings, upload, urls))
    return TAKEN, None


def _need_room(database: Database, settings: Settings) -> None:
    with reading(database) as connection:
        if is_full(connection, settings.media_mb):
            raise ReadOnly("Pictures have as much of the disk as BROADSHEET_MEDIA_MB allows. What was taken is kept.")


def _note(database: Database, settings: Settings, upload: Upload, urls: Sequence[str]) -> None:
    with writing(database) as session:
        fetched_pictures.take(session, urls, upload, settings.media_base, now=database_now_us(session.connection()))


def _show(database: Database) -> None:
    with writing(database) as session:
        pictures.show_fetched(session, database_now_us(session.connection()))


def _missing(url: str, places: Sequence[Place], why: str) -> tuple[str, Result]:
    shown = ", ".join(f"{place.kind} {place.id}" for place in dict.fromkeys(places[:MOST_PLACES]))
    remark = Remark("left-out", why, f"shown by {shown}")
    return MISSING, Result(Item(url, known_by=url, remarks=(remark,)), NOTED)


def _tell(results: Iterable[tuple[str, Result | None]], report: Report, say: Say) -> None:
    """One line is said on standard output, what is missing on standard error."""
    counts: Counter[str] = Counter()
    try:
        for outcome, result in results:
            counts[outcome] += 1
            if result is not None:
                report.add(result, say)
    finally:
        report.say_most_frequent(say)
        say("pictures: " + ", ".join(f"{counts[outcome]} {outcome}" for outcome in (TAKEN, HERE, MISSING)))
    if counts[TAKEN]:
        say("The worker makes their renditions, and then shows these in the place of what is elsewhere.", err=True)


def _foretell(database: Database, wanted: Wanted, folder: Folder | None) -> None:
    """How many there are of each host, and of those how many would be found in a folder."""
    counts: dict[str, Counter[str]] = {}
    urls = iter(wanted)
    while some := list(islice(urls, AT_ONCE)):
        with reading(database) as connection, Session(connection) as session:
            here = fetched_pictures.here(session, some)
        for url in some:
            found = HERE if url in here else "in the folder" if folder and folder.has(url) else "not in the folder" if folder else "to take"
            counts.setdefault(hostname(url), Counter())[found] += 1
    for host, kinds in sorted(counts.items()):
        click.echo(f"{host}: " + ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items())))
    click.echo(f"pictures: {len(wanted)}")
