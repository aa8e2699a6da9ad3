"""Made-up districts, schools, leaders, coaches and cohorts."""

from __future__ import annotations

import random
from collections.abc import Iterator

from clearinghouse.records.sample.base import Made, Size, coaches, made, school_id


def places(size: Size, chance: random.Random) -> Iterator[Made]:
    districts = [f"district-{number:02}" for number in range(1, size.districts + 1)]
    for number, id in enumerate(districts, 1):
        yield made("district", id, name=f"SYNTHETIC District {number}", code=f"{number:03}0011", calendar="program")
    for number in range(1, size.schools + 1):
        level = chance.choice(("elementary", "elementary", "middle", "high"))
        goals = [{"id": name, "text": f"SYNTHETIC goal: {name}"} for name in ("reading", "attendance", "climate")]
        yield made(
            "school",
            school_id(number),
            name=f"SYNTHETIC School {number}",
            code=f"{number:05}01",
            district=districts[(number - 1) % len(districts)],
            levels=[level],
            improvement_goals=goals[: chance.randint(1, 3)],
        )
        mail = f"leader-{number:03}@synthetic.example"
        yield made(
            "leader", f"leader-{number:03}", name=f"SYNTHETIC Leader {number}", school=school_id(number), email=mail
        )
    for number in range(1, coaches(size) + 1):
        mail = f"coach-{number:02}@synthetic.example"
        yield made("coach", f"coach-{number:02}", name=f"SYNTHETIC Coach {number}", email=mail, most_schools=10)
    for number, first in enumerate(range(1, size.schools - 2, 12), 1):
        members = [school_id(n) for n in range(first, min(first + 12, size.schools + 1))]
        yield made("cohort", f"cohort-{number:02}", name=f"SYNTHETIC Cohort {number}", schools=members)
