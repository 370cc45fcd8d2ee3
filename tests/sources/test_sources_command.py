"""``broadsheet sources``: the same beside the database as over HTTP."""

import threading
from dataclasses import replace

import orjson
from click.testing import CliRunner
from werkzeug.serving import make_server

from api.app import create_app
from api.cli import main
from tests.servers import environment_of


def test_sources_are_listed_pulled_and_shown(newsroom):
    origin, reader = newsroom("de"), newsroom("fr")
    origin.write("Pulled by hand")
    server = make_server("127.0.0.1", 0, create_app(origin.settings, origin.database), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    source = str(reader.reads(origin, url=f"http://127.0.0.1:{server.server_port}"))
    settings = replace(reader.settings, limit_delivery=600)
    environment = {**environment_of(settings), "BROADSHEET_OUTBOUND_ALLOW": "127.0.0.0/8", "BROADSHEET_PUBLIC_URL": reader.url}

    def said(*arguments):
        return CliRunner().invoke(main, ["sources", *arguments], env=environment)

    try:
        pulled = said("pull", source)
    finally:
        server.shutdown()
    away = said("pull", source)

    assert (pulled.exit_code, pulled.output) == (0, "1 posts here, 0 set aside, 0 absent\n")
    assert reader.titles() == ["Pulled by hand"]
    assert (away.exit_code, "does not answer" in away.output) == (1, True)
    assert said("list").output.split("\t")[:2] == [source, "active"]
    assert orjson.loads(said("status", source).output)["failures"] == 1
    assert said("status", "nothing").exit_code == 1
