"""The application put together: the one place that knows all routes."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from flask import Flask, Response

from api.db import Database, open_database
from api.models import RESOURCES
from api.queries.replicas import Replicas
from api.routes import (
    changes,
    facets,
    feeds,
    media as media_files,
    oembed,
    pictures,
    posts,
    redirects,
    resolve,
    root,
    sitemaps,
    suggest,
)
from api.routes.admin import (
    audit,
    batch,
    copies,
    drafts,
    jobs,
    keys as key_routes,
    media,
    posts as authored_posts,
    preview_links,
    previews,
    resources,
    revisions,
    site as authored_site,
    sources,
    webhooks,
)
from api.routes.pages import docs
from api.routes.probes import health, metrics as metrics_route
from api.settings import Settings, read_settings
from api.web import access_log, problems
from api.web.admin import authentication
from api.web.app_state import KEY, keep
from api.web.asgi.application import Application
from api.web.cache.middleware import ResponseCache
from api.web.concurrency import Admission
from api.web.drain_body import DrainBody
from api.web.metrics.exposition import Metrics
from api.web.metrics.meter import Meter, route_of
from api.web.openapi.interface import Api, RouteRule
from api.web.rate_limits import limits
from api.web.reads.direct import DirectReads
from api.web.traced import traced

_RESOURCES = [import_module(f"api.routes.{kind.plural}") for kind in reversed(RESOURCES.values())]
DELIVERY = (posts, feeds, facets, suggest, *_RESOURCES, resolve, redirects, changes, sitemaps, oembed, root)
AUTHORING = (
    authored_posts,
    drafts,
    revisions,
    preview_links,
    previews,
    resources,
    authored_site,
    jobs,
    batch,
    audit,
    key_routes,
    webhooks,
    sources,
    media,
    copies,
)
ROUTES = (*DELIVERY, *AUTHORING)
"""In the order of the document."""


class Service(Flask):
    """Flask, but that what a resource can do is told without a body."""

    def make_default_options_response(self) -> Response:
        """The answer to OPTIONS."""
        answer = super().make_default_options_response()
        answer.status_code = 204
        del answer.headers["Content-Type"]
        return answer


def create_app(
    settings: Settings | None = None,
    database: Database | None = None,
    *,
    is_draining: Callable[[], bool] = lambda: False,
    is_pooled: bool = False,
    counts: Path | None = None,
    direct: bool = True,
) -> Flask:
    """The WSGI application, stored answers and limits in front; nothing is connected yet.

    ``None``: settings of the environment, their database.
    ``is_draining``: whether the service was told to end, so that ``/ready`` says 503.
    ``is_pooled``: whoever calls it (``asgi_app``) sees to how much is worked on at once, and to bodies.
    ``counts``: the file in which this process counts against limits together with others; beside it is the folder of metrics.
    ``direct``: whether reads are answered by their views, without Flask; either way they are answered the same.
    """
    settings = settings or read_settings(purges=False)
    database = database or open_database(settings)
    app = Service("api", static_folder=None)
    app.url_rule_class = RouteRule
    # Werkzeug would redirect to an address made of the header Host.
    app.url_map.merge_slashes = False
    keep(app, settings, database)
    access_log.register(app)
    limited = limits.register(app, settings, counts)
    authentication.register(app)
    problems.register(app)
    api = Api(app)
    for module in ROUTES:
        api.register_blueprint(module.blp)
    app.register_blueprint(docs.blp)
    app.register_blueprint(pictures.blp)
    app.register_blueprint(media_files.blp)
    app.register_blueprint(health.routes(settings, database, is_draining))
    rules = [route_of(rule.rule) for rule in app.url_map.iter_rules()]
    meter = Meter([*rules, metrics_route.PATH], None if counts is None else counts.with_name("metrics"))
    meter.gauges.watch_connections(database)
    app.register_blueprint(metrics_route.routes(settings, Metrics(settings, database, meter)))
    readings = {rule: reading for module in DELIVERY for rule, reading in module.blp.readings.items()}
    answering = (
        DirectReads(app.wsgi_app, app.extensions[KEY], readings, Replicas.of(settings, database, meter.read)) if direct else app.wsgi_app
    )
    admitted = answering if is_pooled else DrainBody(Admission(answering, settings.threads, meter=meter), settings.trusted_proxies)
    app.wsgi_app = ResponseCache(  # type: ignore[method-assign] # Flask's own way
        traced(admitted, settings.trusted_proxies), database, settings, limited, meter
    )
    return app


def asgi_app(
    settings: Settings, database: Database, *, is_draining: Callable[[], bool] = lambda: False, counts: Path | None = None
) -> Application:
    """The same for a server of ASGI that hands its requests over: with worker pools in front."""
    app = create_app(settings, database, is_draining=is_draining, is_pooled=True, counts=counts)
    cache: Any = app.wsgi_app
    return Application(cache, settings, partial(authentication.shows_key, database, app.extensions[limits.EXTENSION]))
