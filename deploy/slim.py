"""``python3 slim.py FOLDER``: takes out of installed libraries what Broadsheet never uses, while its image is built.

That is what is only for debuggers and for tests of the libraries, databases that it does not know, and most of CLDR.
"""

import pickle
import shutil
import subprocess
import sys
from pathlib import Path

UNUSED = ("alembic/testing", "sqlalchemy/testing", *(f"sqlalchemy/dialects/{name}" for name in ("mssql", "mysql", "oracle")))
NAMES = ("scripts", "territories", "variants")
"""Of a locale, with its language: what languages are called in themselves (``api.queries.posts.facets``)."""


def slim(folder: Path) -> None:
    """Leaves what is used."""
    for name in UNUSED:
        shutil.rmtree(folder / name)
    for library in (*folder.rglob("*.so"), *folder.glob("*.libs/*")):
        subprocess.run(["strip", "--strip-unneeded", library], check=True)  # noqa: S603, S607 - of the image that builds
    sys.path.insert(0, str(folder))  # classes of what is read
    for file in (folder / "babel/locale-data").glob("*.dat"):
        locale, language = pickle.loads(file.read_bytes()), file.stem.partition("_")[0]  # noqa: S301 - from a package with its hash
        kept = {name: locale[name] for name in NAMES if name in locale}
        kept["languages"] = {known: name for known, name in locale.get("languages", {}).items() if known == language}
        file.write_bytes(pickle.dumps(kept, pickle.HIGHEST_PROTOCOL))


if __name__ == "__main__":
    slim(Path(sys.argv[1]))
