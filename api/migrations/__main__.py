"""For who changes the models, on the database of the settings: ``python -m api.migrations check``, or ``draft "what changes"``."""

import sys

from api.db import open_database
from api.errors import CannotStart
from api.migrations import draft, drift, migrate
from api.settings import read_settings


def main(arguments: list[str]) -> str | int:
    """What ``sys.exit`` is given: 0, or what is wrong."""
    try:
        database = open_database(read_settings())
        migrate(database)
        match arguments:
            case ["check"]:
                return drift(database) or 0
            case ["draft", message]:
                draft(database, message)
                return 0
            case _:
                return __doc__ or 2
    except CannotStart as error:
        return str(error)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
