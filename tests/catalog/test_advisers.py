"""Advisers: of many who know something, those who know most, and by turns."""

from __future__ import annotations

import datetime
import random
from typing import Any

from clearinghouse.catalog.advisers import AdviserIndex, _most_first

TODAY = datetime.date(2026, 9, 1)


def test_those_come_first_who_know_most_and_then_from_one_on_and_around() -> None:
    chance = random.Random(7)
    for _ in range(300):
        people, first = chance.randint(1, 70), chance.randint(0, 69)
        knowing = [set(chance.sample(range(people), chance.randint(0, people))) for _ in range(chance.randint(0, 6))]
        first %= people
        known = {place: sum(place in some for some in knowing) for some in knowing for place in some}
        wanted = sorted(known, key=lambda place: (-known[place], (place - first) % people))

        assert list(_most_first([sum(1 << place for place in some) for some in knowing], first)) == wanted


def test_the_same_person_for_the_same_matters_is_made_once(site: Any) -> None:
    consent = {"given_on": datetime.date(2026, 8, 1), "expires_on": datetime.date(2027, 8, 1)}
    coach = {"summary": "S.", "status": "published", "role": "Coach", "consent": consent}
    for id, standards in {"ada": ["psel-2015/1"], "ben": ["psel-2015/1a", "psel-2015/1"], "cleo": []}.items():
        site.write(f"content/coaches/{id}.md", name=id, standards=standards, topics=["attendance"], **coach)
    catalog = site.public(TODAY)
    index = AdviserIndex(catalog, TODAY)
    (asked,) = (one for one in catalog.references() if str(one) == "psel-2015/1")

    found = index.of([asked], ["attendance"])

    told = [(one.item.id, [str(named) for named in one.standards], one.topics) for one in found]
    assert told[0] == ("ben", ["psel-2015/1a", "psel-2015/1"], ("attendance",))
    assert {one[0]: one[1] for one in told[1:]} == {"ada": ["psel-2015/1"], "cleo": []}
    assert all(one is other for one, other in zip(found, index.of([asked], ["attendance"]), strict=True))
