"""The board digest: a period in plain words, on one or two sheets of paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clearinghouse.publish.page import Page
from clearinghouse.records.measures.coverage import coverage
from clearinghouse.records.measures.figures import Books, Counted, Figure, figures, minutes_by_mode
from clearinghouse.records.measures.period import Period
from clearinghouse.records.measures.scope import ALL
from clearinghouse.records.measures.supply import in_demand
from clearinghouse.records.staff.charts import mode_bars
from clearinghouse.records.staff.desk import Desk
from clearinghouse.records.staff.parts import home

_MOST = 5


@dataclass(frozen=True)
class Told:
    """The paragraphs of a digest, each a heading and sentences."""

    heading: str
    sentences: tuple[str, ...]


def digest(desk: Desk, period: Period) -> Page:
    """Return the digest of a period."""
    (program,) = desk.scopes[ALL]
    found = Books(desk.clock, period).of(program)
    by_name = {figure.name: figure for figure in figures(found)}
    span = desk.wording("day.span", first=desk.date(period.first), last=desk.date(period.last))
    values = {
        "told": _told(found, by_name, desk),
        "bars": mode_bars(minutes_by_mode(found.contacts), desk),
        "figures": [desk.shown(figure) for figure in by_name.values()],
        "span": span,
    }
    return Page(
        "/digest/", desk.wording("staff.digest", program=program.name), "digest.html", values, above=(home(desk),)
    )


def _told(found: Counted, by_name: Mapping[str, Figure], desk: Desk) -> list[Told]:
    wording = desk.wording
    value = {name: desk.value(figure) for name, figure in by_name.items()}
    hours = desk.number((by_name["minutes"].value or 0) / 60)
    served = wording("staff_digest.served", schools=value["schools"], coaches=value["coaches"])
    time = wording("staff_digest.time", contacts=value["contacts"], hours=hours)
    kept = [
        wording("staff_digest.weeks", share=value["weeks_met"]),
        wording("staff_digest.reports", share=value["reports_in_time"], read=value["reports_read"]),
    ]
    calls = int(by_name["missing"].value or 0) + int(by_name["late"].value or 0)
    kept.append(wording("staff_digest.calls", count=calls))
    plans = [
        wording("staff_digest.goals", share=value["goals_met"], served=value["goals_served"]),
        wording("staff_digest.steps", done=value["steps_done"], overdue=value["steps_overdue"]),
        wording("staff_digest.indicators", share=value["indicators_reached"]),
    ]
    return [
        Told(wording("staff_digest.served_heading"), (served, time)),
        Told(wording("staff_digest.kept_heading"), tuple(kept)),
        Told(wording("staff_digest.plans_heading"), tuple(plans)),
        Told(wording("staff_digest.standards_heading"), tuple(_standards(found, desk))),
    ]


def _standards(found: Counted, desk: Desk) -> list[str]:
    worked = coverage(found.contacts)
    most = sorted(worked.items(), key=lambda pair: (-pair[1].minutes, pair[0]))[:_MOST]
    named = [_named(reference, desk) for reference, _ in most]
    wanted = in_demand(worked, desk.offers, desk.day)
    lines = (
        [desk.wording("staff_digest.standards", named="; ".join(named))]
        if named
        else [desk.wording("staff.nothing_counted")]
    )
    if wanted:
        short = "; ".join(_named(one.reference, desk) for one in wanted[:_MOST])
        lines.append(desk.wording("staff_digest.wanted", named=short))
    return lines


def _named(reference: str, desk: Desk) -> str:
    link = desk.standard(reference)
    return f"{link.label} {link.note}".strip()
