"""What a new user does in the first hour works as the README and the guides say: each command, and each answer that they print."""

import json
import re
import urllib.request

import pytest

from tests.contract.first_hour.conftest import ASTRO, HERE, ROOT, demo, free_port, guides, put
from tests.contract.first_hour.guides import differences


def read(url):
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read().decode()


def test_the_demo_says_where_it_is_and_with_which_key_to_write(hour):
    commands = re.findall(r"^  ((?:export|curl) .*(?:\n {4}.*)*)$", hour.said, re.MULTILINE)
    pages = re.findall(r"^  (http://\S+)$", hour.said, re.MULTILINE)

    done = hour.sh("set -eu\n" + "\n".join(commands).replace("curl ", "curl -sS --fail-with-body "))

    assert len(pages) == 3
    assert all(read(page) for page in pages)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["state"] == "draft"


def test_an_address_that_begins_like_another_one_stays_whole():
    assert put(f"{HERE}/v1 {ASTRO}9", {HERE: f"{ASTRO}8", ASTRO: HERE}) == f"{ASTRO}8/v1 {ASTRO}9"


@pytest.mark.parametrize("name", [guide.name for guide in guides()])
def test_every_command_of_a_guide_runs_and_answers_as_it_is_printed(hour, name):
    ran = hour.done[name]

    wrong = [one for block, output in ran.outputs if block.answers for one in differences(block, output)]

    assert ran.status == 0, (ran.outputs[-1:], ran.errors)
    assert not wrong, "\n".join(wrong)


def test_the_code_of_a_guide_is_the_code_that_runs():
    guide = (ROOT / "docs/front-end.md").read_text(encoding="utf-8")

    printed = re.findall(r"^```(?:ts|astro)\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)

    files = ("site/site.ts", "site/build.ts", "astro/src/broadsheet.ts", "astro/src/pages/[...path].astro")
    assert printed == [(ROOT / "clients" / name).read_text(encoding="utf-8") for name in files]
    assert len(printed[0].splitlines()) <= 100


@pytest.mark.parametrize("name", [guide.name for guide in guides()])
def test_a_status_that_a_comment_names_is_answered(hour, name):
    named = [(status, output) for block, output in hour.done[name].outputs for status in re.findall(r"#.*?\b([345]\d\d)\b", block.commands)]

    missing = [status for status, output in named if not re.search(rf'HTTP/1.1 {status}|"status":{status}\b', output)]

    assert missing == []
    assert named or name != "README.md"


def test_what_was_written_is_published_found_and_synced(hour):
    [post] = json.loads(read(f"{hour.address}/v1/posts?q=%22thousand+homes%22&include=body_html"))["data"]

    assert (post["title"], post["excerpt"], post["revision"]) == ("A thousand homes, and more", "Homes, at last.", 7)
    assert [tag["slug"] for tag in post["tags"]] == ["housing"]
    assert json.loads(read(f"{hour.address}/v1/resolve?url={post['url']}"))["id"] == post["id"]
    assert post["url"] in read(f"{hour.address}/v1/posts.atom")
    again = hour.sh(f"python3 clients/sync/broadsheet_sync.py {hour.address} news.db --query language=en")
    assert "post: 28" in again.stdout.splitlines()


def test_a_demo_that_runs_already_is_told_apart_from_a_second_one(hour):
    again = hour.sh(f"BROADSHEET_LISTEN={hour.address.removeprefix('http://')} scripts/demo")

    assert again.returncode == 1
    assert "Choose another: BROADSHEET_LISTEN=127.0.0.1:PORT scripts/demo" in again.stderr
    assert again.stdout == ""


def test_a_second_demo_keeps_what_was_written_and_says_where_the_pictures_are(hour):
    other = f"127.0.0.1:{free_port()}"

    with demo(hour.folder, {**hour.environment, "BROADSHEET_LISTEN": other}) as said:
        kept = json.loads(read(f"http://{other}/v1/posts?q=%22thousand+homes%22&count=true"))["page"]["total"]["value"]

    assert kept == 1
    assert f"The pictures of demo-data are at {hour.address}." in said
    assert f"export BROADSHEET_KEY={(hour.folder / 'demo-data/demo-key').read_text().strip()}" in said
    assert "created" not in said
