"""Drives MkDocs from the command line: builds a site into a folder, or serves it while it is edited."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

from mkdocs import exceptions
from mkdocs.commands import build
from mkdocs.config import load_config

from clearinghouse.host.collector import uncollected
from clearinghouse.host.log import log_problems, summary
from clearinghouse.host.plugin import alone
from clearinghouse.host.preview import PortTaken, serve_preview
from clearinghouse.host.settings import read_settings
from clearinghouse.host.settings_problems import settings_problems
from clearinghouse.host.tree import Tree
from clearinghouse.problems import sort_problems

# Material prints a notice about MkDocs 2 on every build, which is news to nobody who edits content.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


class BuildFailed(Exception):
    """MkDocs gave up; it has already said why."""


def build_into(folder: Path, config_file: Path, tree: Tree, executor: Callable[[], Executor] | None = None) -> None:
    """Build the public site of a configuration file: what MkDocs and other plugins make into a folder, our own into a tree.

    Args:
        folder: for MkDocs.
        config_file: the settings.
        tree: for what is ours.
        executor: makes what has pages made elsewhere. They take longer to come than those made here, but there may be many.

    Raises:
        BuildFailed: problems in the content or the configuration, already shown.
    """
    with _said_on_stderr(logging.WARNING), _failures(), uncollected():
        _refuse_wrong(config_file)
        config = load_config(str(config_file), site_dir=str(folder), strict=True)
        if plugin := alone(config):
            plugin.place, plugin.executor = tree, executor
        elif executor:
            raise BuildFailed(
                "--executor does not work beside plugins that take pages after clearinghouse; take these out"
            )
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build.build(config)
        finally:
            config.plugins.on_shutdown()


def _refuse_wrong(config_file: Path) -> None:
    """Say what is wrong with the settings before MkDocs reads them, whose own words name no line."""
    problems = sort_problems(settings_problems(read_settings(config_file)))
    if problems:
        log_problems(problems)
        raise BuildFailed(f"Nothing was built: {summary(problems)} in {config_file.name}.")


def serve_site(config_file: Path, address: str) -> None:
    """Serve a live preview, drafts included, until interrupted.

    Raises:
        BuildFailed: the address cannot be used.
    """
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise BuildFailed(f"'{address}' is no host and port; write it as 127.0.0.1:8000")
    with _said_on_stderr(logging.INFO):
        try:
            serve_preview(config_file, host.strip("[]"), int(port))
        except PortTaken as error:
            raise BuildFailed(str(error)) from None


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
