"""Every page in a real browser, in light and dark, on a telephone and on a desk: all can be read, by whoever reads them however."""

import shutil
import subprocess
from pathlib import Path

from api.routes.pages.guides import guides
from tests.browsers import browser
from tests.plugins import ON_SQLITE

PATHS = ["/", "/docs/guides", *(f"/docs/guides/{guide.name}" for guide in guides()), "/docs/problems", "/docs/problems/not-found"]


__all__ = ["browser"]


@ON_SQLITE
def test_axe_finds_nothing_to_mend_and_no_rule_is_broken(browser, live_server, node_modules, tmp_path):
    shutil.copy(Path(__file__).with_name("pages.mjs"), tmp_path)
    (tmp_path / "node_modules").symlink_to(node_modules)

    done = subprocess.run(
        ["node", "pages.mjs", browser, live_server, *PATHS], cwd=tmp_path, capture_output=True, text=True, timeout=480, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
