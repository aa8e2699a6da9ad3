"""Asking for an address: what is sent, what is read, and what is never connected to."""

from __future__ import annotations

import itertools
import socket
from collections.abc import Callable, Iterator

import pytest
from answering import PUBLIC, CountingSocket, Internet, Site, serving, speaking

from clearinghouse.upkeep.fetch import MAX_HEAD, MAX_REDIRECTS, Asker
from clearinghouse.upkeep.finding import Finding, of_status
from clearinghouse.upkeep.network import connect


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def internet(site: Site) -> Iterator[Internet]:
    """An internet with one site, at good.example.org and old.example.org."""
    with serving(site) as port:
        names = {name: [PUBLIC] for name in ("good.example.org", "old.example.org")}
        yield Internet(names, {(PUBLIC, 80): port})


def test_a_page_that_is_there_is_good_and_asked_for_once(internet: Internet, site: Site) -> None:
    site.answers["/guide?id=1"] = (200, {})

    assert internet.ask("http://good.example.org/guide?id=1") == Finding("good", "200")
    assert site.asked == ["HEAD /guide?id=1"]


def test_the_request_says_who_asks_and_carries_nothing_else(internet: Internet, site: Site) -> None:
    site.answers["/"] = (200, {"Set-Cookie": "a=b"})

    for _ in range(2):
        internet.ask("http://good.example.org/")

    assert site.headers[1] == {
        "Host": "good.example.org",
        "User-Agent": "Checker (+https://example.org/)",
        "Accept": "*/*",
        "Accept-Language": "en",
        "Connection": "close",
    }


@pytest.mark.parametrize("status", [400, 403, 404, 405, 501, 500])
def test_a_server_that_answers_head_badly_is_asked_again_as_a_browser_asks(
    internet: Internet, site: Site, status: int
) -> None:
    site.answers |= {"HEAD /guide": (status, {}), "GET /guide": (200, {})}

    assert internet.ask("http://good.example.org/guide").found == "good"
    assert site.asked == ["HEAD /guide", "GET /guide"]


def test_a_server_that_asks_for_less_is_not_asked_again(internet: Internet, site: Site) -> None:
    site.answers["/guide"] = (429, {"Retry-After": "60"})

    assert internet.ask("http://good.example.org/guide") == Finding("shut", "429")
    assert site.asked == ["HEAD /guide"]


MEANS = {
    "good": (200, 204, 206),
    "gone": (404, 410),
    "shut": (401, 403, 406, 429, 451, 999),
    "silent": (408, 425, 500, 502, 503, 504, 520),
    "failed": (300, 304, 400, 405, 418),
}


@pytest.mark.parametrize(("found", "status"), [(found, status) for found, many in MEANS.items() for status in many])
def test_what_a_status_means(found: str, status: int) -> None:
    assert of_status(status).found == found


def test_a_permanent_redirect_gives_the_new_address(internet: Internet, site: Site) -> None:
    site.answers |= {
        "/old": (301, {"Location": "/older?x=1#part"}),
        "/older?x=1": (308, {"Location": "http://good.example.org/new"}),
        "/new": (200, {}),
    }

    assert internet.ask("http://old.example.org/old") == Finding("good", "200", "http://good.example.org/new")


def test_a_passing_redirect_is_followed_and_changes_no_address(internet: Internet, site: Site) -> None:
    site.answers |= {
        "/now": (302, {"Location": "/today"}),
        "/today": (301, {"Location": "/page"}),
        "/moved": (301, {"Location": "/now"}),
        "/page": (200, {}),
    }

    assert internet.ask("http://good.example.org/now") == Finding("good", "200")
    assert internet.ask("http://good.example.org/moved").moved == "http://good.example.org/now"


def test_a_closing_slash_is_no_new_address(internet: Internet, site: Site) -> None:
    site.answers |= {"/page": (301, {"Location": "/page/"}), "/page/": (200, {})}

    assert internet.ask("http://good.example.org/page") == Finding("good", "200")


@pytest.mark.parametrize("status", [301, 302])
def test_a_page_that_leads_to_the_front_page_is_told_from_one_that_is_there(
    internet: Internet, site: Site, status: int
) -> None:
    site.answers |= {"/guide": (status, {"Location": "/"}), "/": (200, {})}

    assert internet.ask("http://good.example.org/guide").moved == "http://good.example.org/"
    assert internet.ask("http://good.example.org/").moved == ""


def test_a_redirect_to_a_page_that_is_gone_is_gone_and_moves_nowhere(internet: Internet, site: Site) -> None:
    site.answers["/old"] = (301, {"Location": "/nowhere"})

    assert internet.ask("http://good.example.org/old") == Finding("gone", "404")


def test_redirects_come_to_an_end(internet: Internet, site: Site) -> None:
    site.answers |= {f"/{n}": (302, {"Location": f"/{n + 1}"}) for n in range(100)}

    assert internet.ask("http://good.example.org/0") == Finding("shut", "redirects")
    assert len(site.asked) == MAX_REDIRECTS + 1


def test_an_address_in_other_letters_is_followed(internet: Internet, site: Site) -> None:
    site.answers |= {"/a": (301, {"Location": "/\u00e4".encode().decode("latin-1")}), "/%C3%A4": (200, {})}

    assert internet.ask("http://good.example.org/a").moved == "http://good.example.org/%C3%A4"


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("http://127.0.0.1/", "private"),
        ("http://[::1]/", "private"),
        ("http://[::ffff:127.0.0.1]/", "private"),
        ("http://169.254.169.254/latest/meta-data/", "private"),
        ("http://0x7f.1/", "private"),
        ("http://2130706433/", "private"),
        ("http://0177.0.0.1/", "private"),
        ("//localhost/", "private"),
        ("http://inside.example.org/", "private"),
        ("http://good.example.org:8080/", "port"),
        ("http://name:word@good.example.org/", "password"),
        ("file:///etc/passwd", "no-address"),
        ("ftp://good.example.org/", "no-address"),
        ("gopher://good.example.org/", "no-address"),
    ],
)
def test_a_redirect_is_checked_as_the_first_address_is(internet: Internet, site: Site, location: str, why: str) -> None:
    internet.names["inside.example.org"] = ["10.0.0.1"]
    site.answers["/trap"] = (302, {"Location": location})

    assert internet.ask("http://good.example.org/trap") == Finding("failed", why)
    assert internet.connected == [(PUBLIC, 80)]


@pytest.mark.parametrize(
    "ips",
    [
        ["127.0.0.1"],
        ["10.1.2.3"],
        ["169.254.169.254"],
        ["100.100.0.1"],
        ["::1"],
        ["::ffff:192.168.0.1"],
        ["fe80::1%eth0"],
        [PUBLIC, "192.168.0.1"],
        ["not an ip"],
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_name_that_leads_to_a_private_address_is_never_connected_to(ips: list[str], scheme: str) -> None:
    internet = Internet({"inside.example.org": ips})

    assert internet.ask(f"{scheme}://inside.example.org/") == Finding("failed", "private")
    assert internet.connected == []


def test_a_name_server_that_changes_its_mind_is_asked_once_for_each_connection(internet: Internet, site: Site) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])

    def look_up(host: str, port: int) -> list[str]:
        internet.names[host] = next(answers)
        return internet.names[host]

    internet.look_up = look_up  # type: ignore[method-assign]
    site.answers["/"] = (301, {"Location": "http://good.example.org/again"})

    assert internet.ask("http://good.example.org/") == Finding("failed", "private")
    assert internet.connected == [(PUBLIC, 80)]


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "http://good.example.org:22/", "ftp://good.example.org/"])
def test_an_unfit_address_is_not_even_looked_up(address: str) -> None:
    internet = Internet({"good.example.org": [PUBLIC]})

    assert internet.ask(address).found == "failed"
    assert internet.looked_up == [] and internet.connected == []


def test_the_next_ip_address_is_tried_when_the_first_does_not_answer(internet: Internet, site: Site) -> None:
    internet.names["two.example.org"] = ["93.184.216.99", PUBLIC]
    site.answers["/"] = (200, {})

    assert internet.ask("http://two.example.org/").found == "good"
    assert internet.connected == [("93.184.216.99", 80), (PUBLIC, 80)]


def test_a_name_with_a_thousand_ip_addresses_is_tried_a_few_times() -> None:
    internet = Internet({"many.example.org": [f"93.184.{n // 250}.{n % 250 + 1}" for n in range(1000)]})

    assert internet.ask("http://many.example.org/") == Finding("failed", "no-server")
    assert len(internet.connected) == 4


def test_a_name_nobody_knows_and_a_name_server_that_is_ill_are_told_apart() -> None:
    internet = Internet()
    assert internet.ask("http://nobody.example.org/") == Finding("failed", "no-host")

    def look_up(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    internet.look_up = look_up  # type: ignore[method-assign]
    assert internet.ask("http://nobody.example.org/") == Finding("silent", "no-host")


def test_no_proxy_of_the_environment_is_used(internet: Internet, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    site.answers["/"] = (200, {})

    assert internet.ask("http://good.example.org/").found == "good"
    assert internet.connected == [(PUBLIC, 80)]


def talk_to(talk: Callable[[socket.socket], None], clock: Callable[[], float] = lambda: 0.0) -> Finding:
    with speaking(talk) as port:
        return Internet({"odd.example.org": [PUBLIC]}, {(PUBLIC, 80): port}).ask("http://odd.example.org/", clock)


def running_out() -> Callable[[], float]:
    """A clock that leaves a twentieth of a second once an address is asked."""
    return itertools.chain([0.0], itertools.repeat(39.95)).__next__


def test_a_server_that_never_answers_is_left_when_the_time_is_over() -> None:
    def wait(server: socket.socket) -> None:
        while server.recv(9999):
            pass

    assert talk_to(wait, running_out()) == Finding("silent", "timeout")


def test_a_server_that_answers_a_letter_at_a_time_is_left_when_the_time_is_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(CountingSocket, "most", 1)
    seconds = itertools.count(0.0, 2.0)

    assert talk_to(
        lambda server: server.sendall(b"HTTP/1.1 200 OK\r\nX: y\r\n" + b"a" * 500), seconds.__next__
    ) == Finding("silent", "timeout")


def test_an_endless_body_is_not_read() -> None:
    def flood(server: socket.socket) -> None:
        server.recv(9999)
        server.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(2000):
            server.sendall(b"a" * 10_000)

    CountingSocket.received = 0

    assert talk_to(flood) == Finding("good", "200")
    assert CountingSocket.received <= 8192


def test_an_endless_head_is_left() -> None:
    def flood(server: socket.socket) -> None:
        server.recv(9999)
        server.sendall(b"HTTP/1.1 200 OK\r\n")
        for number in range(100_000):
            server.sendall(b"X-%d: %s\r\n" % (number, b"a" * 1000))

    CountingSocket.received = 0

    assert talk_to(flood) == Finding("failed", "no-web")
    assert CountingSocket.received <= MAX_HEAD + 4096


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        (b"", Finding("silent", "broken-off")),
        (b"SSH-2.0-OpenSSH_9.0\r\n", Finding("failed", "no-web")),
        (b"HTTP/1.1 OK\r\n\r\n", Finding("failed", "no-web")),
        (b"HTTP/1.1 200 OK\r\nX: y\r\n", Finding("failed", "no-web")),
        (b"HTTP/1.1 200\r\n\r\n", Finding("good", "200")),
        (b"HTTP/1.0 200 OK\n\n", Finding("good", "200")),
        (b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 404 Not Found\r\n\r\n", Finding("gone", "404")),
        (b"HTTP/1.1 301 Moved\r\n\r\n", Finding("failed", "301")),
        (b"HTTP/1.1 301 Moved\r\nLocation: \xff\xfe\x00\r\n\r\n", Finding("shut", "redirects")),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n", Finding("good", "200")),
    ],
    ids=range(10),
)
def test_odd_answers_are_understood_or_named(said: bytes, finding: Finding) -> None:
    def talk(server: socket.socket) -> None:
        server.recv(9999)
        server.sendall(said)

    assert talk_to(talk) == finding


def test_a_server_that_hangs_up_on_head_is_asked_as_a_browser_asks() -> None:
    def talk(server: socket.socket) -> None:
        if not server.recv(9999).startswith(b"HEAD"):
            server.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

    assert talk_to(talk) == Finding("good", "200")


def test_each_request_waits_for_its_turn_at_its_own_host(internet: Internet, site: Site) -> None:
    turns: list[str] = []

    class Turn:
        def __init__(self, host: str) -> None:
            self.host = host

        def __enter__(self) -> None:
            turns.append(self.host)

        def __exit__(self, *error: object) -> None:
            turns.append("done")

    site.answers |= {"/old": (301, {"Location": "http://good.example.org/new"}), "/new": (404, {})}
    Asker("Checker", lambda: 0.0, internet.network(), Turn).ask("http://old.example.org/old")

    assert turns == ["old.example.org", "done", "good.example.org", "done", "good.example.org", "done"]


def test_a_connection_goes_to_the_ip_address_it_is_given() -> None:
    with speaking(lambda server: server.sendall(b"here")) as port, connect("127.0.0.1", port, 5) as connection:
        assert connection.getpeername() == ("127.0.0.1", port)
        assert connection.recv(4) == b"here"
