"""What a word of YAML is read as where it stands without quotes: nothing, yes or no, a number, a day, or text."""

from __future__ import annotations

import re

import yaml


class PlainLoader(yaml.CSafeLoader):
    """Resolves plain scalars as YAML 1.2 does, so that `no`, `12:30` and `012` stay text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  # emptied for this class alone, as PyYAML expects


PlainLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]{0,17})$"), list("-0123456789")
)
PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:timestamp",
    re.compile(r"^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ]+\d{1,2}:\d{2}(?::\d{2})?)?$"),
    list("0123456789"),
)
