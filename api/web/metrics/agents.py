"""Families of clients, by what they call themselves in ``User-Agent``: who reads how much, in a closed set of names."""

import re

FAMILIES: dict[str, re.Pattern[str]] = {
    name: re.compile(words, re.IGNORECASE)
    for name, words in {
        "broadsheet": r"\bbroadsheet\b",
        "wordpress": r"\bwordpress\b",
        "feed reader": r"feed|rss|inoreader|newsblur|netnewswire|newsboat|miniflux|thunderbird|reeder|akregator|liferea",
        "calendar": r"calendar|caldav|davx5|vdirsyncer|\bical\b|icsx5",
        "search engine": r"googlebot|bingbot|applebot|yandex|baidu|duckduck|qwant|seznam|petalbot",
        "language model": r"gptbot|chatgpt|oai-search|perplexity|ccbot|bytespider|google-extended|meta-external|amazonbot",
        "link preview": r"facebookexternalhit|twitterbot|slack|telegram|whatsapp|discord|mastodon|bluesky|linkedin|signal|skype",
        "shared cache": r"varnish|cloudfront|cloudflare|fastly|nginx",
        "watch": r"prometheus|uptime|pingdom|kube-probe|statuscake|monitor|health",
        "other robot": r"bot\b|crawl|spider|slurp|archive",
        "app": r"okhttp|cfnetwork|dalvik|alamofire|dart|flutter|react native|expo",
        "program": r"curl|wget|python|node|undici|axios|go-http|java|ruby|perl|php|guzzle|libwww|aiohttp|httpx|postman|deno|bun\b",
        "browser": r"mozilla/",
    }.items()
}
"""The first that fits, since nearly everybody calls itself Mozilla."""
NAMES = (*FAMILIES, "other", "none")
MOST_KNOWN, LONGEST = 2_000, 300
known: dict[str | bytes, int] = {}
"""By what they call themselves, those that were asked for lately."""


def family(user_agent: str | bytes) -> int:
    """The number of the family in ``NAMES``."""
    found = known.get(user_agent)
    if found is not None:
        return found
    if len(known) >= MOST_KNOWN:  # somebody makes names up
        known.clear()
    shown = (user_agent if isinstance(user_agent, str) else user_agent.decode("latin-1"))[:LONGEST]
    name = next((name for name, words in FAMILIES.items() if words.search(shown)), "other" if shown.strip() else "none")
    known[user_agent] = found = NAMES.index(name)
    return found
