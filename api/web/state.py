"""What every view needs of the application, and where it is kept."""

from dataclasses import dataclass

from flask import Flask, current_app

from api.db import Database
from api.settings import Settings, Site
from api.web.cursors import Cursors

KEY = "broadsheet"


@dataclass(frozen=True, slots=True)
class State:
    """Settings, database and signer of one application."""

    settings: Settings
    database: Database
    cursors: Cursors

    @property
    def site(self) -> Site:
        """The site whose rows are shown."""
        return self.settings.site


def keep(app: Flask, settings: Settings, database: Database) -> None:
    """Makes the state of an application."""
    app.extensions[KEY] = State(settings, database, Cursors(settings.secrets))


def state() -> State:
    """The state of the application that answers."""
    found: State = current_app.extensions[KEY]
    return found
