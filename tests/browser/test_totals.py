"""Totals on their way: counted from a store, looked at by staff, published, and read by a board member on a phone."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from bridged import aggregate, without_figures
from drawn import run_clearinghouse
from playwright.sync_api import Browser, expect
from serving import served

from clearinghouse.content.figures import FIGURES


def test_totals_are_counted_reviewed_and_published(browser: Browser, tmp_path: Path) -> None:
    site, store = without_figures(tmp_path / "site"), tmp_path / "store"
    run_clearinghouse(["records", "sample", str(store), "--schools", "40", "--districts", "12"], tmp_path)
    code, said = aggregate(site.root, store)
    assert code == 0 and "Look at every number" in said, said

    # Staff write in what the survey asked. A hand that changes a number is told where.
    file = site.root / FIGURES
    written = file.read_text(encoding="utf-8")
    asked = written.replace("  question: 1\n", "  question: 1\n  asked: 'EXAMPLE: did coaching help you?'\n", 1)
    file.write_text(re.sub(r"of: on-site, value: \d+", "of: on-site, value: 7", asked, count=1), encoding="utf-8")
    refused = site.check()
    assert refused.returncode == 1 and "figures.yml" in refused.stdout and "about too few" in refused.stdout
    file.write_text(asked, encoding="utf-8")
    public = site.build(SITE_URL="https://sample.example.org/clearinghouse/")
    assert public.result.returncode == 0, public.said

    hours = re.search(r"hours-by-mode\n  period: 2026-2027\n(?:.*\n)*?  - \{of: on-site, value: (\d+)\}", written)
    assert hours
    with served(public.folder) as address:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(f"{address}/program/figures/")
        expect(page.get_by_role("heading", level=1)).to_have_text("The program in figures")
        table = page.get_by_role("region", name="Hours by way of meeting").get_by_role("table")
        row = table.get_by_role("row", name="At the school")
        expect(row.get_by_role("cell").nth(2)).to_have_text(f"{int(hours[1]):,}")
        expect(row.locator("svg rect").last).to_have_attribute("width", "100")
        expect(page.get_by_text("withheld", exact=True).first).to_be_visible()
        expect(page.get_by_role("heading", name="EXAMPLE: did coaching help you?")).to_be_visible()
        expect(page.get_by_role("heading", name="What is withheld, and why")).to_be_visible()

        with page.expect_download() as download:
            page.get_by_role("link", name="As a table (CSV)").click()
        rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8"))))
        assert [r["value"] for r in rows if (r["table"], r["period"], r["of"]) == ("hours-by-mode", "2026-2027", "on-site")] == [hours[1]]  # fmt: skip
        page.get_by_role("link", name="All tables and columns").click()
        expect(page.locator("[data-machine-file=figures_csv]")).to_be_visible()
        page.close()
