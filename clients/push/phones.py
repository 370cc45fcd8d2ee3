"""A receiver of webhooks that tells phones of new posts. An app subscribes to topics by the names of keys: tag-{id}, lang-en, all."""

import os
import sqlite3
from datetime import UTC, datetime, timedelta

import requests
from flask import Flask, request
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

API, PUSH_SERVICE = os.environ["API"], os.environ["PUSH_SERVICE"]
app, webhook = Flask(__name__), Webhook(os.environ["WEBHOOK_SECRET"])
with sqlite3.connect(os.environ.get("SEEN", "seen.db")) as seen:
    seen.execute("CREATE TABLE IF NOT EXISTS seen (post TEXT PRIMARY KEY)")


@app.post("/")
def told():
    try:
        message = webhook.verify(request.get_data(), dict(request.headers))
    except WebhookVerificationError:
        return "", 401
    for item in message["data"].get("items", []):
        if (item["op"], item["type"]) == ("upsert", "post"):
            push(item["id"], item["keys"])
    return "", 204


def push(post_id, keys):
    """Pushes a post once, if it is new: an edit, a replay and an import of old posts tell nobody's phone anything."""
    answer = requests.get(f"{API}/v1/posts/{post_id}", {"fields": "title,excerpt,url,published_at"}, timeout=5)
    if answer.status_code in (404, 410, 451):  # gone again
        return
    answer.raise_for_status()  # no 2xx for us: the message comes again
    post = answer.json()
    is_new = datetime.now(UTC) - datetime.fromisoformat(post["published_at"]) < timedelta(hours=1)
    with sqlite3.connect(os.environ.get("SEEN", "seen.db")) as seen:
        if is_new and seen.execute("INSERT OR IGNORE INTO seen VALUES (?)", [post_id]).rowcount:
            notice = {"topics": keys, "title": post["title"], "body": post["excerpt"], "open": post["url"]}
            # Within the transaction: a push that fails is tried again with the message.
            requests.post(PUSH_SERVICE, json=notice, timeout=5).raise_for_status()
