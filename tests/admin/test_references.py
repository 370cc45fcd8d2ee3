"""A key that is bound to a section: what other sections hide does not show in anything that it may name, ask or be refused.

``JUDGED`` has every reference that a body or a parameter can hold, as the schemas have them: a new one fails here until it is judged too.
"""

from collections.abc import Iterator

from marshmallow import fields

from schemas.fields import Id, Ref, Uri, Url
from schemas.parameters import Reference
from tests.admin.two_sections import IMAGE, ORIGIN, SECRET

MISSING_ID = "01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f"
NAMES, TEXT = "names", "text"

IN_IMAGE = {"image/id": NAMES, "image/url": NAMES, "image/license/url": TEXT}
IN_POST = {
    **IN_IMAGE,
    **{f"meta/{member}": how for member, how in IN_IMAGE.items()},
    **dict.fromkeys(("section", "authors/0", "tags/0", "campaigns/0", "translation_of", "origin/uri"), NAMES),
    **dict.fromkeys(("license/url", "origin/url", "origin/license/url"), TEXT),
}
IN_CAMPAIGN = {**IN_IMAGE, "figures/0/history/0/post": NAMES}
IN_EVENT = {"campaigns/0": NAMES, "post": NAMES, "section": NAMES, "online_url": TEXT}
IN_LIST = dict.fromkeys(("id/0", "slug/0"), NAMES)
JUDGED = {
    "createPost": IN_POST,
    "updatePost": IN_POST,
    "createCampaign": IN_CAMPAIGN,
    "updateCampaign": IN_CAMPAIGN,
    "reportFigure": {"post": NAMES},
    "createEvent": IN_EVENT,
    "updateEvent": IN_EVENT,
    "updateSite": {
        **{f"{picture}/{member[6:]}": how for picture in ("icon", "logo") for member, how in IN_IMAGE.items()},
        "social/0/url": TEXT,
    },
    "createAuthor": {**IN_IMAGE, "url": TEXT},
    "updateAuthor": {**IN_IMAGE, "url": TEXT},
    "createTag": {"parent": NAMES},
    "updateTag": {"parent": NAMES},
    "updateMedia": {"license/url": TEXT},
    "createSection": {"url": TEXT},
    "updateSection": {"url": TEXT},
    "mergeTag": {"into": NAMES},
    "deleteTag": {"replace_with": NAMES},
    "createKey": {"section": NAMES},
    "createSource": {"section": NAMES, "licenses/0": TEXT},
    "updateSource": {"section": NAMES, "licenses/0": TEXT},
    "listAuthoredPosts": {**IN_LIST, **dict.fromkeys(("tag/0", "campaign/0", "section/0", "author/0"), NAMES)},
    "listAuthoredEvents": {**IN_LIST, **dict.fromkeys(("campaign/0", "section/0"), NAMES)},
    **{f"listAuthored{kind}s": IN_LIST for kind in ("Tag", "Campaign", "Author", "Section")},
    "listAudit": dict.fromkeys(("key_id/0", "entity_id/0"), NAMES),
}
"""By operation, each member or parameter that is a reference or an address: whether it ``names`` what may be hidden, or is a ``text``."""
MODES = {"updatePost": ("", "?draft=true", "?autosave=true")}
"""Parameters with which an operation does something else with its body."""


def references(schema, path="") -> Iterator[str]:
    """Where a schema has a reference or an address."""
    for name, field in schema.fields.items():
        yield from _in_field(field, f"{path}{name}")


def _in_field(field, path):
    if isinstance(field, fields.List):
        yield from _in_field(field.inner, f"{path}/0")
    elif isinstance(field, fields.Nested):
        yield from references(field.schema, f"{path}/")
    elif isinstance(field, (Ref, Id, Url, Uri, Reference)):
        yield path


def declared(app):
    """By operation of the authoring interface, each of its references."""
    found = {}
    for name, view in app.view_functions.items():
        rules = [rule for rule in app.url_map.iter_rules(name) if rule.rule.startswith("/admin/v1")]
        told = getattr(view, "_apidoc", None)
        if not rules or told is None:
            continue
        schemas = [one["schema"] for one in told["arguments"]["parameters"]] if "arguments" in told else []
        write = getattr(view, "declared", None)
        if write is not None and write.write.body is not None:
            schemas.append(write.write.body.schema())
        some = {path for schema in schemas for path in references(schema)}
        if some:
            found[told["manual_doc"]["operationId"]] = some
    return found


def test_every_reference_of_the_authoring_interface_is_judged(app):
    assert {name: set(paths) for name, paths in JUDGED.items()} == declared(app)


NAMING = [
    (name, path, mode) for name, paths in JUDGED.items() for path, kind in paths.items() if kind == NAMES for mode in MODES.get(name, ("",))
]


def sent(here, path):
    """Pairs of a reference to what is hidden and one to nothing."""
    if path.endswith("image/url"):
        return [(IMAGE["url"], "https://pt.example/nothing.jpg")]
    if path.endswith("image/id"):
        return [(here.form(here.hidden)["image"]["id"], MISSING_ID)]
    if path == "origin/uri":
        return [(ORIGIN["uri"], "urn:secret:2")]
    pairs = [(str(here.hidden.id), MISSING_ID), ("secret-post", "absent-post")]
    return pairs[:1] if path in ("id/0", "key_id/0", "entity_id/0") else pairs[1:] if path == "slug/0" else pairs


def test_what_is_hidden_is_answered_as_what_is_not_there(here):
    hidden = here.form(here.hidden)
    canaries = [hidden["id"], hidden["slug"], hidden["image"]["id"], SECRET, '"gd"']
    told = {}

    for name, path, mode in NAMING:
        for secret, nothing in sent(here, path):
            for batched in (False, *([True] if name == "createPost" else [])):
                status, text, raw = here.answered(name, path, secret, mode, batched=batched)
                assert (status, text) == here.answered(name, path, nothing, mode, batched=batched)[:2], (name, path, mode)
                assert [one for one in canaries if one in raw] == [], (name, path, mode, raw)
                told.setdefault((name, path), status)

    assert here.form(here.hidden) == hidden
    assert told["createPost", "translation_of"] == 422
    assert told["updatePost", "translation_of"] == 422
    assert told["createPost", "image/url"] == told["createPost", "origin/uri"] == 201
