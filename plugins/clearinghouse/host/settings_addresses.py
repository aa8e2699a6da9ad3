"""Addresses in a site's settings, which stand on every page: judged as those of texts are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from clearinghouse.catalog.addresses import SAFE_SCHEMES
from clearinghouse.content.web_address import MAIL, address_fault, link_fault
from clearinghouse.host.settings import PLUGIN, Settings
from clearinghouse.problems import Problem

_BAD_SIGN = re.compile(r'[\s<>"\\^`{|}\x00-\x1f\x7f]')
_USER = re.compile(r"//[^/]*@")
_PLACES = ("site_url", "repo_url", "edit_uri")
"""Where the site and its files are."""
_LOADED = ("extra_css", "extra_javascript")
_OWN = "name a file that lies in content/, or in the folder of the site's own templates"


def addresses_in_settings(settings: Settings) -> Iterator[Problem]:
    """Yield links that no text may have, and files from elsewhere, which the policy of every page refuses to load."""
    values = settings.values
    for place, link in (*footer_links(values), *_loaded(values), *_logo(values.get("theme"))):
        fault = "write text" if not isinstance(link, str) else _link_fault(link, place[0] == "extra")
        if fault:
            yield settings.problem("field-value", place, f"'{place[-1]}' cannot be '{str(link)[:80]}'", fault)
    licence = settings.option("data_licence")
    if isinstance(licence, str) and licence and (fault := address_fault(licence)):
        place = ("plugins", PLUGIN, "data_licence")
        yield settings.problem("field-value", place, f"'data_licence' cannot be '{licence[:80]}'", fault)
    mail = settings.option("contact_email")
    if isinstance(mail, str) and mail and not MAIL.fullmatch(mail):
        place, hint = ("plugins", PLUGIN, "contact_email"), "write one e-mail address, such as name@example.org"
        yield settings.problem("field-value", place, f"'contact_email' cannot be '{mail[:80]}'", hint)
    for name in _PLACES:
        own = values.get(name)
        if isinstance(own, str) and own and (fault := _place_fault(own, relative=name == "edit_uri")):
            yield settings.problem("field-value", (name,), f"'{name}' cannot be '{_USER.sub('//', own)[:80]}'", fault)


def _place_fault(own: str, relative: bool) -> str:
    """Return what is wrong with the address of the site, or of its files, which may lie inside one network."""
    if fault := _sign_fault(own):
        return fault
    try:
        parts = urlsplit(own)
        host = parts.hostname
    except ValueError:
        return "this is no address; write it afresh"
    if relative and not parts.scheme and not own.startswith("//"):
        return ""
    if not relative and not (parts.scheme and parts.netloc):
        return ""  # MkDocs asks for a whole address itself
    if parts.scheme not in ("http", "https") or not host:
        return "begin it with https://, as in https://example.org/site/"
    return "write it without what stands before the @, which every page would show" if "@" in parts.netloc else ""


def footer_links(values: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield what stands as link in each entry of the footer, which may be no text, and where it is set."""
    extra = values.get("extra")
    footer = extra.get("footer") if isinstance(extra, Mapping) else None
    for entry in footer if isinstance(footer, list) else ():
        yield ("extra", "footer", "link"), entry.get("link") if isinstance(entry, Mapping) else None


def _loaded(values: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name in _LOADED:
        files = values.get(name)
        for file in files if isinstance(files, list) else ():
            yield (name,), file.get("path") if isinstance(file, Mapping) else file


def _logo(theme: object) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(theme, Mapping) and theme.get("logo"):
        yield ("theme", "logo"), theme["logo"]


def _sign_fault(link: str) -> str:
    sign = _BAD_SIGN.search(link)
    if not sign:
        return ""
    return f"an address cannot hold {'a space' if sign[0].isspace() else f'the sign {sign[0]}'}; take it out"


def _link_fault(link: str, outside: bool) -> str:
    """Return what is wrong with an address; one that leads outside is right only where pages may link to it."""
    if fault := _sign_fault(link):
        return fault
    try:
        parts = urlsplit(link)
    except ValueError:
        return "this is no address; write it afresh"
    if not parts.scheme and not link.startswith("//"):
        return ""
    if not outside:
        return f"no page loads what lies elsewhere; {_OWN}"
    if parts.scheme.casefold() not in SAFE_SCHEMES or not (parts.netloc or parts.scheme in ("mailto", "tel")):
        return "write a page of this site, such as program/contact/, or an address that begins with https:// or mailto:"
    return link_fault(link)
