"""Two sections: what the one hides, and what the key of the other asks."""

import re
from itertools import count

SECRET = "Gaeilge"
IMAGE = {"url": "https://pt.example/secret.jpg", "alt": SECRET, "caption": SECRET, "credit": SECRET}
ORIGIN = {"section": "Elsewhere", "uri": "urn:secret:1", "url": "https://elsewhere.example/1"}
_numbers = count(1)
NESTED = {
    "image": {"url": "https://ca.example/own.jpg", "license": {"name": "x", "url": None}},
    "origin": {"section": "x", "uri": "urn:own", "url": "https://x.example"},
    "figures": [{"measure": "m", "label": "M", "history": [{"at": "2026-01-01T00:00:00Z", "value": 1}]}],
}
"""What a reference needs around it."""


class Sections:
    """The section Canada with its key; the section Portugal with a hidden post."""

    def __init__(self, make_key, make_section, make_post, editor):
        self.editor, self.make_post = editor, make_post
        self.own, self.other = make_section("Canada"), make_section("Portugal")
        self.key = make_key(section=self.own.id)
        self.hidden = self.hide(slug="secret-post", language="gd", title=SECRET, image=IMAGE, origin=ORIGIN)

    def hide(self, state="draft", **values):
        return self.make_post(state=state, **{"section": str(self.other.id), "language": "gd", "title": SECRET, **values})

    def show(self, **values):
        return self.make_post(section=str(self.other.id), **values)

    def ask(self, method, path, body=None, **headers):
        return self.editor(method, path, body, key=self.key, If_Match="*", **headers)

    def form(self, post):
        return self.editor("GET", f"/posts/{post.id if hasattr(post, 'id') else post}").json

    def request(self, name, mode=""):
        """Method, address and body of an operation on something new that is the key's own to write."""
        new, number = f"n{next(_numbers)}n", next(_numbers)
        made = {
            "Post": ("posts", {"title": new, "language": "en"}),
            "Campaign": ("campaigns", {"title": new, "language": "en"}),
            "Event": ("events", {"title": new, "language": "en", "starts_at": "2026-06-01T10:00:00Z"}),
            "Author": ("authors", {"name": new, "language": "en"}),
            "Tag": ("tags", {"name": new, "language": "en"}),
            "Source": ("sources", {"name": new, "url": f"https://{new}.example", "section": str(self.own.id), "licenses": None}),
        }
        verb, kind = re.fullmatch("([a-z]+)(?:Authored)?([A-Z][a-z]+?)s?", name).groups()
        if verb == "list":
            return "GET", f"/{'audit' if kind == 'Audit' else kind.lower() + 's'}", None
        if name == "reportFigure":
            counting = {"title": new, "language": "en", "figures": [{"measure": "m", "label": "M"}]}
            one = self.editor("POST", "/campaigns", counting).json["id"]
            return "POST", f"/campaigns/{one}/figures/m", {"at": "2026-01-01T00:00:00Z", "value": 1}
        if kind == "Key":
            return "POST", "/keys", {"name": f"n{number}n", "scopes": ["posts:read"]}
        if kind == "Site":
            return "PATCH", "/site", {}
        plural, body = made[kind]
        if verb == "create":
            return "POST", f"/{plural}", body
        one = self.editor("POST", f"/{plural}", {**body, **({"section": str(self.own.id)} if kind in ("Post", "Event") else {})}).json["id"]
        if "draft" in mode:
            self.editor("POST", f"/posts/{one}/publish", {})
        address, method = {"merge": ("/merge", "POST"), "update": ("", "PATCH"), "delete": ("", "DELETE")}[verb]
        return method, f"/{plural}/{one}{address}{mode}", None if method == "DELETE" else {}

    def answered(self, name, path, value, mode="", *, batched=False):
        """(status, text) of an operation with this reference, without what differs by the time and the reference itself."""
        method, address, body = self.request(name, mode)
        if body is None:
            address += f"?{path.split('/')[0]}={value}"
        else:
            body = with_member(body, path.split("/"), value)
        if batched:
            operation = {"method": method, "path": f"/admin/v1{address}", "if_match": "*", **({} if body is None else {"body": body})}
            answer = self.ask("POST", "/batch", {"atomic": False, "operations": [operation]})
        else:
            answer = self.ask(method, address, body)
        text = re.sub("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID", answer.text.replace(value, "REF"))
        text = re.sub(r"bs_\w+|\"hint\":\"\w+\"|cursor=\w+", "KEY", text)
        return answer.status_code, re.sub(r"[0-9T:-]{19}Z|n\d+n", "THEN", text), answer.text.replace(value, "")


def with_member(body, path, value):
    """A body with a member set, and what that needs around it."""
    head, rest = path[0], path[1:]
    if not rest:
        return [value] if head == "0" else {**body, head: value}
    if rest == ["0"]:
        return {**body, head: [value]}
    if rest[0] == "0":
        return {**body, head: [with_member((body.get(head) or NESTED[head])[0], rest[1:], value)]}
    return {**body, head: with_member(body.get(head) or NESTED.get(head) or {}, rest, value)}
