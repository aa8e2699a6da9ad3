"""References: the one way to name a leadership standard, `framework/code`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Reference:
    """The name of a standard: its framework's id and its code, as in `our-standards/2.B`.

    Two references are equal when framework and code agree whatever their case, so `psel-2015/6A`
    is `psel-2015/6a`; the framework alone knows how its code is officially written.
    """

    framework: str
    code: str

    @property
    def address(self) -> str:
        """The site address of the standard's page."""
        return f"/standards/{self.framework}/{self.code}/"

    def __str__(self) -> str:
        return f"{self.framework}/{self.code}"


def parse_reference(text: str) -> Reference | None:
    """Return the reference in its normal form (lower case), or None where it is not `framework/code`."""
    framework, slash, code = (part.strip() for part in text.casefold().partition("/"))
    if not (slash and framework and code) or "/" in code:
        return None
    return Reference(framework, code)
