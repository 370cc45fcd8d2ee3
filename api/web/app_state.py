"""What every view needs of the application, and where it is kept."""

from dataclasses import dataclass, field
from uuid import UUID

from flask import Flask, current_app

from api.db import Database
from api.settings import Settings, Site
from api.web.cursors import Cursors

KEY = "broadsheet"


@dataclass(frozen=True, slots=True)
class AppState:
    """Settings, site, database and signer of one application; ``used`` is when (µs) it last noted that a key is used."""

    settings: Settings
    site: Site
    database: Database
    cursors: Cursors
    used: dict[UUID, int] = field(default_factory=dict)


def keep(app: Flask, settings: Settings, database: Database) -> None:
    """Makes the state of an application."""
    app.extensions[KEY] = AppState(settings, settings.site, database, Cursors(settings.secrets))


def state() -> AppState:
    """The state of the application that answers."""
    found: AppState = current_app.extensions[KEY]
    return found
