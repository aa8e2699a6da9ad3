"""Asks at a terminal for what a contact or a report needs, and offers what is known already."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from clearinghouse.records.bundle import Entry
from clearinghouse.records.fields import Mode
from clearinghouse.records.held import held
from clearinghouse.records.kinds import BY_NAME
from clearinghouse.records.load import Records, load_records
from clearinghouse.records.models import Assignment, Coach, Cohort, Contact, Plan, Report, School, half_days, half_of
from clearinghouse.records.models.report import Need
from clearinghouse.records.models.work import Progress
from clearinghouse.records.reading import read_record
from clearinghouse.records.writing import new_id


class NoAnswer(Exception):
    """What was given or answered cannot be used; says what to write."""


@dataclass
class Asker:
    """Asks one question after the other. What was `given` beforehand is not asked for."""

    root: Path
    today: datetime.date
    given: Mapping[str, str]
    ask: Callable[[str], str]
    say: Callable[[str], object]
    offered: dict[str, Any] = field(default_factory=dict)

    def value(self, name: str, question: str, default: Any = None, needed: bool = False) -> str:
        """Return an answer as text; what is offered stands when nothing is typed."""
        default = self.offered.get(name, default)
        if name in self.given:
            return self.given[name]
        shown = f" [{_shown(default)}]" if default not in (None, "", []) else ""
        while True:
            try:
                typed = self.ask(f"{question}{shown}: ").strip()
            except EOFError:
                typed = ""
                if needed and default in (None, ""):
                    raise NoAnswer(f"say what {name} is, with --set {name}=...") from None
            if typed or default not in (None, "") or not needed:
                return typed or _shown(default)
            self.say("This is needed.")

    def choice(self, name: str, question: str, options: Sequence[tuple[str, str]], default: str | None = None) -> str:
        """Return one of the options, by its number, its id, or the beginning of its name."""
        if name not in self.given and len(options) > 1:
            for number, (id, label) in enumerate(options, 1):
                self.say(f"  {number}  {label if label != id else id}")
        only = options[0][0] if len(options) == 1 else None
        while True:
            typed = self.value(name, question, default or only, needed=True)
            found = [id for number, (id, label) in enumerate(options, 1) if typed in (str(number), id, label)]
            found = found or [id for id, label in options if label.casefold().startswith(typed.casefold())]
            if len(found) == 1:
                return found[0]
            if name in self.given:
                raise NoAnswer(f"{name} cannot be '{typed}'; it is one of: {', '.join(id for id, _ in options)}")
            self.say("Type the number in front of it.")


def ask_contact(asker: Asker, coach: str | None, replaces: str | None) -> Entry:
    """Return a contact that was asked for. Two answers suffice when the coach has one school: minutes and mode."""
    records = load_records(asker.root)
    coach = _coach(asker, records, coach)
    asker.offered = _earlier(asker, records, Contact, replaces)
    where = _places(records, coach)
    place = asker.choice("school", "School", where, asker.offered.get("school") or asker.offered.get("cohort"))
    fields: dict[str, Any] = {"coach": coach, "replaces": replaces}
    fields["cohort" if place in records.all(Cohort) else "school"] = place
    fields["date"] = asker.value("date", "Day", asker.today, needed=True)
    fields["time"] = asker.value("time", "When it began, such as 14:05 (may stay empty)")
    fields["minutes"] = _number(asker.value("minutes", "Minutes", needed=True))
    fields["mode"] = asker.choice("mode", "How you met", [(mode, mode) for mode in get_args(Mode)])
    for name, question in (
        ("roles", "Who was there (leader, teachers ...)"),
        ("standards", "Standards, such as our-standards/2.B"),
        ("resources", "Resources given"),
    ):
        fields[name] = _listed(asker.value(name, f"{question} (may stay empty)"))
    fields["next_step"] = asker.value("next_step", "Next step, for you two alone (may stay empty)")
    fields["next_step_by"] = asker.value("next_step_by", "By which day (may stay empty)")
    fields["note"] = asker.value("note", "Note, for you two alone (may stay empty)")
    return _entry("contact", fields, asker)


def ask_report(asker: Asker, coach: str | None, replaces: str | None) -> Entry:
    """Return a status report that was asked for: its contacts and goals are filled in from the store."""
    records = load_records(asker.root)
    coach = _coach(asker, records, coach)
    asker.offered = _earlier(asker, records, Report, replaces)
    school = asker.choice(
        "school", "School", [place for place in _places(records, coach) if place[0] in records.all(School)]
    )
    half = asker.value("half", "Half month", _last_half(asker.today), needed=True)
    found = _contacts(records, coach, school, half)
    asker.say(f"{len(found)} contacts, {sum(contact.minutes for _, contact in found)} minutes in {half}.")
    states = [(state, state) for state in get_args(Progress)]
    goals = _goals(records, coach, school)
    progress = [
        {"goal": goal, "state": asker.choice(f"progress.{goal}", f"Goal '{goal}'", states, state)}
        for goal, state in goals
    ]
    needs = _listed(asker.value("needs", f"Needs: {', '.join(get_args(Need))}", "none"))
    fields = {
        "coach": coach, "replaces": replaces, "school": school, "half": half, "sent": asker.today,
        "contacts": [id for id, _ in found], "progress": progress, "needs": needs,
        "summary": asker.value("summary", "Your judgement, for you and the leader alone (may stay empty)"),
        "seen_by_leader": asker.value("seen_by_leader", "The day the leader read it (may stay empty)"),
    }  # fmt: skip
    return _entry("report", fields, asker)


def _entry(kind: str, fields: Mapping[str, Any], asker: Asker) -> Entry:
    known = {field.name for field in held(BY_NAME[kind].model)}
    if unknown := [name for name in asker.given if name.partition(".")[0] not in known]:
        raise NoAnswer(f"there is no field '{unknown[0]}'; the fields are: {', '.join(sorted(known))}")
    kept = {name: _as_day(value) for name, value in fields.items() if value not in (None, "", [])}
    return Entry(f"your {kind}", BY_NAME[kind], new_id(), kept)


def _as_day(value: Any) -> Any:
    """A day that was typed stands in the file without quotes."""
    try:
        return datetime.date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else value
    except ValueError:
        return value


def _coach(asker: Asker, records: Records, named: str | None) -> str:
    coaches = [(id, coach.name) for id, coach in records.all(Coach).items()]
    if not coaches:
        raise NoAnswer("there is no coach in the store yet; write one as a file in coaches/")
    if named and named not in records.all(Coach):
        raise NoAnswer(f"there is no coach '{named}'; there are: {', '.join(id for id, _ in coaches)}")
    return named or asker.choice("coach", "Coach", coaches)


def _places(records: Records, coach: str) -> list[tuple[str, str]]:
    mine = {one.school for one in records.all(Assignment).values() if one.coach == coach}
    found = [(id, school.name) for id, school in records.all(School).items() if id in mine]
    found += [(id, cohort.name) for id, cohort in records.all(Cohort).items() if mine & set(cohort.schools)]
    if not found:
        raise NoAnswer(f"{coach} has no assignment yet; write one as a file in assignments/")
    return found


def _earlier(asker: Asker, records: Records, model: type[Contact] | type[Report], id: str | None) -> dict[str, Any]:
    """Return the values of the record that is corrected, with what only coach and leader see: the coach corrects it."""
    if id is None:
        return {}
    fields = records.all(model).get(id)
    if fields is None:
        raise NoAnswer(f"there is no such record that counts: '{id}'")
    kind = next(kind for kind in BY_NAME.values() if kind.model is model)
    read, _ = read_record(asker.root, kind.path(id, fields))
    return dict(read.marked.value) if read else {}


def _goals(records: Records, coach: str, school: str) -> Iterator[tuple[str, str]]:
    mine = {id for id, one in records.all(Assignment).items() if one.coach == coach and one.school == school}
    for plan in records.all(Plan).values():
        if plan.assignment in mine:
            yield from ((goal.id, goal.state) for goal in plan.goals if goal.state != "dropped")


def _contacts(records: Records, coach: str, school: str, half: str) -> list[tuple[str, Contact]]:
    try:
        first, last = half_days(half)
    except ValueError:
        raise NoAnswer(f"'{half}' is no half month; write one such as {half_of(datetime.date(2026, 9, 1))}") from None
    found = records.all(Contact).items()
    return [(id, one) for id, one in found if one.coach == coach and one.school == school and first <= one.date <= last]


def _last_half(today: datetime.date) -> str:
    """Return the half month that ended last."""
    return half_of(half_days(half_of(today))[0] - datetime.timedelta(days=1))


def _number(text: str) -> int | str:
    return int(text) if text.isdecimal() and len(text) < 6 else text


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else str(value)
