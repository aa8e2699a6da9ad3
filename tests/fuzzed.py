"""One reader, fed by a program that sees which ways its input takes: `scripts/fuzz` runs this."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["clearinghouse"]):
    from readers import READERS


def main() -> None:
    """Run the reader that is named first on the line, with the rest of the line for the program."""
    name = sys.argv.pop(1)
    reader = READERS[name]
    for number, seed in enumerate(reader.seeds):
        Path(sys.argv[-1], f"seed-{number}").write_bytes(seed)
    atheris.Setup(sys.argv, reader)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
