"""The hosts: MkDocs and ProperDocs build the same pages as our own command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from drawn import BuiltSite, DrawnSite, run_program

pytestmark = pytest.mark.slow

HOSTS = ["mkdocs", "properdocs"]


def build_with(host: str, site: DrawnSite) -> BuiltSite:
    out = site.root.parent / host
    command = [str(Path(sys.executable).parent / host), "build", "--strict", "--site-dir", str(out)]
    result: subprocess.CompletedProcess[str] = run_program(command, site.root)
    return BuiltSite(out, result)


def differences(one: BuiltSite, other: BuiltSite) -> list[str]:
    ours, theirs = one.bytes(), other.bytes()
    return sorted(file for file in ours.keys() | theirs.keys() if ours.get(file) != theirs.get(file))


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_builds_the_same_small_site(host: str, site: DrawnSite) -> None:
    site.resource("mine", "[plan](plan.pdf)\n\n<!-- clearinghouse: goals -->\n", title="Écoles & <b>more</b>")
    site.write("resources/mine/plan.pdf", "x")
    site.resource("draft", title="Not for everyone", status="draft")

    theirs = build_with(host, site)

    assert theirs.result.returncode == 0, theirs.said
    assert differences(site.build(), theirs) == []


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_builds_the_same_site_of_every_kind_of_content(
    host: str, tmp_path: Path, sample_site: BuiltSite
) -> None:
    theirs = build_with(host, DrawnSite.of_the_sample(tmp_path / "site"))

    assert theirs.result.returncode == 0, theirs.said
    assert differences(sample_site, theirs) == []


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_stops_at_a_problem_and_names_it(host: str, site: DrawnSite) -> None:
    site.write("resources/broken.md", "---\ntitle: a: b\n---\n")

    built = build_with(host, site)

    assert built.result.returncode != 0
    assert "resources/broken.md:2:" in built.said
    assert not built.has("/goals/")


@pytest.mark.parametrize("host", HOSTS)
def test_a_warning_does_not_stop_a_strict_host(host: str, site: DrawnSite) -> None:
    site.write("resources/feedback-protocol/notes.txt", "nothing refers to this")

    built = build_with(host, site)

    assert built.result.returncode == 0, built.said
    assert not (built.folder / "resources" / "feedback-protocol" / "notes.txt").exists()
