"""What tests of the site ask of it again and again."""

from typing import Any


def site_etag(editor) -> str:
    tag: str = editor("GET", "/site").headers["ETag"]
    return tag


def labels(entries: list[dict[str, Any]]) -> list[str]:
    return [entry["label"] for entry in entries]
