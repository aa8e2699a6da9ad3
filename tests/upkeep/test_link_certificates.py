"""Secure connections: what is wrong with a certificate is named, and what browsers forgive is forgiven."""

from __future__ import annotations

import ssl
import subprocess
from pathlib import Path

import pytest
from answering import PUBLIC, Internet, Site, serving

from clearinghouse.upkeep.finding import Finding
from clearinghouse.upkeep.network import of_error


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An authority nobody knows, a certificate it gave to good.example.org, and one that a site gave itself."""
    folder = tmp_path_factory.mktemp("certificates")
    (folder / "names").write_text("subjectAltName=DNS:good.example.org\n")
    given = ["-extfile", "names", "-days", "9"]
    key = ["-newkey", "rsa:2048", "-nodes"]
    for words in (
        ["req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Nobody", "-days", "9"],
        [
            "req",
            "-x509",
            *key,
            "-keyout",
            "self.key",
            "-out",
            "self.pem",
            "-subj",
            "/CN=good.example.org",
            "-days",
            "9",
        ],
        ["req", *key, "-keyout", "good.key", "-out", "good.csr", "-subj", "/CN=good.example.org"],
        [*"x509 -req -in good.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out good.pem".split(), *given],
    ):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)
    return folder


def ask_safely(certificates: Path, host: str, name: str, trusting: bool) -> Finding:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificates / f"{name}.pem", certificates / f"{name}.key")
    own = ssl.create_default_context(cafile=str(certificates / "ca.pem") if trusting else None)
    with serving(Site({"/": (200, {})}), tls) as port:
        return Internet({host: [PUBLIC]}, {(PUBLIC, 443): port}).ask(f"https://{host}/", tls=own)


@pytest.mark.tools
def test_a_certificate_is_checked_and_what_is_wrong_with_it_is_named(certificates: Path) -> None:
    assert ask_safely(certificates, "good.example.org", "good", True) == Finding("good", "200")
    assert ask_safely(certificates, "other.example.org", "good", True) == Finding("failed", "tls-name")
    assert ask_safely(certificates, "good.example.org", "self", True) == Finding("failed", "tls-self-made")
    assert ask_safely(certificates, "good.example.org", "good", False) == Finding("shut", "tls-chain")


def test_an_expired_certificate_is_named() -> None:
    error = ssl.SSLCertVerificationError()
    error.verify_code = 10

    assert of_error(error) == Finding("failed", "tls-expired")


def test_a_server_without_tls_where_there_should_be_is_named() -> None:
    with serving(Site()) as port:
        internet = Internet({"good.example.org": [PUBLIC]}, {(PUBLIC, 443): port})
        assert internet.ask("https://good.example.org/") == Finding("failed", "tls")
