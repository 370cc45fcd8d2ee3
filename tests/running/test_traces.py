"""Traces: a span an answer that is made, statements below it, context elsewhere; no word of a draft, no key; none where they are off."""

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from threading import Event

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.trace import SpanKind, StatusCode
from sqlalchemy import select

from api import traces
from api.app import create_app
from api.clock import now_us
from api.db import open_database, reading
from api.derived.writing import writing
from api.errors import Unreachable
from api.models import Job
from api.outbound import Door, ask
from api.queries.sync.scopes import asked_of
from api.services import webhooks as hooks
from api.services.webhooks import Sealer
from api.webhooks.pushing import Pusher
from api.webhooks.sending import Sender
from api.worker.maintenance import Maintenance
from tests.listening import address_of, free, serving
from tests.media import pictures
from tests.running.test_serve import ADDRESS, got, serving as running
from tests.servers import PATIENCE_SECONDS, key_of
from tests.tracing import is_above, tracing
from tests.webhooks.conftest import LOOPBACK

WORDS = ("quokkas", "wombats", "bandicoots", "numbats")
FAR = {"REMOTE_ADDR": "192.0.2.7"}
CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


@pytest.fixture
def spans():
    with tracing() as kept:
        yield kept


@pytest.fixture
def watched(spans, settings):  # noqa: ARG001 - kept from now on
    """A database whose statements are seen."""
    with closing(open_database(settings)) as database:
        yield database


@pytest.fixture
def asked(settings, watched):
    """Asks an application whose answers are seen."""
    client, key = create_app(settings, watched).test_client(), key_of(settings)

    def ask(method, path, body=None, headers=(), **more):
        given = dict(headers) | ({"Authorization": f"Bearer {key}"} if path.startswith("/admin") else {})
        return client.open(path, method=method, json=body, headers=given, **more)

    ask.key = key
    return ask


def test_an_answer_that_is_made_is_a_span_with_its_statements_and_a_stored_one_is_none(asked, spans, settings):
    for path in ("/v1/posts", "/v1/posts", "/v1/posts/none", "/live", "/metrics", "/wp-login.php"):
        asked("GET", path)
    asked("BREW", "/v1/posts")

    made = [span for span in spans.all() if span.kind is SpanKind.SERVER]
    assert [span.name for span in made] == ["GET /v1/posts", "GET /v1/posts/{ref}", "GET", "HTTP"]
    assert [span.attributes["http.response.status_code"] for span in made][:3] == [200, 404, 404]
    assert made[0].attributes["http.route"] == "/v1/posts"
    statements = spans.below(made[0])
    assert statements
    assert {one.attributes["db.system.name"] for one in statements} == {"sqlite" if settings.is_sqlite else "postgresql"}
    assert {one.name for one in statements} == {"SELECT"}
    assert [span.name for span in spans.all() if span.parent is None and span.kind is SpanKind.CLIENT] == []


def test_no_span_has_what_its_reader_must_not_know(asked, spans, settings):
    post = {"title": WORDS[0], "language": "en", "body_html": f"<p>{WORDS[1]}</p>", "excerpt": WORDS[2]}
    draft = asked("POST", "/admin/v1/posts", post).json
    asked("POST", "/admin/v1/posts", {**post, "language": WORDS[0]})
    asked("PATCH", f"/admin/v1/posts/{draft['id']}", {"title": WORDS[3]}, {"If-Match": f'"{draft["revision"]}"'})
    link = asked("POST", f"/admin/v1/posts/{draft['id']}/preview-links").json["token"]
    assert asked("GET", f"/admin/v1/previews/{link}").status_code == 200
    hook = asked("POST", "/admin/v1/webhooks", {"name": WORDS[0], "url": f"https://hooks.example/{WORDS[1]}", "query": ""}).json
    made = asked("POST", "/admin/v1/keys", {"name": "two", "scopes": ["posts:read"]}).json
    asked("GET", f"/v1/posts?q={WORDS[3]}")
    asked("GET", f"/v1/posts?q={WORDS[3]}&key={asked.key}")
    asked("GET", "/v1/suggest?q=" + WORDS[2])

    told = spans.texts()
    secrets = [asked.key, link, hook["secret"], made["key"], *settings.secrets, *WORDS]
    assert [secret for secret in secrets if secret in told] == []
    assert "INSERT INTO post" in told
    assert "GET /admin/v1/previews/{token}" in told


@pytest.mark.parametrize(("peer", "is_gone_on_with"), [({}, True), (FAR, False)])
def test_a_trace_is_gone_on_with_for_who_is_near_alone(asked, spans, peer, is_gone_on_with):
    asked("GET", "/v1/posts", headers={"traceparent": CALLER}, environ_overrides=peer)
    asked("GET", "/v1/tags", headers={"traceparent": "ff-nonsense"}, environ_overrides=peer)

    one, other = spans.named("GET /v1/posts") + spans.named("GET /v1/tags")
    assert (format(one.context.trace_id, "032x") == CALLER.split("-")[1]) is is_gone_on_with
    assert other.parent is None


def test_what_fails_says_so_by_its_kind_alone(asked, spans, watched, caplog):
    watched.url = "sqlite:////none/at/all.db" if watched.is_sqlite else "postgresql://nobody:secret@127.0.0.1:1/none"
    watched.__dict__.pop("read", None)

    assert asked("GET", "/v1/posts").status_code == 503
    (span,) = spans.named("GET /v1/posts")
    assert (span.status.status_code, span.status.description, span.attributes["error.type"]) == (StatusCode.ERROR, None, "503")
    assert span.events == ()
    assert "secret" not in spans.texts() + caplog.text


def test_a_job_is_part_of_the_trace_of_who_began_it(asked, spans, watched):
    tags = [asked("POST", "/admin/v1/tags", {"name": name, "language": "en"}).json for name in ("One", "Two")]
    asked("POST", f"/admin/v1/tags/{tags[0]['id']}/merge", {"into": tags[1]["id"]}, {"If-Match": f'"{tags[0]["revision"]}"'})
    (began,) = spans.named("POST /admin/v1/tags/{id}/merge")
    with reading(watched) as connection:
        (payload,) = connection.scalars(select(Job.payload)).all()

    worker = Maintenance(watched, "one", lambda _: now_us())
    while worker.tick():
        pass

    steps = spans.named("job merge-tag")
    assert steps
    assert {span.context.trace_id for span in steps} == {began.context.trace_id}
    assert all(is_above(began, span) for span in steps)
    assert {one.name for one in spans.below(steps[0])} >= {"SELECT", "UPDATE"}
    assert set(payload) == {"tag", "into", "traceparent"}
    assert "traceparent" not in asked("GET", "/admin/v1/jobs").text


def test_what_is_asked_elsewhere_is_part_of_the_trace_and_tells_no_address(spans):
    came = []

    def hears(environ, start_response):
        came.append(environ.get("HTTP_TRACEPARENT"))
        start_response("204 No Content", [])
        return []

    sender = Sender(Door(LOOPBACK))
    with closing(free()) as nobody, closing(free()) as listening, serving(hears, listening) as there:
        sender.send("one", "message", f"{there}/a-secret?key=another-secret", {}, b"{}")
        while not sender.results():
            Event().wait(0.01)
        ask("PURGE", f"{there}/a-secret", headers={}, seconds=10)
        silent = address_of(nobody)
    with pytest.raises(Unreachable):
        ask("GET", f"{silent}/a-secret", headers={}, seconds=10)

    (webhook,) = spans.named("webhook")
    (post,) = spans.named("POST")
    assert is_above(webhook, post)
    assert came[0] == f"00-{webhook.context.trace_id:032x}-{post.context.span_id:016x}-{post.context.trace_flags:02x}"
    assert (post.attributes["server.address"], post.attributes["http.response.status_code"]) == ("127.0.0.1", 204)
    assert len(came) == 2
    assert spans.named("GET")[0].status.status_code is StatusCode.ERROR
    assert "secret" not in spans.texts()


def test_a_message_to_a_webhook_says_of_which_writes_it_tells(asked, spans, watched, settings):
    sealer, now = Sealer(settings.secrets), now_us()
    pusher = Pusher(watched, Sender(Door(LOOPBACK)), sealer, purged=None)

    def hears(_environ, start_response):
        start_response("204 No Content", [])
        return []

    with closing(free()) as listening, serving(hears, listening) as there:
        values = {"name": "One", "url": there, "query": ""}
        with writing(watched) as session:
            hooks.make(session, values, asked=asked_of(""), site=watched.site, sealer=sealer, now=now)
        for name in ("One", "Two"):
            asked("POST", "/admin/v1/tags", {"name": name, "language": "en"})
        pusher.step(now)
        pusher.step(now + 250_000)
        while not spans.named("webhook"):
            Event().wait(0.01)

    (webhook,) = spans.named("webhook")
    writes = [span.attributes[traces.CHANGE] for span in spans.named("POST /admin/v1/tags")]
    assert writes == list(range(webhook.attributes[traces.AFTER] + 1, webhook.attributes[traces.UPTO] + 1))
    assert len(writes) == 2


def test_the_making_of_renditions_is_a_span_from_its_beginning(spans, watched, settings, tmp_path):
    settings, picture = replace(settings, data_dir=tmp_path), pictures.saved(pictures.scene())
    client = create_app(settings, watched).test_client()
    headers = {"Authorization": f"Bearer {key_of(settings)}", "Content-Type": "image/jpeg"}
    ids = [client.post("/admin/v1/media", data=content, headers=headers).json["id"] for content in (picture, picture[: len(picture) // 2])]

    pictures.work(watched, settings)

    made = spans.named("renditions")
    told = [(span.attributes["broadsheet.media.id"], span.attributes.get("error.type")) for span in made]
    assert told == [(ids[0], None), (ids[1], "broken")]
    for span in made:
        assert "UPDATE" in {one.name for one in spans.below(span)}
        assert min(one.start_time for one in spans.below(span)) > span.start_time


def test_without_traces_a_span_is_nothing_and_nothing_is_loaded():
    assert traces.span("one") is traces.NOTHING
    program = "import api.app, api.cli.worker, sys; print(sorted(n for n in sys.modules if n.startswith('opentelemetry')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("variables", "is_wanted", "fault"),
    [
        ({}, False, None),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318"}, True, None),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318", "OTEL_SDK_DISABLED": "true"}, False, None),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318", "OTEL_TRACES_EXPORTER": "none"}, False, None),
        ({"OTEL_TRACES_EXPORTER": "otlp"}, True, None),
        ({"OTEL_TRACES_EXPORTER": "otlp", "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"}, True, "Traces are not sent by grpc"),
    ],
)
def test_they_are_kept_where_the_variables_of_the_specification_say_so(variables, is_wanted, fault):
    assert traces.is_wanted(variables) is is_wanted
    assert (traces.fault(variables) or "").startswith(fault or "")
    assert (traces.fault(variables) is None) is (fault is None)


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_serve_sends_them_and_its_last_ones_when_it_ends(settings):
    sent = []

    def collector(environ, start_response):
        asked = ExportTraceServiceRequest.FromString(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
        sent.append((environ["PATH_INFO"], environ["HTTP_AUTHORIZATION"], asked))
        start_response("200 OK", [("Content-Type", "application/x-protobuf")])
        return [b""]

    with closing(free()) as listening, serving(collector, listening) as there:
        more = {"OTEL_EXPORTER_OTLP_ENDPOINT": there, "OTEL_BSP_SCHEDULE_DELAY": "600000", "OTEL_SERVICE_NAME": "newsroom"}
        with running(settings, OTEL_EXPORTER_OTLP_HEADERS="authorization=the-key-of-tests", **more) as served:
            (address,) = served.until(ADDRESS)
            got(f"{address}/v1/posts")
            served.program.terminate()
            log = served.told + served.rest()
            served.program.wait(PATIENCE_SECONDS)

    found = [
        (resource, span)
        for _, _, asked in sent
        for spans in asked.resource_spans
        for resource, scopes in [({one.key: one.value.string_value for one in spans.resource.attributes}, spans.scope_spans)]
        for scope in scopes
        for span in scope.spans
    ]
    (resource,) = [resource for resource, span in found if span.name == "GET /v1/posts"]
    assert (resource["service.name"], resource["broadsheet.role"]) == ("newsroom", "web")
    assert {(path, key) for path, key, _ in sent} == {("/v1/traces", "the-key-of-tests")}
    assert "the-key-of-tests" not in log
    assert '"trace_id"' in log
