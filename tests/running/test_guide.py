"""The guide to writing does what it says, command by command."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugins import SAMPLED
from tests.servers import environment_of, running

GUIDE = Path(__file__).parents[2] / "docs" / "writing.md"

pytestmark = [SAMPLED, pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed: apt install curl.")]


def test_the_commands_of_the_guide_lead_from_a_key_to_a_published_post(settings, client):
    script = "\n".join(re.findall(r"^```sh\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE))

    with running(settings) as address:
        script = script.replace(".venv/bin/broadsheet", f"{sys.executable} -m api.cli").replace("http://127.0.0.1:8000", address)
        done = subprocess.run(
            ["sh", "-eu", "-c", script], env=environment_of(settings), capture_output=True, text=True, check=False, timeout=60
        )

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    [post] = client.get("/v1/posts?include=body_html").json["data"]
    assert (post["title"], post["excerpt"], post["revision"]) == ("A thousand homes, and more", "Homes, at last.", 7)
    assert [tag["slug"] for tag in post["tags"]] == ["housing"]
