"""The guide names the versions that are tried."""

import json
import re

from tests.generators.generated import CLIENTS, GENERATORS

GUIDE = CLIENTS.parent / "docs/clients.md"


def test_the_guide_names_the_versions_that_are_installed():
    told = GUIDE.read_text(encoding="utf-8")
    packages = {}
    for folder in (CLIENTS, GENERATORS):
        lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
        packages |= {name.removeprefix("node_modules/"): package["version"] for name, package in lock.items() if name}
    for name in ("requirements-dev.txt", "clients/generators/requirements.txt"):
        packages |= dict(re.findall(r"^([a-z-]+)==([0-9.]+)", (CLIENTS.parent / name).read_text(encoding="utf-8"), re.MULTILINE))
    named = (
        *("openapi-typescript", "openapi-fetch", "@hey-api/openapi-ts", "typescript", "kotlin-compiler"),
        *("openapi-generator-cli", "openapi-python-client"),
    )

    assert {name: packages[name] for name in named if packages[name] not in told} == {}
