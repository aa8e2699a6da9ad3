"""A site's content as the host needs it: read, checked, and in preview or as everyone may see it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from clearinghouse.catalog.catalog import Catalog, make_catalog
from clearinghouse.catalog.own_examples import own_examples
from clearinghouse.catalog.published import select_published
from clearinghouse.content.kept_readings import Kept
from clearinghouse.content.load import load_site
from clearinghouse.content.times import zone_names
from clearinghouse.host.progress import reading
from clearinghouse.host.settings import Settings, read_settings
from clearinghouse.host.settings_links import astray
from clearinghouse.host.settings_problems import said_in, settings_problems, told_in_settings, unknown_frameworks
from clearinghouse.host.site_words import site_words
from clearinghouse.problems import Problem, sort_problems
from clearinghouse.rules import check_catalog
from clearinghouse.rules.consent_expired import names_of_gone
from clearinghouse.rules.sharpened import sharpened
from clearinghouse.words import Words


@dataclass(frozen=True)
class Content:
    """The whole catalogue of a site, drafts included, its settings and words, and every problem it has, sorted."""

    catalog: Catalog
    problems: Sequence[Problem]
    settings: Settings
    words: Words


def load_content(
    root: Path, today: datetime.date, config_file: Path | None = None, kept: Kept | None = None
) -> Content:
    """Read and check the content below a site's root folder.

    Args:
        root: the folder.
        today: the day to check for.
        config_file: the site's settings; None is for its mkdocs.yml.
        kept: what earlier runs read.
    """
    read = load_site(root, reading, kept)
    settings = read_settings(config_file or root / "mkdocs.yml")
    words, wrong_words = site_words(root, settings)
    catalog = replace(make_catalog(read, settings.frameworks, _zone(settings)), around=tuple(said_in(settings)))
    # Where the vocabulary or all standards are missing, whatever the rules found would only follow from that.
    found = [problem for problem in read.problems if problem.code == "content-missing"]
    found = found or [
        *read.problems,
        *settings_problems(settings),
        *unknown_frameworks(settings, _framework_ids(catalog)),
        *told_in_settings(settings, names_of_gone(catalog, today)),
        *astray(settings, catalog),
        *wrong_words,
        *check_catalog(catalog, today),
    ]
    told = sort_problems(_own(problem, catalog) for problem in sharpened(found, catalog))
    catalog.forget()
    return Content(catalog, told, settings, words)


def _zone(settings: Settings) -> str:
    """Return the zone of a site's times. Where it is misspelled, or cannot be read, no event is to blame."""
    named = settings.time_zone or ("?" if settings.wrong and not settings.values else "")
    return named if named in {"", *zone_names()} else "UTC"


def _framework_ids(catalog: Catalog) -> list[str]:
    """Return the ids of the sets of standards, those that could not be read included: their problems are named."""
    return [framework.id for framework in catalog.frameworks] + [
        id for kind, id in catalog.unread if kind == "framework"
    ]


def _own(problem: Problem, catalog: Catalog) -> Problem:
    """Return a problem that gives examples from the site's own standards."""
    message, hint = own_examples(problem.message, catalog), own_examples(problem.hint, catalog)
    same = (message, hint) == (problem.message, problem.hint)
    return problem if same else replace(problem, message=message, hint=hint)


def shown_catalog(catalog: Catalog, today: datetime.date, preview: bool) -> Catalog:
    """Return what may be shown: everything in an editor's preview, else what passes the gate."""
    return catalog if preview else select_published(catalog, today)
