"""A real browser without a window: what it makes of a page."""

import re
import shutil
import subprocess

import pytest

WAIT_MS = 8000


@pytest.fixture(scope="module")
def browser():
    """A Chromium without a window."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.skip("No Chromium is installed.")
    return found


def seen(browser, address, folder):
    """The document that a reader sees, and what the console says, with every host but the server's own out of reach."""
    command = [browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--user-data-dir={folder}"]
    rules = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--enable-logging=stderr", "--v=0"]
    done = subprocess.run(
        [*command, *rules, f"--virtual-time-budget={WAIT_MS}", "--dump-dom", address],
        capture_output=True,
        text=True,
        timeout=90,
        check=True,
    )
    return done.stdout, re.findall(r"CONSOLE.*", done.stderr)
