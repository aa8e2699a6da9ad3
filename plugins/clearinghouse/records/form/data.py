"""What the offline form knows: the fields to ask for, the coach's own schools and plans, and the site's words."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from clearinghouse.catalog.catalog import Catalog, make_catalog
from clearinghouse.content.load import load_site
from clearinghouse.content.models import Challenge
from clearinghouse.records.fields import Reader
from clearinghouse.records.form.duties import coach_duties
from clearinghouse.records.held import Held, held, visible
from clearinghouse.records.kinds import BY_NAME, RecordKind
from clearinghouse.records.load import Records
from clearinghouse.records.models import (
    Agreement,
    Assignment,
    Cohort,
    Contact,
    Leader,
    Plan,
    Report,
    School,
    Survey,
    Visits,
)
from clearinghouse.records.reading import read_record
from clearinghouse.records.student_data import student_signs

FORMS = ("contact", "report", "plan", "agreement")
_RECENT = datetime.timedelta(days=75)
_SOON = datetime.timedelta(days=45)


def form_data(root: Path, site: Path, coach: str, records: Records, today: datetime.date) -> dict[str, Any]:
    """Return what a coach's form holds, ready for JSON. It holds the coach's own words, so it is for the coach alone."""
    mine = {id: one for id, one in records.all(Assignment).items() if one.coach == coach}
    schools = {one.school for one in mine.values()}
    duties, unknown = coach_duties(root, coach, today)
    return {
        "program": records.policy.program,
        "coach": coach,
        "made": today.isoformat(),
        "duties": duties,
        "unknown": unknown,
        "forms": {name: _fields(BY_NAME[name].model) for name in FORMS},
        "schools": [_school(id, records) for id in sorted(schools)],
        "cohorts": [{"id": id, "name": c.name} for id, c in records.all(Cohort).items() if schools & set(c.schools)],
        "assignments": [_assignment(id, one, records) for id, one in sorted(mine.items())],
        "plans": list(_own(root, records, Plan, lambda plan: plan.assignment in mine)),
        "agreements": list(_own(root, records, Agreement, lambda one: one.assignment in mine)),
        "contacts": list(_own(root, records, Contact, lambda one: one.coach == coach and one.date >= today - _RECENT)),
        "reports": list(
            _own(root, records, Report, lambda one: one.coach == coach and one.sent >= today - 2 * _RECENT)
        ),
        "visits": sorted(_visits(records, mine, today)),
        "signs": student_signs(),
        **site_data(site),
    }


def survey_data(survey_id: str, survey: Survey, records: Records) -> dict[str, Any]:
    """Return what the form of a survey holds. Groups so small that somebody could be told by them are not offered."""
    least = records.policy.least_group
    return {
        "program": records.policy.program,
        "coach": "",
        "survey": {
            "id": survey_id,
            "title": survey.title,
            "closes": survey.closes.isoformat(),
            "questions": [question.model_dump() for question in survey.questions],
            "groups": [{"id": group.id, "label": group.label} for group in survey.groups if group.asked >= least],
        },
    }


def _fields(model: type[BaseModel]) -> list[dict[str, Any]]:
    return [_field(known) for known in held(model)]


def _field(known: Held) -> dict[str, Any]:
    shape = known.shape
    return {
        "name": shape.name,
        "label": shape.label,
        "help": shape.description,
        "private": known.reader is Reader.COACH_AND_LEADER,
        "widget": shape.widget.value,
        "required": shape.required,
        "many": shape.many,
        "choices": list(shape.choices),
        "source": shape.source,
        "limits": {name: value for name, value in vars(shape.limits).items() if value is not None},
        "fields": _fields(known.part) if known.part else [],
    }


def _school(id: str, records: Records) -> dict[str, Any]:
    school = records.all(School)[id]
    goals = [{"id": goal.id, "text": goal.text} for goal in school.improvement_goals]
    return {"id": id, "name": school.name, "goals": goals}


def _assignment(id: str, one: Assignment, records: Records) -> dict[str, Any]:
    leader = records.get(Leader, one.leader)
    ends = one.end.isoformat() if one.end else ""
    return {
        "id": id,
        "school": one.school,
        "leader": leader.name if leader else "",
        "start": one.start.isoformat(),
        "end": ends,
    }


def _own(root: Path, records: Records, model: type[Any], wanted: Any) -> Iterator[dict[str, Any]]:
    """Yield the coach's own records with the words that only coach and leader see, read from their files."""
    kind: RecordKind = next(kind for kind in BY_NAME.values() if kind.model is model)
    for id, fields in records.all(model).items():
        if wanted(fields):
            read, _ = read_record(root, kind.path(id, fields))
            if read:
                yield {"id": id, "fields": _plain(visible(model, read.marked.value, Reader.COACH_AND_LEADER))}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, datetime.date) else value


def _visits(records: Records, mine: Mapping[str, Assignment], today: datetime.date) -> Iterator[tuple[str, str]]:
    for visits in records.all(Visits).values():
        if visits.assignment in mine:
            days = visits.series.days_from(visits.first.date()) if visits.series else (visits.first.date(),)
            away = set(visits.except_at)
            moments = [datetime.datetime.combine(day, visits.first.time()) for day in days]
            for moment in (*(moment for moment in moments if moment not in away), *visits.also_at):
                if today <= moment.date() <= today + _SOON:
                    yield moment.isoformat(" ", "minutes"), mine[visits.assignment].school


def site_data(site: Path) -> dict[str, Any]:
    """Return what of the public site the form offers: standards, resources and challenges. Nothing where there is none."""
    catalog: Catalog = make_catalog(load_site(site))
    shown = [item for item in catalog.items if item.fields.status == "published"]
    return {
        "standards": [
            {"id": f"{frame.id}/{node.code}", "name": f"{node.code} {node.title}", "frame": frame.short_title}
            for frame in catalog.frameworks
            if not frame.is_process
            for node, _ in frame.walk()
        ],
        "resources": [{"id": item.id, "name": item.fields.title} for item in shown if item.kind.name == "resource"],
        "challenges": [_challenge(item.id, item.fields) for item in shown if isinstance(item.fields, Challenge)],
    }


def _challenge(id: str, fields: Challenge) -> dict[str, Any]:
    causes = [
        {
            "title": cause.title,
            "actions": list(cause.actions),
            "indicators": list(cause.indicators),
            "standards": [str(reference) for reference in cause.standards],
            "resources": list(cause.resources),
        }
        for cause in fields.root_causes
    ]
    return {"id": id, "title": fields.title, "causes": causes}
