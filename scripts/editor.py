"""Fetches the browser editor as scripts/editor says: `npm pack` of one version, kept only where its checksum is right."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / "plugins" / "clearinghouse" / "host" / "editors.json"
CACHE = ROOT / ".cache" / "editor"


def main() -> None:
    pins = json.loads(PINS.read_text(encoding="utf-8"))
    for name in sys.argv[1:] or ["sveltia"]:
        if name not in pins:
            stop(f"There is no editor '{name}'. Choose from: {', '.join(pins)}.")
        fetch(pins[name])


def fetch(pin: dict[str, str]) -> None:
    kept = CACHE / pin["archive"]
    if kept.is_file() and checksum(kept) == pin["integrity"]:
        return
    if shutil.which("npm") is None:
        stop("npm is missing. Install it, then run this again:\n    sudo apt-get install npm")
    print(f"Fetching the browser editor {pin['package']} {pin['version']} (once) ...", file=sys.stderr)
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        pack(f"{pin['package']}@{pin['version']}", folder)
        fetched = Path(folder) / pin["archive"]
        if not fetched.is_file() or checksum(fetched) != pin["integrity"]:
            stop(
                f"What was fetched is not {pin['package']} {pin['version']} as it was chosen: its checksum is another."
            )
        fetched.replace(kept)


def pack(wanted: str, folder: str) -> None:
    command = ["npm", "pack", wanted, "--silent", "--ignore-scripts", "--pack-destination", folder]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if result.returncode:
        stop(f"{wanted} could not be fetched:\n{result.stderr.strip()}")


def checksum(file: Path) -> str:
    """Return a file's checksum in the form that package managers use."""
    digest = hashlib.sha512(file.read_bytes()).digest()
    return f"sha512-{base64.b64encode(digest).decode()}"


def stop(message: str) -> None:
    print(message, file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    main()
