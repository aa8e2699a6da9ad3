"""The records of a store as staff may see them: typed, current, by kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from clearinghouse.problems import Problem
from clearinghouse.records.index import Index, open_index
from clearinghouse.records.kinds import BY_MODEL, KINDS
from clearinghouse.records.models.policy import Policy
from clearinghouse.records.models.record import Record
from clearinghouse.records.store import check_store, policy_in_force

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Records:
    """Every current record, without what stays with coach and leader: those fields are empty here.

    A record that another one replaces is not here, nor one that was withdrawn. Ids are those of the version that
    counts; `id_now` leads from an earlier one to it.
    """

    policy: Policy
    by_kind: Mapping[type[Record], Mapping[str, Record]]
    replaced: Mapping[tuple[type[Record], str], str]
    problems: tuple[Problem, ...]

    def all(self, model: type[R]) -> Mapping[str, R]:
        """Return the records of a kind, by id, in the order of ids."""
        return cast(Mapping[str, R], self.by_kind[model])

    def get(self, model: type[R], id: str) -> R | None:
        """Return the version that counts of a record, named by its own id or that of an earlier version."""
        return self.all(model).get(self.id_now(model, id))

    def id_now(self, model: type[Record], id: str) -> str:
        """Return the id of the version that counts."""
        seen: set[str] = set()
        while (later := self.replaced.get((model, id))) and id not in seen:
            seen.add(id)
            id = later
        return id


def load_records(root: Path) -> Records:
    """Read a private store for staff.

    Files with problems are left out, and `problems` says which: whoever counts records asks `problems` first.

    Raises:
        NoStore: the folder is no store.
    """
    check_store(root)
    policy, problems = policy_in_force(root)
    with open_index(root) as index:
        found = {kind.model: all_versions(index, kind.model) for kind in KINDS}
    replaced = {
        (model, record.replaces): id
        for model, records in found.items()
        for id, record in records.items()
        if record.replaces
    }
    current = {
        model: {id: record for id, record in records.items() if (model, id) not in replaced and not record.withdrawn}
        for model, records in found.items()
    }
    return Records(policy, current, replaced, (*problems, *index.problems))


def all_versions(index: Index, model: type[R]) -> dict[str, R]:
    """Return every version of the records of a kind, those that no longer count too, in the order of ids."""
    query = "SELECT id, data FROM file WHERE folder = ? AND data NOTNULL ORDER BY id, path"
    rows = index.database.execute(query, (BY_MODEL[model].folder,))
    return {id: model.model_validate_json(data) for id, data in rows}
