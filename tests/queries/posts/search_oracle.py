"""What a question and a preference of languages choose among known posts, by brute force."""

import re
from collections.abc import Sequence

from api.derived.words import is_dense, stem, words
from tests.queries.posts.known_posts import Known

_TOKENS = re.compile(r'(?P<minus>-?)(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s]+))')


def has_words(post: Known, question: str) -> bool:
    """Whether the post has all that the question wants, and nothing that it excludes."""
    return all(any(_has(text, token, post.language) for text in post.texts) != bool(token["minus"]) for token in _tokens(question))


def in_title(post: Known, question: str) -> bool:
    """Whether its title alone has all that the question wants."""
    title, *_ = post.texts
    return all(_has(title, token, post.language) for token in _tokens(question) if not token["minus"])


def _tokens(question: str) -> list[dict[str, str]]:
    found = [match.groupdict(default="") for match in _TOKENS.finditer(question)]
    return [token for token in found if words(token["quoted"] or token["plain"])]


def _has(text: Sequence[str], token: dict[str, str], language: str) -> bool:
    asked = words(token["quoted"] or token["plain"])
    is_beginning = token["plain"].endswith("*") and len(asked[-1]) >= 3
    if len(asked[-1]) == 1 and is_dense(asked[-1]):
        if len(asked) > 1 and len(asked[-2]) == 2 and is_dense(asked[-2]):
            asked.pop()
        else:
            is_beginning = True
    for start in range(len(text) - len(asked) + 1):
        part = list(text[start : start + len(asked)])
        if part == asked or (is_beginning and part[:-1] == asked[:-1] and part[-1].startswith(asked[-1])):
            return True
    if len(asked) > 1 or is_beginning or token["quoted"] or token["minus"]:
        return False
    wanted = stem(asked[0], language)
    return wanted is not None and any(stem(word, language) == wanted for word in text)


def chosen_posts(known: Sequence[Known], preferences: Sequence[str] | None) -> list[Known]:
    """Of each group of translations the post in the first of these languages; all posts for ``None``."""
    if preferences is None:
        return list(known)
    groups: dict[str, list[Known]] = {}
    for one in known:
        groups.setdefault(one.group, []).append(one)
    found = []
    for group in groups.values():
        best = min(group, key=lambda one: (_rank(one, preferences), one.position))
        if "*" in preferences or _rank(best, preferences) < len(preferences) * 2:
            found.append(best)
    return found


def _rank(post: Known, preferences: Sequence[str]) -> int:
    for number, language in enumerate(preferences):
        if post.language == language:
            return 2 * number
        if post.language.startswith(language + "-"):
            return 2 * number + 1
    return 2 * len(preferences)
