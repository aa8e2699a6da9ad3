"""`clearinghouse records editor`: the browser editor whose backend is the private repository of the store."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from clearinghouse.commands.command import FINE, Command, WrongUse
from clearinghouse.commands.records.staff_place import add_out, staff_place
from clearinghouse.commands.records.store_option import add_store, store_root


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument(
        "--repository",
        required=True,
        metavar="OWNER/NAME",
        help="the private repository on GitHub that holds the store",
    )
    parser.add_argument("--branch", default="main", help="its branch (default: main)")
    parser.add_argument("--sign-in", default="", metavar="ADDRESS", help="a service that signs people in by one click")
    parser.add_argument(
        "--for-coach",
        action="store_true",
        help="ask for notes and next steps too: for a repository that one coach and the leaders alone can read",
    )
    add_out(parser, "DIR", "where to put the editor", "the folder out/editor of the store")


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.records.editor.collections import Asked
    from clearinghouse.records.editor.config import Backend, editor_config, editor_page, editor_scripts
    from clearinghouse.records.fields import Reader
    from clearinghouse.records.store import policy_in_force

    root = store_root(options)
    out = staff_place(options, root / "out" / "editor")
    backend = Backend(_private(options.repository, options.site), options.branch, options.sign_in)
    reader = Reader.COACH_AND_LEADER if options.for_coach else Reader.STAFF
    program = policy_in_force(root)[0].program
    asked = Asked(reader, _choices(options.site))
    script, policy = _engine(options.site, out)
    for name, text in (
        ("config.yml", editor_config(program, backend, asked)),
        ("index.html", editor_page(program, script, policy)),
        *editor_scripts().items(),
    ):
        (out / name).write_text(text, encoding="utf-8")
    print(
        f"The editor of {backend.repository} is in {out}. Look at it with: python -m http.server --bind 127.0.0.1 -d {out} 8765"
    )
    return FINE


def _private(repository: str, site: Path) -> str:
    """Return the repository, where it is one and not that of the public site.

    Raises:
        WrongUse: it is none, or everyone reads it.
    """
    from clearinghouse.host.editor import github_repository
    from clearinghouse.host.settings import read_settings

    found = github_repository(f"https://github.com/{repository}")
    if not found:
        raise WrongUse(f"'{repository}' is no repository; write it as owner/name, such as example/records")
    public = {str(read_settings(site / "mkdocs.yml").values.get("repo_url") or ""), os.environ.get("REPO_URL", "")}
    if found.casefold() in {github_repository(address).casefold() for address in public}:
        raise WrongUse(f"{found} is the public site's repository; records lie in a private one of their own")
    return found


def _choices(site: Path) -> dict[str, dict[str, str]]:
    """Return what of the public site records may name. Nothing where there is no site."""
    from clearinghouse.catalog.catalog import make_catalog
    from clearinghouse.content.load import load_site
    from clearinghouse.forms.choices import listed_choices

    catalog = make_catalog(load_site(site))
    return {name: dict(listed_choices(name, catalog)) for name in ("standards", "levels", "resources", "items")}


def _engine(site: Path, out: Path) -> tuple[str, str]:
    """Write the editor's own files, and return the address of its script and what its page may ask for.

    Raises:
        WrongUse: the editor is not there, or the folder cannot be written.
    """
    from clearinghouse.host.editor import EditorMissing, editor_files, engines, page_policy
    from clearinghouse.records.editor.config import IMPORTS

    engine = engines()["sveltia"]
    try:
        for path, data in editor_files(engine, site / ".cache" / "editor"):
            file = out / engine.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    except EditorMissing as error:
        raise WrongUse(str(error)) from None
    except OSError as error:
        raise WrongUse(f"{out} cannot be written: {error.strerror}") from None
    return f"{engine.folder}/{engine.script}", page_policy(engine, IMPORTS)


COMMAND = Command("editor", "make the browser editor that saves to the store's private repository", _add_options, _run)
