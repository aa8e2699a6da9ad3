"""Names that Windows keeps for devices, whatever their ending, so that a checkout there would fail."""

from __future__ import annotations

_PORTS = frozenset(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789\u00b9\u00b2\u00b3")
_DEVICES = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}) | _PORTS


def is_device(name: str) -> bool:
    """True for the name of a file or folder that Windows takes for a device: what stands before the first dot tells."""
    return name.partition(".")[0].rstrip(" ").casefold() in _DEVICES
