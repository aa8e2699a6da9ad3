"""People, events and practices for the benchmark: seeded, and aligned to standards and topics."""

from __future__ import annotations

import datetime
import random
from pathlib import Path
from typing import Any

import yaml

SEEN = {"status": "published", "summary": "A summary of about the length that summaries have, which is a line or two."}
CONSENT = {"given_on": datetime.date(2026, 8, 1), "expires_on": datetime.date(2029, 7, 31)}


def write_meeting_place(site: Path, people: int, events: int) -> None:
    """Write people, events, and as many practices as events into a site."""
    write_people_and_events(site, people, events)
    write_practices(site, events)


def write_people_and_events(site: Path, people: int, events: int) -> None:
    """Write people (a fifth of them coaches) and events (a fifth of them series) into a site."""
    chance, topics = random.Random(20261127), _topics(site)
    for number in range(people):
        coach = number % 5 == 0
        folder = site / "content" / ("coaches" if coach else "people")
        _write(folder / f"somebody-{number:04}.md", _person(number, coach, chance, topics))
    for number in range(events):
        _write(site / "content" / "events" / f"session-{number:04}.md", _event(number, chance, topics))


def write_practices(site: Path, count: int) -> None:
    """Write practices into a site."""
    chance, topics = random.Random(20261128), _topics(site)
    for number in range(count):
        _write(site / "content" / "practices" / f"practice-{number:04}.md", _practice(number, chance, topics))


def _topics(site: Path) -> list[str]:
    return [term["id"] for term in yaml.safe_load((site / "content" / "vocabulary.yml").read_text())["topics"]]


def _person(number: int, coach: bool, chance: random.Random, topics: list[str]) -> dict[str, Any]:
    about = {"name": f"Somebody Number {number}", "role": "Leader", **SEEN, "consent": CONSENT}
    about["contact"] = {"email": f"somebody{number}@example.org"}
    known = chance.sample(topics, 3)
    if not coach:
        return about | {"offers": [*known[:2], _standard(chance)], "seeks": known[2:]}
    return about | {
        "topics": known,
        "standards": [_standard(chance)],
        "regions": [f"Region {number % 8}"],
        "accepting": bool(number % 2),
    }


def _event(number: int, chance: random.Random, topics: list[str]) -> dict[str, Any]:
    start = datetime.datetime(2026, 9, 1, 15, 30) + datetime.timedelta(days=chance.randint(0, 600))
    series = {"repeats": {"every": "week", "times": 10}} if number % 5 == 0 else {}
    return {
        "title": f"Session number {number}",
        **SEEN,
        "start": start,
        "end": start + datetime.timedelta(minutes=90),
        "venue": "Room 12",
        "standards": [_standard(chance)],
        "topics": chance.sample(topics, 2),
        "audiences": ["coach"],
        **series,
    }


def _practice(number: int, chance: random.Random, topics: list[str]) -> dict[str, Any]:
    return {
        "title": f"Practice number {number}",
        **SEEN,
        "school": f"School {number % 90}",
        "setting": "A middle school in a small city",
        "context": "A few sentences on what the matter was, since when, and how the school knew of it.",
        "what_we_did": "A few sentences on what the school did, in the order it happened, and what it cost in time.",
        "result": "A few sentences on what came of it, good or not.",
        "standards": [_standard(chance)],
        "topics": chance.sample(topics, 2),
        "levels": ["middle"],
        "consent": CONSENT,
    }


def _standard(chance: random.Random) -> str:
    return f"psel-2015/{chance.randint(1, 10)}"


def _write(file: Path, fields: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{yaml.safe_dump(fields, sort_keys=False)}---\n\nA few words on it.\n")
