"""``python -m api.cli`` is ``broadsheet``."""

from api.cli import main

if __name__ == "__main__":
    main(prog_name="broadsheet")
