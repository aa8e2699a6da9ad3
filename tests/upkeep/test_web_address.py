"""Which addresses are asked at all: only what everyone on the internet can reach."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clearinghouse.content.web_address import is_public
from clearinghouse.upkeep.web_address import Unfit, follow, parse_address, without_anchor

PRIVATE = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",  # shared between a provider's customers
    "127.0.0.1",
    "169.254.169.254",  # where clouds keep their keys
    "172.16.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "168.63.129.16",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]


@pytest.mark.parametrize("ip", [*PRIVATE, "localhost", "", "1.1.1.1.1", "8.8.8.8%eth0", "2606:4700::1%1"])
def test_an_address_that_not_everyone_can_reach_is_not_public(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4001:82a::200e"])
def test_an_address_that_everyone_can_reach_is_public(ip: str) -> None:
    assert is_public(ip)


@pytest.mark.parametrize("ip", [ip for ip in PRIVATE if "%" not in ip])
def test_no_private_ip_address_may_stand_in_an_address(ip: str) -> None:
    with pytest.raises(Unfit, match="private"):
        parse_address(f"http://[{ip}]/" if ":" in ip else f"http://{ip}/")


@pytest.mark.parametrize(
    "host",
    [
        "2130706433",  # all of these are 127.0.0.1 to a resolver
        "0x7f000001",
        "017700000001",
        "0177.0.0.1",
        "0x7f.0.0.1",
        "127.1",
        "127.0.1",
        "127.0.0.1.",
        "\uff11\uff12\uff17.0.0.1",
        "127\u30020\u30020\u30021",
        "\u246b7.0.0.1",
        "134744072",  # 8.8.8.8, but nobody writes it so in good faith
        "010.0.0.1",
        "localhost",
        "LOCALHOST.",
        "intranet",
        "files.0x1",
    ],
)
def test_no_spelling_hides_an_ip_address_or_a_name_of_a_local_network(host: str) -> None:
    with pytest.raises(Unfit, match="private"):
        parse_address(f"http://{host}/")


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("ftp://example.org/", "no-address"),
        ("file:///etc/passwd", "no-address"),
        ("javascript:alert(1)", "no-address"),
        ("gopher://example.org/", "no-address"),
        ("//example.org/", "no-address"),
        ("http://", "no-address"),
        ("http:///path", "no-address"),
        ("http://[::1", "no-address"),
        ("http://example.org:0x50/", "no-address"),
        ("http://example.org:99999/", "no-address"),
        ("http://ex ample.org/", "no-address"),
        ("http://example..org/", "no-address"),
        ("http://-.-%00.org/", "no-address"),
        ("http://" + "a" * 64 + ".org/", "no-address"),
        ("http://example.org:8080/", "port"),
        ("http://example.org:22/", "port"),
        ("http://name:word@example.org/", "password"),
        ("http://name@example.org/", "password"),
        ("http://@example.org/", "password"),
        ("https://example.org/" + "a" * 2000, "too-long"),
    ],
)
def test_what_is_no_plain_web_address_is_refused_with_its_reason(address: str, why: str) -> None:
    with pytest.raises(Unfit, match=why):
        parse_address(address)


def test_an_address_is_taken_apart_as_it_is_sent() -> None:
    address = parse_address(" HTTPS://Bücher.Example.ORG:443/Lehrkräfte/a b%20c?q=ä&r=1#part ")

    assert (address.scheme, address.host, address.port) == ("https", "xn--bcher-kva.example.org", 443)
    assert address.path == "/Lehrkr%C3%A4fte/a%20b%20c?q=%C3%A4&r=1"
    assert address.text == f"https://xn--bcher-kva.example.org{address.path}"
    assert parse_address("http://example.org").path == "/"
    assert parse_address("http://example.org:443/").host_header == "example.org:443"
    assert parse_address("http://[2606:4700::1]/").host_header == "[2606:4700::1]"


def test_the_anchor_is_left_off_since_servers_never_see_it() -> None:
    assert without_anchor(" https://example.org/a?b=c#d ") == "https://example.org/a?b=c"
    assert without_anchor("http://[::1#x") == "http://[::1#x"


def test_a_redirect_is_read_from_where_it_was_met() -> None:
    here = parse_address("https://example.org/a/b?c")

    assert follow(here, "../d").text == "https://example.org/d"
    assert follow(here, "//other.org/#x").text == "https://other.org/"
    for bad in (
        "http://127.0.0.1/",
        "http://2130706433",
        "ftp://example.org/",
        "http://[::1",
        "https://a@example.org/",
    ):
        with pytest.raises(Unfit):
            follow(here, bad)


@given(st.text(max_size=60))
@example("http://\ud800.org/\ud800")
@example("http://a.org/\r\nHost: b")
@example("http://a.org\t/ \r\nx")
def test_whatever_is_written_is_refused_or_can_be_sent_on_one_line(text: str) -> None:
    for address in (text, f"http://{text}", f"http://example.org/{text}", f"http://example.org/?{text}"):
        try:
            parsed = parse_address(address)
        except Unfit:
            continue
        sent = f"{parsed.host_header}{parsed.path}"
        assert sent.isascii() and sent.isprintable() and " " not in sent
