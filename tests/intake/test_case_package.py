"""A CASE package becomes a framework file, and nothing that is there already is written over."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from drawn import ROOT, DrawnSite, run_clearinghouse
from machine import URL, sampled

from clearinghouse.intake.case_package import framework_path, read_case, render_framework
from clearinghouse.publish.case import offered
from clearinghouse.standards.case import Imported, NoPackage, make_package
from clearinghouse.standards.framework import Framework

ADDRESSES = json.loads((ROOT / "tests/scripts/hostile-addresses.json").read_text(encoding="utf-8"))


def package(**changes: Any) -> str:
    whole = make_package(offered(sampled().site)[0], (), (), URL).whole()
    return json.dumps({"CFPackage": whole | changes})


def test_a_package_becomes_a_framework_that_says_the_same(site: DrawnSite) -> None:
    framework = offered(sampled().site)[0].model_copy(update={"id": "from-elsewhere"})
    (site.root / "package.json").write_text(json.dumps(make_package(framework, (), (), URL).whole()))

    done = run_clearinghouse(["import", "package.json"], site.root)

    assert done.returncode == 0, done.stderr
    assert f"Wrote content/standards/{framework.id}.yml" in done.stdout
    read = yaml.safe_load((site.root / "content" / "standards" / f"{framework.id}.yml").read_text("utf-8"))
    assert Framework.model_validate(read) == framework
    assert site.check().returncode == 0


def test_a_framework_that_is_there_is_not_written_over(site: DrawnSite) -> None:
    (site.root / "package.json").write_text(package())
    run_clearinghouse(["import", "package.json"], site.root)

    again = run_clearinghouse(["import", "package.json"], site.root)

    assert again.returncode == 2
    assert "already" in again.stderr and "nothing was written" in again.stderr


def test_what_cannot_be_read_is_refused_in_words(site: DrawnSite) -> None:
    (site.root / "package.json").write_text(package(CFItems=None))

    refused = run_clearinghouse(["import", "package.json"], site.root)

    assert refused.returncode == 2
    assert "package.json is a CASE package that cannot be read: there is no item in it" in refused.stderr


def test_a_dry_run_writes_nothing(site: DrawnSite) -> None:
    (site.root / "package.json").write_text(package())
    before = sorted((site.root / "content").rglob("*"))

    done = run_clearinghouse(["import", "--dry-run", "package.json"], site.root)

    assert done.stdout.startswith("Would write content/standards/")
    assert sorted((site.root / "content").rglob("*")) == before


def document(**changes: Any) -> str:
    """Return a package from elsewhere, which says nothing in our own words."""
    whole = json.loads(package())["CFPackage"]
    items = [{key: value for key, value in item.items() if key != "extensions"} for item in whole["CFItems"]]
    head = {key: value for key, value in whole["CFDocument"].items() if key != "extensions"}
    return json.dumps({**whole, "CFItems": items, "CFDocument": head | changes})


def imported(text: str) -> Imported:
    found = read_case(text.encode())
    assert found
    return found


@pytest.mark.parametrize("address", ADDRESSES["refused"])
def test_an_address_that_the_check_refuses_is_not_taken(address: str) -> None:
    found = imported(document(officialSourceURL=address, uri="https://example.org/standards"))

    assert found.framework.url == found.framework.source.url == "https://example.org/standards"
    assert len(found.notes) <= 1 and "secret" not in str(found.notes)


@pytest.mark.parametrize("address", ["https://ann:secret@example.org/", "http://127.0.0.1/", "https://example.org:22/"])
def test_a_package_whose_addresses_are_all_refused_is_so_too(address: str) -> None:
    with pytest.raises(NoPackage, match="left out") as refused:
        read_case(document(officialSourceURL=address, uri=address).encode())

    assert "secret" not in str(refused.value)


def test_keys_and_passwords_reach_no_file() -> None:
    whole = json.loads(document(officialSourceURL="https://example.org/s?token=SECRET1&id=4"))
    whole["CFItems"][0]["fullStatement"] = "See https://ann:SECRET2@example.org/plan and ftp://bob@example.org/x."
    whole["CFDocument"]["licenseURI"] = {"title": "Free: http://u:SECRET3@example.org/"}
    own = {
        "url": "https://u:SECRET4@example.org/",
        "source": {"title": "A", "publisher": "B", "url": "https://SECRET5@example.org/"},
    }
    whole["CFDocument"]["extensions"] = {"clearinghouse": own}
    found = imported(json.dumps(whole))
    written = render_framework(found.framework)

    assert "SECRET" not in written + "".join(found.notes) and "bob" not in written
    assert "https://example.org/s?id=4" in written and "See https://example.org/plan" in written


@pytest.mark.parametrize("title", ["Con", "NUL", "com1"])
def test_no_file_gets_a_name_that_windows_keeps(title: str) -> None:
    found = imported(document(title=title))

    assert framework_path(found.framework).name == f"{title.casefold()}-standards.yml"
