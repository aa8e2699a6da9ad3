"""Types of the fields of records, and the declaration of who may see each."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, JsonValue, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from clearinghouse.content.fields import Chosen, Id, Label, Line, Text, Widget


class Reader(StrEnum):
    """Who may see a field, from the widest circle to the smallest.

    `TOTAL` may enter totals that the public sees, and nothing but totals; staff see the value itself. `STAFF` is for
    the program's staff. `COACH_AND_LEADER` stays with the two people it is about: no page, report or export holds it.
    """

    TOTAL = "total"
    STAFF = "staff"
    COACH_AND_LEADER = "coach-and-leader"


_READER = "reader"


def total(description: str, examples: Sequence[Any], default: Any = PydanticUndefined, **limits: Any) -> Any:
    """Declare a field whose values may enter public totals."""
    return _declared(Reader.TOTAL, description, examples, default, limits)


def staff(description: str, examples: Sequence[Any], default: Any = PydanticUndefined, **limits: Any) -> Any:
    """Declare a field that the program's staff may see, and no total holds."""
    return _declared(Reader.STAFF, description, examples, default, limits)


def confidential(description: str, examples: Sequence[Any], **limits: Any) -> Any:
    """Declare a field that stays with coach and leader. It may always be left out, so that others see a whole record."""
    default = limits.pop("default", None)
    return _declared(Reader.COACH_AND_LEADER, description, examples, default, limits)


def _declared(
    reader: Reader, description: str, examples: Sequence[Any], default: Any, limits: dict[str, Any]
) -> FieldInfo:
    extra: dict[str, JsonValue] = {_READER: reader.value}
    info: FieldInfo = Field(
        default=default, description=description, examples=list(examples), json_schema_extra=extra, **limits
    )
    return info


def reader_of(field: FieldInfo) -> Reader:
    """Return who may see a field.

    Raises:
        TypeError: the field was declared in another way. Nothing is seen by omission.
    """
    extra = field.json_schema_extra
    if not isinstance(extra, dict) or _READER not in extra:
        raise TypeError("declare the fields of records with total(...), staff(...) or confidential(...)")
    return Reader(str(extra[_READER]))


def _day(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        value = datetime.date.fromisoformat(value)
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        raise ValueError("write a date as year-month-day, such as 2026-09-01")
    if not 1990 <= value.year <= 2100:
        raise ValueError("write a year between 1990 and 2100")
    return value


def _moment(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:00)?", value):
        value = datetime.datetime.fromisoformat(value)
    if not isinstance(value, datetime.datetime):
        raise ValueError("write day and time without a zone, such as 2026-09-01 15:30")
    if value.second or not 1990 <= value.year <= 2100:
        raise ValueError("write a day between 1990 and 2100, hours and minutes")
    return value


def distinct(values: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(set(values)) != len(values):
        raise ValueError("an entry stands in the list twice")
    return values


Day = Annotated[datetime.date, BeforeValidator(_day), Widget.DAY]
Moment = Annotated[datetime.datetime, BeforeValidator(_moment), Widget.MOMENT]
Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$"), Widget.LINE]
"""A time of day on the wall, such as 14:05: the program's own time zone, which the policy names."""
Half = Annotated[str, StringConstraints(pattern=r"^20[0-9][0-9]-(0[1-9]|1[0-2])-(first|second)$"), Widget.LINE]
"""Half a month: 2026-09-first ends on the 15th, 2026-09-second on the month's last day."""
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]{0,19}$"), Widget.LINE]
"""A code as its owner writes it; text, so that leading zeros stay."""

Amount = Annotated[float, Field(strict=False, ge=-1e9, le=1e9, allow_inf_nan=False), Widget.NUMBER]

DistrictId = Annotated[Id, Chosen("districts")]
SchoolId = Annotated[Id, Chosen("schools")]
LeaderId = Annotated[Id, Chosen("leaders")]
CoachId = Annotated[Id, Chosen("coaches")]
CohortId = Annotated[Id, Chosen("cohorts")]
AssignmentId = Annotated[Id, Chosen("assignments")]
ContactId = Annotated[Id, Chosen("contacts")]
SurveyId = Annotated[Id, Chosen("surveys")]
_MANY = Field(max_length=60, strict=False)
SchoolIds = Annotated[tuple[SchoolId, ...], _MANY, Chosen("schools"), AfterValidator(distinct)]
ContactIds = Annotated[tuple[ContactId, ...], _MANY, Chosen("contacts"), AfterValidator(distinct)]
Notes = Annotated[tuple[Line, ...], _MANY]
Levels = Annotated[tuple[Label, ...], Field(max_length=6, strict=False), Chosen("levels")]

Role = Literal["leader", "assistant-leader", "leadership-team", "teachers", "district-staff", "other"]
Roles = Annotated[tuple[Role, ...], Field(max_length=6, strict=False), AfterValidator(distinct)]
Mode = Literal["on-site", "off-site-team", "cohort", "phone", "email", "video"]
Note = Annotated[Text, Field(max_length=4000)]
