"""A receiver of webhooks that has a static host make its pages anew: just those that show what has changed, and those that are gone."""

import os
from urllib.parse import urlsplit

import requests
from flask import Flask, request
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

REVALIDATE, TOKEN = os.environ["REVALIDATE"], os.environ["REVALIDATE_TOKEN"]
app, webhook = Flask(__name__), Webhook(os.environ["WEBHOOK_SECRET"])


@app.post("/")
def told():
    try:
        message = webhook.verify(request.get_data(), dict(request.headers))
    except WebhookVerificationError:
        return "", 401
    data = message["data"]
    if message["type"] == "resync.required":
        return revalidated({"everything": True})
    items = data.get("items", [])
    addresses = [one["url"] for item in items for one in (item, item["previous"]) if one and one["url"]]
    paths = sorted({urlsplit(address).path for address in addresses})
    keys = sorted({key for item in items for key in item["keys"]})
    return revalidated({"paths": paths, "keys": keys}) if items else ("", 204)


def revalidated(what):
    """The host drops pages at these paths, and those that were made of answers with one of these keys (Surrogate-Key)."""
    answer = requests.post(REVALIDATE, json=what, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=10)
    return "", 204 if answer.ok else 503  # the message comes again
