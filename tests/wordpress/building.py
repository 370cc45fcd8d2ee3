"""A real WordPress without another server: of Debian's packages and a plugin for SQLite, built once in a folder outside the tree.

Nothing but PHP is installed: the packages are taken apart, since installing them brings a web server and another database.
"""

import fcntl
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
PACKAGES = ("wordpress", "php-getid3", "libjs-underscore", "libjs-cropper", "wordpress-theme-twentytwentythree")
"""Of Debian 12: WordPress 6.1, and what it has links to."""
PLUGIN = "@wp-playground/cli"
"""The npm package in which the plugin for SQLite comes; none of what that needs is installed."""
OURS = ("config.php", "prepare.php", "faults.php", "polylang.php")
"""Files of this folder that are put into a build."""


class NotBuilt(Exception):
    """What is missing, and how it comes."""


def cache() -> Path:
    """The folder of builds: ``BROADSHEET_TEST_WORDPRESS``, else in that of the user's caches."""
    given = os.environ.get("BROADSHEET_TEST_WORDPRESS")
    kept = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(given) if given else kept / "broadsheet" / "wordpress"


def root(folder: Path) -> Path:
    """Where the files of WordPress are in a folder; another version of ours has another place. Raises ``NotBuilt``."""
    found = _place(folder)
    if not shutil.which("php"):
        raise NotBuilt("PHP is not installed (on Debian and Ubuntu: apt install php-cli php-sqlite3 php-xml php-mbstring).")
    if not (found / "wp-load.php").is_file():
        raise NotBuilt("No WordPress is built: scripts/wordpress --build.")
    return found


def built(folder: Path) -> Path:
    """The same, built where it is not there. Raises ``NotBuilt``, ``OSError``, ``subprocess.CalledProcessError``."""
    folder.mkdir(parents=True, exist_ok=True)
    place = _place(folder)
    with locked(folder):
        if not (place / "wp-load.php").is_file():
            with tempfile.TemporaryDirectory(dir=folder) as made:
                _build(Path(made))
                shutil.rmtree(place, ignore_errors=True)
                (Path(made) / "tree/usr/share").rename(place.parent)
    return root(folder)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One process at a time."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def version(*more: str) -> str:
    """What a build is called that has these files of ours, and what is made with more of them."""
    return sha256(b"".join((HERE / name).read_bytes() for name in (*OURS, *more))).hexdigest()[:12]


def _place(folder: Path) -> Path:
    return folder / version() / "wordpress"


def _build(made: Path) -> None:
    tree = made / "tree"
    tree.mkdir()
    for program in ("apt-get", "dpkg", "npm"):
        if not shutil.which(program):
            raise NotBuilt(f"{program} is needed to build a WordPress: this works on Debian and Ubuntu.")
    try:
        _run(["apt-get", "download", "-qq", "-o=APT::Sandbox::User=root", *PACKAGES], made)
    except subprocess.CalledProcessError:  # what is known of packages is too old, or nothing
        _run(["apt-get", "update", "-qq"], made)
        _run(["apt-get", "download", "-qq", "-o=APT::Sandbox::User=root", *PACKAGES], made)
    for package in made.glob("*.deb"):
        _run(["dpkg", "-x", package.name, str(tree)], made)
    share = tree / "usr/share"
    wordpress = share / "wordpress"
    _run(["npm", "pack", "--silent", PLUGIN], made)
    with tarfile.open(next(made.glob("*.tgz"))) as packed:
        packed.extract("package/sqlite-database-integration.zip", made, filter="data")
    shutil.unpack_archive(made / "package/sqlite-database-integration.zip", made)
    content = wordpress / "wp-content"
    plugin = content / "plugins/sqlite-database-integration"
    (made / "plugin-sqlite-database-integration").rename(plugin)
    connector = (plugin / "db.copy").read_text().replace("{SQLITE_PLUGIN}", "sqlite-database-integration/load.php")
    (content / "db.php").write_text(connector.replace("{SQLITE_IMPLEMENTATION_FOLDER_PATH}", "") + (HERE / "prepare.php").read_text())
    (content / "mu-plugins").mkdir()
    for name in ("faults.php", "polylang.php"):
        shutil.copy(HERE / name, content / "mu-plugins" / name)
    (wordpress / "wp-config.php").unlink()
    shutil.copy(HERE / "config.php", wordpress / "wp-config.php")


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
