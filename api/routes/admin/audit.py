"""The audit: who did what under ``/admin/v1``."""

from collections.abc import Mapping
from typing import Any

from flask import Response
from sqlalchemy import Connection

from api.queries.authored import audit
from api.queries.paging import Rows, Window
from api.routes.admin.keys import SCOPE
from api.settings import Site
from api.web.admin import authentication
from api.web.admin.blueprint import AdminBlueprint
from api.web.lists import Listing
from api.web.wsgi import ADMIN
from schemas.admin_queries import AuditQuery
from schemas.audit import AuditList

blp = AdminBlueprint("audit", __name__, description="Who did what.")


def _listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    key = authentication.key()
    return audit.listed(connection, asked, window, site, only_section=key.section, with_keys=SCOPE in key.scopes)


@blp.route(f"{ADMIN}/audit")
@blp.reads("listAudit", AuditList, query=AuditQuery(), is_list=True)
def list_audit(asked: dict[str, object]) -> Response:
    """Lists what was done, the last first.

    By each key, with the actor as the client named it; by the worker without either. A key that is bound to a section sees what was
    done to posts of that one; what was done to keys is shown to those who may write keys. It is kept for 400 days.
    """
    return Listing(AuditQuery(), _listed).response(asked)
