"""A field by another name leads to the one that its kind has."""

from __future__ import annotations

import pytest

from clearinghouse.content.kinds import BY_NAME
from clearinghouse.content.other_names import close_field


@pytest.mark.parametrize(
    ("kind", "typed", "meant"),
    [
        ("event", "date", "start"),
        ("event", "Location", "venue"),
        ("event", "link", "online"),
        ("event", "time zone", "timezone"),
        ("event", "tags", "topics"),
        ("resource", "date", "year"),
        ("resource", "link", "url"),
        ("resource", "attachment", "attachments"),
        ("coach", "bio", "approach"),
        ("coach", "email", "contact"),
        ("coach", "region", "regions"),
        ("practice", "outcome", "result"),
        ("practice", "school-name", "school"),
        ("goal", "date", ""),
        ("resource", "summery", "summary"),
        ("resource", "zzz", ""),
    ],
)
def test_what_is_meant_is_a_field_of_the_kind(kind: str, typed: str, meant: str) -> None:
    assert close_field(typed, BY_NAME[kind].model.model_fields)[0] == meant
