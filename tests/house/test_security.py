"""What is promised to whoever looks after the site stands in the repository, and is so."""

from __future__ import annotations

import re
import subprocess

import pytest
from drawn import ROOT

SECURITY = (ROOT / ".github" / "SECURITY.md").read_text(encoding="utf-8")
TEMPLATE = (ROOT / "plugins/clearinghouse/theme/templates/main.html").read_text(encoding="utf-8")
SETUP = (ROOT / "scripts" / "setup").read_text(encoding="utf-8")


@pytest.mark.parametrize("title", ["How to report", "Who may do what", "What is promised", "What is not defended", "Headers for a server of your own"])  # fmt: skip
def test_the_threat_model_has_each_of_its_parts(title: str) -> None:
    part = SECURITY.partition(f"## {title}\n")[2].partition("\n## ")[0]

    assert len(part.split()) > 40


def test_the_header_that_is_written_down_is_the_policy_of_each_page_and_what_a_header_alone_can_say() -> None:
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', TEMPLATE)
    (header,) = re.findall(r"Content-Security-Policy: (.+)", SECURITY)

    assert header == f"{policy}; frame-ancestors 'self'" and "script-src 'self'" in policy and "unsafe" not in policy
    for name in ("Permissions-Policy", "Referrer-Policy", "X-Content-Type-Options"):
        assert re.search(rf"^{name}: \S", SECURITY, re.MULTILINE), name
    (referrer,) = re.findall(r'name="referrer" content="([^"]+)"', TEMPLATE)
    assert f"Referrer-Policy: {referrer}" in SECURITY


def test_nothing_of_a_package_runs_while_it_is_installed_but_what_comes_in_no_other_form() -> None:
    (install,) = [line for line in SETUP.splitlines() if "-r requirements.lock" in line and "pip install" in line]
    built = re.findall(r"--no-binary (\S+)", install)

    assert "--only-binary :all:" in install and "--require-hashes" in install
    assert built == ["csscompressor,jsmin"]


@pytest.mark.parametrize("path", ["resources/.draft-abc123", "content/coaches/.draft-x", ".cache/x"])
def test_what_a_kill_leaves_behind_is_ignored_by_git(path: str) -> None:
    asked = subprocess.run(["git", "-C", str(ROOT), "check-ignore", "--no-index", "-q", path], check=False)

    assert asked.returncode == 0


def test_the_long_proofs_run_every_night() -> None:
    workflow = (ROOT / ".github/workflows/nightly.yml").read_text(encoding="utf-8")

    assert "schedule:" in workflow and "run: scripts/test --hard" in workflow
