"""Asks at a terminal for what a contact or a report needs, and offers what is known already."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from clearinghouse.records.answers import read_answer
from clearinghouse.records.bundle import Incoming
from clearinghouse.records.fields import Mode
from clearinghouse.records.held import held
from clearinghouse.records.kinds import BY_NAME, RecordKind
from clearinghouse.records.load import Records, load_records
from clearinghouse.records.models import Assignment, Coach, Cohort, Contact, Plan, Report, School, half_days, half_of
from clearinghouse.records.models.report import Need
from clearinghouse.records.models.work import Progress
from clearinghouse.records.reading import read_record
from clearinghouse.records.spreadsheet import Unclear
from clearinghouse.records.writing import new_id


class NoAnswer(Exception):
    """What was given or answered cannot be used; says what to write."""


@dataclass
class Asker:
    """Asks one question after the other. What was `given` beforehand is not asked for."""

    kind: RecordKind
    root: Path
    today: datetime.date
    given: Mapping[str, str]
    ask: Callable[[str], str]
    say: Callable[[str], object]
    offered: dict[str, Any] = field(default_factory=dict)
    answered: dict[str, str] = field(default_factory=dict)
    """What was given or typed, field by field, so that nothing has to be typed twice."""

    def __post_init__(self) -> None:
        known = {field.name for field in held(self.kind.model)}
        if unknown := [name for name in self.given if name.partition(".")[0] not in known]:
            raise NoAnswer(f"there is no field '{unknown[0]}'; the fields are: {', '.join(sorted(known))}")

    def value(
        self,
        name: str,
        question: str,
        default: Any = None,
        needed: bool = False,
        wrong: Callable[[str], str] = lambda text: "",
    ) -> Any:
        """Return an answer as the record holds it; what the field cannot hold is asked for again at once.

        Args:
            name: the field.
            question: what to ask.
            default: what stands when nothing is typed and nothing else was offered.
            needed: whether it may not stay empty.
            wrong: says what else is wrong with an answer, or nothing.
        """
        while True:
            typed, final = self._typed(name, question, default, needed)
            try:
                value = read_answer(self.kind, name, typed)
                if said := wrong(typed):
                    raise Unclear(said)
            except Unclear as error:
                if final:
                    raise NoAnswer(f"{name}: {error}") from None
                self.say(f"  {error}")
                continue
            self.answered[name] = typed
            return value

    def _typed(self, name: str, question: str, default: Any, needed: bool) -> tuple[str, bool]:
        """Return an answer as text, and whether there is nobody to ask for another one."""
        default = self.offered.get(name, default)
        if name in self.given:
            return self.given[name], True
        empty = default in (None, "", [])
        leave = "" if needed else "; - leaves it out"
        while True:
            try:
                typed = self.ask(f"{question}{'' if empty else f' [{_shown(default)}{leave}]'}: ").strip()
            except EOFError:
                if needed and empty:
                    raise NoAnswer(f"say what {name} is, with --set {name}=...") from None
                return _shown(default), True
            if typed == "-" and not needed:
                return "", False
            if typed or not empty or not needed:
                return typed or _shown(default), False
            self.say("This is needed.")

    def choice(self, name: str, question: str, options: Sequence[tuple[str, str]], default: str | None = None) -> str:
        """Return one of the options, by its number, its id, or the beginning of its name."""
        if name not in self.given and len(options) > 1:
            for number, (id, label) in enumerate(options, 1):
                self.say(f"  {number}  {label if label != id else id}")
        only = options[0][0] if len(options) == 1 else None
        while True:
            typed, final = self._typed(name, question, default or only, needed=True)
            found = [id for number, (id, label) in enumerate(options, 1) if typed in (str(number), id, label)]
            found = found or [id for id, label in options if label.casefold().startswith(typed.casefold())]
            if len(found) == 1:
                self.answered[name] = found[0]
                return found[0]
            if final:
                raise NoAnswer(f"{name} cannot be '{typed}'; it is one of: {', '.join(id for id, _ in options)}")
            self.say("Type the number in front of it.")

    def again(self) -> bool:
        """Ask which answer to give again, and keep the others; False when there is none."""
        names = list(self.answered)
        for number, name in enumerate(names, 1):
            self.say(f"  {number}  {name}: {self.answered[name]}")
        while typed := self.ask("Number of the answer to give again (nothing to stop): ").strip():
            found = [name for number, name in enumerate(names, 1) if typed in (str(number), name)]
            if found:
                self.offered = dict(self.answered)
                # The schools to choose from are those of the coach.
                left_out = {found[0], "school"} if found[0] == "coach" else {found[0]}
                self.given = {name: said for name, said in self.answered.items() if name not in left_out}
                return True
            self.say("Type the number in front of it.")
        return False


def ask_contact(asker: Asker, coach: str | None, replaces: str | None) -> Incoming:
    """Return a contact that was asked for. Two answers suffice when the coach has one school: minutes and mode."""
    records = load_records(asker.root)
    coach = _coach(asker, records, coach)
    asker.offered = _earlier(asker, records, Contact, replaces) | asker.answered
    where = _places(records, coach)
    place = asker.choice("school", "School", where, asker.offered.get("school") or asker.offered.get("cohort"))
    fields: dict[str, Any] = {"coach": coach, "replaces": replaces}
    fields["cohort" if place in records.all(Cohort) else "school"] = place
    fields["date"] = asker.value("date", "Day", asker.today, needed=True)
    fields["time"] = asker.value("time", "When it began, such as 14:05 (may stay empty)")
    fields["minutes"] = asker.value("minutes", "Minutes", needed=True)
    fields["mode"] = asker.choice("mode", "How you met", [(mode, mode) for mode in get_args(Mode)])
    for name, question in (
        ("roles", "Who was there (leader, teachers ...)"),
        ("standards", "Standards, such as our-standards/2.B"),
        ("resources", "Resources given"),
    ):
        fields[name] = asker.value(name, f"{question} (may stay empty)")
    fields["next_step"] = asker.value("next_step", "Next step, for you two alone (may stay empty)")
    fields["next_step_by"] = asker.value("next_step_by", "By which day (may stay empty)")
    fields["note"] = asker.value("note", "Note, for you two alone (may stay empty)")
    return _entry(fields, asker)


def ask_report(asker: Asker, coach: str | None, replaces: str | None) -> Incoming:
    """Return a status report that was asked for: its contacts and goals are filled in from the store."""
    records = load_records(asker.root)
    coach = _coach(asker, records, coach)
    asker.offered = _earlier(asker, records, Report, replaces) | asker.answered
    school = asker.choice(
        "school", "School", [place for place in _places(records, coach) if place[0] in records.all(School)]
    )
    half = _half(asker, records, coach, school, replaces)
    found = _contacts(records, coach, school, half)
    asker.say(f"{len(found)} contacts, {sum(contact.minutes for _, contact in found)} minutes in {half}.")
    states = [(state, state) for state in get_args(Progress)]
    goals = _goals(records, coach, school)
    progress = [
        {"goal": goal, "state": asker.choice(f"progress.{goal}", f"Goal '{goal}'", states, state)}
        for goal, state in goals
    ]
    needs = asker.value("needs", f"Needs: {', '.join(get_args(Need))}", "none")
    fields = {
        "coach": coach, "replaces": replaces, "school": school, "half": half, "sent": asker.today,
        "contacts": [id for id, _ in found], "progress": progress, "needs": needs,
        "summary": asker.value("summary", "Your judgement, for you and the leader alone (may stay empty)"),
        "seen_by_leader": asker.value("seen_by_leader", "The day the leader read it (may stay empty)"),
    }  # fmt: skip
    return _entry(fields, asker)


def _entry(fields: Mapping[str, Any], asker: Asker) -> Incoming:
    kept = {name: value for name, value in {**_unasked(asker, fields), **fields}.items() if value not in (None, "", [])}
    return Incoming(f"your {asker.kind.name}", asker.kind, new_id(), kept)


def _unasked(asker: Asker, asked: Iterable[str]) -> dict[str, Any]:
    """Return what no question is about: as it was given, or as the record that is corrected has it."""
    passed = {"school", "cohort", "withdrawn", *asked}
    names = [field.name for field in held(asker.kind.model) if field.name not in passed]
    found = {name: asker.offered[name] for name in names if name in asker.offered}
    try:
        return found | {name: read_answer(asker.kind, name, asker.given[name]) for name in names if name in asker.given}
    except Unclear as error:
        raise NoAnswer(str(error)) from None


def _half(asker: Asker, records: Records, coach: str, school: str, replaces: str | None) -> str:
    """Return the half month to report on: one that has no report yet."""
    reports = records.all(Report).items()
    reported = {one.half: id for id, one in reports if one.school == school and id != replaces}
    left = [half for half in _halves(asker, records, coach, school) if half not in reported]
    if not left and "half" not in asker.given and not replaces:
        raise NoAnswer(
            f"every half month of {school} up to today is reported; to correct a report, name it with --replaces ID"
        )
    last = _half_before(half_of(asker.today))
    ended = [half for half in left if half <= last]
    if last in reported and not replaces:
        asker.say(f"{last} is reported already{'' if ended else f'; {left[0]} is not over yet' if left else ''}.")
    return str(
        asker.value(
            "half", "Half month", next(iter(ended), None), needed=True,
            wrong=lambda half: f"{half} is reported already; to correct that report: --replaces {reported[half]}"
            if half in reported else "",
        )
    )  # fmt: skip


def _halves(asker: Asker, records: Records, coach: str, school: str) -> Iterator[str]:
    """Yield the half months in which the coach had the school, the last one first; the one not over yet is among them."""
    found = records.all(Assignment).values()
    start = min(one.start for one in found if one.coach == coach and one.school == school)
    half = half_of(asker.today)
    while half >= half_of(start):
        yield half
        half = _half_before(half)


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
    first, last = half_days(half)
    found = records.all(Contact).items()
    return [(id, one) for id, one in found if one.coach == coach and one.school == school and first <= one.date <= last]


def _half_before(half: str) -> str:
    return half_of(half_days(half)[0] - datetime.timedelta(days=1))


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else str(value)
