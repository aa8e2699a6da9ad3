"""Same input, same bytes: nothing of the machine, the moment or the order of files reaches the site."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from drawn import DrawnSite, run_program

pytestmark = pytest.mark.slow

ONE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "PYTHONHASHSEED": "1", "HOME": "/tmp"}
OTHER = {
    "TZ": "Pacific/Pago_Pago",
    "LC_ALL": "de_DE.ISO-8859-1",
    "LANG": "de_DE",
    "LANGUAGE": "de",
    "PYTHONHASHSEED": "4711",
    "COLUMNS": "20",
    "USER": "somebody",
}


def copy_in_order(source: Path, target: Path, backwards: bool) -> None:
    """Copy file by file, so that the folder on disk lists them in the order of their making."""
    for file in sorted((file for file in source.rglob("*") if file.is_file()), reverse=backwards):
        place = target / file.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)


def build(root: Path, umask: str, environment: Mapping[str, str]) -> dict[str, bytes]:
    command = ["sh", "-c", f'umask {umask}; exec "$@"', "sh", sys.executable, "-m", "clearinghouse.cli", "build"]
    # A site that knows its address makes every machine file too.
    known = {**environment, "SITE_URL": "https://example.org/clearinghouse/"}
    result = run_program([*command, "--out", str(root / "out")], root / "site", known)
    assert result.returncode == 0, result.stderr
    out = root / "out"
    return {str(file.relative_to(out)): file.read_bytes() for file in out.rglob("*") if file.is_file()}


def test_two_builds_are_equal_byte_for_byte(tmp_path: Path) -> None:
    source = DrawnSite.of_the_sample(tmp_path / "source")
    first, second = tmp_path / "a", tmp_path / "a much longer name ü" / "and deeper"
    copy_in_order(source.root, first / "site", backwards=False)
    copy_in_order(source.root, second / "site", backwards=True)

    one, other = build(first, "022", ONE), build(second, "077", OTHER)

    assert sorted(one) == sorted(other)
    assert {"catalogue.csv", "oai.xml", "feed.xml", "llms.txt", "events.ics", "robots.txt"} <= set(one)
    assert [file for file in one if one[file] != other[file]] == []


def test_nothing_of_the_machine_stands_in_the_site(site: DrawnSite) -> None:
    built = site.build()

    assert [name for name in built.files_containing(str(site.root.parent)) if name != "the log"] == []
    assert ".public.building" not in str(built.files_containing(".building"))


MARK = ".clearinghouse"


@pytest.mark.parametrize("day", ["2026-09-01", "2027-03-31"])
def test_the_day_of_the_build_is_an_argument_and_changes_only_what_depends_on_it(site: DrawnSite, day: str) -> None:
    one = site.build(site.root.parent / "one", CLEARINGHOUSE_TODAY="2026-01-01")
    other = site.build(site.root.parent / "other", CLEARINGHOUSE_TODAY=day)

    # The mark of the build says its day, and nothing else does where nothing depends on it.
    assert {**one.bytes(), MARK: b""} == {**other.bytes(), MARK: b""}
    assert day.encode() in other.bytes()[MARK]


def test_a_second_build_over_the_first_is_equal_to_a_build_into_nothing(site: DrawnSite) -> None:
    site.resource("gone-later", title="Something else")
    site.build()
    (site.root / "resources" / "gone-later.md").unlink()

    assert site.build().bytes() == site.build(site.root.parent / "fresh").bytes()
