"""Jobs: work that goes on after the answer."""

from schemas import members
from schemas.base import Output
from schemas.embedded import TagRef
from schemas.page import Links, Page

JOB_STATES = {"waiting": "it is being done, or will be", "done": "it is done", "failed": "it cannot be done: `error` says why"}


class JobResource(Output):
    """What a job brings up to date."""

    kind = members.text("`tag`, `campaign`, `author` or `section`.", "campaign")
    id = members.ident()


class Job(Output):
    """A job and how far it is."""

    id = members.ident()
    kind = members.text("`merge-tag`: gives a tag's posts to another; `refresh-facet`: brings posts of a resource up to date.", "merge-tag")
    state = members.text("; ".join(f"`{name}`: {meaning}" for name, meaning in JOB_STATES.items()) + ".", "done")
    tag = members.nested(TagRef, "The tag that is merged, as long as it is there.", null=True)
    into = members.nested(TagRef, "The tag that it is merged into.", null=True)
    resource = members.nested(JobResource, "Whose posts are brought up to date.", null=True)
    visited = members.whole("Posts done so far.", 300)
    error = members.text("Why it failed.", null=True)
    created_at = members.instant("When it was asked for.")
    finished_at = members.instant("When it ended.", null=True)


class JobList(Output):
    """A page of jobs."""

    data = members.many(Job, "The last asked for first.")
    page = members.nested(Page, "Which part this is.")
    links = members.nested(Links, "Where to go on.")
