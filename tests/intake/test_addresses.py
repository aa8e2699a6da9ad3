"""Web addresses as people have them: wrapped, shared, counted, under several names."""

from __future__ import annotations

import base64

import pytest

from clearinghouse.catalog.likeness import normal_url
from clearinghouse.intake.addresses import read_address
from clearinghouse.intake.wrappings import unwrapped

INNER = "https://example.org/guide?part=2"
QUOTED = "https%3A%2F%2Fexample.org%2Fguide%3Fpart%3D2"


@pytest.mark.parametrize(
    "wrapped",
    [
        f"https://eur02.safelinks.protection.outlook.com/?url={QUOTED}&data=05%7C02%7Cann%40example.org&reserved=0",
        f"https://statics.teams.cdn.office.net/evergreen-assets/safelinks/2/atp-safelinks.html?url={QUOTED}&locale=en-us",
        "https://urldefense.com/v3/__https://example.org/guide?part=2__;!!AbC-d!xyz$",
        "https://urldefense.com/v3/__https://example.org/guide*part=2__;Pw!!AbC",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_guide-3Fpart-3D2&d=DwMFaQ&c=x",
        f"https://linkprotect.cudasvc.com/url?a={QUOTED}&c=E,1,abc&typo=1",
        f"https://l.facebook.com/l.php?u={QUOTED}&h=AT0",
        f"https://www.google.com/url?sa=t&source=web&url={QUOTED}&usg=AOv",
        f"https://secure-web.cisco.com/1abcDEF/{QUOTED}",
        f"https://login.ezproxy.college.edu/login?qurl={QUOTED}",
        f"https://ezproxy.college.edu/login?url={INNER}",
        f"https://go.openathens.net/redirector/college.edu?url={QUOTED}",
        "https://example-org.ezproxy.college.edu/guide?part=2",
        "https://example.org.college.idm.oclc.org/guide?part=2",
        f"https://www.bing.com/ck/a?!&&p=1&u=a1{base64.urlsafe_b64encode(INNER.encode()).decode().rstrip('=')}&ntb=1",
        f"https://clicktime.symantec.com/15siAB?h=x&u={QUOTED}",
        f"https://www.linkedin.com/safety/go?url={QUOTED}",
        f"https://translate.google.com/translate?u={QUOTED}",
        "https://0-example.org.library.college.edu/guide?part=2",
        f"https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3D{QUOTED.replace('%', '%25')}",
    ],
)
def test_what_others_put_around_an_address_is_taken_off(wrapped: str) -> None:
    assert unwrapped(wrapped) == INNER
    assert read_address(wrapped).url == INNER and read_address(wrapped).doubts == ()


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/login/guide",
        "https://web.archive.org/web/2020/https://example.org/",
        "https://my-school.org/a",
    ],
)
def test_an_address_without_wrapping_stays(url: str) -> None:
    assert unwrapped(url) == url


@pytest.mark.parametrize(
    ("url", "others", "taken"),
    [
        (
            "https://search.ebscohost.com/login.aspx?db=eric&AN=ED612345&custid=s1",
            (),
            "https://eric.ed.gov/?id=ED612345",
        ),
        (
            "https://www.proquest.com/docview/1/fulltext/A?accountid=7",
            ("10.1000/XYZ.9",),
            "https://doi.org/10.1000/xyz.9",
        ),
        ("https://link.gale.com/apps/doc/A1/AONE?u=x", ("288; EJ1222333",), "https://eric.ed.gov/?id=EJ1222333"),
        (
            "https://www.scopus.com/inward/record.uri?eid=2&doi=10.1000%2fq.1&partnerID=40",
            (),
            "https://doi.org/10.1000/q.1",
        ),
        ("https://login.lib.example.edu/x", ("https://example.org/open",), "https://example.org/open"),
        ("https://example.org/own", ("10.1000/XYZ.9",), "https://example.org/own"),
    ],
)
def test_where_an_address_asks_for_a_login_an_open_one_is_taken(url: str, others: tuple[str, ...], taken: str) -> None:
    assert read_address(url, others=others).url == taken


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://research.ebsco.com/c/abc/viewer/pdf/1", "asks for a login"),
        ("https://example.org/signin?next=/guide", "asks for a login"),
        ("https://drive.google.com/file/d/1AbC/view?usp=sharing", "somebody's own file"),
        ("https://district-my.sharepoint.com/:w:/g/personal/x/abc", "somebody's own file"),
        ("https://www.dropbox.com/s/abc/plan.docx?dl=0", "somebody's own file"),
        ("https://outlook.office.com/mail/inbox/id/AAQk", "mail, chat or meeting"),
        ("https://us02web.zoom.us/rec/share/abc", "mail, chat or meeting"),
        ("https://intranet.district.org/plan", "asks for a login"),
        ("https://shared.outlook.inky.com/link?domain=example.org", "hides where it leads"),
        ("https://bit.ly/3abc", "hides where it leads"),
        ("https://example.org", "front page"),
        ("https://example.org/plan?access_token=abc123def456", "held a key ('access_token')"),
        ("https://example.org/plan;jsessionid=0A1B2C", "held a key ('jsessionid')"),
    ],
)
def test_an_address_that_may_not_open_for_readers_is_a_doubt(url: str, said: str) -> None:
    assert any(said in doubt for doubt in read_address(url).doubts)


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.8/plan",
        "http://fileserver/plan",
        "https://files.school.local/plan",
        "plan.docx",
        "S:\\Shared\\plan.docx",
        "data.json",
        "my plan.pdf",
    ],
)
def test_what_nobody_else_can_open_is_no_address(url: str) -> None:
    assert read_address(url).url == "" and read_address(url).fault


@pytest.mark.parametrize(
    ("url", "stored"),
    [
        ("https://example.org/a?utm_source=news&b=1&fbclid=x#page=2", "https://example.org/a?b=1#page=2"),
        ("https://example.org/a?gclid=1", "https://example.org/a"),
        ("https://www.youtube.com/watch?v=abcdefghijk&si=XYZ", "https://www.youtube.com/watch?v=abcdefghijk"),
        ("https://example.org/a#:~:text=word", "https://example.org/a"),
        ("https://example.org/a?b=1%202&c=", "https://example.org/a?b=1%202&c="),
    ],
)
def test_words_that_count_readers_leave_the_address(url: str, stored: str) -> None:
    assert read_address(url).url == stored


@pytest.mark.parametrize(
    "same",
    [
        [
            "https://youtu.be/abcdefghijk?si=x",
            "https://m.youtube.com/watch?app=m&v=abcdefghijk",
            "https://www.youtube.com/embed/abcdefghijk",
        ],
        [
            "https://eric.ed.gov/?id=EJ1234567",
            "http://files.eric.ed.gov/fulltext/EJ1234567.pdf",
            "https://eric.ed.gov/?q=x&id=EJ1234567",
        ],
        [
            "https://docs.google.com/document/d/1Abc/edit?usp=sharing",
            "https://docs.google.com/document/d/1Abc/preview",
            "https://docs.google.com/document/d/1Abc/",
        ],
        ["https://vimeo.com/1234567", "https://player.vimeo.com/video/1234567?h=1"],
    ],
)
def test_one_thing_under_several_addresses_is_one(same: list[str]) -> None:
    assert len({normal_url(url) for url in same}) == 1


@pytest.mark.parametrize(
    "apart",
    [
        ["https://app.example.org/#/a", "https://app.example.org/#/b"],
        ["https://app.example.org/x#!a", "https://app.example.org/x#!b"],
        [
            "https://docs.google.com/spreadsheets/d/1X/edit#gid=5",
            "https://docs.google.com/spreadsheets/d/1X/edit#gid=6",
        ],
        ["https://youtu.be/abcdefghijk", "https://youtu.be/abcdefghijl"],
    ],
)
def test_anchors_that_are_addresses_of_their_own_count(apart: list[str]) -> None:
    assert len({normal_url(url) for url in apart}) == len(apart)


def test_an_anchor_within_a_page_is_no_other_page() -> None:
    assert normal_url("https://example.org/a#page=2") == normal_url("https://example.org/a#section")
