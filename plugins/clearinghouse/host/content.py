"""A site's content as the host needs it: read, checked, and in preview or as everyone may see it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from clearinghouse.catalog.catalog import Catalog, make_catalog
from clearinghouse.catalog.own_examples import own_examples
from clearinghouse.catalog.published import select_published
from clearinghouse.content.load import load_site
from clearinghouse.content.times import zone_names
from clearinghouse.host.progress import reading
from clearinghouse.host.site_address import site_frameworks, site_time_zone
from clearinghouse.host.site_words import words_problems
from clearinghouse.problems import Problem, sort_problems
from clearinghouse.rules import check_catalog
from clearinghouse.rules.sharpened import sharpened


@dataclass(frozen=True)
class Content:
    """The whole catalogue of a site, drafts included, and every problem it has, sorted."""

    catalog: Catalog
    problems: Sequence[Problem]


def load_content(
    root: Path,
    frameworks: Sequence[str],
    today: datetime.date,
    time_zone: str | None = None,
    words: Sequence[Problem] | None = None,
) -> Content:
    """Read and check the content below a site's root folder.

    Args:
        root: the folder.
        frameworks: ids of the frameworks to show first; none is what mkdocs.yml says.
        today: the day to check for.
        time_zone: that of events which name no other; None is what mkdocs.yml says.
        words: the problems that the site's words have; None is for those that mkdocs.yml sets.
    """
    read = load_site(root, reading)
    zone = site_time_zone(root / "mkdocs.yml") if time_zone is None else time_zone
    order = frameworks or site_frameworks(root / "mkdocs.yml")
    catalog = make_catalog(read, order, zone if zone in zone_names() else "")
    # Where the vocabulary or all standards are missing, whatever the rules found would only follow from that.
    found = [problem for problem in read.problems if problem.code == "content-missing"]
    found = found or [
        *read.problems,
        *(words_problems(root) if words is None else words),
        *check_catalog(catalog, today),
    ]
    return Content(catalog, sort_problems(_own(problem, catalog) for problem in sharpened(found, catalog)))


def _own(problem: Problem, catalog: Catalog) -> Problem:
    """Return a problem that gives examples from the site's own standards."""
    message, hint = own_examples(problem.message, catalog), own_examples(problem.hint, catalog)
    same = (message, hint) == (problem.message, problem.hint)
    return problem if same else replace(problem, message=message, hint=hint)


def shown_catalog(catalog: Catalog, today: datetime.date, preview: bool) -> Catalog:
    """Return what may be shown: everything in an editor's preview, else what passes the gate."""
    return catalog if preview else select_published(catalog, today)
