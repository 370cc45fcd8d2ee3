"""The server's door: ``wsgi:app``. Refuses to start, in one line, on a database whose schema this release does not know."""

import atexit
import sys

from api import traces
from api.app import create_app
from api.db import open_database
from api.errors import CannotStart
from api.migrations import check_schema
from api.settings import WORKER_ONLY, forget, read_settings

try:
    settings = read_settings(purges=False)
    traces.begin("web")
    atexit.register(traces.end)
    database = open_database(settings, is_web=True)
    check_schema(database)
except CannotStart as error:
    sys.exit(str(error))
forget(WORKER_ONLY)
database.close()  # a server may make its processes from this one: each connects for itself
app = create_app(settings, database)
