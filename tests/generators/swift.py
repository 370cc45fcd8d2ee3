"""Swift's models as openapi-generator writes them, read without a compiler: what that would refuse, and what their decoder would.

It knows the forms that the generator writes and no other Swift: a line that it does not know where it reads is a fault.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

PLAIN: dict[str, type | tuple[type, ...]] = {"String": str, "Bool": bool, "Int": int, "Int64": int, "Double": (int, float)}
READ = {"Date", "UUID", "JSONValue"}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DATE_TIME = re.compile(r"\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?(?:Z|[+-]\d\d:\d\d)")


class NotDecoded(Exception):
    """The decoder throws."""


@dataclass
class Model:
    """A type at the top of a file: a struct's members, an enum's words, or what each value of a discriminator stands for."""

    members: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    nested: dict[str, set[str]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    discriminator: str | None = None
    cases: dict[str, str] = field(default_factory=dict)
    is_identifiable: bool = False


class Models:
    """All models of a client."""

    def __init__(self, folder: Path) -> None:
        files = sorted(folder.glob("**/Models/*.swift"))
        self.models = {path.stem: _model(COMMENT.sub("", path.read_text(encoding="utf-8")), path.stem) for path in files}

    def faults(self) -> Iterator[str]:
        """What the compiler would refuse."""
        for name, model in self.models.items():
            if not (model.members or model.words or model.cases):
                yield f"{name} has nothing"
            if model.is_identifiable and "id" not in model.members:
                yield f"{name} is said to be Identifiable and has no id"
            if model.members.keys() != model.keys.keys():
                yield f"{name} has other keys than members"
            for member, of in model.members.items():
                yield from (f"{name}.{member} is of no type {one}" for one in re.findall(r"\w+", of) if not self._is_known(one, model))
            yield from (f"{name}: no type {one}" for one in model.cases.values() if one not in self.models)
            if name in self._held(name):
                yield f"{name} holds itself"

    def decode(self, of: str, value: Any, path: str = "", within: Model | None = None) -> None:
        """Raises what the decoder throws for a value that is no ``of``."""
        if of.endswith("?"):
            if value is not None:
                self.decode(of[:-1], value, path, within)
        elif of.startswith("["):
            self._decode_many(of, value, path, within)
        elif of in self.models and (within is None or of not in within.nested):
            self._decode_model(of, value, path)
        else:
            _expect(_fits(of, value, within), path, of, value)

    def _decode_many(self, of: str, value: Any, path: str, within: Model | None) -> None:
        key, _, inner = of[1:-1].rpartition(": ")
        _expect(isinstance(value, dict if key else list), path, of, value)
        for name, one in value.items() if key else enumerate(value):
            self.decode(inner, one, f"{path}/{name}", within)

    def _decode_model(self, of: str, value: Any, path: str) -> None:
        model = self.models[of]
        if model.words:
            return _expect(value in model.words, path, of, value)
        _expect(isinstance(value, dict), path, of, value)
        if model.discriminator:
            _expect(value.get(model.discriminator) in model.cases, path, of, value.get(model.discriminator))
            return self._decode_model(model.cases[value[model.discriminator]], value, path)
        for member, inner in model.members.items():
            key = model.keys[member]
            _expect(key in value or inner.endswith("?"), f"{path}/{key}", inner, "nothing")
            self.decode(inner, value.get(key), f"{path}/{key}", model)
        return None

    def _is_known(self, name: str, model: Model) -> bool:
        return name in PLAIN or name in READ or name in self.models or name in model.nested

    def _held(self, name: str) -> set[str]:
        """The models whose values are within those of this one, not in lists of it."""
        held: set[str] = set()
        waiting = [name]
        while waiting:
            model = self.models[waiting.pop()]
            for of in (*model.members.values(), *model.cases.values()):
                one = of.rstrip("?")
                if one in self.models and one not in held:
                    held.add(one)
                    waiting.append(one)
        return held


def _model(text: str, name: str) -> Model:
    model = Model(is_identifiable=f"extension {name}: Identifiable" in text)
    if re.search(rf"^public enum {name}: String,", text, re.MULTILINE):
        model.words = set(re.findall(r'^    case \w+ = "([^"]*)"$', text, re.MULTILINE))
    elif re.search(rf"^public enum {name}: ", text, re.MULTILINE):
        key = re.search(r'enum DiscriminatorCodingKey: String, CodingKey \{\s+case \w+ = "([^"]*)"', text)
        model.discriminator = key[1] if key else None
        model.cases = dict(re.findall(r'case "([^"]*)":\s+self = \.\w+\(try (\w+)\(from: decoder\)\)', text))
    elif re.search(rf"^public struct {name}: ", text, re.MULTILINE):
        model.members = {one.strip("`"): of for one, of in re.findall(r"^    public var ([\w`]+): (.+?)(?: = .+)?$", text, re.MULTILINE)}
        keys = re.search(r"enum CodingKeys: String, CodingKey, CaseIterable \{(.*?)\n    \}", text, re.DOTALL)
        found = re.findall(r'case ([\w`]+)(?: = "([^"]*)")?$', keys[1] if keys else "", re.MULTILINE)
        model.keys = {one.strip("`"): key or one.strip("`") for one, key in found}
        for nested, body in re.findall(
            r"^    public enum (\w+): String, Sendable, Codable, CaseIterable \{(.*?)\n    \}", text, re.MULTILINE | re.DOTALL
        ):
            model.nested[nested] = set(re.findall(r'case [\w`]+ = "([^"]*)"', body))
    return model


def _fits(of: str, value: Any, within: Model | None) -> bool:
    """Whether a value is one of a plain type, or a word of a set within the model."""
    if within is not None and of in within.nested:
        return value in within.nested[of]
    if of in PLAIN:
        return isinstance(value, PLAIN[of]) and isinstance(value, bool) == (of == "Bool")
    return of == "JSONValue" or _is_read(of, value)


def _is_read(of: str, value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        if of == "UUID":
            UUID(value)
        elif DATE_TIME.fullmatch(value):
            datetime.fromisoformat(value)
        else:
            date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _expect(is_so: bool, path: str, of: str, value: Any) -> None:  # noqa: FBT001 - a condition
    if not is_so:
        raise NotDecoded(f"{path}: no {of}: {value!r}")
