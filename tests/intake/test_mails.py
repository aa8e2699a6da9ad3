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
