"""Small pages at the spoken addresses of standards, which lead on at once."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from clearinghouse.catalog.spoken import spoken_addresses
from clearinghouse.publish.page import Output
from clearinghouse.publish.site import Site

# Whoever has no scripts gets there as well: a refresh without delay, and a link for what follows none.
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta http-equiv="refresh" content="0; url={target}">
</head>
<body><main><h1><a href="{target}">{title}</a></h1></main></body>
</html>
"""


def spoken_outputs(site: Site) -> Iterator[Output]:
    """Yield a page that leads on for each spoken address."""
    for address, reference in spoken_addresses(site.catalog).items():
        standard = site.catalog.standard(reference)
        title = f"{standard.code} {standard.title}" if standard else reference.code
        html = _PAGE.format(
            language=escape(site.wording.language), title=escape(title), target=escape(f"..{reference.address}")
        )
        yield Output(f"{address}index.html", html)
