import hashlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "api/static/swagger-ui"
VERSION = "5.35.0"
SHA256 = {
    "LICENSE": "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30",
    "NOTICE": "0d20d1adef18aee3f40dd258172155521ce702ac445cb5f7b7d60ed32dad2fb2",
    "swagger-ui-bundle.js": "e6a898692f2d768e807c3ba4626068a69a2c5dd960dd6c76f3e4d3a3de180af2",
    "swagger-ui-bundle.js.LICENSE.txt": "37eb6e7e59aed57b2c1acf076574b818ea07b74265717e0bd67b59e0baf9abbb",
    "swagger-ui.css": "5ed08757e53da3e026d6cbecc61fe5d43585c9560b302d534ad56692519a273d",
}


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_vendored_documentation_page_is_the_published_one():
    found = {path.name: sha256(path) for path in FOLDER.iterdir()}

    assert found == SHA256


def test_the_vendored_version_is_the_one_that_clients_names():
    package = json.loads((ROOT / "clients/package.json").read_text(encoding="utf-8"))

    assert package["devDependencies"]["swagger-ui-dist"] == VERSION


@pytest.mark.parametrize("name", sorted(SHA256))
def test_a_vendored_file_equals_the_one_in_the_package(name, node_modules):
    assert sha256(node_modules / "swagger-ui-dist" / name) == SHA256[name]
