"""A shelf: what is kept of some files between two runs, in one file that nobody else can have written.

Python makes whatever object a pickle names, and would run what it is told to. So a shelf carries a code that only who
has the key can make, and even then nothing is made of it but what files of content hold.
"""

from __future__ import annotations

import pickle
from dataclasses import is_dataclass
from enum import Enum
from hashlib import blake2b
from hmac import compare_digest
from io import BytesIO
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from clearinghouse.content.whole_file import replace_whole

_OURS = ("clearinghouse.content.", "clearinghouse.standards.", "clearinghouse.problems")
_PLAIN = frozenset(
    {
        ("builtins", "frozenset"), ("builtins", "set"), ("copyreg", "_reconstructor"), ("builtins", "object"),
        ("datetime", "date"), ("datetime", "datetime"), ("datetime", "timedelta"), ("datetime", "timezone"), ("pathlib", "PurePosixPath"),
    }
)  # fmt: skip
_SIZE = 20


def read_shelf(file: Path, key: bytes, program: bytes) -> Any:
    """Return what a shelf holds; None where it is damaged, or was written with another key or by another program."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    code, content = data[:_SIZE], data[_SIZE:]
    if not compare_digest(code, _code(content, key, program)):
        return None
    try:
        return _Reader(BytesIO(content)).load()
    except (pickle.UnpicklingError, AttributeError, ImportError, TypeError, ValueError):
        return None


def write_shelf(file: Path, key: bytes, program: bytes, held: object) -> None:
    """Write a shelf, whole or not at all.

    Raises:
        OSError: the file cannot be written.
    """
    content = pickle.dumps(held, pickle.HIGHEST_PROTOCOL)
    replace_whole(file, _code(content, key, program) + content)


def _code(content: bytes, key: bytes, program: bytes) -> bytes:
    return blake2b(program + content, key=key, digest_size=_SIZE).digest()


class _Reader(pickle.Unpickler):
    """Makes values of content, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _PLAIN and not module.startswith(_OURS):
            raise pickle.UnpicklingError(f"{module}.{name} is no value of content")
        found = super().find_class(module, name)
        if (module, name) not in _PLAIN and not _is_value(found, module):
            raise pickle.UnpicklingError(f"{module}.{name} is no value of content")
        return found


def _is_value(found: object, module: str) -> bool:
    """True for a class that a module of ours declares and that only holds what it is given."""
    if not isinstance(found, type) or found.__module__ != module:
        return False
    return (
        is_dataclass(found)
        or issubclass(found, BaseModel | Enum)
        or (issubclass(found, tuple) and hasattr(found, "_fields"))
    )
