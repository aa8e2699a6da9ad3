"""A dialog that asks for the fields of a new item, in plain words, until each answer can be used."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.everyday.days import read_day, read_moment, spoken
from clearinghouse.content.explain import validate
from clearinghouse.content.fields import Widget
from clearinghouse.content.kinds import Kind
from clearinghouse.content.marked_yaml import Marked
from clearinghouse.content.plain_text import clean_line, elided
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.intake.addresses import read_address
from clearinghouse.intake.choosing import Chooser
from clearinghouse.intake.duplicates import Known

_NOT_ASKED = frozenset(
    [
        "added",
        "changed",
        "caution",
        "cost_note",
        "start_at",
        "status",
        "aliases",
        "replaced_by",
        "retired_note",
        "attachments",
        "materials",
    ]
)
_PLAIN_WIDGETS = frozenset([Widget.LINE, Widget.TEXT, Widget.NUMBER, Widget.CHOICE])
_END = "."
_TIMES = {
    Widget.DAY: "Write it with its year, such as Sept 1, 2026 or 2026-09-01",
    Widget.MOMENT: "Write day and time, such as Sept 1, 2026 3:30 pm or 2026-09-01 15:30",
}


class Stopped(Exception):
    """The one who is asked does not want the item written."""


@dataclass
class Dialog:
    """Asks one person about one item.

    `ask` shows a prompt and returns the line typed; `say` shows a line; `values` are answers given before, and those
    given so far. Nothing is written here.
    """

    kind: Kind
    catalog: Catalog
    ask: Callable[[str], str]
    say: Callable[[str], None]
    values: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._chooser = Chooser(self.catalog, self.say)
        self._model: type[BaseModel] = self.kind.model

    def run(self) -> dict[str, Any]:
        """Return the fields of a sound item as its file holds them.

        Raises:
            Stopped: it is listed already, or the person it shows has not agreed, and it is left at that.
        """
        fields = shapes(self.kind.model)
        self.say(
            f"A new {self.kind.label.lower()}. Press Enter to skip what is not needed, Ctrl+C to stop: nothing is written before the end."
        )
        values = self.values = self._sound(self.values)
        self._consent(fields, values)
        for one in fields:
            if (one.required or one.usual) and one.name not in values:
                self._put(one, values)
        self._complete(fields, values)
        self._warn(values)
        rest = [
            one
            for one in fields
            if one.name not in values and not one.required and not one.usual and _worth_asking(one)
        ]
        if rest:
            self.say(f"\nThe rest can wait. Enter skips a question; a period alone ({_END}) ends the questions.")
        for one in rest:
            if not self._put(one, values):
                break
        return {name: values[name] for name in self.kind.model.model_fields if name in values}

    def _sound(self, kept: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answers of an earlier dialog that still can be used, and show them."""
        fields = {one.name: one for one in shapes(self.kind.model)}
        sound = {
            name: value for name, value in kept.items() if name in fields and not self._faults(fields[name], value)
        }
        for name, value in sound.items():
            self.say(f"  {fields[name].label}: {elided(_shown_example(value))}")
        return sound

    def _consent(self, fields: Sequence[Shape], values: dict[str, Any]) -> None:
        """Ask for a person's consent before anything is written down of the person."""
        consent = next((one for one in fields if one.name == "consent"), None)
        if consent is None or "name" not in self.kind.model.model_fields or "consent" in values:
            return
        self.say("\nMay we show this person? Only who has agreed in writing is shown, until the day the consent ends.")
        if self.ask("  Has the person agreed? (y/N) ").strip().casefold() not in ("y", "yes"):
            self.say("  Then ask the person first, and begin again with the answer.")
            raise Stopped
        for part in consent.fields[:2]:
            self.say(f"\n  {part.label}\n  {part.description}")
            value = self._sound_line(part)
            if value is None or value == _END:
                self.say("  Both days are needed, and can be filled in later; until then it stays a draft.")
                return
            values["consent"] = {**values.get("consent", {}), part.name: value}
        if said := self._faults(consent, values["consent"]):
            self.say(f"  {said}")
            del values["consent"]
            self._consent(fields, values)

    def propose_id(self, proposed: str, fault: Callable[[str], str]) -> str:
        """Return the id that is wanted: the proposed one by Enter, or another that has no fault."""
        while True:
            typed = self.ask(f"\nIts name in addresses [{proposed}]: ").strip() or proposed
            said = fault(typed)
            if not said:
                return typed
            self.say(f"  {said}")

    def _put(self, one: Shape, values: dict[str, Any]) -> bool:
        """Ask for a field and keep the answer; False where the person wants no more questions."""
        self._introduce(one)
        while True:
            value = self._group(one) if one.fields else self._line(one)
            if value == _END and not one.required:
                return False
            if value is None:
                if not one.required:
                    return True
                self.say("  This one is needed.")
            elif said := self._faults(one, value):
                self.say(f"  {said}")
            else:
                values[one.name] = value
                return True

    def _introduce(self, one: Shape) -> None:
        needed = "needed" if one.required else "Enter skips"
        self.say(f"\n{one.label} ({needed})")
        chosen = one.fields or one.source or one.choices
        example = "" if chosen or one.example is None else f" For example: {_shown_example(one.example)}"
        self.say(f"  {one.description.replace('`', '')}{example}")
        if one.many and not one.fields:
            self.say(f"  Several are set apart by {'commas' if one.source else 'semicolons'}.")
        self._chooser.offer(one)

    def _line(self, one: Shape) -> Any:
        """Return one answer; of a list the values chosen in one line or several, None where nothing was chosen."""
        kept: list[str] = []
        while True:
            typed = clean_line(self.ask("> "))
            if not typed or (typed == _END and not one.required):
                return kept or (_END if typed else None)
            if not (one.choices or one.source):
                return self._heard(one, typed)
            found = self._chooser.chosen(one, typed)
            kept = list(dict.fromkeys([*kept, *found.ids]))
            if kept and not found.doubts:
                return kept if one.many else kept[0]
            for doubt in found.doubts:
                self.say(f"  {doubt}.")
            if kept and one.many:
                self.say(f"  So far: {', '.join(kept)}. Enter is enough if that is all.")

    def _heard(self, one: Shape, typed: str) -> Any:
        """Return an answer, and say how a day was read that is written otherwise than in files."""
        value = _value(one, typed)
        if one.widget in _TIMES and isinstance(value, datetime.date) and not re.match(r"\d{4}-", typed):
            self.say(f"  Read as {spoken(value)}.")
        return value

    def _group(self, one: Shape) -> Any:
        """Ask for the parts of a group; of groups of which there may be several, for one after the other."""
        entries: list[dict[str, Any]] = []
        while True:
            entry = self._entry(one, first=not entries)
            if not entry:
                return entries or None
            if not one.many:
                return entry
            entries.append(entry)

    def _entry(self, one: Shape, first: bool) -> dict[str, Any]:
        entry: dict[str, Any] = {}
        for part in one.fields:
            if part.fields or not (part.required or _worth_asking(part)):
                continue
            self.say(f"\n  {part.label}" + ("" if first or not part.required else " of the next one (Enter: no more)"))
            self.say(f"  {part.description}")
            self._chooser.offer(part)
            value = self._sound_line(part)
            if value is None and part.required:
                return {}
            if value is not None and value != _END:
                entry[part.name] = value
        return entry

    def _sound_line(self, part: Shape) -> Any:
        while True:
            value = self._line(part)
            limit = part.limits.most
            if isinstance(value, str) and limit and len(value) > limit:
                self.say(f"  It has {len(value)} characters, more than {limit}. Shorten it.")
                continue
            if part.widget in _TIMES and isinstance(value, str) and value != _END:
                self.say(f"  No day can be told from that. {_TIMES[part.widget]}.")
                continue
            return value

    def _faults(self, one: Shape, value: Any) -> str:
        """Return what the model says of one value, or nothing."""
        _, problems = validate(self._model, Marked({one.name: value}), PurePosixPath())
        wrong = [problem for problem in problems if problem.code != "field-missing"]
        if wrong:
            return f"{wrong[0].message}. {wrong[0].hint[:1].upper()}{wrong[0].hint[1:]}".strip()
        words = self.catalog.vocabulary
        every = words.every_level
        if one.source == "levels" and isinstance(value, list) and {*value} - {every, *words.beside_every_level}:
            return f"'{every}' already means every level; choose it alone" if every in value else ""
        return ""

    def _complete(self, fields: Sequence[Shape], values: dict[str, Any]) -> None:
        """Ask again for what the item as a whole needs, as often as it takes; Ctrl+C ends it."""
        while True:
            _, problems = validate(self._model, Marked(values), PurePosixPath())
            if not problems:
                return
            said = problems[0].message
            self.say(f"\n  {said[:1].upper()}{said[1:]}. {problems[0].hint}".rstrip())
            self.say(
                "  If you have neither, press Ctrl+C and run the command with --template, to fill in a file by hand."
            )
            named = [one for one in fields if one.name in re.findall(r"\w+", said) and not one.fields]
            for one in named or [one for one in fields if one.widget is Widget.MOMENT and one.required]:
                self._put(one, values)

    def _warn(self, values: Mapping[str, Any]) -> None:
        title = str(values.get(self.kind.called_by) or "")
        match = Known(self.catalog, self.kind.name).like(title, values.get("url"))
        if match is None:
            return
        self.say(f"\n  This may be listed already, as {match.name}: {match.why}.")
        if self.ask("  Write it all the same? (y/N) ").strip().casefold() not in ("y", "yes"):
            raise Stopped


def _worth_asking(one: Shape) -> bool:
    """True for what a person can answer in a line, and that makes the item better."""
    if one.name in _NOT_ASKED or one.widget not in _PLAIN_WIDGETS or one.fields:
        return False
    return one.name != "title"


def _value(one: Shape, typed: str) -> Any:
    """Return an answer as the file holds it. What cannot be read stays text, for the model to say why."""
    if one.many:
        return [part for part in (clean_line(piece) for piece in typed.split(";")) if part]
    if one.widget is Widget.NUMBER and re.fullmatch(r"-?\d{1,9}", typed):
        return int(typed)
    if one.widget is Widget.LINK:
        return read_address(typed).url or typed
    if one.widget is Widget.YES_NO:
        return {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}.get(
            typed.casefold(), typed
        )
    if one.widget is Widget.DAY:
        return read_day(typed) or typed
    return (read_moment(typed) or typed) if one.widget is Widget.MOMENT else typed


def _shown_example(example: Any) -> str:
    return "; ".join(map(str, example)) if isinstance(example, list) else str(example)
