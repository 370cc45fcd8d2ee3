"""Whom a request comes from, behind proxies that are believed and before all others."""

from ipaddress import ip_address, ip_network

import pytest

from api.web.wsgi import client_of, household, is_near, is_within

TRUSTED = (ip_network("10.0.0.0/8"), ip_network("2001:db8:1::/48"))


def asked(peer, forwarded=None):
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return {"REMOTE_ADDR": peer, **headers}


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("203.0.113.9", None, "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),  # who is not believed says nothing
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "192.0.2.66, 198.51.100.1", "198.51.100.1"),  # the client wrote the first
        ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),  # two proxies
        ("10.0.0.1", "192.0.2.66,198.51.100.1 , 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "unknown", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1, nonsense", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1:4711", "198.51.100.1"),
        ("10.0.0.1", "[2001:db8::7]:4711", "2001:db8::7"),
        ("10.0.0.1", "2001:db8::7", "2001:db8::7"),
        ("2001:db8:1::1", "198.51.100.1", "198.51.100.1"),
        ("::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("::ffff:203.0.113.9", None, "203.0.113.9"),
        ("fe80::1%eth0", None, "fe80::1"),
        ("", None, "127.0.0.1"),
        ("unix:", "198.51.100.1", "127.0.0.1"),
    ],
)
def test_the_client_is_who_the_last_proxy_that_is_believed_has_seen(peer, forwarded, client):
    assert client_of(asked(peer, forwarded), TRUSTED) == ip_address(client)


def test_no_header_is_believed_unless_a_proxy_is_named():
    assert client_of(asked("10.0.0.1", "198.51.100.1"), ()) == ip_address("10.0.0.1")


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:0:1::1", "2001:db8:0:1::/64"),
        ("2001:db8:0:1:ffff:ffff:ffff:ffff", "2001:db8:0:1::/64"),
        ("2001:db8:0:2::1", "2001:db8:0:2::/64"),
    ],
)
def test_an_ipv6_network_of_64_bits_is_one_client(address, counted_as):
    assert household(ip_address(address)) == counted_as


def test_an_address_is_only_within_networks_of_its_own_kind():
    everything = (ip_network("0.0.0.0/0"),)

    assert is_within(ip_address("203.0.113.9"), everything)
    assert not is_within(ip_address("2001:db8::1"), everything)


@pytest.mark.parametrize(("peer", "near"), [("127.0.0.1", True), ("::1", True), ("10.9.9.9", True), ("203.0.113.9", False), ("", True)])
def test_near_is_this_machine_and_a_proxy_that_is_believed(peer, near):
    assert is_near(asked(peer, "127.0.0.1"), TRUSTED) is near
