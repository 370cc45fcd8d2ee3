"""Pictures of our own, as those who write see them: what is said of them, what is answered, what lists are asked."""

from marshmallow import fields

from schemas import field_builders
from schemas.admin_inputs import FocalPointInput, LicenseInput
from schemas.admin_queries import Cursored
from schemas.base import Input, Output
from schemas.fields import HexDigest, Text, Whole
from schemas.image import FocalPoint, License, Placeholder, Rendition
from schemas.input_fields import PARAGRAPH, told
from schemas.page import Links, Page
from schemas.parameters import Choice, Words, YesNo
from schemas.query import MOST_ASKED

SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
"""An example."""
MOST_BYTES = 32 * 1024 * 1024
STATES = {
    "processing": "its renditions are being made, and readers are not shown it yet",
    "ready": "readers are shown it",
    "failed": "no renditions can be made of it: `error` says why",
}


class MediaPatch(Input):
    """What is said of a picture wherever a post does not say otherwise (RFC 7396)."""

    alt = Text(most=PARAGRAPH, allow_none=True, metadata=told('What it shows, for those who do not see it; `""`: decoration.'))
    caption = Text(most=PARAGRAPH, allow_none=True, metadata=told("Text below it."))
    credit = Text(most=PARAGRAPH, allow_none=True, metadata=told("Who made it.", "Ana Duarte"))
    license = fields.Nested(LicenseInput, allow_none=True, metadata=told("License of the picture itself."))
    focal_point = fields.Nested(
        FocalPointInput, allow_none=True, metadata=told("The point that a cut keeps: `share` is made again around it. `null`: the middle.")
    )


class Media(Output):
    """A picture that was uploaded."""

    id = field_builders.ident('Id, also of the image that posts show: `image: {"id": …}`.')
    sha256 = field_builders.text("SHA-256 of the file as it was uploaded.", SHA256)
    type = field_builders.text("Media type of that file.", "image/jpeg")
    bytes = field_builders.whole("Its bytes.", 8_912_345)
    width = field_builders.whole("Pixels of the original, upright.", 6000)
    height = field_builders.whole("Pixels of the original, upright.", 4000)
    state = field_builders.text("; ".join(f"`{name}`: {meaning}" for name, meaning in STATES.items()) + ". More may come.", "ready")
    error = field_builders.text("Why no renditions can be made.", "This picture is broken: image file is truncated.", null=True)
    url = field_builders.url("The largest rendition; `null` until there is one.", null=True)
    alt = field_builders.text("What it shows.", "A crowd on a square", null=True)
    caption = field_builders.text("Text below it.", null=True)
    credit = field_builders.text("Who made it.", "Ana Duarte", null=True)
    license = field_builders.nested(License, "License of the picture itself.", null=True)
    focal_point = field_builders.nested(FocalPoint, "The point that a cut keeps; `null`: the middle.", null=True)
    renditions = field_builders.many(Rendition, "The picture in other sizes, the largest first, and `share`.")
    placeholder = field_builders.nested(Placeholder, "What to show until it is loaded.", null=True)
    unused_since = field_builders.instant(
        "Since when nothing shows it, `null` where something does: texts and what is kept of them are looked through twice a day. After "
        "30 days it is taken away.",
        null=True,
    )
    revision = field_builders.whole("Number of what was said of it; the ETag.", 1)
    created_at = field_builders.instant("When it was uploaded.")
    updated_at = field_builders.instant("When something was last said of it.")


class MediaUploadInput(Input):
    """A file that is to be put into the bucket."""

    sha256 = HexDigest(required=True, metadata=told("SHA-256 of the file, in hexadecimal, in small letters.", SHA256))
    bytes = Whole(1, MOST_BYTES, required=True, metadata=told("Bytes of the file: 32 MB at most.", 8_912_345))


class MediaUpload(Output):
    """Where a file is put."""

    id = field_builders.text("Name of the upload: `POST /admin/v1/media/uploads/{id}/complete` ends it.", f"{SHA256}-0011223344556677")
    method = field_builders.text("Method of the request that sends the file.", "PUT")
    url = field_builders.text(
        "Where it is sent, without a key of this interface: whoever has the address may.",
        "https://s3.example.org/pictures/site/incoming/9f86?X-Amz-Signature=00ff",
        format="uri",
    )
    headers = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        metadata={"description": "Headers of that request.", "examples": [{"Content-Type": "application/octet-stream"}]},
    )
    expires_at = field_builders.instant("Until when the address is valid.")


class MediaList(Output):
    """A page of pictures."""

    data = field_builders.many(Media, "Pictures, the last uploaded first.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


class MediaUse(Output):
    """A place where a picture is shown."""

    type = field_builders.text("`post`, `campaign`, `author` or `site`; more may come.", "post")
    id = field_builders.ident("Id of what shows it; of the site always the same.")
    member = field_builders.text(
        "`image`, `meta`, `logo`, `icon`; `body_html`: the text; `pending`: a pending revision. More may come.", "body_html"
    )
    title = field_builders.text("Title or name of what shows it; `null` for the site.", "A thousand homes", null=True)


class MediaUses(Output):
    """A page of the places where a picture is shown."""

    data = field_builders.many(MediaUse, "Posts first, then campaigns, authors, the site; something may be there for several members.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


class MediaUsesQuery(Cursored):
    """What the list of places is asked."""


class MediaQuery(Cursored):
    """What a list of pictures is asked."""

    q = Words("Every word of it must be in the text, caption or credit; case and accents make no difference.", most=MOST_ASKED)
    state = Choice(STATES, f"State: {', '.join(STATES)}.")
    unused = YesNo("`true`: those that nothing shows, as `unused_since` says; `false`: the others.")
