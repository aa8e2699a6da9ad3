"""What a check's short word means, as a sentence's end that anyone understands."""

from __future__ import annotations

_REASONS = {
    "404": "the site says that there is no such page (404)",
    "410": "the site says that the page was taken away (410)",
    "no-host": "no site of that name can be found",
    "no-server": "no web server answers there",
    "no-web": "what answers there is no web server",
    "tls": "no secure connection can be made",
    "tls-expired": "the site's certificate has expired, so browsers warn of it",
    "tls-name": "the site's certificate is for another name, so browsers warn of it",
    "tls-self-made": "browsers do not trust the site's certificate and warn of it",
    "tls-chain": "the site's certificate is not sent whole",
    "private": "the address leads into a private network, where readers cannot go",
    "port": "the address names a port that we do not ask (only 80 and 443)",
    "password": "the address holds a user name or a password",
    "no-address": "this is no web address",
    "too-long": "the address is too long",
    "redirects": "the site sends the check round in circles",
    "timeout": "the site does not answer in time",
    "broken-off": "the site breaks off the connection",
    "unreachable": "the site cannot be reached",
}


def reason(detail: str) -> str:
    """Return what the detail of a finding means in plain words."""
    if detail in _REASONS:
        return _REASONS[detail]
    if detail.startswith("5"):
        return f"the site says that it is in trouble ({detail})"
    if detail in ("401", "402", "403", "407", "429", "451"):
        return f"the site turns the check away ({detail})"
    return f"the site answers with an error ({detail})"
