"""Drives MkDocs from the command line: builds a site into a folder, or serves it while it is edited."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs import exceptions
from mkdocs.commands import build, serve
from mkdocs.config import load_config

# Material prints a notice about MkDocs 2 on every build, which is news to nobody who edits content.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


class BuildFailed(Exception):
    """MkDocs gave up; it has already said why."""


def build_into(folder: Path, config_file: Path) -> None:
    """Build the public site of a configuration file into a folder.

    Raises:
        BuildFailed: problems in the content or the configuration, already shown.
    """
    with _said_on_stderr(logging.WARNING), _failures():
        config = load_config(str(config_file), site_dir=str(folder), strict=True)
        if "clearinghouse" not in config.plugins:
            raise BuildFailed(f"{config_file} does not name the plugin; write `- clearinghouse` under `plugins:`")
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build.build(config)
        finally:
            config.plugins.on_shutdown()


def serve_site(config_file: Path, address: str) -> None:
    """Serve a live preview, drafts included, until interrupted.

    Raises:
        BuildFailed: the first build failed; it has already said why.
    """
    with _said_on_stderr(logging.INFO), _failures():
        try:
            serve.serve(str(config_file), dev_addr=address)
        except OSError as error:
            raise BuildFailed(f"cannot serve at {address}: {error.strerror}") from None


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except exceptions.MkDocsException as error:
        text = str(getattr(error, "message", error))
        raise BuildFailed(text) from None


@contextmanager
def _said_on_stderr(level: int) -> Iterator[None]:
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger.addHandler(handler)
    logger.setLevel(level)
    try:
        yield
    finally:
        logger.removeHandler(handler)
