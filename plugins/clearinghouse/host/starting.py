"""Starting a site: a complete, sound and empty one in a new folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from clearinghouse.content.times import zone_like, zone_names
from clearinghouse.host.colors import Colors, faint, is_color
from clearinghouse.host.generator import NAME, installed_from, is_requirement
from clearinghouse.host.styles import TOKENS

PACKAGE = Path(__file__).parent.parent
STARTER = PACKAGE / "starter"


# Names that begin with a point would be taken for those of this repository itself.
_PLACES = {"workflows": (".github", "workflows"), "gitignore": (".gitignore",)}
_KEPT = ("README.md", ".gitignore")
"""What many a repository has from its first hour: that stays."""


class CannotStart(Exception):
    """The site cannot be made; says what to do instead."""


def framework_files() -> Mapping[str, Path]:
    """Return the sets of standards that come along: id -> file. A checkout has them among its own content."""
    folder = STARTER / "standards"
    if not folder.is_dir():
        folder = PACKAGE.parent.parent / "content" / "standards"
    return {id: folder / f"{id}.yml" for id in SHIPPED if (folder / f"{id}.yml").is_file()}


SHIPPED = ("psel-2015", "nelp-2018", "isllc-2008", "va-principals-2022", "air-acps-coaching")
"""Sets of standards, and a coaching process, that any program may begin with."""
PROCESSES = ("air-acps-coaching",)
_NO_COLOR = '# colors: {accent: "#17496e"}   # the color of links and buttons'


def start_site(
    folder: Path, name: str, frameworks: Iterable[str], time_zone: str, accent: str = "", generator: str = ""
) -> list[PurePosixPath]:
    """Write a whole new site and return the files written. It passes the check, and its first build has every page.

    Args:
        folder: where; made if missing. What it holds already stays as it is, such as a repository and its README.
        name: of the site.
        frameworks: ids of `framework_files`, the leading one first.
        time_zone: such as `Europe/Lisbon`.
        accent: the site's own color, such as `#17496e`, or nothing for ours.
        generator: what the site's workflows ask pip for, or nothing for what this program was installed from.

    Raises:
        CannotStart: the folder holds content or something to be written, a framework or time zone is unknown, the color is hard to read, or the
            generator is none.
    """
    chosen = tuple(dict.fromkeys(frameworks))
    _refuse(folder, name, chosen, time_zone)
    _refuse_color(accent)
    if generator and not is_requirement(generator):
        raise CannotStart(f"'{generator}' does not say where {NAME} is; write {NAME} @ git+https://ADDRESS@COMMIT")
    values = {
        "name": name,
        "frameworks": ", ".join(id for id in chosen if id not in PROCESSES),
        "time_zone": time_zone,
        "standard": _first_standard(chosen[0]),
        "generator": generator or installed_from(),
        "colors": f'colors: {{accent: "{accent}"}}' if accent else _NO_COLOR,
    }
    texts = {
        there: _filled(file.read_text(encoding="utf-8"), values, there)
        for file, there in _starter_files(folder).items()
    }
    sets = {
        PurePosixPath("content/standards", f"{id}.yml"): framework_files()[id].read_text(encoding="utf-8")
        for id in chosen
    }
    for path, text in (texts | sets).items():
        _write(folder / path, text)
    return sorted({*texts, *sets})


def _starter_files(folder: Path) -> dict[Path, PurePosixPath]:
    """Return the files to begin with, and where each goes; what stays of a repository that was made before is left out."""
    found = {}
    for file in sorted(STARTER.rglob("*")):
        path = PurePosixPath(file.relative_to(STARTER))
        if file.is_file() and path.parts[0] != "standards":
            there = PurePosixPath(*_PLACES.get(path.parts[0], path.parts[:1]), *path.parts[1:])
            if str(there) not in _KEPT or not (folder / there).exists():
                found[file] = there
    return found


def _refuse(folder: Path, name: str, chosen: tuple[str, ...], time_zone: str) -> None:
    if folder.exists() and not folder.is_dir():
        raise CannotStart(f"{folder} is a file; name a folder")
    taken = sorted(
        {there.parts[0] for there in _starter_files(folder).values() if os.path.lexists(folder / there.parts[0])}
    )
    if taken := [name for name in taken if name != ".github" or (folder / ".github/workflows").exists()]:
        raise CannotStart(f"{folder} holds {', '.join(taken)} already; name a new folder, or move that away")
    if not name.strip() or not name.isprintable():
        raise CannotStart("the name of the site is one line of text")
    if chosen and chosen[0] in PROCESSES:
        raise CannotStart(f"'{chosen[0]}' is a way of coaching; name a set of standards before it")
    for id in chosen or ("",):
        if id not in framework_files():
            known = ", ".join(framework_files())
            raise CannotStart(f"there is no set of standards '{id}' to begin with; there are: {known}")
    if time_zone not in zone_names():
        meant = zone_like(time_zone)
        raise CannotStart(f"there is no time zone '{time_zone}'; write a region and a city, such as {meant}")


def _refuse_color(accent: str) -> None:
    if accent and not is_color(accent):
        raise CannotStart(f"'{accent}' is no color; write # and six digits or letters a to f, such as #17496e")
    for found in faint(TOKENS.read_text(encoding="utf-8"), Colors(accent)):
        raise CannotStart(f"{accent} is hard to read on light pages; write a darker one, such as {found.instead}")


def _filled(text: str, values: Mapping[str, str], path: PurePosixPath) -> str:
    """Put the values into their holes; in files of YAML as YAML writes them, so that a colon in a name is no field."""
    in_fields = path.suffix == ".yml" or path.name == "index.md"
    written = {key: _scalar(value) if in_fields and key == "name" else value for key, value in values.items()}
    return re.sub(
        r"(?<!\$\{)\{(name|frameworks|time_zone|standard|colors|generator)\}", lambda hole: written[hole[1]], text
    )


def _scalar(text: str) -> str:
    return yaml.safe_dump(text, width=10**6, allow_unicode=True).removesuffix("...\n").strip()


def _first_standard(id: str) -> str:
    """Return the reference of a set's first standard, which the EXAMPLE drafts name."""
    found: dict[str, Any] = yaml.safe_load(framework_files()[id].read_text(encoding="utf-8"))
    return f"{id}/{found['standards'][0]['code']}"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
