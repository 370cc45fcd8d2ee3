"""The application put together: the one place that knows all routes."""

from flask import Flask

from api.db import Database, open_database
from api.routes import authors, campaigns, docs, health, posts, redirects, resolve, root, sections, tags
from api.settings import Settings, read_settings
from api.web import logs, problems
from api.web.openapi import Api
from api.web.state import keep

NOUNS = (posts, tags, campaigns, authors, sections, resolve, redirects, root)
"""In the order of the document."""


def create_app(settings: Settings | None = None, database: Database | None = None) -> Flask:
    """The WSGI application. ``None``: settings of the environment, the database that they name; nothing is connected yet."""
    settings = settings or read_settings()
    database = database or open_database(settings)
    app = Flask("api", static_folder=None)
    # Werkzeug would redirect to an address made of the header Host.
    app.url_map.merge_slashes = False
    keep(app, settings, database)
    logs.register(app)
    problems.register(app)
    api = Api(app)
    for noun in NOUNS:
        api.register_blueprint(noun.blp)
    app.register_blueprint(docs.blp)
    app.register_blueprint(health.routes(database))
    return app
