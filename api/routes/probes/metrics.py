"""``/metrics``: what was answered and how things stand, for Prometheus. It is for this machine, or for who has the token."""

from hmac import compare_digest

from flask import Blueprint, Response, request

from api.errors import KeyInvalid, KeyMissing
from api.settings import Settings
from api.web.metrics.exposition import Metrics
from api.web.responses import finished
from api.web.wsgi import peer_of

PATH = "/metrics"
FORWARDED = ("Forwarded", "Via", "X-Forwarded-For", "X-Real-Ip")
"""Headers that proxies add: who connects from this machine may ask for somebody elsewhere."""
BEARER = "Bearer "


def routes(settings: Settings, metrics: Metrics) -> Blueprint:
    """The one route."""
    blp = Blueprint("metrics", __name__)

    @blp.get(PATH)
    def told() -> Response:
        _check(settings.metrics_token)
        body, media_type = metrics.text(request.headers.get("Accept", ""))
        answer = finished(body, media_type=media_type)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return blp


def _check(token: str | None) -> None:
    """Raises ``KeyMissing`` or ``KeyInvalid`` for who may not know."""
    given = request.headers.get("Authorization", "")
    if given:
        if token is None or not compare_digest(given.removeprefix(BEARER).strip().encode(), token.encode()):
            raise KeyInvalid("This is not the token that BROADSHEET_METRICS_TOKEN has.")
        return
    if not peer_of(request.environ).is_loopback or any(name in request.headers for name in FORWARDED):
        raise KeyMissing(
            "Metrics are for this machine, or for who has the token: `Authorization: Bearer …`, as BROADSHEET_METRICS_TOKEN says."
        )
