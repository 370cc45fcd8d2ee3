"""What somebody may mean who is still typing."""

from typing import Any

from marshmallow import post_load

from schemas import field_builders
from schemas.base import Output
from schemas.parameters import Language, Listed, Number, Words
from schemas.post import OfPosts
from schemas.query import MOST_ASKED, preferred

MOST_SUGGESTED = 10
TYPES = "`post`, `tag`, `campaign` or `author`; more may come."


class Suggestion(Output):
    """A resource that is called as what was typed begins."""

    type = field_builders.text(f"Type of the resource: {TYPES}", "tag")
    id = field_builders.ident()
    slug = field_builders.slug()
    label = field_builders.text("Its title or name.", "Water quality")
    language = field_builders.language("Language of the label.")


class Suggestions(Output):
    """What may be meant."""

    data = field_builders.many(Suggestion, "Names first, of which most posts have the first; then titles, the newest first.")


class SuggestQuery(OfPosts):
    """What suggestions are asked by."""

    q = Words(
        "What was typed so far: each word of it must be the beginning of a word in the title or name. Case, accents and spaces make no "
        "difference; what has no letter or digit suggests nothing.",
        most=MOST_ASKED,
        required=True,
        metadata={"examples": ["wat"]},
    )
    limit = Number(f"Suggestions at most, {MOST_SUGGESTED} unless said.", least=1, most=MOST_SUGGESTED, load_default=MOST_SUGGESTED)
    language = Listed(Language(), "Posts in any of these languages: `fr` matches `fr-CA` too, `fr-CA` only itself (BCP 47).")
    prefer_language = preferred(
        "Of each group of translations only the post in the first of these, as in lists of posts. Names are found in every language; each "
        "is shown in the first of these (else of `language`), then in the site's default language, then in its own, of those in which it "
        "begins so."
    )

    @post_load
    def typed(self, values: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Gives what is asked one form, so that what differs in case and spaces alone is one answer."""
        return {**values, "q": " ".join(values["q"].lower().split()) or values["q"]}
