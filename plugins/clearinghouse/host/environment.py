"""How templates are read: whatever is put into them is escaped, and what they are not given is an error."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from types import CodeType
from typing import TypeVar

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket

from clearinghouse.host.wording import template_globals
from clearinghouse.words import Words

E = TypeVar("E", bound=Environment)


def environment(sort: type[E], folder: str, wording: Words) -> E:
    """Return the templates of a folder of the theme, which say everything in the words of the site."""
    templates = sort(
        loader=PackageLoader("clearinghouse", f"theme/{folder}"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled(f"{sort.__name__} {_digest(wording)}"),
    )
    templates.globals.update(template_globals(wording))
    return templates


class Compiled(BytecodeCache):
    """Templates as this process has compiled them, which takes longer than rendering a small site."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key, bucket.checksum] = bucket.code


@lru_cache(maxsize=8)
def compiled(how: str) -> Compiled:
    """Return what was compiled in one way; what a template comes to may depend on the words of the site."""
    return Compiled()


def _digest(wording: Words) -> str:
    said = json.dumps([wording.language, dict(wording.texts)], sort_keys=True, default=dict)
    return hashlib.sha256(said.encode()).hexdigest()
