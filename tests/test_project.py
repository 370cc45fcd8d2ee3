"""The shape of the project: what lies where, and that the documents name what exists."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from api.cli import MODULES

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TOP_LEVEL = {
    *("api", "bench", "clients", "deploy", "docs", "schemas", "scripts", "tests", "typings", ".ci"),
    *("pyproject.toml", "requirements.txt", "requirements-dev.txt", "openapi.yaml", "wsgi.py"),
    *("README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"),
    *(".dockerignore", ".editorconfig", ".gitattributes", ".gitignore", ".pre-commit-config.yaml"),
}
MOST_LINES, MOST_MODULES, MOST_PICTURE_BYTES = 300, 18, 150_000
LATER = re.compile("TO" + r"DO\b|FIX" + r"ME\b|^[<>]{7} ", re.MULTILINE)
"""Words, and marks of a conflict that nobody settled."""
CODE = ("api", "schemas", "docs")
WORDS = {"page", "cursor", "id", "slug", "fields", "include", "job", "consumer", "card", "unavailable", "legal"}
"""Members, parameters and tables that the code map names beside modules."""
FENCED = re.compile(r"^```(?:sh|bash|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def files():
    """Every file of the project, as paths from its root."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("Not a clone: which files belong to the project is not known.")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [Path(name) for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]


def own(files, *suffixes):
    return [path for path in files if path.suffix in suffixes and path.parts[:2] != ("api", "static")]


def commands(document):
    """Each command line of the fenced blocks of a document, comments and a leading ``$`` taken off."""
    blocks = "".join(FENCED.findall((ROOT / document).read_text(encoding="utf-8")))
    return [line.split("  #")[0].removeprefix("$ ").strip() for line in blocks.replace("\\\n", " ").splitlines() if line.strip()]


def test_only_what_the_architecture_names_lies_at_the_top(files):
    found = {path.parts[0] for path in files}

    assert found <= TOP_LEVEL


def test_no_file_is_longer_than_a_reader_can_hold(files):
    lengths = {str(path): len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in own(files, ".py")}

    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES and "/versions/" not in name} == {}


def test_nothing_is_left_for_later(files):
    found = [
        str(path) for path in own(files, ".py", ".sh", ".ts", ".md", ".toml") if LATER.search((ROOT / path).read_text(encoding="utf-8"))
    ]

    assert found == []


def test_folders_are_not_named_for_what_is_left_over(files):
    found = {part for path in files for part in path.with_suffix("").parts} & {"utils", "helpers", "common", "core"}

    assert found == set()


def test_modules_begin_with_a_sentence(files):
    modules = [path for path in own(files, ".py") if path.parts[0] in {"api", "schemas"} and "versions" not in path.parts]
    silent = [str(path) for path in modules if (text := (ROOT / path).read_text(encoding="utf-8").strip()) and not text.startswith('"""')]

    assert silent == []


def test_no_room_has_more_modules_than_a_reader_can_hold(files):
    folders = Counter(str(path.parent) for path in own(files, ".py") if path.parts[0] == "api" and path.name != "__init__.py")

    assert {name: number for name, number in folders.items() if number > MOST_MODULES} == {}


def test_each_room_says_what_it_does(files):
    rooms = [path for path in own(files, ".py") if path.name == "__init__.py" and path.parts[0] in {"api", "schemas"}]
    texts = {str(path): ast.get_docstring(ast.parse((ROOT / path).read_text(encoding="utf-8"))) or "" for path in rooms}
    nameless = [str(path) for path in rooms if path == Path("api/__init__.py") or "versions" in path.parts]

    wrong = {name: len(text.splitlines()) for name, text in texts.items() if not 5 <= len(text.splitlines()) <= 11}

    assert len(rooms) > 25
    assert wrong.keys() <= set(nameless)


def test_the_code_map_names_each_floor():
    code_map = (ROOT / "docs/code-map.md").read_text(encoding="utf-8")
    floors = {path.stem for path in (ROOT / "api").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()} - {"__init__"}

    unnamed = {name for name in floors if not re.search(rf"\bapi[./]{name}\b", code_map)}

    assert unnamed == set()
    assert "schemas" in code_map


def test_whatever_the_code_map_names_exists():
    code_map = (ROOT / "docs/code-map.md").read_text(encoding="utf-8")
    named = {name.rstrip("/") for name in re.findall(r"`([a-z_]+(?:[./][A-Za-z_]+)*(?:\.py|/)?)`", code_map)}

    missing = {name for name in named if not _is_there(name)}

    assert len(named) > 60
    assert missing == set()


def _is_there(name):
    """Whether it ends the path of a module, file or folder of the code; or a name in one; or is a word of the contract."""
    path = "/" + re.sub(r"[.](?:py|md)$", "", name).replace(".", "/")
    known = {f"/{found.relative_to(ROOT).with_suffix('')}" for folder in CODE for found in (ROOT / folder).rglob("*")} | {
        "/schemas",
        "/docs/problems",
    }
    module, attribute = path.rsplit("/", 1)
    sources = [ROOT / f"{found[1:]}.py" for found in known if found.endswith(module) and module]
    within = any(source.is_file() and re.search(rf"\b{attribute}\b", source.read_text(encoding="utf-8")) for source in sources)
    return name in WORDS or within or any(found.endswith(path) for found in known)


def test_a_floor_that_exists_is_not_optional():
    contracts = PYPROJECT["tool"]["importlinter"]["contracts"]
    layers = " ".join(next(contract for contract in contracts if contract["id"] == "floors")["layers"])

    built = {name for name in re.findall(r"\((\w+)\)", layers) if (ROOT / "api" / name).exists() or (ROOT / f"api/{name}.py").exists()}

    assert built == set()


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_each_command_of_a_document_exists(document):
    found = commands(document)

    missing = [line for line in found for word in re.findall(r"(?:scripts|\.ci)/[\w-]+", line) if not os.access(ROOT / word, os.X_OK)]
    unknown = [line for line in found for name in re.findall(r"\bbroadsheet ([a-z]+)", line) if name not in MODULES]

    assert found
    assert missing == []
    assert unknown == []


def test_decisions_are_numbered_in_turn():
    names = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    begun = [path.read_text(encoding="utf-8")[:6] for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]

    assert [name[:4] for name in names] == [f"{number:04}" for number in range(1, len(names) + 1)]
    assert begun == [f"# {name[:4]}" for name in names]


def test_the_pictures_of_the_readme_are_there_and_small():
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))

    sizes = {name: (ROOT / name).stat().st_size for name in pictures}

    assert "docs/images/docs.png" in sizes
    assert {name: size for name, size in sizes.items() if size > MOST_PICTURE_BYTES} == {}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_is_right_on_any_machine(name):
    text = (ROOT / name).read_text(encoding="utf-8")

    pins = re.split(r"\n(?=\S)", text.strip())
    loose = [pin.split()[0] for pin in pins if not pin.startswith("#") and "--hash=sha256:" not in pin]

    assert loose == []
    assert re.findall(r"https?://|--index|--extra-index|--find-links|^-e |@ file", text, re.MULTILINE) == []


def test_the_locks_hold_what_the_project_declares():
    declared = PYPROJECT["project"]["dependencies"]
    pinned = {}
    for name in ("requirements-dev.txt", "requirements.txt"):
        found = re.findall(r"^([\w.-]+)==([^ ]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        pinned[name] = {canonicalize_name(one): version for one, version in found}

    runtime = pinned["requirements.txt"]
    wrong = [str(one) for one in map(Requirement, declared) if runtime.get(canonicalize_name(one.name), "0") not in one.specifier]

    assert wrong == []
    assert runtime.items() <= pinned["requirements-dev.txt"].items()


@pytest.mark.parametrize("folder", ["clients", "clients/astro"])
def test_the_lock_of_clients_names_no_registry(folder):
    lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))

    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert [name for name, package in lock["packages"].items() if name and "integrity" not in package] == []


def test_the_wheel_holds_what_is_not_python_too(files, tmp_path):
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], cwd=ROOT, check=True, capture_output=True)
    wheel = zipfile.ZipFile(next(tmp_path.glob("*.whl")))
    packaged = {str(path) for path in files if path.parts[0] in {"api", "schemas"}}

    guides = {path.name for path in files if path.parent == Path("docs") and path.suffix == ".md" and path.stem != "code-map"}

    assert packaged | {"api/openapi.yaml"} <= set(wheel.namelist())
    assert {name for name in wheel.namelist() if name.startswith("api/guides/")} == {f"api/guides/{name}" for name in guides}
    assert not [name for name in wheel.namelist() if name.startswith("tests/")]
