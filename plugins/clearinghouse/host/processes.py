"""Processes beside this one: copies of it, so that nothing has to be handed to them but what to do."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor

_PR_SET_PDEATHSIG = 1


def processes() -> int:
    """Return how many processes can share the work: one where they could not begin with what this one holds."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def copies(count: int) -> ProcessPoolExecutor:
    """Return so many copies of this process, which end with it. They begin when the first work is handed over."""
    return ProcessPoolExecutor(count, multiprocessing.get_context("fork"), _end_with, (os.getpid(),))


def _end_with(parent: int) -> None:
    """End this process when the one that began it is killed: it holds that one's locks, and nobody would end it.

    Source: prctl(2), PR_SET_PDEATHSIG.
    """
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
