"""Mails in every encoding."""

from __future__ import annotations

import base64

import pytest
from drawn import DrawnSite, run_clearinghouse

from clearinghouse.intake.mail import Unreadable, read_mail

FORM = "Suggest a resource\nTitle: A caf\u00e9 plan\nWeb address: https://example.org/plan\nWhat it is and what it is good for: For teams \u2013 weekly.\n"


def mail(body: bytes, *heads: str) -> bytes:
    return "\n".join(["From: Ann Stone <ann.stone@example.org>", "MIME-Version: 1.0", *heads, "", ""]).encode() + body


@pytest.mark.parametrize(
    "data",
    [
        mail(FORM.encode(), "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"),
        mail(
            base64.encodebytes(FORM.encode()),
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
        ),
        mail(
            FORM.encode("cp1252"), "Content-Type: text/plain; charset=windows-1252", "Content-Transfer-Encoding: 8bit"
        ),
        mail(FORM.encode("cp1252"), "Content-Type: text/plain; charset=iso-8859-1", "Content-Transfer-Encoding: 8bit"),
        mail(FORM.encode(), "Content-Type: text/plain; charset=us-ascii"),
        mail(FORM.encode(), "Content-Type: text/plain; charset=windows-1252", "Content-Transfer-Encoding: 8bit"),
        mail(FORM.encode(), "Content-Type: text/plain; charset=x-unheard-of"),
        mail(
            "".join(f"<p>{line}</p>" for line in FORM.split("\n")).encode(),
            "Content-Type: text/html; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
        ),
        mail(
            FORM.encode().replace(b"\xc3\xa9", b"=C3=A9").replace(b"\xe2\x80\x93", b"=E2=80=93"),
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
        ),
        FORM.encode("cp1252"),
        FORM.encode("utf-16"),
    ],
)
def test_a_mail_is_read_in_every_encoding(importer_site: DrawnSite, data: bytes) -> None:
    text, _ = read_mail(data)

    assert "Title: A caf\u00e9 plan" in text and "teams \u2013 weekly" in text


def test_mails_that_cannot_be_read_are_refused_by_name() -> None:
    with pytest.raises(Unreadable, match=r"\.msg"):
        read_mail(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100)
    with pytest.raises(Unreadable, match="no words"):
        read_mail(mail(b"", "Content-Type: text/plain"))


def test_a_mail_becomes_a_draft_without_its_sender(site: DrawnSite) -> None:
    said = FORM.replace("weekly", "weekly, says Ann Stone")
    (site.root / "in.eml").write_bytes(mail(said.encode(), "Content-Type: text/plain; charset=utf-8"))
    result = run_clearinghouse(["suggestion", "in.eml"], site.root)

    assert result.returncode == 0, result.stdout
    draft = next(path for path in (site.root / "resources").glob("*cafe*.md")).read_text()
    assert "caf\u00e9" in draft and "Stone" not in draft and "@" not in draft


ONCE = FORM.replace("What it is and what it is good for", "Summary")
QUOTED = "\n".join(f"> {line}" for line in ONCE.split("\n"))
REPLIES = {
    "a reply below": f"{ONCE}\nOn Mon, Nov 2, 2026 at 3:00 PM Pat Rivers <pat@example.org> wrote:\n> Title: Another\n",
    "a reply above": f"Thanks, I add this.\n\nOn Mon Pat Rivers wrote:\n{QUOTED}",
    "forwarded": f"FYI\n\n---------- Forwarded message ---------\nFrom: Pat Rivers <pat@example.org>\nSubject: Suggest a resource\n\n{ONCE}",
    "Outlook's reply": f"{ONCE}\n\nFrom: Pat Rivers <pat@example.org>\nSent: Monday\nTo: Ann Stone\n\nTitle: Another\nWeb address: https://example.org/other\n",
    "Outlook's original": f"{ONCE}\n-----Original Message-----\nFrom: Pat Rivers\nTitle: Another\n",
    "a signature": f"{ONCE}\n-- \nAnn Stone\nPrincipal\n(203) 555-0100\n",
    "a telephone's words": f"{ONCE}\nBest,\nAnn Stone\nSent from my iPhone\n",
    "a reply in German": f"{ONCE}\nAm 02.11.2026 um 15:00 schrieb Pat Rivers:\n> Title: Another\n",
    "quoted twice": "\n".join(f">> {line}" for line in ONCE.split("\n")),
}


@pytest.mark.parametrize("name", REPLIES)
def test_what_is_quoted_or_signed_stays_out_of_the_draft(site: DrawnSite, name: str) -> None:
    (site.root / "in.eml").write_bytes(mail(REPLIES[name].encode(), "Content-Type: text/plain; charset=utf-8"))
    result = run_clearinghouse(["suggestion", "in.eml"], site.root)

    assert result.returncode == 0, result.stdout
    (draft,) = [file.read_text() for file in (site.root / "resources").glob("*cafe*.md")]
    assert "title: A caf\u00e9 plan" in draft and "url: https://example.org/plan" in draft
    assert "For teams \u2013 weekly." in draft
    assert [word for word in ("Stone", "Rivers", "555", "@", "Another", "iPhone", "/other") if word in draft] == []


BOUNDARY = "Content-Type: multipart/mixed; boundary=b"
HTML_FORM = "<table><tr><td>Title</td><td>A caf\u00e9 plan</td></tr><tr><td>Web address:</td><td>https://example.org/plan</td></tr></table>"
PLAIN = "--b\nContent-Type: text/plain; charset=utf-8\n\n"
WITHIN = {
    "a mail forwarded as an attachment": (BOUNDARY, f"{PLAIN}See below\n--b\nContent-Type: message/rfc822\n\nFrom: Pat Rivers <pat@example.org>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{ONCE}\n--b--\n"),
    "a text attached": (BOUNDARY, f"{PLAIN}See attached\n--b\nContent-Type: text/plain; charset=utf-8\nContent-Disposition: attachment; filename=s.txt\n\n{ONCE}\n--b--\n"),
    "a table in HTML": ("Content-Type: text/html; charset=utf-8", HTML_FORM),
    "plain text that only points to the HTML": ("Content-Type: multipart/alternative; boundary=b", f"{PLAIN}Your program shows no HTML\n--b\nContent-Type: text/html; charset=utf-8\n\n{HTML_FORM}\n--b--\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", WITHIN)
def test_the_form_is_found_within_a_mail(site: DrawnSite, name: str) -> None:
    head, body = WITHIN[name]
    (site.root / "in.eml").write_bytes(mail(body.encode(), head))
    result = run_clearinghouse(["suggestion", "in.eml"], site.root)

    assert result.returncode == 0, result.stdout
    (draft,) = [file.read_text() for file in (site.root / "resources").glob("*cafe*.md")]
    assert "title: A caf\u00e9 plan" in draft and "url: https://example.org/plan" in draft
    assert "Rivers" not in draft and "@" not in draft


@pytest.mark.parametrize(
    ("head", "body", "said"),
    [
        ("Content-Type: application/pkcs7-mime; name=smime.p7m", "MIAG", "encrypted or sealed"),
        ("Content-Type: application/ms-tnef; name=winmail.dat", "eJ8", "Outlook's own format"),
        ("Content-Type: text/plain", "I found https://example.org/plan, a fine plan.", "write 'Title: ...'"),
    ],
)
def test_a_mail_without_the_form_is_told_what_to_do(site: DrawnSite, head: str, body: str, said: str) -> None:
    (site.root / "in.eml").write_bytes(mail(body.encode(), head))
    result = run_clearinghouse(["suggestion", "in.eml"], site.root)

    assert result.returncode == 1 and said in result.stdout + result.stderr
