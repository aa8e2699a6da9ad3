"""MkDocs neither builds, serves nor publishes a staff site, whatever it is asked to do."""

from __future__ import annotations

import sys

import pytest
from drawn import DrawnSite, run_program

from clearinghouse.host.site_mark import read_mark, write_mark

STAFF = "INHERIT: mkdocs.yml\nplugins:\n  - clearinghouse:\n      staff: true\n"


@pytest.mark.slow
@pytest.mark.parametrize("verb", (["build"], ["gh-deploy", "--force"], ["build", "--strict", "-d", "elsewhere"]))
def test_mkdocs_refuses_the_settings_of_a_staff_site(site: DrawnSite, verb: list[str]) -> None:
    (site.root / "mkdocs.staff.yml").write_text(STAFF)
    result = run_program([sys.executable, "-m", "mkdocs", *verb, "-f", "mkdocs.staff.yml"], site.root)

    assert result.returncode != 0
    assert "clearinghouse records site" in result.stdout + result.stderr
    assert not (site.root / "site").exists() and not (site.root / "elsewhere").exists()


@pytest.mark.slow
@pytest.mark.parametrize("verb", (["build"], ["gh-deploy", "--force"]))
def test_mkdocs_never_publishes_from_a_folder_that_holds_a_staff_site(site: DrawnSite, verb: list[str]) -> None:
    staff = site.root / "site"
    staff.mkdir()
    write_mark(staff, staff=True)
    (staff / "index.html").write_text("for staff")
    result = run_program([sys.executable, "-m", "mkdocs", *verb], site.root)

    assert result.returncode != 0
    assert "is a staff site" in result.stdout + result.stderr
    assert (staff / "index.html").read_text() == "for staff"
    assert (mark := read_mark(staff)) and mark.staff
