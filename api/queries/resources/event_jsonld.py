"""An event as schema.org's Event, made of its members. Nothing is read here.

Properties: https://schema.org/Event, Place, PostalAddress, VirtualLocation.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from api.queries.jsonld import CONTEXT, Node, campaign_node, escaped, known, permanent
from api.settings import Site

STATUS = {"scheduled": "EventScheduled", "postponed": "EventPostponed", "cancelled": "EventCancelled"}
A_DAY = timedelta(days=1)


def with_jsonld(event: Mapping[str, Any], site: Site) -> dict[str, Any]:
    """The members of an event with ``jsonld``, which can be put into ``<script>`` as it is."""
    return {**event, "jsonld": orjson.Fragment(escaped(node(event, site)))}


def node(event: Mapping[str, Any], site: Site) -> Node:
    """The event without a context; properties without a value are left out. Times are those of the place; whole days are days."""
    place, online = event["place"], event["online_url"]
    modes = [name for name, value in (("OfflineEventAttendanceMode", place), ("OnlineEventAttendanceMode", online)) if value]
    mode = "MixedEventAttendanceMode" if len(modes) > 1 else next(iter(modes), None)
    locations = [*([_place(place)] if place else []), *([{"@type": "VirtualLocation", "url": online}] if online else [])]
    section = event["section"]
    return known(
        {
            "@type": "Event",
            "@id": permanent("events", event["id"], site),
            "url": event["url"],
            "name": event["title"],
            "inLanguage": event["language"],
            "startDate": _local(event, "starts_at"),
            "endDate": _local(event, "ends_at"),
            "eventStatus": f"{CONTEXT}/{STATUS[event['status']]}",
            "eventAttendanceMode": mode and f"{CONTEXT}/{mode}",
            "location": locations[0] if len(locations) == 1 else locations,
            "about": [campaign_node(campaign, site) for campaign in event["campaigns"]],
            "organizer": {"@type": "Organization", "name": section["name"] if section else site.name, "url": site.public_url},
        }
    )


def _local(event: Mapping[str, Any], name: str) -> str | None:
    """The time with the offset of the place; of whole days the first one, and the last one that is part of it."""
    if event[name] is None:
        return None
    at = datetime.fromisoformat(event[name]).astimezone(ZoneInfo(event["timezone"]))
    if event["all_day"]:
        return (at.date() - (A_DAY if name == "ends_at" else timedelta())).isoformat()
    return at.isoformat()


def _place(place: Mapping[str, Any]) -> Node:
    names = {"streetAddress": "address", "addressLocality": "locality", "addressCountry": "country"}
    address = known({name: place[member] for name, member in names.items()})
    point = {"@type": "GeoCoordinates", "latitude": place["latitude"], "longitude": place["longitude"]}
    return known(
        {
            "@type": "Place",
            "name": place["name"],
            "address": {"@type": "PostalAddress", **address} if address else None,
            "geo": point if place["latitude"] is not None else None,
        }
    )
