"""Suggestions for who is still typing. What is suggested is decided in ``api.queries.suggest``."""

from api.db import reading
from api.queries import suggest
from api.web.blueprint import Blueprint
from api.web.query_string import Asked
from api.web.reads.view import Answer, Read
from api.web.responses import dumped
from schemas.suggest import Suggestions, SuggestQuery

blp = Blueprint("suggestions", __name__, description="What may be meant, while somebody types.")


@blp.route("/v1/suggest")
@blp.operation("suggest", SuggestQuery(), Suggestions)
def suggest_beginnings(read: Read, asked: Asked) -> Answer:
    """Titles of posts, tags, campaigns and authors by the beginnings of their words, at most ten.

    Names come first, at most five where there are titles enough. Only what is public is suggested. Where very many titles have such a
    word, the newest 3,000 posts are looked at first, and of all words 1,000 if these are not enough.
    """
    with reading(read.here.database) as connection:
        found = suggest.suggested(connection, asked, read.here.site)
    return dumped(read, Suggestions(), {"data": found}, keys=suggest.KEYS, groups=[suggest.KEYS])
