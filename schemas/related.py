"""Posts related to one as delivery answers them, and what they are asked by."""

from schemas import field_builders
from schemas.base import Output
from schemas.parameters import Language, Listed, Number
from schemas.post import ADDED, ALWAYS, MEMBERS, OfPosts, PostItem, PostPartial
from schemas.query import SparseFields, fields_of, include_of

RELATED, MOST_RELATED = 5, 20


class RelatedLinks(Output):
    """Absolute addresses, made of the setting `public_url`."""

    self = field_builders.url("This answer in its one canonical form.")
    post = field_builders.url("The post itself.")


class RelatedPosts(Output):
    """Posts related to one."""

    data = field_builders.many(PostItem, "Posts that share most come first.")
    links = field_builders.nested(RelatedLinks, "Where it belongs.")


class RelatedPartialPosts(Output):
    """Posts related to one with the members that `fields` names."""

    data = field_builders.many(PostPartial, "Posts that share most come first.")
    links = field_builders.nested(RelatedLinks, "Where it belongs.")


class RelatedQuery(SparseFields, OfPosts):
    """What related posts are asked by."""

    language = Listed(
        Language(),
        "Posts in any of these languages: `fr` matches `fr-CA` too, `fr-CA` only itself (BCP 47). Unless said: the post's own language "
        "in any region, so for `fr-CA` the same as `fr`, but in its script: for `zh-Hant-TW` the same as `zh-Hant`.",
    )
    limit = Number(f"Posts at most, {RELATED} unless said.", least=1, most=MOST_RELATED, load_default=RELATED)
    include = include_of(ADDED, ALWAYS)
    fields = fields_of(MEMBERS)
