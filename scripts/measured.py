"""What one run of a command takes: time, processor time, and memory of all its processes together."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path

_EVERY = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Run:
    """Wall seconds, seconds of processor time, peak memory in MB, and of what was built its MB, pages and files.

    Memory is the sum over all processes of what each holds for itself and its part of what they share (PSS).
    """

    seconds: float
    processor: float
    memory: float
    output: float = 0
    pages: int = 0
    files: int = 0


def run(command: Sequence[str], where: Path, out: Path | None = None, fresh: bool = True, address: str = "") -> Run:
    """Run a program and return what it took.

    Args:
        command: the program's name and its arguments.
        where: the folder to run it in.
        out: the folder that it builds a site into, if any.
        fresh: whether `out` is to be empty before, and nothing is known of earlier runs.
        address: where the site is said to stand.
    """
    if out and fresh:
        for old in (out, out.with_name(f".{out.name}.building")):
            shutil.rmtree(old, ignore_errors=True)
    kept = "" if fresh else str(where.with_name("kept"))
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": address, "CLEARINGHOUSE_CACHE": kept}
    before, started = os.times(), time.monotonic()
    process = subprocess.Popen(
        [found(command[0]) or command[0], *command[1:]], cwd=where, env=environment, stdout=subprocess.DEVNULL
    )
    held = _watch(process)
    seconds, after = time.monotonic() - started, os.times()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    processor = sum(after[2:4]) - sum(before[2:4])
    return Run(seconds, processor, held, *(_size(out) if out else ()))


def found(program: str) -> str | None:
    """Return where a program is, that of this environment first, or None where it is not installed."""
    return shutil.which(program, path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))


def median(runs: Sequence[Run]) -> Run:
    return Run(*(statistics.median(getattr(run, field.name) for run in runs) for field in fields(Run)))


def _watch(process: subprocess.Popen[bytes]) -> float:
    """Wait for a process, and return the most memory that it and those it started held at a time, in MB."""
    most, ended = 0.0, threading.Event()

    def look() -> None:
        nonlocal most
        while not ended.wait(_EVERY):
            most = max(most, sum(map(memory, family(process.pid))) / 1024)

    watcher = threading.Thread(target=look)
    watcher.start()
    process.wait()
    ended.set()
    watcher.join()
    return most


def family(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for task in os.listdir(f"/proc/{pid}/task"):
            for child in Path(f"/proc/{pid}/task/{task}/children").read_text().split():
                yield from family(int(child))


def memory(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def _size(out: Path) -> tuple[float, int, int]:
    files = [file for file in out.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    return size / 1e6, sum(file.name == "index.html" for file in files), len(files)
