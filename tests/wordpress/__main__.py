"""``scripts/wordpress``: a WordPress to look at, or only the build that tests use."""

import argparse
import signal
import subprocess
import sys
from pathlib import Path

from tests.wordpress.building import NotBuilt, built, cache
from tests.wordpress.serving import USER, Wordpress, free_port


def main() -> None:
    """Builds it where it is not built, fills it where it is empty, and serves it until it is interrupted."""
    given = argparse.ArgumentParser(prog="scripts/wordpress", description=__doc__)
    given.add_argument("folder", nargs="?", type=Path, help="where its database is kept; made where it is not there")
    given.add_argument("--build", action="store_true", help="build it and end")
    given.add_argument("--posts", type=int, default=300, help="so many when it is filled")
    given.add_argument("--port", type=int, default=0)
    given.add_argument("--below", default="", metavar="PATH", help="such as /news: the site is below a folder")
    said = given.parse_args()
    if not said.build and said.folder is None:
        given.error("name a folder, or --build")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        root = built(cache())
        if not said.build:
            _serve(Wordpress(root, said.folder.absolute(), said.port or free_port(), said.below), said.posts)
    except KeyboardInterrupt:
        return
    except (NotBuilt, OSError, subprocess.CalledProcessError) as error:
        sys.exit(str(error))


def _serve(site: Wordpress, posts: int) -> None:
    site.folder.mkdir(parents=True, exist_ok=True)
    if not site.database.exists():
        site.install(posts)
    with site.running():
        print(f"WordPress answers: {site.home}\n{USER}, application password: {site.password}\nCtrl-C ends it.", flush=True)
        signal.pause()


if __name__ == "__main__":
    main()
