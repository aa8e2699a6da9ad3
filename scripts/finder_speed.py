"""Measures how soon the finder's first answer stands on a slow phone and on a slow line: part of scripts/finder."""

from __future__ import annotations

import statistics
from typing import Any

from playwright.sync_api import Browser

ASKED = "chronic absence"
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
SLOWER = 6
"""A phone takes so many times as long as the machine that measures."""
LINES = {"400 kbit/s, 400 ms": (50_000, 400)}
"""Lines as bytes a second and milliseconds to each answer."""
RUNS = 5
SHOWN = """addEventListener('clearinghouse:shown', () => { window.first ??= performance.now(); }, true);"""


def measure_first_answers(browser: Browser, address: str) -> None:
    """Print the milliseconds from the address to the list drawn, and on the phone also those of its main thread alone.

    Other work on the machine lengthens the first, hardly the second: without a wait for others, the phone needs between
    the two.
    """
    rows = [_first(browser, address, slower=SLOWER) for _ in range(RUNS)]
    busy = [_first(browser, address)["busy"] * SLOWER for _ in range(RUNS)]
    print(
        f"first answer, phone {SLOWER} times slower: {_median(rows, 'first'):.0f} ms median, {min(r['first'] for r in rows):.0f} ms"
        f" least; main thread {statistics.median(busy):.0f} ms"
    )
    for name, (rate, wait) in LINES.items():
        rows = [_first(browser, address, line=(rate, wait)) for _ in range(RUNS)]
        print(
            f"first answer, {name}: {_median(rows, 'first'):.0f} ms median, {min(row['first'] for row in rows):.0f} ms least;"
            f" {rows[0]['files']:.0f} files, {rows[0]['bytes'] / 1000:.0f} kB"
        )


def _median(rows: list[dict[str, float]], name: str) -> float:
    return statistics.median(row[name] for row in rows)


def _first(browser: Browser, address: str, slower: int = 1, line: tuple[int, int] | None = None) -> dict[str, float]:
    context = browser.new_context(**PHONE, bypass_csp=True, ignore_https_errors=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    session.send("Network.enable")
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    if line:
        limits = {"downloadThroughput": line[0], "uploadThroughput": line[0], "latency": line[1]}
        session.send("Network.emulateNetworkConditions", {"offline": False, **limits})
    page.add_init_script(SHOWN)
    page.goto(f"{address}/find/?q={ASKED.replace(' ', '+')}", wait_until="commit")
    page.wait_for_function("window.first !== undefined", timeout=90_000)
    told = {row["name"]: row["value"] for row in session.send("Performance.getMetrics")["metrics"]}
    first = float(page.evaluate("window.first"))
    context.close()
    return {"first": first, "busy": told["TaskDuration"] * 1000, "files": len(sizes), "bytes": sum(sizes)}
