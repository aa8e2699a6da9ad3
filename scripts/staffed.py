"""The staff site of made-up records, for the measurements of `scripts/bench --staff`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent / "clearinghouse"
ROOT = Path(__file__).resolve().parent.parent
DAY = "2027-03-12"
NEW = f"coach: coach-01\nschool: school-001\ndate: {DAY}\nminutes: 45\nmode: on-site\n"


def measure_staff(folder: Path, years: int) -> None:
    """Make a store of so many years and print what its staff site, report, database and public totals take.

    The machine is shared as often as not, so processor time stands beside the time on the wall.
    """
    store = folder / "store"
    _took(["sample", str(store), "--years", str(years), "--until", DAY])
    number = sum(1 for _ in store.rglob("*.yml"))
    site = ["site", "--store", str(store), "--site", str(ROOT), "--today", DAY]
    print(f"{'records':>9} {'staff site':22} {'wall s':>8} {'cpu s':>8} {'peak MB':>8}", flush=True)
    _told(number, "from nothing", site)
    _told(number, "again", site)
    (store / "contacts" / "coach-01" / DAY[:4] / "benchmark.yml").write_text(NEW)
    _told(number, "after one new record", site)
    again = ["--store", str(store), "--site", str(ROOT)]
    _told(number, "report as CSV", ["report", *again, "--today", DAY, "--out", str(folder / "figures.csv")])
    _told(number, "export as SQLite", ["export", *again, "--out", str(folder / "all.sqlite")])
    _told(number, "aggregate", ["aggregate", *again, "--today", DAY, "--out", str(folder / "figures.yml")])  # fmt: skip
    pages = list((store / "out" / "staff").rglob("*.html"))
    size = sum(page.stat().st_size for page in pages) / 1e6
    print(f"{number:9} {len(pages)} pages, {size:.1f} MB", flush=True)


def _told(number: int, what: str, command: list[str]) -> None:
    wall, processor, memory = _took(command)
    print(f"{number:9} {what:22} {wall:8.1f} {processor:8.1f} {memory:8.0f}", flush=True)


def _took(command: list[str]) -> tuple[float, float, float]:
    """Return wall and processor seconds and the peak memory of the largest process, in MB."""
    started = time.monotonic()
    process = subprocess.Popen([BIN, "records", *command], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"records {' '.join(command)} ended with {process.returncode}")
    return time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
