"""Clients that generators make of the documents read everything that the service answers.

Those of TypeScript, Python and Kotlin are compiled, and read a running server. No compiler of Swift is to be had here: its models are read
as text, by what that compiler and their decoder would refuse.
"""

import sys

import pytest

from tests.generators import generated, swift
from tests.generators.generated import run, warnings

PARTIAL = ("posts?limit=7&fields=title", "posts?limit=7&fields=published_at,tags,image", "changes?limit=20&fields=title,name,updated_at")


def test_what_is_read_has_changes_of_each_type_and_each_way(site):
    """Else the other tests would say less than they seem to."""
    parts = site.parts()

    assert all(len(pages) > 1 for name, pages in parts.items() if name != "delta")
    for name, ways in (("snapshot", {"upsert"}), ("delta", {"upsert", "delete"})):
        found = {(one["type"], one["op"]) for page in parts[name] for one in page["data"]}
        assert {(kind, way) for kind in ("post", "campaign", "author", "section", "event") for way in ways} <= found
    assert ("site", "upsert") in {(one["type"], one["op"]) for page in parts["snapshot"] for one in page["data"]}
    reasons = {one["reason"] for page in parts["delta"] for one in page["data"] if one["op"] == "delete"}
    assert {"unpublished", "legal", "deleted", "merged"} <= reasons


def test_no_generator_warns_of_the_documents(clients):
    assert {name: warnings(said) for name, said in clients.said.items()} == {name: [] for name in clients.said}
    assert "WARN" in clients.said["openapi-generator"]  # that which is not ours: warnings are seen


@pytest.mark.parametrize("name", ["openapi-fetch", "hey-api", "typescript-fetch"])
def test_a_client_of_typescript_compiles_strictly_and_reads_everything(clients, typescript, site, name):
    printed = clients.read("node", typescript / f"{name}.js", site.address, site.since)

    assert printed == site.lines()


def test_a_client_of_typescript_made_of_the_partial_document_reads_what_fields_names(clients, typescript, site):
    printed = clients.read("node", typescript / "partial.js", site.address)

    assert printed == [[one["id"], one["title"]] for page in site.pages("posts?limit=7") for one in page["data"]]


def test_a_client_of_python_has_types_and_reads_everything(clients, site):
    run(sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "read_changes.py", folder=clients.folder)

    printed = clients.read(sys.executable, "read_changes.py", site.address, site.since)

    assert printed == site.lines()


def test_a_client_of_kotlin_compiles_and_reads_everything(clients, kotlin, site):
    printed = clients.read(*generated.JAVA, "-cp", kotlin, "ReadKt", site.address, site.since)

    assert printed == site.lines()


@pytest.mark.parametrize("folder", ["swift6", "partial-swift6"])
def test_the_models_of_swift_have_nothing_that_its_compiler_refuses(clients, folder):
    models = swift.Models(clients.folder / folder)

    assert len(models.models) > 20
    assert list(models.faults()) == []


def test_the_models_of_swift_decode_everything(clients, site):
    models = swift.Models(clients.folder / "swift6")

    for name, pages in site.parts().items():
        for page in pages:
            models.decode("PostList" if name == "posts" else "ChangeList", page)


def test_the_models_of_swift_of_the_partial_document_decode_what_fields_names(clients, site):
    models = swift.Models(clients.folder / "partial-swift6")

    for query in PARTIAL:
        for page in site.pages(query):
            models.decode("PostPartialList" if query.startswith("posts") else "ChangePartialList", page)


def test_the_reader_of_swift_refuses_what_the_decoder_would(clients, site):
    models = swift.Models(clients.folder / "swift6")
    page = site.pages("posts?limit=1&fields=title")[0]
    change = site.pages("changes?types=post&limit=1")[0]["data"][0]
    wrong = ({"type": "page"}, {"op": "replace"}, {"id": "1"}, {"revision": 1.5}, {"resource": {"id": change["id"]}}, {"revision": None})

    with pytest.raises(swift.NotDecoded):
        models.decode("PostList", page)
    for values in wrong:
        with pytest.raises(swift.NotDecoded):
            models.decode("Change", {**change, **values})


def test_warnings_of_generators_are_seen_wherever_they_stand():
    known = f"[main] WARN  o.o.codegen.DefaultCodegen - {generated.NOT_OURS[0]}"

    assert warnings(f"fine\n{known}") == []
    assert len(warnings(f"[pool-1-thread-1] WARN  a.b - no effect\n{known}\n\x1b[33m ⚠ \x1b[0m of a mapping\nWarning: a name")) == 3
