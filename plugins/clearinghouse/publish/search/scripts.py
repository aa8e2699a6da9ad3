"""Scripts of the finder, in a folder named for what they hold: a page never gets one build's script with another's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache

from clearinghouse.publish.page import Output
from clearinghouse.shared import FOLDER


@cache
def scripts() -> dict[str, str]:
    """Return the finder's scripts and those that they import, by their path below the folder of scripts."""
    shared = [FOLDER / name for name in ("numbers.js", "wording.js")]
    files = [*sorted((FOLDER / "find").glob("*.js")), *shared]
    return {file.relative_to(FOLDER).as_posix(): file.read_text(encoding="utf-8") for file in files}


@cache
def scripts_folder() -> str:
    """Return the address of the folder, which changes with any of the scripts."""
    told = "".join(f"{name}\n{text}\n" for name, text in scripts().items())
    return f"/assets/clearinghouse/{hashlib.sha256(told.encode()).hexdigest()[:12]}/"


def script_outputs() -> Iterator[Output]:
    """Yield the scripts as files of the site."""
    for name, text in scripts().items():
        yield Output(f"{scripts_folder()}{name}", text)
