"""Field types that the models share: each carries its limit, so that a field is declared once."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, PlainValidator, StringConstraints
from pydantic import BaseModel as PydanticModel

from clearinghouse.content.invisible import shows_something
from clearinghouse.content.seen import check_declared
from clearinghouse.content.times import zone_like, zone_names
from clearinghouse.content.web_address import address_fault
from clearinghouse.standards.reference import Reference, parse_reference

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
MAX_ID = 80
YEARS = range(1900, 2200)
"""The years that a day of this site can lie in."""
_Day = TypeVar("_Day", bound=datetime.date)


class Widget(StrEnum):
    """How a form asks for a value. Each field type carries its own."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes-no"
    DAY = "day"
    MOMENT = "moment"
    LINK = "link"
    EMAIL = "email"
    PHONE = "phone"
    FILE = "file"
    CHOICE = "choice"
    GROUP = "group"


class Unit(StrEnum):
    """What a number counts, where people say it in words of its own."""

    MINUTES = "minutes"


@dataclass(frozen=True)
class Chosen:
    """Marks words that are chosen from a list.

    `source` is `standards`, the folder of a kind of item (`goals`, `resources`), a list of the vocabulary
    (`topics`, `types`), `items` for any item as folder and id, or two of these joined by a plus sign.
    """

    source: str


class Closed(PydanticModel):
    """A set of fields that is closed, frozen, and strict about what a value is."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)


class Fields(Closed):
    """Base of every set of fields of content: each says who may see it."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        check_declared(cls.__name__, cls.model_fields)


def _one_line(text: str) -> str:
    if "\n" in text or "\t" in text:
        raise ValueError("write it on one line")
    if not shows_something(text):
        raise ValueError("write words; there is no letter or digit in it")
    return text


def _web_address(text: str) -> str:
    if fault := address_fault(text):
        raise ValueError(fault)
    return text


def _reference(value: Any) -> Reference:
    reference = parse_reference(value) if isinstance(value, str) else None
    if reference is None:
        raise ValueError("write a standard as framework/code, such as our-standards/2.B or psel-2015/6a")
    return reference


def _date(value: Any) -> Any:
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        raise ValueError("write a date as year-month-day without quotes, such as 2026-09-01")
    return _in_our_time(value)


def _in_our_time(day: _Day) -> _Day:
    """Refuse years that are slips of the hand: a day near the ends of the calendar has none before it or after."""
    if day.year not in YEARS:
        near = f"{min(max(day.year, 2000), 2099)}{day:-%m-%d}"
        raise ValueError(f"the year {day.year} is a slip; write one from {YEARS[0]} to {YEARS[-1]}, such as {near}")
    return day


_WITH_OFFSET = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?) ?(Z|[+-]\d\d:?\d\d)")


def _when(value: Any) -> Any:
    """Read a day, a day with a time, or one with an offset from UTC, which YAML 1.2 leaves as text."""
    if isinstance(value, str) and (written := _WITH_OFFSET.fullmatch(value)):
        _offset_on_earth(written[3])
        return _in_our_time(datetime.datetime.fromisoformat(f"{written[1]}T{written[2]}{written[3]}"))
    if not isinstance(value, datetime.date):
        raise ValueError("write day and time without quotes, such as 2026-09-01 15:30; or only the day")
    return _in_our_time(value)


def _offset_on_earth(offset: str) -> None:
    digits = offset.lstrip("Z+-").replace(":", "") or "0000"
    if int(digits[:2]) > 14 or int(digits[2:]) > 59:
        raise ValueError(f"no clock differs by {offset[1:]} from UTC; write hours and minutes, such as -05:00")


def _timezone(name: str) -> str:
    if name not in zone_names():
        raise ValueError(f"write a time zone by region and city, such as {zone_like(name)}")
    return name


def _file_name(name: str) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or not path.name or ":" in name:
        raise ValueError("write the name of a file that lies in the item's own folder, such as agenda.pdf")
    return name


def _site_address(text: str) -> str:
    if not re.fullmatch(r"/([a-z0-9][a-z0-9_-]*/)+", text):
        raise ValueError("write an address on this site, such as /resources/old-name/")
    if "page" in text.split("/") or text.startswith(("/standards/", "/assets/", "/search/")):
        raise ValueError("this is the address of a page the site makes; write another, such as /resources/old-name/")
    return text


def _text(limit: int) -> Any:
    return StringConstraints(max_length=limit, min_length=1, strip_whitespace=True)


Line = Annotated[str, _text(300), AfterValidator(_one_line), Widget.LINE]
Label = Annotated[str, _text(120), AfterValidator(_one_line), Widget.LINE]
Text = Annotated[str, _text(2000), Widget.TEXT]
Summary = Annotated[str, _text(400), Widget.TEXT]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=MAX_ID), Widget.LINE]
Url = Annotated[str, _text(2000), AfterValidator(_web_address), Widget.LINK]
Email = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$", max_length=200),
    Widget.EMAIL,
]
Phone = Annotated[str, StringConstraints(pattern=r"^[0-9+(][0-9 ().+x-]{5,30}$"), Widget.PHONE]
Date = Annotated[datetime.date, BeforeValidator(_date), Widget.DAY]
When = Annotated[datetime.datetime | datetime.date, BeforeValidator(_when), Widget.MOMENT]
Minutes = Annotated[int, Field(ge=1, le=6000), Unit.MINUTES]
TimeZone = Annotated[str, AfterValidator(_timezone), Widget.LINE]
FileName = Annotated[str, _text(200), AfterValidator(_one_line), AfterValidator(_file_name), Widget.FILE]
SiteAddress = Annotated[str, _text(200), AfterValidator(_site_address), Widget.LINE]
StandardRef = Annotated[Reference, PlainValidator(_reference, json_schema_input_type=str), Widget.CHOICE]
ItemRef = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$", max_length=120),
    Widget.CHOICE,
    Chosen("items"),
]


_MANY = Field(max_length=60, strict=False)
Labels = Annotated[tuple[Label, ...], _MANY]
Lines = Annotated[tuple[Line, ...], _MANY]
Points = Annotated[tuple[Line, ...], Field(max_length=7, strict=False)]
Standards = Annotated[tuple[StandardRef, ...], _MANY, Chosen("standards")]
Addresses = Annotated[tuple[SiteAddress, ...], _MANY]

# Words chosen from a list are read as any text, so that a rule can name the word that was meant.
Type = Annotated[Label, Chosen("types")]
Licence = Annotated[Label, Chosen("licences")]
Tier = Annotated[Label, Chosen("evidence_tiers")]
Topics = Annotated[Labels, Chosen("topics")]
Levels = Annotated[Labels, Chosen("levels")]
Audiences = Annotated[Labels, Chosen("audiences")]
Languages = Annotated[Labels, Chosen("languages")]
Goals = Annotated[Labels, Chosen("goals")]
Matters = Annotated[Labels, Chosen("topics+standards")]
ResourceId = Annotated[Id, Chosen("resources")]
Resources = Annotated[tuple[Id, ...], _MANY, Chosen("resources")]
Challenges = Annotated[tuple[Id, ...], _MANY, Chosen("challenges")]
Items = Annotated[tuple[ItemRef, ...], _MANY, Chosen("items")]
TopicIds = Annotated[tuple[Id, ...], _MANY, Chosen("topics")]
