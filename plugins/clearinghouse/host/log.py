"""Says on the terminal what is wrong with the content."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from clearinghouse.problems import Problem, count_errors, render_text

logger = logging.getLogger("mkdocs.plugins.clearinghouse")


def log_problems(problems: Sequence[Problem]) -> None:
    """Log all problems at once: as one error where any keeps the site from being published."""
    if problems:
        errors = count_errors(problems)
        # Warnings are for the editors. MkDocs takes a logged warning for a failure when it is strict.
        level = logging.ERROR if errors else logging.INFO
        logger.log(level, "%s\n%s", summary(problems), render_text(problems).rstrip())


def summary(problems: Sequence[Problem]) -> str:
    """Return in a sentence how many problems there are."""
    errors = count_errors(problems)
    warnings = len(problems) - errors
    parts = [_count(errors, "problem"), _count(warnings, "warning")]
    return " and ".join(part for part in parts if part) or "No problems."


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number != 1 else ''}" if number else ""
