"""Jobs: work that goes on after the answer."""

from schemas import field_builders
from schemas.base import Output
from schemas.embedded import TagRef
from schemas.page import Links, Page

JOB_STATES = {"waiting": "it is being done, or will be", "done": "it is done", "failed": "it cannot be done: `error` says why"}


class JobResource(Output):
    """What a job brings up to date."""

    kind = field_builders.text("`tag`, `campaign`, `author`, `section` or `image`.", "campaign")
    id = field_builders.ident()


class Job(Output):
    """A job and how far it is."""

    id = field_builders.ident()
    kind = field_builders.text(
        "`merge-tag`: gives a tag's posts to another; `refresh-facet`: brings posts of a resource up to date; `refresh-image`: what shows "
        "an image; `show-fetched`: shows pictures that were taken from elsewhere. More may come.",
        "merge-tag",
    )
    state = field_builders.text("; ".join(f"`{name}`: {meaning}" for name, meaning in JOB_STATES.items()) + ".", "done")
    tag = field_builders.nested(TagRef, "The tag that is merged, as long as it is there.", null=True)
    into = field_builders.nested(TagRef, "The tag that it is merged into.", null=True)
    resource = field_builders.nested(JobResource, "Whose posts, or what shows it, are brought up to date.", null=True)
    visited = field_builders.whole(
        "Posts done so far, and what else it brought up to date; `null` for a key that is bound to a section.", 300, null=True
    )
    error = field_builders.text("Why it failed; `null` for a key that is bound to a section.", null=True)
    created_at = field_builders.instant("When it was asked for.")
    finished_at = field_builders.instant("When it ended.", null=True)


class JobList(Output):
    """A page of jobs."""

    data = field_builders.many(Job, "The last asked for first.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")
