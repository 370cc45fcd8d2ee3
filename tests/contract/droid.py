"""What redbot, and httplint in it, say of answers: a program that reads requests as JSON and writes what was found as JSON.

A process of its own: redbot's loop of events runs once, and the guard that lets nothing but this machine be asked cannot be taken off.
"""

import json
import sys
from configparser import ConfigParser

import thor
from httplint.note import levels
from redbot.resource import HttpResource

FAULTS = (levels.WARN, levels.BAD)
HERE = "127.0.0.1"


def stay_here(event, arguments):
    """Forbids to look up or ask any host but this machine."""
    host = {"socket.getaddrinfo": lambda: arguments[0], "socket.connect": lambda: arguments[1][0]}.get(event)
    if host is not None and host() not in (HERE, HERE.encode()):
        raise PermissionError(f"{event}: {arguments}")


def resource(asked):
    """A resource to look at, with the further requests that redbot makes of its own: other codings, conditions."""
    config = ConfigParser()
    config.read_dict({"redbot": {"enable_local_access": "True"}})
    made = HttpResource(config["redbot"], active_checks_enabled=asked["actively"])
    made.set_request(asked["url"], asked["method"], list(asked["headers"].items()))
    for one in (made, *made.subreqs.values()):
        one.response.request = one.request  # redbot does not say so, and httplint takes no answer for one to a preflight then
    return made


def found(looked_at):
    """The status, that of further requests by name of the check, and all notes that are not just praise or information."""
    further = {name: one for name, one in looked_at.subreqs.items() if one.fetch_started}
    answers = [looked_at.response, *(one.response for one in further.values())]
    errors = [str(one.fetch_error.desc) for one in (looked_at, *further.values()) if one.fetch_error]
    notes = {(type(note).__name__, note.summary) for answer in answers for note in answer.notes if note.level in FAULTS}
    checks = {name: one.response.status_code for name, one in further.items()}
    return {"status": looked_at.response.status_code, "checks": checks, "notes": dict(sorted(notes)), "errors": errors}


def main():
    sys.addaudithook(stay_here)
    resources = [resource(asked) for asked in json.load(sys.stdin)]
    left = set(resources)

    def finished(one):
        left.discard(one)
        if not left:
            thor.stop()

    for one in resources:
        one.on("check_done", lambda one=one: finished(one))
    for one in resources:
        one.check()
    if left:
        thor.run()
    json.dump([found(one) for one in resources], sys.stdout)


if __name__ == "__main__":
    main()
