"""Scripts of the finder: one file, named for what it holds, so that a page never gets one build's script with another's.

Readers on a phone pay for every file and every letter before their first answer: what the finder is made of is joined,
and comes without comments and blank space. Its sources stand beside it as they were written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache

import rjsmin

from clearinghouse.joined_scripts import join_scripts
from clearinghouse.publish.page import Output
from clearinghouse.shared import FOLDER


@cache
def scripts() -> dict[str, str]:
    """Return the scripts of the finder's page by their names: what waits for the finder, and the finder itself."""
    return {name: rjsmin.jsmin(text) for name, text in joined().items()}


def joined() -> dict[str, str]:
    """Return the same scripts with their comments."""
    return {"waiting.js": _source("find/waiting.js"), "find.js": join_scripts("find/finder.js", _source)}


def _source(path: str) -> str:
    return (FOLDER / path).read_text(encoding="utf-8")


@cache
def scripts_folder() -> str:
    """Return the address of the folder, which changes with any of the scripts."""
    told = "".join(f"{name}\n{text}\n" for name, text in scripts().items())
    return f"/assets/clearinghouse/{hashlib.sha256(told.encode()).hexdigest()[:12]}/"


def script_outputs() -> Iterator[Output]:
    """Yield the scripts as files of the site."""
    for name, text in scripts().items():
        yield Output(f"{scripts_folder()}{name}", text)
