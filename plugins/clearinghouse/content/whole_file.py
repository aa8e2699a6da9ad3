"""Files that are replaced: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace_whole(file: Path, data: bytes, mode: int = 0o600) -> None:
    """Put bytes in the place of a file. Who reads it finds the old ones or the new, whatever happens in between.

    Args:
        file: where they will lie, in a folder that is there.
        data: the bytes.
        mode: who may read and write the file.

    Raises:
        OSError: the disk refuses; nothing was changed.
    """
    handle, beside = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with open(handle, "wb") as stream:
            stream.write(data)
        os.chmod(beside, mode)
        os.replace(beside, file)
    except BaseException:
        os.unlink(beside)
        raise
