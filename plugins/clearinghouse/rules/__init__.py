"""The rules of content: one a file, each with its code, its help and its check."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import PurePosixPath

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.problems import Mark, Problem
from clearinghouse.rules import (
    address_keyed,
    address_taken,
    anchor_broken,
    attachment_missing,
    consent_expired,
    consent_missing,
    crosswalk_unknown,
    events_scattered,
    example_published,
    figure_unknown,
    figure_unsafe,
    file_unused,
    hour_skipped,
    hour_twice,
    id_wordless,
    image_broken,
    image_without_text,
    item_unknown,
    link_broken,
    link_unsafe,
    list_invalid,
    names_unpublished,
    notes_left,
    offset_differs,
    rating_in_words,
    reading,
    retired_without_notice,
    review_passed,
    standard_unknown,
    students_named,
    tag_removed,
    template_left,
    term_unknown,
    time_zone_missing,
    title_similar,
    url_duplicate,
)
from clearinghouse.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *reading.RULES,
    address_keyed.RULE,
    address_taken.RULE,
    anchor_broken.RULE,
    attachment_missing.RULE,
    consent_expired.RULE,
    consent_missing.RULE,
    crosswalk_unknown.RULE,
    events_scattered.RULE,
    example_published.RULE,
    figure_unknown.RULE,
    figure_unsafe.RULE,
    file_unused.RULE,
    hour_skipped.RULE,
    hour_twice.RULE,
    id_wordless.RULE,
    image_broken.RULE,
    image_without_text.RULE,
    item_unknown.RULE,
    link_broken.RULE,
    link_unsafe.RULE,
    list_invalid.RULE,
    names_unpublished.RULE,
    notes_left.RULE,
    offset_differs.RULE,
    rating_in_words.RULE,
    retired_without_notice.RULE,
    review_passed.RULE,
    standard_unknown.RULE,
    students_named.RULE,
    tag_removed.RULE,
    template_left.RULE,
    term_unknown.RULE,
    time_zone_missing.RULE,
    title_similar.RULE,
    url_duplicate.RULE,
)


def check_catalog(catalog: Catalog, today: datetime.date) -> list[Problem]:
    """Return every problem that the rules find on a day, in no order. A rule that stumbles does not hide what others find."""
    return [problem for rule in RULES for problem in _found(rule, catalog, today)]


def _found(rule: Rule, catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    try:
        yield from rule.check(catalog, today)
    except Exception as error:  # a fault of ours
        message = f"the program stumbled while it looked for '{rule.code}' ({type(error).__name__})"
        hint = "look for something unusual in what you changed last; the fault is the program's, so please report it"
        yield Problem(PurePosixPath("content"), Mark(), "file-unreadable", message, hint)
