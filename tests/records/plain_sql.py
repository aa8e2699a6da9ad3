"""Every figure once more, as plain SQL over the exported database: nothing of the measures' own code is used."""

from __future__ import annotations

import sqlite3

from clearinghouse.records.export.questions import duties_sql

_SCOPED = """
, members AS (
  SELECT id AS school FROM now_schools WHERE :kind = 'school' AND id = :id
  UNION SELECT s.id FROM now_schools s JOIN latest d ON d.kind = 'districts' AND d.id = s.district
    WHERE :kind = 'district' AND d.now = :id
  UNION SELECT l.now FROM cohorts_schools c JOIN latest l ON l.kind = 'schools' AND l.id = c.value
    WHERE :kind = 'cohort' AND c.record = :id
), ours AS (
  SELECT * FROM assigned WHERE start <= :day AND end >= :first AND (:kind = 'program'
    OR (:kind = 'coach' AND coach = :id) OR school IN (SELECT school FROM members))
), mine AS (
  SELECT * FROM met WHERE date BETWEEN :first AND :day AND (:kind = 'program' OR (:kind = 'coach' AND coach = :id)
    OR school IN (SELECT school FROM members) OR (:kind = 'cohort' AND cohort = :id))
), told AS (
  SELECT * FROM sent WHERE sent BETWEEN :first AND :day AND (:kind = 'program' OR (:kind = 'coach' AND coach = :id)
    OR school IN (SELECT school FROM members))
), now AS (SELECT s.state FROM standing s JOIN ours o ON o.id = s.assignment
), decided AS (
  SELECT d.* FROM duties d JOIN ours o ON o.id = d.assignment
  WHERE d.state NOT IN ('waiting', 'due-soon') AND d.due BETWEEN :first AND :day
), force AS (SELECT p.* FROM plans_in_force p JOIN ours o ON o.id = p.assignment
), goals AS (SELECT g.* FROM plans_goals g JOIN force f ON f.version = g.record WHERE g.state <> 'dropped'
), steps AS (SELECT a.* FROM plans_actions a JOIN force f ON f.version = a.record WHERE a.state <> 'dropped'
), read AS (
  SELECT i.*, (SELECT value FROM plans_indicators_readings r WHERE r.record = i.record AND r.indicators_position = i.position
    AND r.date <= :day ORDER BY r.date DESC, r.position DESC LIMIT 1) AS value
  FROM plans_indicators i JOIN force f ON f.version = i.record WHERE i.target NOTNULL
), gaps AS (
  SELECT julianday(date) - julianday(lag(date) OVER (PARTITION BY school ORDER BY date)) AS days
  FROM (SELECT DISTINCT school, date FROM mine WHERE school <> '')
), ready AS (
  SELECT julianday(d.done) - julianday(o.start) AS days FROM duties d JOIN ours o ON o.id = d.assignment
  WHERE d.rule = 'plan' AND d.done BETWEEN :first AND :day
)
"""


def _share(table: str, condition: str, where: str = "1") -> str:
    return f"SELECT total(coalesce({condition}, 0)), count(*) FROM {table} WHERE {where}"


def _median(column: str, table: str) -> str:
    return f"""SELECT avg({column}) FROM (SELECT {column}, row_number() OVER (ORDER BY {column}) AS place,
        count(*) OVER () AS many FROM {table} WHERE {column} NOTNULL) WHERE place IN ((many + 1) / 2, (many + 2) / 2)"""


FIGURES = {
    "schools": "SELECT count(DISTINCT school) FROM ours",
    "coaches": "SELECT count(DISTINCT coach) FROM ours",
    "assignments": "SELECT count(*) FROM now",
    "missing": "SELECT count(*) FROM now WHERE state = 'missing'",
    "late": "SELECT count(*) FROM now WHERE state = 'late'",
    "due_soon": "SELECT count(*) FROM now WHERE state = 'due-soon'",
    "on_time": _share("now", "state IN ('done', 'due-soon')"),
    "contacts": "SELECT count(*) FROM mine",
    "minutes": "SELECT total(minutes) FROM mine",
    "minutes_median": _median("minutes", "mine"),
    "minutes_most": """SELECT max(CASE WHEN place = many * 9 / 10 + (many * 9 % 10 > 0) THEN minutes END) FROM (
        SELECT minutes, row_number() OVER (ORDER BY minutes) AS place, count(*) OVER () AS many FROM mine)""",
    "days_between": _median("days", "gaps"),
    "with_standard": _share("mine", "id IN (SELECT record FROM contacts_standards)"),
    "weeks_met": _share("decided", "state = 'done'", "rule = 'contact'"),
    "reports_in_time": _share("decided", "state = 'done'", "rule = 'report'"),
    "agreements_in_time": _share("decided", "state = 'done'", "rule = 'agreement'"),
    "plans_in_time": _share("decided", "state = 'done'", "rule = 'plan'"),
    "days_to_plan": _median("days", "ready"),
    "reports": "SELECT count(*) FROM told",
    "reports_read": _share("told", "seen_by_leader <= :day"),
    "plans": "SELECT count(*) FROM force",
    "goals_met": _share("goals", "state = 'met'"),
    "goals_served": _share("goals", "improvement_goal NOTNULL"),
    "steps_done": _share("steps", "state = 'done'"),
    "steps_overdue": "SELECT count(*) FROM steps WHERE state = 'open' AND due < :day",
    "indicators_reached": _share(
        "read", "CASE WHEN baseline NOTNULL AND target < baseline THEN value <= target ELSE value >= target END",
        "value NOTNULL",
    ),
} | {
    f"minutes_{mode.replace('-', '_')}": f"SELECT total(minutes) FROM mine WHERE mode = '{mode}'"
    for mode in ("on-site", "off-site-team", "cohort", "phone", "email", "video")
}  # fmt: skip


def figures_by_sql(
    database: sqlite3.Connection, kind: str, id: str, first: str, last: str
) -> dict[str, tuple[float | None, ...]]:
    """Return every figure of a part of the program: its value, or for a share the part and the whole."""
    asked = {"kind": kind, "id": id, "first": first, "day": last}
    return {
        name: database.execute(f"WITH RECURSIVE {duties_sql()} {_SCOPED} {sql}", asked).fetchone()
        for name, sql in FIGURES.items()
    }


def duties_by_sql(database: sqlite3.Connection, day: str) -> list[tuple[str, ...]]:
    """Return rule, assignment, first and last day, due day, day done, and state of every duty of the year up to a day."""
    query = (
        f"WITH {duties_sql()} SELECT rule, assignment, first, last, due, done, state FROM duties ORDER BY 1, 2, 3, 5"
    )
    return database.execute(query, {"day": day}).fetchall()
