"""What may be asked at a stranger's wish: public addresses; nothing else is dialled, however it is spelt."""

import socket
from ipaddress import ip_address, ip_network

import pytest

from api.outbound import Door, networks
from api.outbound.answers import NotAllowed
from api.settings import read_settings
from tests.outbound.conftest import leads_to, ok

FORBIDDEN = [
    *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "00.0.0.0", "①②⑦.⓪.⓪.①", "127。0。0。1"),
    *("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "169.254.169.254", "192.0.0.8", "192.0.2.1"),
    *("192.88.99.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
    *("[::1]", "[::]", "[::ffff:7f00:1]", "[::ffff:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::1]", "[2002:7f00:1::]"),
    *("[fd00:ec2::254]", "[fe80::1]", "[fec0::1]", "[ff02::1]", "[2001:db8::1]", "[2001::1]", "[3fff::1]", "[100::1]"),
]
ALLOWED = [
    *(
        "8.8.8.8",
        "1.1.1.1",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "198.17.0.1",
        "223.255.255.1",
    ),
    *("[2606:4700:4700::1111]", "[2a00:1450:4001:81b::200e]", "[2620:fe::fe]", "[::ffff:808:808]"),
]
ODD = [
    *("http://good.example\\@127.0.0.1/", "http://user:secret@example.org/", "http://user@example.org/", "http://@example.org/"),
    *("file:///etc/passwd", "gopher://example.org/", "ftp://example.org/", "//example.org/", "example.org", "", "http://", "http:///a"),
    *(
        "http://exa mple.org/",
        "http://example.org/\r\nX-Mine: 1",
        "http://example.org/\t",
        "http://example.org\x00/",
        "http://[::1",
        "http://[::1%lo]/",
    ),
    *(
        "http://example.org:65536/",
        "http://example.org:0/",
        "http://example.org:8x/",
        "http://exam%70le.org/",
        "http://-a.example/",
        "http://a..b/",
    ),
    *(
        f"http://{'a' * 64}.example/",
        f"http://{'abcd.' * 60}example/",
        f"http://example.org/{'a' * 2_048}",
        "http://a\u200db.example/",
        "http://☃.example/",
    ),
]


@pytest.mark.parametrize("host", FORBIDDEN)
def test_an_address_that_is_not_public_is_refused_when_it_is_named(host):
    with pytest.raises(NotAllowed, match="not allowed"):
        Door().check(f"http://{host}/")


@pytest.mark.parametrize("host", FORBIDDEN)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_address_that_is_not_public_is_not_dialled(scheme, host, serve, dialled):
    listener = serve(ok())

    with pytest.raises(NotAllowed):
        Door().send("POST", f"{scheme}://{host}:{listener.port}/", headers={}, body=b"{}")
    with pytest.raises(NotAllowed):
        Door().fetch(f"{scheme}://{host}/", headers={}, credentials={})

    assert dialled == []
    assert listener.heads == []


@pytest.mark.parametrize("host", ALLOWED)
def test_a_public_address_may_be_asked(host):
    assert Door().check(f"https://{host}/a?b=c#d") == f"https://{host}/a?b=c"


@pytest.mark.parametrize("url", ODD)
def test_what_is_no_plain_address_is_refused_before_anything_is_looked_up(url, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("It was looked up."))

    with pytest.raises(NotAllowed):
        Door().check(url)
    with pytest.raises(NotAllowed):
        Door().fetch(url, headers={}, credentials={})


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("HTTP://Bücher.Example:80/ä?ö=%41", "http://xn--bcher-kva.example/%C3%A4?%C3%B6=%41"),
        ("https://example.org.:443", "https://example.org/"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://a_b.example/?q", "https://a_b.example/?q"),
    ],
)
def test_an_address_has_one_spelling(url, known):
    assert Door().check(url) == known


@pytest.mark.parametrize("port", [22, 25, 8080, 6379])
def test_other_ports_than_those_of_the_web_are_refused(port, names):
    names["public.example"] = [["8.8.8.8"]]

    for url in (f"http://8.8.8.8:{port}/", f"http://public.example:{port}/"):
        with pytest.raises(NotAllowed):
            Door().check(url)
        with pytest.raises(NotAllowed):
            Door((ip_network("127.0.0.0/8"),)).fetch(url, headers={}, credentials={})


def test_a_name_is_refused_if_one_of_its_addresses_is(names, dialled):
    names["mixed.example"] = [["8.8.8.8", "127.0.0.1"]]

    with pytest.raises(NotAllowed):
        Door().fetch("http://mixed.example/", headers={}, credentials={})

    assert dialled == []


def test_a_name_that_changes_after_it_was_judged_is_asked_where_it_was_judged(names, dialled, serve, monkeypatch):
    listener = serve(ok())
    names["rebinds.example"] = [["8.8.8.8"], ["127.0.0.1"]]
    monkeypatch.setattr("api.outbound.networks.PORTS", (80, 443, listener.port))
    monkeypatch.setattr(socket.socket, "connect", lambda *_: (_ for _ in ()).throw(ConnectionRefusedError()))

    with pytest.raises(Exception, match="does not answer"):
        Door().fetch(f"http://rebinds.example:{listener.port}/", headers={}, credentials={})

    assert dialled == [("8.8.8.8", listener.port)]
    assert names["rebinds.example"] == [["127.0.0.1"]]  # looked up once


def test_what_was_reached_is_judged_again(names, serve, monkeypatch):
    listener = serve(ok())
    create = socket.create_connection
    names["public.example"] = [["8.8.8.8"]]
    monkeypatch.setattr(socket, "create_connection", lambda _, **more: create(("127.0.0.1", listener.port), **more))

    with pytest.raises(NotAllowed):
        Door().fetch("http://public.example/", headers={}, credentials={})

    assert listener.heads in ([], [""])  # nothing was said


@pytest.mark.parametrize("host", ["127.0.0.2", "2130706434", "[::ffff:7f00:2]", "localhost2"])
def test_a_redirect_to_what_is_not_allowed_is_not_followed(host, serve, names):
    names["localhost2"] = [["127.0.0.2"]]
    inner = serve(ok(), "127.0.0.2")
    outer = serve(leads_to(f"http://{host}:{inner.port}/"))

    with pytest.raises(NotAllowed):
        Door((ip_network("127.0.0.1"),)).fetch(outer.url, headers={}, credentials={})

    assert (len(outer.heads), inner.heads) == (1, [])


@pytest.mark.parametrize("url", ["file:///etc/passwd", "gopher://example.org/", "http://user@127.0.0.1/", "http://a\\@b/", "http://["])
def test_a_redirect_to_what_is_no_plain_address_is_not_followed(url, serve):
    outer = serve(leads_to(url))

    with pytest.raises(NotAllowed):
        Door((ip_network("127.0.0.1"),)).fetch(outer.url, headers={}, credentials={})


def test_an_address_of_this_machine_is_its_own():
    assert networks.is_own(ip_address("127.0.0.1"))
    assert not networks.is_own(ip_address("192.0.2.1"))


def test_a_network_that_a_setting_allows_may_be_asked_at_any_port(serve, tmp_path):
    listener = serve(ok(b"tea"))
    settings = read_settings({"BROADSHEET_DATA_DIR": str(tmp_path), "BROADSHEET_OUTBOUND_ALLOW": "10.0.0.0/8, 127.0.0.0/8"})
    door = Door(settings.outbound_allow)

    assert door.check(listener.url) == listener.url
    assert door.fetch(listener.url, headers={}, credentials={}).body == b"tea"
    assert door.fetch(f"http://[::ffff:127.0.0.1]:{listener.port}/", headers={}, credentials={}).body == b"tea"


def test_what_is_refused_sounds_alike_whether_somebody_listens_or_not(serve, closed_port):
    said = set()
    for port in (serve(ok()).port, closed_port):
        with pytest.raises(NotAllowed) as refused:
            Door().send("POST", f"http://127.0.0.1:{port}/", headers={}, body=b"")
        said.add(str(refused.value))

    assert len(said) == 1
