"""A real WordPress: filled once, set back before each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli import main
from api.settings import Settings
from tests.plugins import amount
from tests.servers import environment_of
from tests.wordpress.building import NotBuilt, cache, locked, root, version
from tests.wordpress.serving import Wordpress, free_port

POSTS = amount(full=300, sample=30)


@pytest.fixture(scope="session")
def served_wordpress(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Wordpress, Path]]:
    """A site that answers, and its files as it was filled."""
    try:
        found = root(cache())
    except NotBuilt as error:
        pytest.skip(str(error))
    template = cache() / f"filled-{version('install.php', 'fill.php')}-{POSTS}"
    with locked(cache()):
        if not (template / "password").exists():
            template.mkdir(exist_ok=True)
            Wordpress(found, template, 80).install(POSTS)
    site = Wordpress(found, tmp_path_factory.mktemp("wordpress"), free_port())
    site.take(template)
    with site.running():
        yield site, template


@pytest.fixture
def wordpress(served_wordpress: tuple[Wordpress, Path]) -> Wordpress:
    """The site, as it was filled."""
    site, template = served_wordpress
    site.take(template)
    return site


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command that may ask sites of this machine."""

    def asked(*arguments: object) -> Result:
        for name, value in (environment_of(settings) | {"BROADSHEET_OUTBOUND_ALLOW": "127.0.0.0/8"}).items():
            monkeypatch.setenv(name, value)
        return CliRunner().invoke(main, [str(one) for one in arguments], catch_exceptions=False)

    return asked
