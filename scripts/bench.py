"""Measures the build: ours against plain MkDocs with Material, on one corpus, in one run.

Usage: scripts/bench [--sizes 1000,10000] [--runs 1] [--meeting] [--folder DIR]
       scripts/bench --staff 10 [--folder DIR]

For each size it writes that many resource files of about 3 kB, seeded and aligned to standards, into a
scratch folder, builds them with both in turn, and prints wall time, peak memory and output size, the
ratio of the two, and how our time per resource grows. Last, where our time goes.

With `--staff` it measures the staff site of a made-up store of so many school years instead: ten are about 55,000 records.
"""

from __future__ import annotations

import argparse
import os
import pstats
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import yaml
from meeting import write_meeting_place
from staffed import measure_staff

ROOT = Path(__file__).resolve().parent.parent
WORDS = 4000
PLAIN = """site_name: Plain
nav: [index.md]
not_in_nav: /resources/
theme: {name: material, font: false}
"""


@dataclass(frozen=True)
class Run:
    """What one build took: wall seconds, peak memory in MB, output in MB, and pages written."""

    seconds: float
    memory: float
    output: float
    pages: int


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the build against plain MkDocs with Material.")
    parser.add_argument("--sizes", default="1000,10000", help="how many resources, largest last (default: 1000,10000)")
    parser.add_argument(
        "--runs", type=int, default=1, help="builds of each kind per size; medians are shown (default: 1)"
    )
    parser.add_argument("--folder", type=Path, default=None, help="where to work (default: a temporary folder)")
    parser.add_argument("--meeting", action="store_true", help="build the largest again with people and events")
    parser.add_argument("--staff", type=int, default=0, metavar="YEARS", help="measure the staff site of so many years")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        if options.staff:
            measure_staff(Path(folder), options.staff)
        else:
            measure(Path(folder), sizes, options.runs, options.meeting)


def measure(folder: Path, sizes: list[int], runs: int, meeting: bool) -> None:
    ours: dict[int, Run] = {}
    print(
        f"{'resources':>9} {'build':8} {'wall s':>8} {'ms each':>8} {'peak MB':>8} {'out MB':>8} {'pages':>7}",
        flush=True,
    )
    for size in sizes:
        site, plain = write_sites(folder / str(size), size)
        both: dict[str, list[Run]] = {"plain": [], "ours": []}
        for _ in range(runs):
            both["plain"].append(run(["mkdocs", "build", "-q", "-d", str(folder / "out")], plain, folder / "out"))
            both["ours"].append(run(["clearinghouse", "build", "--out", str(folder / "out")], site, folder / "out"))
        shown = {name: median(found) for name, found in both.items()}
        for name, found in shown.items():
            print(
                f"{size:9} {name:8} {found.seconds:8.1f} {1000 * found.seconds / size:8.2f} "
                f"{found.memory:8.0f} {found.output:8.1f} {found.pages:7}"
            )
        print(f"{size:9} ratio ours/plain, wall: {shown['ours'].seconds / shown['plain'].seconds:.2f}", flush=True)
        ours[size] = shown["ours"]
    if len(sizes) > 1:
        first, last = sizes[0], sizes[-1]
        growth = (ours[last].seconds / last) / (ours[first].seconds / first)
        print(f"our time per resource at {last} over that at {first}: {growth:.2f}")
    if meeting:
        measure_meeting(folder, sizes[-1], ours[sizes[-1]])
    profile(folder / str(sizes[-1]) / "ours", folder)


def measure_meeting(folder: Path, size: int, alone: Run) -> None:
    """Build the largest site again with a person for 20 resources and an event for 5, and print what that adds."""
    site = folder / str(size) / "ours"
    write_meeting_place(site, size // 20, size // 5)
    found = run(["clearinghouse", "build", "--out", str(folder / "out")], site, folder / "out")
    print(
        f"{size:9} with {size // 20} people and {size // 5} events: {found.seconds:.1f} s, {found.pages} pages",
        flush=True,
    )
    each = 1000 * (found.seconds - alone.seconds) / (found.pages - alone.pages)
    print(f"{size:9} time over that without: {found.seconds / alone.seconds:.2f}; {each:.2f} ms for each further page")


def run(command: list[str], where: Path, out: Path) -> Run:
    """Run one build in a process of its own and return what it took."""
    shutil.rmtree(out, ignore_errors=True)
    program = str(Path(sys.executable).parent / command[0])
    started = time.monotonic()
    process = subprocess.Popen([program, *command[1:]], cwd=where, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    files = [file for file in out.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    return Run(seconds, used.ru_maxrss / 1024, size / 1e6, sum(file.name == "index.html" for file in files))


def median(runs: list[Run]) -> Run:
    return Run(
        statistics.median(run.seconds for run in runs),
        statistics.median(run.memory for run in runs),
        runs[0].output,
        runs[0].pages,
    )


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


def write_sites(folder: Path, size: int) -> tuple[Path, Path]:
    """Write the corpus twice: as a site of ours, and as a plain MkDocs site with the same files."""
    site, plain = folder / "ours", folder / "plain"
    shutil.copytree(
        ROOT / "content", site / "content", ignore=shutil.ignore_patterns("challenges", "collections", "example-*")
    )
    shutil.copy(ROOT / "mkdocs.yml", site)
    for page in (site / "content").rglob("*.md"):
        page.write_text("\n".join(line for line in page.read_text().split("\n") if "](/" not in line))
    _leave_out_places(site / "content" / "vocabulary.yml")
    (site / "resources").mkdir()
    (plain / "docs" / "resources").mkdir(parents=True)
    (plain / "docs" / "index.md").write_text("# Plain\n")
    (plain / "mkdocs.yml").write_text(PLAIN)
    for name, text in resources(size):
        (site / "resources" / name).write_text(text)
        (plain / "docs" / "resources" / name).write_text(text)
    return site, plain


def _leave_out_places(vocabulary: Path) -> None:
    """Take the pages that are left out from the places that a question may lead to."""
    head, *places = vocabulary.read_text().split("\n  - address: ")
    kept = [place for place in places if not place.startswith(("/challenges/", "/collections/"))]
    vocabulary.write_text("\n  - address: ".join([head, *kept]).rstrip("\n") + "\n")


def resources(size: int) -> list[tuple[str, str]]:
    """Return the seeded corpus: names and texts of resource files, each about 3 kB."""
    chance = random.Random(20261121)
    words = ["".join(chance.choices("abcdefghilmnoprstuv", k=chance.randint(3, 9))) for _ in range(WORDS)]
    vocabulary = yaml.safe_load((ROOT / "content" / "vocabulary.yml").read_text())
    goals = sorted(path.stem for path in (ROOT / "content" / "goals").glob("*.md") if "example" not in path.stem)
    return [(f"resource-{number:05}.md", resource(number, chance, words, vocabulary, goals)) for number in range(size)]


def resource(number: int, chance: random.Random, words: list[str], vocabulary: dict, goals: list[str]) -> str:  # type: ignore[type-arg]  # YAML
    def sentence(length: int) -> str:
        return " ".join(chance.choices(words, k=length)).capitalize() + "."

    def some(name: str, most: int) -> list[str]:
        ids = [term["id"] for term in vocabulary[name] if term["id"] != "k-12"]
        return sorted(chance.sample(ids, chance.randint(1, most)))

    fields = {
        "title": f"{sentence(7)[:-1]} {number}",
        "summary": sentence(25),
        "status": "published",
        "type": some("types", 1)[0],
        "url": f"https://example.org/resource/{number}",
        "publisher": f"Publisher {chance.randint(1, 80)}",
        "year": chance.randint(2004, 2026),
        "standards": [f"ct-ccl/PE{chance.randint(1, 6)}", f"psel-2015/{chance.randint(1, 10)}"],
        "goals": sorted(chance.sample(goals, 2)),
        "topics": some("topics", 3),
        "levels": ["k-12"] if chance.random() < 0.8 else some("levels", 2),
        "audiences": some("audiences", 4),
        "cost": "free",
        "try_this": sentence(18),
        "verified": True,
        "link_checked": True,
    }
    paragraphs = [sentence(chance.randint(30, 60)) for _ in range(5)]
    items = "\n".join(f"- {sentence(12)}" for _ in range(4))
    body = (
        f"## How to use it\n\n{paragraphs[0]}\n\n{paragraphs[1]}\n\n## Questions\n\n{items}\n\n## More\n\n"
        + "\n\n".join(paragraphs[2:])
    )
    return f"---\n{yaml.safe_dump(fields, sort_keys=False, width=100)}---\n\n{body}\n"


if __name__ == "__main__":
    main()
