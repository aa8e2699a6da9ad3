"""The form and the models hold the same: whatever a coach may fill in comes to the store without a change."""

from __future__ import annotations

import datetime
import json
import unicodedata
from typing import Any

import pytest
from drawn import ROOT
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from private_store import DrawnStore

from clearinghouse.content.fields import Widget
from clearinghouse.content.marked_yaml import YamlFault, parse_yaml
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.content.written import render_front_matter
from clearinghouse.records.bundle import parse_bundle
from clearinghouse.records.form.page import coach_form
from clearinghouse.records.kinds import BY_NAME
from clearinghouse.records.student_data import student_data
from clearinghouse.records.writing import NotWritten, make_record

FEW, MANY, BATCH = 15, 500, 20
FILL = """([kind, batch]) => {
  const all = JSON.parse(document.getElementById("data").textContent).forms[kind];
  const records = batch.map((values, at) => {
    const form = m_fields.recordForm(all, values, () => null, {}, all);
    return {kind, id: `x${at}`, fields: form.read(), sound: form.check()};
  });
  return {sound: records.map((one) => one.sound), text: m_bundle.renderBundle("coach-a", records, [])};
}"""

BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters that nobody can see, which the store refuses."""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Page:
    folder = tmp_path_factory.mktemp("fills")
    store = DrawnStore.begin(folder / "store")
    (folder / "form.html").write_text(coach_form(store.root, ROOT, "coach-a", datetime.date(2026, 11, 20)), "utf-8")
    made = browser.new_page()
    made.goto((folder / "form.html").as_uri())
    made.wait_for_selector("main h2")
    return made


def _sound(text: str) -> bool:
    """True for text that a store takes: nothing hidden in it, and nothing about a student."""
    try:
        kept = parse_yaml(render_front_matter({"x": text})).value == {"x": text}
    except YamlFault:
        return False
    return kept and not student_data(text)


def words(most: int, lines: bool) -> st.SearchStrategy[str]:
    signs = st.characters(
        exclude_categories=["Cs", "Cc", "Co", "Cn", "Cf", "Mn", "Zl", "Zp", "Zs"], exclude_characters=BLANK
    )
    text = st.text(st.one_of(signs, st.sampled_from("'\"\\<>&#:-{}[]|*!?%@`, ")), min_size=1, max_size=min(most, 40))
    made = st.lists(text, min_size=1, max_size=3).map("\n".join) if lines else text
    return made.map(
        lambda found: unicodedata.normalize("NFC", "\n".join(line.strip() for line in found.split("\n")).strip())
    ).filter(lambda found: 0 < len(found) <= most and found == found.strip("\ufeff\u200b \n") and _sound(found))


IDS = st.from_regex(r"[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,5})?", fullmatch=True)
DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 12, 31)).map(str)


def one(shape: Shape) -> st.SearchStrategy[Any]:
    limits = shape.limits
    if shape.fields:
        return values(shape.fields)
    if shape.choices:
        return st.sampled_from(shape.choices)
    if shape.source == "standards":
        return st.from_regex(r"[a-z]{2,8}(-[a-z]{2,6})?/[A-Za-z0-9.]{1,8}", fullmatch=True)
    if shape.source == "items":
        return IDS.map(lambda id: f"challenges/{id}")
    if shape.source or (limits.pattern or "").startswith("^[a-z0-9]"):
        return IDS
    if "first" in (limits.pattern or ""):
        return DAYS.map(lambda day: f"20{day[2:7]}-first")
    if limits.pattern:
        return st.times().map(lambda time: f"{time:%H:%M}")
    if shape.widget is Widget.DAY:
        return DAYS
    if shape.widget is Widget.NUMBER:
        return st.integers(max(limits.least or 0, -(10**6)), min(limits.most or 10**6, 10**6))
    return st.just(True) if shape.widget is Widget.YES_NO else words(limits.most or 300, shape.widget is Widget.TEXT)


def some(shape: Shape) -> st.SearchStrategy[Any]:
    if not shape.many:
        return one(shape)
    plain = not shape.fields
    if shape.choices:
        # Ticks come back in the order in which the form shows them.
        return st.sets(one(shape), min_size=1, max_size=3).map(lambda found: sorted(found, key=shape.choices.index))
    return st.lists(
        one(shape), min_size=1, max_size=3, unique_by=repr if plain and shape.widget is Widget.CHOICE else None
    )


def values(fields: tuple[Shape, ...]) -> st.SearchStrategy[dict[str, Any]]:
    needed = {field.name: some(field) for field in fields if field.required}
    return st.fixed_dictionaries(needed, optional={field.name: some(field) for field in fields if not field.required})


def _fits(kind: str, fields: dict[str, Any]) -> bool:
    """Leave out what the models refuse for reasons that no single field shows, such as a contact with two places."""
    try:
        BY_NAME[kind].model.model_validate(fields)
    except ValueError:
        return False
    return True


def fills(kind: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    fields = values(shapes(BY_NAME[kind].model))
    if kind == "contact":
        fields = fields.map(
            lambda one: {**{k: v for k, v in one.items() if k != "cohort"}, "school": one.get("school", "school-a")}
        )
    if kind == "plan":
        fields = fields.map(_with_goals)
    return st.lists(fields.filter(lambda one: _fits(kind, one)), min_size=BATCH, max_size=BATCH)


def _with_goals(plan: dict[str, Any]) -> dict[str, Any]:
    """A plan's steps may name no goal but its own."""
    for name in ("actions", "indicators"):
        for part in plan.get(name, ()):
            part.pop("goal", None)
    seen: set[str] = set()
    goals = [goal for goal in plan.get("goals", ()) if not (goal["id"] in seen or seen.add(goal["id"]))]
    return {**plan, "goals": goals} if goals else {name: value for name, value in plan.items() if name != "goals"}


def came_through(page: Page, kind: str, batch: list[dict[str, Any]]) -> None:
    made = page.evaluate(FILL, [kind, batch])
    assert all(made["sound"]), [fields for fields, sound in zip(batch, made["sound"], strict=True) if not sound]
    bundle = parse_bundle(made["text"].encode())
    for fields, entry in zip(batch, bundle.entries, strict=True):
        try:
            record, _ = make_record(BY_NAME[kind], entry.id, entry.fields)
        except NotWritten as error:
            raise AssertionError(f"{error}: {json.dumps(fields)}") from None
        assert record.fields == BY_NAME[kind].model.model_validate(fields)


@pytest.mark.parametrize("examples", [FEW, pytest.param(MANY, marks=pytest.mark.hard)])
@pytest.mark.parametrize("kind", ["contact", "report", "plan"])
def test_what_is_filled_in_comes_to_the_store_without_a_change(page: Page, kind: str, examples: int) -> None:
    @settings(max_examples=examples, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(batch=fills(kind))
    def check(batch: list[dict[str, Any]]) -> None:
        came_through(page, kind, batch)

    check()
