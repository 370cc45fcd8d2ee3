"""Clients that generators make of the documents: what each is asked, what it says, and how what it makes is compiled."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CLIENTS = Path(__file__).parents[2] / "clients"
GENERATORS = CLIENTS / "generators"
KOTLINC = GENERATORS / "node_modules/kotlin-compiler/lib"
JAR = GENERATORS / "python/openapi_generator_cli/openapi-generator.jar"
KOTLIN_JARS = GENERATORS / "python/run_kotlin_kernel/jars"
JAVA = ("java", "-Xmx1500m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""For programs that end before the better compiler of a JVM pays: with it they take twice as long."""
PATIENCE_SECONDS = 240
QUIET = {"apiDocs": "false", "modelDocs": "false", "apiTests": "false", "modelTests": "false"}
WRAPPED = {"serializationLibrary": "kotlinx_serialization", "generateOneOfAnyOfWrappers": "true"}
OPENAPI_GENERATOR: dict[str, dict[str, Any]] = {
    "typescript-fetch": {"generatorName": "typescript-fetch"},
    "kotlin": {"generatorName": "kotlin", "library": "jvm-retrofit2", "additionalProperties": WRAPPED},
    "kotlin-moshi": {"generatorName": "kotlin", "packageName": "org.example.moshi"},
    "swift6": {"generatorName": "swift6"},
}
"""By name: the settings. All but ``kotlin`` has its defaults; its Moshi knows no ``oneOf``, so nothing of it can be read by that."""
OF_PARTIAL = ("typescript-fetch", "swift6")
NOT_OURS = ("OpenAPI 3.1 support is still in beta.",)
"""Warnings that each document of OpenAPI 3.1 gets."""


def run(*command: object, folder: Path) -> str:
    """What a program prints; a program that fails shows all it said."""
    done = subprocess.run(
        list(map(str, command)), cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=PATIENCE_SECONDS, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def warnings(said: str) -> list[str]:
    """The warnings and errors among what generators say, but for those that are not ours."""
    lines = [re.sub("\x1b\\[[0-9;]*m", "", line) for line in said.splitlines()]
    marked = [line for line in lines if re.search(r"\b(WARN|ERROR|SEVERE)\b|⚠|[Ww]arning|[Ee]xception", line)]
    return [line for line in marked if not any(known in line for known in NOT_OURS)]


@dataclass(frozen=True)
class Generated:
    """A folder with all clients, and what the generators said."""

    folder: Path
    said: dict[str, str]

    def read(self, *command: object) -> list[list[Any]]:
        """The lines that a client prints, each a list."""
        return [json.loads(line) for line in run(*command, folder=self.folder).splitlines()]


def made(folder: Path, document: dict[str, Any], partial: dict[str, Any]) -> Generated:
    """All clients of both documents, those of TypeScript and Kotlin not yet compiled."""
    for name, one in (("openapi", document), ("partial", partial)):
        (folder / f"{name}.json").write_text(json.dumps(one), encoding="utf-8")
    for program in (GENERATORS / "read").iterdir():
        shutil.copy(program, folder)
    (folder / "node_modules").symlink_to(CLIENTS / "node_modules")
    return Generated(
        folder, {"openapi-generator": _openapi_generator(folder), **_typescript(folder), "openapi-python-client": _python(folder)}
    )


def _openapi_generator(folder: Path) -> str:
    """All of its generators in one run: most of it is the start of a JVM."""
    files = []
    for document, names in (("openapi", OPENAPI_GENERATOR), ("partial", OF_PARTIAL)):
        for name in names:
            output = name if document == "openapi" else f"{document}-{name}"
            settings = {"inputSpec": f"{folder}/{document}.json", "outputDir": f"{folder}/{output}", "globalProperties": QUIET}
            files.append(folder / f"{output}.json")
            files[-1].write_text(json.dumps({**OPENAPI_GENERATOR[name], **settings}), encoding="utf-8")
    logged = f"-Dlogback.configurationFile={GENERATORS / 'logback.xml'}"
    return run(*JAVA, logged, "-jar", JAR, "batch", "--fail-fast", *files, folder=folder)


def _typescript(folder: Path) -> dict[str, str]:
    types = [
        run("node", CLIENTS / "node_modules/.bin/openapi-typescript", f"{name}.json", "--output", output, folder=folder)
        for name, output in (("openapi", "schema.d.ts"), ("partial", "partial-schema.d.ts"))
    ]
    hey = GENERATORS / "node_modules/.bin/openapi-ts"
    return {
        "openapi-typescript": "".join(types),
        "hey-api": run("node", hey, "--input", "openapi.json", "--output", "hey-api", "--no-log-file", folder=folder),
    }


def _python(folder: Path) -> str:
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--path", "openapi.json", "--meta", "none", "--fail-on-warning"]
    return run(*command, "--config", CLIENTS / "openapi-python-client.yaml", "--output-path", "broadsheet_client", folder=folder)


def compile_kotlin(folder: Path) -> str:
    """The class path of the reader: models and serializers of ``kotlin``. The models of ``kotlin-moshi`` compile beside them."""
    runtime = [KOTLINC / "kotlin-stdlib.jar", *KOTLIN_JARS.glob("kotlinx-serialization-*.jar")]
    compiler = [*KOTLINC.glob("kotlin-compiler.jar"), KOTLINC / "kotlin-stdlib.jar", KOTLINC / "kotlinx-coroutines-core-jvm.jar"]
    of = folder / "kotlin/src/main/kotlin/org/openapitools/client"
    sources = [of / "models", *(of / "infrastructure").glob("*Adapter.kt"), of / "infrastructure/Serializer.kt", "Read.kt"]
    sources += [folder / "kotlin-moshi/src/main/kotlin/org/example/moshi/models", "Moshi.kt"]
    plugin = KOTLINC / "kotlinx-serialization-compiler-plugin.jar"
    options = ["-no-stdlib", "-no-reflect", "-kotlin-home", KOTLINC.parent, f"-Xplugin={plugin}", "-cp", _path(runtime), "-d", "classes"]
    run(*JAVA, "-cp", _path(compiler), "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler", *options, *sources, folder=folder)
    return _path([folder / "classes", *runtime])


def _path(jars: list[Path]) -> str:
    return ":".join(map(str, jars))
