"""The site for those who write, and every form of it that was saved. There is one, so its addresses have no id."""

from typing import Any

import orjson
from flask import Response
from sqlalchemy import Connection

from api.db import reading
from api.errors import ScopeMissing
from api.models import SITE, SITE_ID, SiteProfile
from api.queries.authored import resource_revisions, site as forms
from api.queries.paging import Rows, Window
from api.routes.admin.revisions import revision_number
from api.routes.admin.serve import MERGE
from api.services import site as rules
from api.settings import Site
from api.web.admin import authentication, requests
from api.web.admin.blueprint import AdminBlueprint, with_etag
from api.web.admin.requests import Body, WriteRequest, WriteResult, revision_etag
from api.web.app_state import state
from api.web.lists import Listing
from api.web.query_string import Asked
from api.web.wsgi import ADMIN
from schemas.actions import Nothing
from schemas.admin_inputs import ImageInput
from schemas.authored_site import AuthoredSite, SiteMembersInput, SitePatch, SiteRevision
from schemas.image import Image
from schemas.language_fields import languages_spelled
from schemas.revision import NUMBER, CompareQuery, Comparison, ResourceRevisionList, RevisionQuery

PATH = f"{ADMIN}/site"
SCOPE = "sections:write"
READ_ONLY = frozenset(AuthoredSite().fields) - set(SiteMembersInput().fields)
ONLY_READ = frozenset(Image().fields) - set(ImageInput().fields)
"""Members of images that are answered, and not written."""

blp = AdminBlueprint("authored-site", __name__, description="What editors say of the site: its description, its pictures, its menus.")


@blp.route(PATH)
@blp.reads("getAuthoredSite", AuthoredSite)
def get_site(_asked: Asked) -> Response:
    """Shows the site as it is written.

    `ETag` is its revision. Name and address are settings.
    """
    with reading(state().database) as connection:
        form = forms.form(connection, state().site, authentication.key().section)
    return with_etag(orjson.dumps(form), form["revision"])


@blp.route(PATH, methods=["PATCH"])
@blp.writes("updateSite", AuthoredSite, scope=SCOPE, body=Body(SitePatch, MERGE), if_match=True)
def update_site(write: WriteRequest) -> WriteResult:
    """Changes the site.

    The body is a merge patch (RFC 7396): what is not named stays, `null` takes a value away, each menu is replaced whole. A key that is
    bound to a section cannot: 403.
    """
    row = _row(write)
    write.check(row.revision, lambda: _form(write))
    rules.edit(write.session, row, _patched(write), now=write.now, by=write.by)
    return _result(write, row, "update")


@blp.route(f"{PATH}/revisions")
@blp.reads("listSiteRevisions", ResourceRevisionList, query=RevisionQuery())
def list_site_revisions(asked: Asked) -> Response:
    """Lists the revisions of the site, newest first.

    Every save is one; none is ever thrown away.
    """
    return LISTING.response(asked)


@blp.route(f"{PATH}/revisions/<number>", parameters=NUMBER)
@blp.reads("getSiteRevision", SiteRevision)
def get_site_revision(_asked: Asked, number: str) -> Response:
    """Shows what the site was like when it was saved.

    References to what is gone since are left out.
    """
    with reading(state().database) as connection:
        return with_etag(orjson.dumps(forms.one(connection, revision_number(number), state().site, authentication.key().section)))


@blp.route(f"{PATH}/revisions/<number>/compare", parameters=NUMBER)
@blp.reads("compareSiteRevisions", Comparison, query=CompareQuery())
def compare_site_revisions(asked: dict[str, int], number: str) -> Response:
    """Compares two revisions of the site.

    `before` is the one in the path, `after` the one in `with`.
    """
    numbers = (revision_number(number), asked["with"])
    with reading(state().database) as connection:
        changes = forms.compared(connection, numbers, state().site, authentication.key().section)
    return with_etag(orjson.dumps({"before": numbers[0], "after": numbers[1], "changes": changes}))


@blp.route(f"{PATH}/revisions/<number>/restore", methods=["POST"], parameters=NUMBER)
@blp.writes("restoreSiteRevision", AuthoredSite, scope=SCOPE, body=Body(Nothing, is_needed=False), if_match=False)
def restore_site_revision(write: WriteRequest) -> WriteResult:
    """Makes an old form of the site the present one, as a new revision.

    It changes at once. Left out is what cannot be had any more: references to what is gone.
    """
    requests.load(Nothing(), write.body)
    row = _row(write)
    write.check(row.revision, lambda: _form(write), needed=False)
    number = revision_number(write.path["number"])
    rules.restore(write.session, row, number, now=write.now, by=write.by)
    return _result(write, row, "restore-revision")


def _listed(connection: Connection, _asked: Asked, window: Window, _site: Site) -> Rows:
    return resource_revisions.listed(connection, SITE, SITE_ID, window)


LISTING = Listing(RevisionQuery(), _listed)


def _row(write: WriteRequest) -> SiteProfile:
    if write.key.section is not None:
        raise ScopeMissing("This key is bound to a section: the site, which all share, is changed with one that is not.")
    return rules.profile(write.session)


def _form(write: WriteRequest) -> dict[str, Any]:
    write.session.flush()
    return forms.form(write.session.connection(), write.site)


def _patched(write: WriteRequest) -> Any:
    """The values that the patch sets: maps and pictures are merged with what there is."""
    schema, given = SitePatch(), dict(write.body)
    if isinstance(given.get("descriptions"), dict):
        given["descriptions"] = languages_spelled(given["descriptions"])
    present = _form(write) if any(isinstance(value, dict) for value in given.values()) else {}
    for name, value in given.items():
        field = schema.fields.get(name)
        if value is None and field is not None and not field.allow_none:
            given[name] = [] if name == "social" else {}
        elif isinstance(value, dict) and field is not None:
            merged = requests.merged(present.get(name), value)
            # Members that are only read are no part of what is written.
            given[name] = {member: one for member, one in merged.items() if member not in ONLY_READ or member in value}
    return requests.load(schema, given, read_only=READ_ONLY)


def _result(write: WriteRequest, row: SiteProfile, action: str) -> WriteResult:
    return WriteResult(_form(write), action, SITE, SITE_ID, revision=row.revision, headers={"ETag": revision_etag(row.revision)})
