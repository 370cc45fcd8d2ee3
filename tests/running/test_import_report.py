"""``import --report``: a line for each item that was left out, cut, guessed or changed; the terminal has how often it was."""

import json

import pytest

from tests.importers.conftest import exported, item, meta


@pytest.fixture
def reported(run, tmp_path):
    """Imports these bytes; the lines of the report, and the command's result."""

    def imported(content, *more):
        (tmp_path / "export").write_bytes(content)
        result = run("import", tmp_path / "export", "--report", tmp_path / "report.jsonl", *more)
        return [json.loads(line) for line in (tmp_path / "report.jsonl").read_bytes().splitlines()], result

    return imported


def test_each_item_that_did_not_come_in_as_it_was_has_a_line(reported):
    tag = f"<wp:tag><wp:tag_slug>long</wp:tag_slug><wp:tag_name>{'n' * 400}</wp:tag_name></wp:tag>"
    menu = item(5, wp__post_type="nav_menu_item")
    genre = '<category domain="genre" nicename="essay">Essay</category>'
    posts = [
        item(1, title="A\x01"),
        item(2, wp__post_password="sesame"),
        item(3, content__encoded="[tabs a=b]"),
        item(4, wp__status="future"),
    ]

    lines, result = reported(exported(tag, *posts, menu, menu, item(6, more=meta("_thumbnail_id", 77) + genre)))

    told = {"item": "line 8 (post 2)", "type": "post", "identity": "https://old.example/?p=2"}
    assert lines[1] == {"line": 8, **told, "what": "left-out", "why": "It has a password.", "detail": None, "count": 1}
    assert [(line["line"], line["identity"], line["what"], line["why"], line["detail"]) for line in [*lines[:1], *lines[2:]]] == [
        (6, "long", "cut", "the name is cut at 300 characters", None),
        (9, "https://old.example/?p=3", "changed", "unknown shortcodes stay as text", "tabs"),
        (10, "https://old.example/?p=4", "changed", "it had the status 'future' and is not public here", None),
        (11, "https://old.example/?p=5", "left-out", "items of the type 'nav_menu_item' are left out", None),
        (12, "https://old.example/?p=5", "left-out", "items of the type 'nav_menu_item' are left out", None),
        (13, "https://old.example/?p=6", "left-out", "its image is an attachment that is not in the file", "77"),
        (13, "https://old.example/?p=6", "left-out", "terms of other taxonomies are left out", "genre essay"),
        (7, None, "changed", "characters that XML forbids are dropped", "1, the first one here"),
    ]
    assert "all: skipped: 2 items of the type 'nav_menu_item' are left out.\n" in result.stderr
    assert "lines:" not in result.stdout
    assert "      2 times: items of the type 'nav_menu_item' are left out\n" in result.stderr
    assert "line 11" not in result.stderr


def test_what_is_guessed_of_an_item_has_a_line(reported):
    undated = item(1, wp__post_date_gmt="")
    local = item(2, wp__post_date_gmt="0000-00-00 00:00:00", wp__post_name="%f0%9f%94%a5").replace(
        "</item>", "<wp:post_date>2024-05-01 10:00:00</wp:post_date></item>"
    )

    lines, _ = reported(exported(undated, local, item(3, dc__creator="ed@old.example")))

    assert [(line["line"], line["identity"], line["why"]) for line in lines if line["what"] == "guessed"] == [
        (8, "ed@old.example", "how an author is called is not in the file, and is made of the login"),
        (6, "https://old.example/?p=1", "it has no date, and gets that of the file, or of the first import"),
        (7, "https://old.example/?p=2", "its local time is taken as UTC"),
        (7, "https://old.example/?p=2", "no slug can be made of its own"),
    ]


def test_attachments_that_become_nothing_have_a_line_each(reported):
    def attachment(number, url, **members):
        more = f"<wp:attachment_url>{url}</wp:attachment_url>" if url else ""
        return item(number, wp__post_type="attachment", wp__status="inherit", more=more, **members)

    files = [attachment(number, f"https://old.example/{number}.jpg") for number in (11, 12, 13)]
    odd = [attachment(14, "file:///14.jpg"), attachment(15, "", guid="https://old.example/?attachment_id=15")]
    post = item(1, content__encoded='[gallery ids="11,14"]<img class="alignleft wp-image-12" src="/12.jpg">')

    lines, _ = reported(exported(*files, *odd, post))

    assert [(line["line"], line["identity"], line["why"]) for line in lines] == [
        (11, "https://old.example/?p=1", "the image is left out, its address cannot be used"),
        (10, "https://old.example/?attachment_id=15", "attachments without a number or an address are left out"),
        (8, "https://old.example/13.jpg", "attachments that no post names by their number are left out"),
    ]


@pytest.mark.parametrize("status", ["trash", "private"])
def test_an_attachment_that_is_hidden_is_left_out_whether_a_post_names_it_or_not(reported, status):
    more = "<wp:attachment_url>https://old.example/{0}.jpg</wp:attachment_url>"
    hidden = [item(number, wp__post_type="attachment", wp__status=status, more=more.format(number)) for number in (11, 12)]

    lines, _ = reported(exported(*hidden, item(1, content__encoded='[gallery ids="11"]')))

    told = [(line["line"], line["identity"]) for line in lines if line["why"] == "attachments in the trash, and private ones, are left out"]
    assert [line for line, _ in told] == [6, 7]
    assert not any("11.jpg" in str(line) for line in lines)


def test_what_was_here_and_is_changed_has_a_line_and_again_none(reported):
    reported(exported(item(1), item(2)))

    lines, _ = reported(exported(item(1, title="Other"), item(2)), "--dry-run")
    changed, _ = reported(exported(item(1, title="Other"), item(2)))
    again, result = reported(exported(item(1, title="Other"), item(2)))

    assert lines == changed
    assert [(line["line"], line["what"], line["detail"]) for line in changed] == [(6, "changed", "title")]
    assert (again, result.stderr) == ([], "")


def test_the_terminal_shows_ten_of_a_kind_and_counts_the_ten_most_frequent(reported):
    items = [item(number, content__encoded=f"[box{number % 11}_ a=b]", title="t" * (400 if number < 30 else 9)) for number in range(1, 41)]

    lines, result = reported(exported(*items))

    told = result.stderr.split("Of note, the most frequent first:\n")
    assert len(lines) == 69
    assert told[0].count("the title is cut") == told[0].count("unknown shortcodes") == 10
    assert told[1].splitlines() == ["     40 times: unknown shortcodes stay as text", "     29 times: the title is cut at 300 characters"]


def test_lines_of_an_archive_and_a_break_are_reported_too(reported):
    wrong = [{"type": "post", "id": 5, "title": "A"}, {"type": "tag", "slug": "a", "name": "A", "parent": "none"}]

    lines, result = reported(b"\n".join(json.dumps(line).encode() for line in wrong))
    broken, _ = reported(exported(item(1)).partition(b"</channel>")[0])

    assert [(line["line"], line["identity"]) for line in lines] == [(1, "5"), (2, "a")]
    assert result.exit_code == 0
    assert "      2 times: an item is refused, or cannot be read" in result.stderr
    assert [(line["line"], line["what"]) for line in broken] == [(7, "left-out")]


@pytest.mark.parametrize(("report", "status"), [("export", 2), ("no/folder", 1), (".", 2)])
def test_a_report_that_cannot_be_is_refused_before_anything_is_imported(run, tmp_path, report, status):
    (tmp_path / "export").write_bytes(exported(item(1)))

    result = run("import", tmp_path / "export", "--report", tmp_path / report)

    assert (result.exit_code, result.stdout) == (status, "")
    assert (tmp_path / "export").read_bytes() == exported(item(1))


def test_a_report_to_standard_output_has_it_for_itself(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "export").write_bytes(exported(item(1, title="t" * 400)))

    result = run("import", "export", "--report", "-")

    assert [json.loads(line)["what"] for line in result.stdout.splitlines()] == ["cut"]
    assert "posts: 1 created" in result.stderr
    assert not (tmp_path / "-").exists()


def test_what_goes_and_comes_back_is_counted(reported):
    reported(exported(item(1), item(2)))

    _, gone = reported(exported(item(1, wp__status="private"), item(2, wp__status="trash")))
    _, back = reported(exported(item(1), item(2)))

    assert "all: 2 posts that were public are withdrawn: " in gone.stderr
    assert "all: 2 posts that an import had withdrawn are public again: " in back.stderr
    assert "posts that were public" not in back.stderr
