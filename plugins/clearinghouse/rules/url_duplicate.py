"""No resource is listed twice."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule

_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|mc_[ce]id)$", re.IGNORECASE)


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for item in catalog.of("resource"):
        if (url := item.get("url")) and item.status != "retired":
            owner = first.setdefault(normal_url(url), item.id)
            if owner != item.id:
                message = f"'{owner}' already leads to this address"
                hint = f"improve resources/{owner}.md instead, or retire one of the two"
                yield item.source.problem("url-duplicate", ("url",), message, hint)


def normal_url(url: str) -> str:
    """Return a web address without what changes nothing: scheme, www, capitals of the host, tracking, anchor."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if _own_port(url) else ""
    kept = sorted(
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(name)
    )
    path = re.sub(r"/(index\.html?)?$", "", unquote(parts.path))
    return f"{host}{port}{path}?{urlencode(kept)}"


def _own_port(url: str) -> bool:
    try:
        return urlsplit(url).port not in (None, 80, 443)
    except ValueError:
        return False


RULE = Rule(
    "url-duplicate",
    "A resource that is already listed",
    """
Two resources lead to the same address, even if one is written with `http`, `www`, a trailing slash or
tracking words. Keep the better record and bring over what the other says.
""",
    check,
)
