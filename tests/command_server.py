"""Runs the command again and again without reading the program anew: a process that has read it forks for each run.

A run has a process, a folder, an environment and streams of its own, as if it had been started by hand. What only a
start by hand proves (how Python is set up, what lies on its path) is tested with `run_program`.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout, suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from threading import Lock
from typing import Any

PROGRAM = [sys.executable, "-P", __file__]
PATIENCE = 300
"""Seconds after which a run that hangs is ended."""


class CommandServer:
    """One process that has read the program; each run is a fork of it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process = subprocess.Popen(PROGRAM, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(
        self,
        arguments: Sequence[str],
        where: Path,
        environment: Mapping[str, str],
        moment: int | None = None,
        program: str = "",
    ) -> tuple[int, str, str]:
        """Return the exit code and what was written to both streams.

        A `program` is run in place of the command. With a `moment` the run is killed before that change to the disk; at 0 it is not, and its last line on the
        second stream says how many changes there were.
        """
        with tempfile.TemporaryDirectory() as folder, self._lock:
            out, err = Path(folder) / "out", Path(folder) / "err"
            asked = {"arguments": list(arguments), "where": str(where.absolute()), "environment": dict(environment)}
            asked["program"] = program
            assert self._process.stdin and self._process.stdout
            self._process.stdin.write(json.dumps({**asked, "out": str(out), "err": str(err), "moment": moment}) + "\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
            assert answer, "the process that runs the command has ended"
            return int(answer), out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8")


@cache
def command_server() -> CommandServer:
    """The one of this process; it ends when its input does."""
    return CommandServer()


def _read_the_program() -> None:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"

    import clearinghouse.cli
    import clearinghouse.host.build
    import clearinghouse.host.mkdocs
    import clearinghouse.host.plugin  # reading them is the point, here and above

    clearinghouse.cli.commands([])
    for module in walk_packages(clearinghouse.__path__, "clearinghouse."):
        import_module(module.name)
    _build_once()


def _build_once() -> None:
    """Build a small site, so that no run has to compile the templates or read the shared files again.

    Whether it can be built is for the tests.
    """
    sys.path.append(str(Path(__file__).parent))
    from drawn import SAMPLE, DrawnSite
    from read_once import read_each_once

    from clearinghouse.cli import main

    read_each_once()
    DrawnSite(SAMPLE).catalog()

    with tempfile.TemporaryDirectory() as folder, suppress(Exception, SystemExit), redirect_stdout(sys.stderr):
        site = DrawnSite.begin(Path(folder) / "site")
        os.environ["CLEARINGHOUSE_TODAY"] = "2026-09-01"
        os.chdir(site.root)
        main(["build", "--out", str(Path(folder) / "public")])
    os.chdir("/")


def _serve() -> None:
    _read_the_program()
    # What every run shares is not looked through by its collector, which would make each of them copy it.
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _run(json.loads(line))
        _, status = os.waitpid(child, 0)
        try:
            print(os.waitstatus_to_exitcode(status), flush=True)
        except BrokenPipeError:
            # Whoever asked has ended, and so does this process, with nothing left to be written as it ends.
            os._exit(0)


def _run(asked: dict[str, Any]) -> None:
    """Run the command in this fork, and end it."""
    from clearinghouse.cli import main

    code = 3
    try:
        for stream, name in ((0, os.devnull), (1, asked["out"]), (2, asked["err"])):
            os.dup2(os.open(name, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), stream)
        os.environ.clear()
        os.environ.update(asked["environment"])
        os.chdir(asked["where"])
        signal.alarm(PATIENCE)
        sys.argv = ["clearinghouse", *asked["arguments"]]
        if asked["moment"] is not None:
            _kill_at(asked["moment"])
        try:
            code = _run_program(asked["program"]) if asked["program"] else main(asked["arguments"])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        except BaseException:
            traceback.print_exc()
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _run_program(text: str) -> int:
    exec(text, {"__name__": "__main__"})
    return 0


_CHANGES = frozenset("os.rename os.link os.remove os.mkdir os.rmdir os.chmod os.truncate os.utime ctypes.dlsym".split())
"""What changes a disk, as Python tells of it; the exchange of two folders is looked up by its name before it is done."""


def _kill_at(moment: int) -> None:
    """Kill this process before its change of that number; where there is none so late, say how many there were."""
    count = 0

    def see(event: str, given: tuple[Any, ...]) -> None:
        nonlocal count
        if event in _CHANGES or (event == "open" and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
            count += 1
            if count == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(see)
    if not moment:
        atexit.register(lambda: print(count, file=sys.stderr, flush=True))


if __name__ == "__main__":
    _serve()
