"""Reasons: why something is late, missing or due soon, in words, down to the rule and the records that were counted."""

from __future__ import annotations

from dataclasses import dataclass

from clearinghouse.publish.page import Link
from clearinghouse.publish.when import spoken_month
from clearinghouse.records.cadence.duty import Duty, Rule, State
from clearinghouse.records.cadence.standing import Standing
from clearinghouse.records.models import half_days, half_of
from clearinghouse.records.staff.desk import Desk
from clearinghouse.words import Words


@dataclass(frozen=True)
class Reason:
    """One duty in words.

    `state` is its mark and `label` the mark in words, `text` what is the matter, `rule` the rule of the policy that
    says so, and `records` the records that were counted.
    """

    state: str
    label: str
    text: str
    rule: str
    records: tuple[Link, ...]


def brief(standing: Standing, desk: Desk) -> list[str]:
    """Return what is the matter in as few sentences as there are rules that say so.

    Where something is late or missing, what is due soon is not told.
    """
    owed = [duty for duty in standing.urgent if duty.state is not State.SOON] or list(standing.urgent)
    return [_brief(rule, [duty for duty in owed if duty.rule is rule], desk) for rule in Rule if _has(rule, owed)]


def _has(rule: Rule, owed: list[Duty]) -> bool:
    return any(duty.rule is rule for duty in owed)


def _brief(rule: Rule, owed: list[Duty], desk: Desk) -> str:
    if rule is Rule.CONTACT:
        return _contact_text(max(owed, key=lambda duty: duty.first), desk)
    if rule is Rule.REPORT and owed[0].state is not State.SOON:
        named = ", ".join(f"{desk.span(duty.first, duty.last)}" for duty in sorted(owed, key=lambda one: one.first))
        return desk.wording("staff.reports_owed", count=len(owed), named=named)
    return _text(owed[0], desk)


def reason(duty: Duty, desk: Desk) -> Reason:
    """Return one duty in words."""
    wording = desk.wording
    records = tuple(Link(id, f"#{id}") for id in duty.records)
    label = wording(f"staff_state.{duty.state.value}")
    return Reason(duty.state.value, label, _text(duty, desk), rule_text(duty.rule, desk), records)


def _text(duty: Duty, desk: Desk) -> str:
    wording, due = desk.wording, desk.date(duty.due)
    if duty.rule is Rule.CONTACT:
        return _contact_text(duty, desk)
    what = half_text(half_of(duty.first), wording) if duty.rule is Rule.REPORT else ""
    name = wording(f"staff_thing.{duty.rule.value}", half=what)
    if duty.done is not None:
        return wording("staff.came", thing=name, day=desk.date(duty.done), due=due)
    if duty.state in (State.SOON, State.WAITING):
        return wording("staff.due_by", thing=name, due=due)
    return wording("staff.did_not_come", thing=name, due=due, count=(desk.day - duty.due).days)


def _contact_text(duty: Duty, desk: Desk) -> str:
    wording = desk.wording
    if duty.done is not None:
        return wording("staff.met", count=len(duty.records), week=desk.date(duty.first))
    if duty.state in (State.SOON, State.WAITING):
        return wording("staff.meet_by", due=desk.date(duty.due))
    weeks = duty.run * desk.ledger.policy.cadence.contacts.every_weeks
    return wording("staff.not_met", count=weeks, week=desk.date(duty.first))


def half_text(half: str, wording: Words) -> str:
    """Return a half month in words: `the first half of March 2027`."""
    month = spoken_month(half_days(half)[0], wording)
    return wording("staff.first_half" if half.endswith("first") else "staff.second_half", month=month)


def rule_text(rule: Rule, desk: Desk) -> str:
    """Return a rule of the policy in words, with its numbers."""
    wording, cadence = desk.wording, desk.ledger.policy.cadence
    if rule is Rule.CONTACT:
        modes = ", ".join(wording(f"staff_mode.{mode}") for mode in cadence.contacts.modes)
        least = cadence.contacts.least_school_days
        return wording("staff_rule.contact", modes=modes, count=cadence.contacts.every_weeks, least=least)
    if rule is Rule.REPORT:
        return wording("staff_rule.report", count=cadence.reports.days_to_send)
    if rule is Rule.AGREEMENT:
        return wording("staff_rule.agreement", count=cadence.start.agreement_within_days)
    return wording("staff_rule.plan", count=cadence.start.plan_within_days)
