"""Jobs: changes of many posts, done in small steps beside everything else."""

from schemas import members
from schemas.base import Output


class Job(Output):
    """A job: what follows from one change for many posts."""

    id = members.ident()
    kind = members.text("What it does: `merge-tag`, or `refresh-facet` after a move in the tree or of a section's addresses.", "merge-tag")
    state = members.one_of(("waiting", "done", "failed"), "`waiting`: begun, or about to be.")
    visited = members.whole("Posts that are done.", 1200)
    error = members.text("Why it failed.", null=True)
    created_at = members.instant("When it was asked for.")
    finished_at = members.instant("When it ended.", null=True)
