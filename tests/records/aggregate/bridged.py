"""The way of totals from a store to a site, as staff go it."""

from __future__ import annotations

from pathlib import Path

from drawn import DrawnSite, run_clearinghouse

from clearinghouse.content.figures import FIGURES

DAY = "2027-09-01"


def without_figures(root: Path) -> DrawnSite:
    """Return a copy of the sample site as it was before its first figures."""
    site = DrawnSite.of_the_sample(root)
    (root / FIGURES).unlink()
    return site


def aggregate(site: Path, store: Path, *more: str, today: str = DAY) -> tuple[int, str]:
    arguments = ["records", "aggregate", "--store", str(store), "--site", str(site), "--today", today, *more]
    result = run_clearinghouse(arguments, site)
    return result.returncode, result.stdout + result.stderr
