"""Discovery: the small files by which robots, browsers and language models find their way about the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clearinghouse.catalog.catalog import Item
from clearinghouse.publish.markdown.text import markdown_link, markdown_text
from clearinghouse.publish.page import Output
from clearinghouse.publish.site import Site
from clearinghouse.publish.xml_text import element, xml_text

_KINDS = ("challenge", "goal", "collection")


def discovery_outputs(site: Site) -> Iterator[Output]:
    """Yield `robots.txt`, `opensearch.xml` and `llms.txt`."""
    yield Output("/robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site.at('/sitemap.xml')}\n")
    yield Output("/opensearch.xml", _opensearch(site))
    yield Output("/llms.txt", _llms(site))


def _opensearch(site: Site) -> str:
    """Return how a browser searches this site. Source: OpenSearch 1.1, draft 6: a short name has 16 characters."""
    search = f"{site.at('/find/')}?q={{searchTerms}}"
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        element("ShortName", site.name[:16].rstrip() or "Clearinghouse"),
        element("LongName", site.name[:48].rstrip()),
        element("Description", site.description or site.name or "Clearinghouse"),
        "<InputEncoding>UTF-8</InputEncoding>",
        f'<Image height="16" width="16" type="image/svg+xml">{xml_text(site.at("/assets/clearinghouse/icon.svg"))}</Image>',
        f'<Url type="text/html" method="get" template="{xml_text(search)}"/>',
        f'<Url type="application/opensearchdescription+xml" rel="self" template="{xml_text(site.at("/opensearch.xml"))}"/>',
        "</OpenSearchDescription>\n",
    )
    return "\n".join(filter(None, lines))


def _llms(site: Site) -> str:
    """Return the site in brief for language models: where to begin, and that every page has a twin.

    The reference parser cuts an address at its first `)` and a title at its first `]`, and joins
    headings below the second level to what stands before them: there are none of these.

    Source: https://llmstxt.org/.
    """
    blocks = [
        f"# {_flat(site.name)}",
        f"> {markdown_text(site.description)}" if site.description else "",
        "Every page has a twin in Markdown: its address with `index.md` at the end.",
        *_section("Leadership standards", ((one.title, one.address, "") for one in site.catalog.frameworks), site),
        *(
            block
            for kind in _KINDS
            for block in _section(site.wording(f"kinds.{kind}"), _told(site.catalog.of(kind)), site)
        ),
        *_section("Program", _pages(site, "/program/"), site),
        *_section("Topics", _topics(site), site),
        *_section("Data", (("Open data", "/open-data/", "every machine file, with samples"),), site),
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _section(title: str, links: Iterable[tuple[str, str, str]], site: Site) -> Iterator[str]:
    lines = [_line(label, site.at(f"{address}index.md"), note) for label, address, note in links]
    if lines:
        yield f"## {title}"
        yield "\n".join(lines)


def _line(label: str, address: str, note: str) -> str:
    return f"- {markdown_link(_flat(label), address)}{f': {markdown_text(note)}' if note else ''}"


def _flat(text: str) -> str:
    return " ".join(text.replace("[", "(").replace("]", ")").split())


def _told(items: Iterable[Item]) -> Iterator[tuple[str, str, str]]:
    return ((item.title, item.address, item.fields.summary) for item in items if item.status != "retired")


def _pages(site: Site, section: str) -> Iterator[tuple[str, str, str]]:
    pages = (page for page in site.catalog.pages if page.address.startswith(section))
    return ((page.fields.title, page.address, page.fields.summary) for page in pages)


def _topics(site: Site) -> Iterator[tuple[str, str, str]]:
    topics = site.catalog.vocabulary.lists["topics"].values()
    return ((term.label, f"/topics/{term.id}/", term.definition) for term in topics)
