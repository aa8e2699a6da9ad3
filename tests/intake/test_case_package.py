"""A CASE package becomes a framework file, and nothing that is there already is written over."""

from __future__ import annotations

import json
from typing import Any

import yaml
from drawn import DrawnSite, run_clearinghouse
from machine import URL, sampled

from clearinghouse.publish.case import offered
from clearinghouse.standards.case import make_package
from clearinghouse.standards.framework import Framework


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
