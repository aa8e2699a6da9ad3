"""The page of rules: what is due when, in words, and how every figure is worked out."""

from __future__ import annotations

from clearinghouse.publish.page import Page
from clearinghouse.records.cadence.duty import Rule, State
from clearinghouse.records.measures.scope import ALL
from clearinghouse.records.staff.desk import Desk
from clearinghouse.records.staff.parts import home
from clearinghouse.records.staff.reasons import rule_text


def rules_page(desk: Desk) -> Page:
    """Return the page."""
    wording, (program,) = desk.wording, desk.scopes[ALL]
    values = {
        "rules": [(wording(f"staff_rule_name.{rule.value}"), rule_text(rule, desk)) for rule in Rule],
        "states": [
            (state.value, wording(f"staff_state.{state.value}"), wording(f"staff_meaning.{state.value}"))
            for state in State
        ],
        "figures": desk.figures(program),
        "access": [(access.reader.value, access.who) for access in desk.ledger.policy.access],
    }
    return Page("/rules/", wording("staff.rules"), "rules.html", values, above=(home(desk),))
