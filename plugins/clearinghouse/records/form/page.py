"""The form's one file: page, style, scripts and data, with a policy that lets nothing else run or load."""

from __future__ import annotations

import base64
import datetime
import hashlib
import html
import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from clearinghouse.joined_scripts import join_scripts
from clearinghouse.records.form.data import form_data, survey_data
from clearinghouse.records.load import Records, load_records
from clearinghouse.records.models import Coach, Survey

_SCRIPTS = "records/form/scripts"
_STAND_INS = {"theme/templates/assets/clearinghouse/keep/store.js": f"{_SCRIPTS}/keys.js"}
"""The site's own script opens links of lists here too; what keeps lists in the site's storage stays behind."""


class NoForm(Exception):
    """A form that cannot be made; says what to do instead."""


def coach_form(root: Path, site: Path, coach: str, today: datetime.date) -> str:
    """Return the HTML file for a coach.

    Raises:
        NoForm: there is no such coach, or the coach has no assignment.
        NoStore: the folder is no store.
    """
    records = _sound(root)
    if coach not in records.all(Coach):
        raise NoForm(f"there is no coach '{coach}'; there are: {', '.join(records.all(Coach)) or 'none yet'}")
    data = form_data(root, site, coach, records, today)
    if not data["assignments"]:
        raise NoForm(f"{coach} has no assignment yet; write one as a file in assignments/")
    return render_page(f"{records.all(Coach)[coach].name}: coach's log", data)


def survey_form(root: Path, survey: str) -> str:
    """Return the HTML file of a survey.

    Raises:
        NoForm: there is no such survey.
        NoStore: the folder is no store.
    """
    records = _sound(root)
    found = records.get(Survey, survey)
    if found is None:
        raise NoForm(f"there is no survey '{survey}'; there are: {', '.join(records.all(Survey)) or 'none yet'}")
    return render_page(found.title, survey_data(records.id_now(Survey, survey), found, records))


def _sound(root: Path) -> Records:
    records = load_records(root)
    if records.problems:
        raise NoForm("some records have problems, so the form would lack them. Run: clearinghouse records check")
    return records


def render_page(title: str, data: Mapping[str, Any]) -> str:
    """Return the file with its data. The same data gives the same bytes."""
    folder = files("clearinghouse") / "records" / "form"
    style = (files("clearinghouse") / "theme" / "styles" / "1-tokens.css").read_text("utf-8") + (
        folder / "form.css"
    ).read_text("utf-8")
    script = join_scripts(f"{_SCRIPTS}/app.js", _script, _STAND_INS)
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    )
    parts = {"policy": policy, "title": html.escape(title), "style": style, "script": script, "data": _json(data)}
    page = (folder / "page.html").read_text("utf-8")
    for name, part in parts.items():
        before, mark, after = page.partition(f"<!--{name}-->")
        if not mark:
            raise ValueError(f"the page has no place for {name}")
        page = before + part + after
    return page


def _script(path: str) -> str:
    return (files("clearinghouse") / path).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _json(data: Mapping[str, Any]) -> str:
    """JSON that cannot end the element it stands in."""
    return (
        json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace("\u2028", "\\u2028")
    )
