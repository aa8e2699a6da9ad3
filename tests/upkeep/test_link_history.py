"""What several checks say together, and the file that keeps them."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clearinghouse.upkeep.finding import Finding
from clearinghouse.upkeep.history import (
    MAX_ADDRESSES,
    MAX_BYTES,
    MAX_SINCE_GOOD,
    BadHistory,
    Check,
    History,
    parse_history,
    read_history,
    record,
    render_history,
    select_due,
    select_known,
    write_history,
)
from clearinghouse.upkeep.verdict import Verdict, verdict

PAGE = "https://example.org/guide"
START = date(2026, 9, 7)
GOOD, GONE = Finding("good", "200"), Finding("gone", "404")
FAILED, SILENT, SHUT = Finding("failed", "no-host"), Finding("silent", "503"), Finding("shut", "403")
MOVED = Finding("good", "200", "https://example.org/new")
FRONT = Finding("good", "200", "https://example.org/")


def weeks(*findings: Finding, days: int = 7) -> list[Verdict | None]:
    """Return what is said after each of the checks, made every so many days, the file being written in between."""
    history: History = {PAGE: ()}
    said = []
    for number, finding in enumerate(findings):
        today = START + timedelta(days=days * number)
        history = select_known(parse_history(render_history(history).encode()), [PAGE], today)
        history = record(history, {PAGE: finding}, today)
        said.append(verdict(PAGE, history[PAGE]))
    return said


def kinds(*findings: Finding, days: int = 7) -> list[str]:
    return [said.kind if said else "" for said in weeks(*findings, days=days)]


def test_a_page_that_is_there_is_never_spoken_of() -> None:
    assert kinds(*[GOOD] * 30) == [""] * 30


@pytest.mark.parametrize("bad", [GONE, FAILED, SILENT, SHUT])
def test_one_bad_day_condemns_no_page(bad: Finding) -> None:
    assert kinds(GOOD, GOOD, bad, GOOD, GOOD, bad, GOOD, bad, GOOD) == [""] * 9


def test_a_page_that_is_gone_is_broken_at_the_second_look_a_week_later() -> None:
    assert weeks(GOOD, GONE, GONE)[1:] == [None, Verdict("broken", START + timedelta(days=7), "404")]
    assert kinds(GONE, GONE, days=6) == ["", ""]


def test_a_server_that_fails_is_broken_at_the_third_look_two_weeks_later() -> None:
    assert kinds(GOOD, FAILED, FAILED, FAILED) == ["", "", "", "broken"]
    assert kinds(FAILED, FAILED, FAILED, FAILED, FAILED, days=4) == ["", "", "", "", "broken"]


def test_a_page_that_fails_now_one_way_and_now_another_is_broken_all_the_same() -> None:
    assert kinds(FAILED, GONE, FAILED) == ["", "", "broken"]
    assert kinds(GONE, SILENT, GONE, SHUT) == ["", "", "broken", "broken"]


def test_one_good_answer_begins_the_count_anew() -> None:
    assert kinds(FAILED, FAILED, GOOD, FAILED, FAILED, GOOD, FAILED) == [""] * 7


def test_a_server_in_trouble_is_spoken_of_only_after_six_weeks() -> None:
    assert kinds(GOOD, *[SILENT] * 8) == [""] * 7 + ["unanswered"] * 2


def test_a_server_that_turns_programs_away_is_no_broken_link() -> None:
    assert kinds(*[SHUT] * 40) == [""] * 6 + ["shut"] * 34


def test_a_page_that_has_moved_gets_its_new_address_at_the_second_sight() -> None:
    assert weeks(MOVED, MOVED) == [None, Verdict("moved", START, "200", "https://example.org/new")]
    assert kinds(MOVED, GOOD, MOVED) == ["", "", ""]
    assert kinds(MOVED, Finding("good", "200", "https://example.org/newer")) == ["", ""]
    assert kinds(MOVED, SILENT, MOVED) == ["", "", "moved"]


def test_a_page_that_leads_to_the_front_page_is_told_from_one_that_moved() -> None:
    assert kinds(FRONT, FRONT) == ["", "front"]


def test_a_page_that_moved_and_then_went_away_is_gone() -> None:
    assert kinds(MOVED, MOVED, GONE, GONE) == ["", "moved", "", "broken"]


@pytest.mark.parametrize("finding", [GONE, FAILED, SILENT, SHUT, MOVED, FRONT])
@pytest.mark.parametrize("days", [3, 7])
def test_since_when_it_is_so_stays_the_same_for_years(finding: Finding, days: int) -> None:
    said = [verdict for verdict in weeks(*[finding] * 120, days=days) if verdict]

    assert {verdict.since for verdict in said} == {START} and len(said) > 100


def test_the_first_day_of_each_sort_of_trouble_is_kept() -> None:
    said = weeks(*[SILENT] * 10, *[GONE] * 60)[-1]

    assert said == Verdict("broken", START + timedelta(days=70), "404")


def test_the_record_of_one_address_stays_small() -> None:
    history: History = {PAGE: ()}
    for number in range(400):
        finding = (SILENT, SHUT, FAILED, GONE, GOOD)[number % 5 if number < 5 else number % 4]
        history = record(history, {PAGE: finding}, START + timedelta(days=3 * number))

    assert len(history[PAGE]) <= MAX_SINCE_GOOD + 6


def check(day: date, found: str = "good") -> Check:
    return Check(day=day, found=found)  # type: ignore[arg-type]


def test_those_not_looked_at_for_longest_come_first_and_none_too_often() -> None:
    history = {
        "https://a.org/": (check(START - timedelta(days=3)),),
        "https://b.org/": (check(START - timedelta(days=2)),),
        "https://c.org/": (check(START - timedelta(days=30)), check(START - timedelta(days=9))),
        "https://d.org/": (),
    }

    assert select_due(history, START) == ["https://d.org/", "https://c.org/", "https://a.org/"]


def test_running_the_check_all_day_asks_no_more() -> None:
    history = record({PAGE: ()}, {PAGE: GONE}, START)

    assert [select_due(history, START + timedelta(days=n)) for n in range(4)] == [[], [], [], [PAGE]]


def test_addresses_that_left_the_catalogue_are_forgotten() -> None:
    history = {PAGE: (check(START),), "https://withdrawn.example.org/": (check(START),)}

    assert select_known(history, {PAGE: ()}, START) == {PAGE: history[PAGE]}


def test_checks_of_days_to_come_are_not_believed() -> None:
    history = {PAGE: (check(START), check(date(9999, 12, 31), "gone"))}

    assert select_known(history, [PAGE], START) == {PAGE: (check(START),)}


def test_a_catalogue_without_end_is_kept_in_bounds() -> None:
    addresses = [f"https://example.org/{n:06}" for n in range(MAX_ADDRESSES + 5)]

    assert len(select_known({}, addresses, START)) == MAX_ADDRESSES


@pytest.mark.parametrize("today", [date.min, date.max])
def test_any_day_can_be_named(today: date) -> None:
    assert select_due({PAGE: (check(today),)}, today) == []
    assert len(record({PAGE: ()}, {PAGE: GONE}, today)) == 1


def test_the_file_is_the_same_for_the_same_checks_and_reads_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "links.json"
    one = {
        "https://b.org/ä": (check(START),),
        PAGE: (Check(day=START, found="good", detail="200", moved="https://c.org/"),),
    }

    write_history(file, one)
    first = file.read_bytes()
    write_history(file, dict(reversed(one.items())))

    assert file.read_bytes() == first and first.isascii()
    assert read_history(file) == one
    assert os.listdir(tmp_path) == ["links.json"]


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "links.json"
    write_history(file, {PAGE: (check(START),)})
    before = file.read_bytes()

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_history(file, {})
    assert file.read_bytes() == before and os.listdir(tmp_path) == ["links.json"]


def test_no_file_is_no_history(tmp_path: Path) -> None:
    assert read_history(tmp_path / "none.json") == {}


HOSTILE = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"\xff\xfe",
    b"{}",
    b'{"addresses": []}',
    b'{"addresses": {"a": 1}}',
    b'{"addresses": {"a": [1]}}',
    b'{"addresses": {"a": [{}]}}',
    b'{"addresses": {"a": [{"day": "2026-02-30", "found": "good"}]}}',
    b'{"addresses": {"a": [{"day": "2026-02-03", "found": "nice"}]}}',
    b'{"addresses": {"a": [{"day": "2026-02-03", "found": "good", "detail": "<script>"}]}}',
    b'{"addresses": {"a": [{"day": "2026-02-03", "found": "good", "moved": 7}]}}',
    b'{"addresses": {"a": [{"day": "2026-02-03", "found": "good", "run": "rm"}]}}',
    b'{"addresses": {"a": [{"day": "2026-02-03", "found": "good", "moved": "' + b"a" * 3000 + b'"}]}}',
    b'{"addresses": {"\\ud800": [{"day": 1e999, "found": "good"}]}}',
    b'{"addresses": ' + b'{"a": ' * 100_000,
    b"[" * 200_000,
    b'{"addresses": {}} {}',
    b'{"addresses": {' + b",".join(b'"%d": []' % n for n in range(MAX_ADDRESSES + 1)) + b"}}",
]


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_a_damaged_or_hostile_file_is_refused_with_words(data: bytes) -> None:
    with pytest.raises(BadHistory, match="it is not a record of checks, or it is damaged"):
        parse_history(data)


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    file = tmp_path / "links.json"
    with open(file, "wb") as stream:
        stream.truncate(MAX_BYTES * 100)

    with pytest.raises(BadHistory, match="larger"):
        read_history(file)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(BadHistory, match="no ordinary file"):
        read_history(tmp_path / "pipe")


CHECKS = st.fixed_dictionaries(
    {"day": st.dates().map(str), "found": st.sampled_from(["good", "gone", "failed", "silent", "shut"])},
    optional={"moved": st.sampled_from(["", "https://a.org/", "http://[::1", "\u202e"]), "detail": st.just("404")},
)


@given(st.dictionaries(st.text(max_size=8), st.lists(CHECKS, max_size=40), max_size=4), st.dates())
@example({"http://[": [{"day": "2026-01-01", "found": "good", "moved": "http://["}] * 2}, date(2026, 9, 1))
def test_any_record_that_can_be_read_can_be_judged_and_written(
    addresses: dict[str, list[dict[str, str]]], today: date
) -> None:
    history = select_known(parse_history(json.dumps({"addresses": addresses}).encode()), addresses, today)

    for address, checks in history.items():
        verdict(address, checks)
    added = record(history, dict.fromkeys(history, GONE), today)
    assert parse_history(render_history(added).encode()) == added


@given(st.text(max_size=40) | st.binary(max_size=40).map(lambda data: data.decode("latin-1")))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert parse_history(text.encode("utf-8", "surrogatepass")) == {}
    except BadHistory as error:
        assert str(error)
