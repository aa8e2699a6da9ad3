"""One rule says which web addresses readers may be sent to."""

from __future__ import annotations

import pytest

from clearinghouse.content.web_address import address_fault, link_fault


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://www.example.org:8080/a?b=c#d",
        "https://example.org/a%20b(c)",
        "https://b\u00fccher.example.org/caf\u00e9",
        "https://xn--bcher-kva.example.org/",
        "https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/",
        "https://\u6587\u5b57.jp/",
        "https://\u30ab\u30ec\u30fc.jp/",
        "https://stra\u00dfe.de/",
        "https://h\u1ea1t.vn/",
        "https://pa\u0144stwo-2.pl/",
        "https://ec2-3-80-1-2.example.org/",
        "https://1-2-3.example.org/",
        "https://10-10-2026-3.school10-0-0-12.org/",
        "https://notnip.io/",
        "https://router.example.org/",
        "https://example.zip/",
        "https://readme.md/",
        "https://8.8.8.8/page",
        "https://example.org/@name",
        "https://example.org/?mail=a@b.org",
    ],
)
def test_an_address_that_everyone_can_open_is_right(url: str) -> None:
    assert address_fault(url) == ""


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://192.168.0.7/plan", "inside one network"),
        ("http://10.1.2.3/", "inside one network"),
        ("http://127.1/", "inside one network"),
        ("http://[::1]/", "inside one network"),
        ("http://[fd00::1]/", "inside one network"),
        ("http://example.org:22/", "no web address"),
        ("http://example.org:6667/", "no web address"),
        ("https://example.org/a%00", "the sign %00"),
        ("https://example.org/?a=%0d%0ab", "the sign %0d"),
        ("https://\ufb01le.org/", "look like others"),
        ("http://intranet/plan", "inside one network"),
        ("http://x.192.168.0.7.example.org/", "inside one network"),
        ("http://app-10-0-0-7.example.org/", "inside one network"),
        ("http://localhost:8000/", "inside one network"),
        ("https://files.school.local/plan", "inside one network"),
        ("https://wiki.district.lan/", "inside one network"),
        ("https://portal.corp/", "inside one network"),
        ("https://ann:secret@example.org/", "user name or password"),
        ("https://example.org@other.example.com/", "user name or password"),
        ("https://example.org\\@other.example.com/", "the sign \\"),
        ("https://example.org\uff0fx.example.com/", "no web address"),
        ("https://ex\u0430mple.org/", "look like others"),
        ("https://\u0430\u0440\u0440\u04cf\u0435.com/", "look like others"),
        ("https://\uff45xample.org/", "look like others"),
        ("https://example.org/a\u200b", "U+200B"),
        ("https://example.org/\u202etxt", "U+202E"),
        ("https://example.org/\U000e0061", "U+E0061"),
        ("https://example.org/a\u00ad", "U+00AD"),
        ("https://example.org/ a", "a space"),
        ("https://example.org/a\u00a0b", "a space"),
        ("https://agenda.docx", "name of a file"),
        ("https://AttendanceProtocol.pdf", "name of a file"),
        ("ftp://example.org/a", "begins with http"),
        ("https:///a", "begins with http"),
        ("https://a..b/", "names no web site"),
        ("https://[::1/", "no web address"),
        ("https://example.org:99999/", "no web address"),
    ],
)
def test_an_address_that_misleads_or_that_few_can_open_is_named(url: str, said: str) -> None:
    assert said in address_fault(url)


def test_no_hint_puts_an_escaped_space_into_an_address() -> None:
    assert "%20" not in address_fault("https://example.org/a, see page 4")


@pytest.mark.parametrize("target", ["mailto:ann@example.org", "/goals/", "tel:+12035550100", "https://example.org/%E2"])
def test_a_link_of_another_kind_is_no_matter_here(target: str) -> None:
    assert link_fault(target) == ""


@pytest.mark.parametrize("more", ["subject=x%0d%0aBcc:x@y.org", "subject=x;bcc=x@y.org", "SUBJECT=x%0abody"])
def test_a_subject_brings_no_further_receiver_along(more: str) -> None:
    assert "nothing else" in link_fault(f"mailto:a@example.org?{more}")
    assert link_fault("mailto:a@example.org?subject=One;%20two&body=Line%0d%0aline") == ""


@pytest.mark.parametrize("target", ["http://192.168.0.7/", "HTTP://localhost/", "https://ann%40example.org/"])
def test_a_link_in_a_text_keeps_to_the_same_rule(target: str) -> None:
    assert link_fault(target)
