"""What names schools and people is never written where everyone reads."""

from __future__ import annotations

from pathlib import Path

from clearinghouse.commands.command import WrongUse


def refuse_public_place(out: Path, site: Path) -> None:
    """Refuse a place in the folder of the public site, where a build or a commit would take it along, or in a built one.

    Raises:
        WrongUse: it is such a place.
    """
    from clearinghouse.host.site_mark import public_site_at

    out, site = out.resolve(), site.resolve()
    if (site / "mkdocs.yml").is_file() and (out == site or site in out.parents):
        raise WrongUse(
            f"{out} lies in the public site's folder; what is for staff never goes there. Name another with --out"
        )
    if public := public_site_at(out):
        raise WrongUse(f"{public} is a public site; what is for staff never goes there. Name another place with --out")
