"""What a save costs in the preview: from the moment a file is written until its page shows what was written."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

from measured import Run, family, found, median, memory

_EVERY = 0.02
"""Seconds between two looks at the page."""


def save_to_page(site: Path, file: Path, address: str, saves: int = 3) -> Run:
    """Serve a site, and return the median of some saves of a file whose page is at an address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [found("clearinghouse") or "clearinghouse", "serve", "--address", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as served:
        try:
            page = f"http://127.0.0.1:{port}{address}"
            _wait_for(page, "</html>")
            return median([_save(served.pid, file, page, f"saved {number}") for number in range(saves)])
        finally:
            served.terminate()


def _save(pid: int, file: Path, page: str, words: str) -> Run:
    started, before = time.monotonic(), _processor(pid)
    file.write_text(f"{file.read_text()}\n{words}\n")
    _wait_for(page, words)
    held = sum(map(memory, family(pid))) / 1024
    return Run(time.monotonic() - started, _processor(pid) - before, held)


def _wait_for(page: str, words: str) -> None:
    while words not in _text(page):
        time.sleep(_EVERY)


def _text(page: str) -> str:
    try:
        with urllib.request.urlopen(page, timeout=600) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def _processor(pid: int) -> float:
    """Return the seconds of processor time that a process has taken. Source: proc_pid_stat(5), utime and stime."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
