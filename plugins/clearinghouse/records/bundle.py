"""Bundles: records that a coach made elsewhere, in one file, as it comes in from outside."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clearinghouse.content.fields import ID_PATTERN, MAX_ID
from clearinghouse.records.kinds import BY_NAME, RecordKind

FORMAT = "clearinghouse-records"
MAX_BUNDLE = 5 * 1024 * 1024
MAX_RECORDS = 2000
_DEEPEST = 12
"""A record's values stand fewer levels deep than this."""
_TOO_DEEP = "the file is nested too deeply to be a bundle"
KINDS = ("contact", "report", "plan", "agreement", "visits", "answer")
"""The kinds that may come in a bundle. Schools, assignments and the like are staff's own."""


class BadBundle(Exception):
    """A file that is no bundle, or cannot be trusted to be whole; says why and what to do."""


@dataclass(frozen=True)
class Incoming:
    """One record of a bundle or a row of a sheet: its kind, id and fields, and what to call it in messages."""

    label: str
    kind: RecordKind
    id: str
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class Bundle:
    """What a bundle holds; `coach` is empty for answers to a survey. `unfinished` counts what the coach has yet to finish."""

    coach: str
    entries: tuple[Incoming, ...]
    unfinished: int = 0


def parse_bundle(data: bytes) -> Bundle:
    """Return what a bundle holds. Its records are not yet checked against their models.

    Raises:
        BadBundle: it is too large, cut short, or no bundle.
    """
    if len(data) > MAX_BUNDLE:
        raise BadBundle(
            f"the file is larger than {MAX_BUNDLE // 1024**2} MB, and no bundle is; look whether it is the right one"
        )
    try:
        found = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError:
        raise BadBundle("the file is no text; a bundle is a file that the form saved, ending in .json") from None
    except json.JSONDecodeError as error:
        raise BadBundle(
            f"the file is cut short or damaged at line {error.lineno}; ask the coach to save and send it once more"
        ) from None
    except RecursionError:
        raise BadBundle(_TOO_DEEP) from None
    except ValueError:
        raise BadBundle("the file holds a number longer than any form writes; nothing of it is taken") from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BadBundle("this is no bundle of records; a bundle is a file that the form saved")
    if type(found.get("version")) is not int or found["version"] != 1:
        raise BadBundle(
            "the bundle was made by another version of the form; make the form anew and open the bundle in it"
        )
    if _is_deep(found, _DEEPEST):
        raise BadBundle(_TOO_DEEP)
    return _bundle(found)


def _is_deep(value: Any, left: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return left == 0 or any(_is_deep(one, left - 1) for one in inner)


def _bundle(found: Mapping[str, Any]) -> Bundle:
    coach, records = found.get("coach"), found.get("records")
    if set(found) - {"drafts"} != {"format", "version", "coach", "records"}:
        raise BadBundle("the bundle holds something that no form writes; nothing of it is taken")
    if not isinstance(records, list) or len(records) > MAX_RECORDS:
        raise BadBundle(f"a bundle holds a list of at most {MAX_RECORDS} records")
    if coach != "" and not _is_id(coach):
        raise BadBundle("the bundle does not name its coach")
    drafts = found.get("drafts", [])
    if not isinstance(drafts, list):
        raise BadBundle("the bundle's unfinished records are no list; nothing of it is taken")
    return Bundle(str(coach), tuple(_entry(record, place) for place, record in enumerate(records, 1)), len(drafts))


def _entry(record: Any, place: int) -> Incoming:
    label = f"record {place}"
    if (
        not isinstance(record, dict)
        or set(record) != {"kind", "id", "fields"}
        or not isinstance(record["fields"], dict)
    ):
        raise BadBundle(f"{label} of the bundle is not whole; nothing of it is taken")
    if record["kind"] not in KINDS:
        raise BadBundle(f"{label} is of a kind that no form writes; nothing of the bundle is taken")
    if not _is_id(record["id"]):
        raise BadBundle(f"{label} has an id that no form makes; nothing of the bundle is taken")
    return Incoming(
        f"{label}, {record['kind']} {record['id']}", BY_NAME[record["kind"]], record["id"], record["fields"]
    )


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= MAX_ID and bool(re.fullmatch(ID_PATTERN, value))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise BadBundle("the bundle names a field twice; nothing of it is taken")
    return found


def _no_number(word: str) -> Any:
    raise BadBundle(f"the bundle holds '{word}', which is no number; nothing of it is taken")
