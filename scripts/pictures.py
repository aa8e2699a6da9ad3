"""Takes pictures of changed pages as a phone shows them, before and after, and checks their accessibility.

Usage: scripts/pictures --after SITE [--before SITE] [--pages FILE] [--out DIR] [--most 12] [ADDRESS ...]

The sites are built folders. The pages are addresses such as /goals/, or the JSON that `clearinghouse changes
--format json` writes. Written to DIR: the pictures, and index.md, which shows them in pairs and says in plain
words which barriers for readers the change brings (WCAG 2.2 AA, judged by axe); the words alone are printed.
Pages get nothing from anybody else.
Exit code: 0 fine, 1 barriers that were not there before or a page that could not be shown, 2 wrong use.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Page, Route

from clearinghouse.changes.words.counting import counted
from clearinghouse.github_markdown import code, plain, strong

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from browser.browsing import chromium  # noqa: E402  # lies beside the tests that use it too
from serving import served  # noqa: E402  # as above

AXE = ROOT / "tests" / "browser" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTH, HEIGHT, TALLEST = 390, 844, 4000
PATIENCE = 15_000
"""How long one step may take, in milliseconds."""
MOST_NAMED = 50
_TO_DO = {
    "color-contrast": "Text must stand out from what is behind it; take colors out of the text.",
    "empty-heading": "A heading has no words; write some, or take its signs away.",
    "frame-title": "Embedded pages are not shown; link to them instead.",
    "heading-order": "Begin headings in the text with two signs (##), and go one step deeper at a time.",
    "image-alt": "Say what the picture shows, between the square brackets: ![what it shows](name.jpg).",
    "label": "Forms do not belong into the text; link to the form instead.",
    "link-in-text-block": "A link in running text must look like one; take the styling away.",
    "link-name": "A link has no words; write where it leads, between the square brackets.",
    "list": "Write each entry of a list on a line of its own that begins with a hyphen.",
    "target-size": "Leave more room around links that stand close together.",
}


@dataclass(frozen=True)
class Barrier:
    """Something that keeps a reader out: the rule it breaks, what that asks for, and the element's own words."""

    rule: str
    asks: str
    where: str

    @property
    def to_do(self) -> str:
        return _TO_DO.get(self.rule, "Ask someone who knows the code; name this rule to them.")


@dataclass
class Shown:
    """One page on both sides: the names of its pictures ("" where it is not there), and its barriers."""

    address: str
    title: str
    before: str = ""
    after: str = ""
    same: bool = False
    barriers: list[Barrier] = field(default_factory=list)
    old_barriers: int = 0
    lost: bool = False

    @property
    def notable(self) -> bool:
        """True where there is more to say than that it has pictures."""
        return bool(self.barriers or self.old_barriers or self.lost)


Told = Callable[[Shown], Iterator[str]]


def main() -> int:
    options = _options()
    if options.pages and not options.pages.is_file():
        print(f"scripts/pictures: there is no file {options.pages}", file=sys.stderr)
        return 2
    pages = _pages(options)
    options.out.mkdir(parents=True, exist_ok=True)
    if not (options.after / "index.html").is_file():
        print("The changed site was not built, so no page could be shown or checked.")
        return 1
    kept = [page for page in pages if any(_is_there(site, page[0]) for site in (options.before, options.after))]
    with chromium() as browser:
        shown = list(_shown(browser, options, kept[: options.most]))
    rest = kept[options.most :]
    (options.out / "index.md").write_text("\n".join(_report(shown, rest, _pictures)), encoding="utf-8")
    sys.stdout.write("\n".join(_report([page for page in shown if page.notable], rest, _no_pictures, len(shown))))
    return int(any(page.barriers or page.lost for page in shown))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/pictures", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--after", type=Path, required=True, metavar="SITE", help="the changed site, built")
    parser.add_argument("--before", type=Path, default=None, metavar="SITE", help="the site as it was, built")
    parser.add_argument("--pages", type=Path, default=None, metavar="FILE", help="what `changes --format json` wrote")
    parser.add_argument("--out", type=Path, default=Path("pictures"), metavar="DIR", help="where to write (pictures)")
    parser.add_argument("--most", type=int, default=12, metavar="N", help="how many pages to look at (12)")
    parser.add_argument("addresses", nargs="*", metavar="ADDRESS", help="a page, such as /goals/")
    return parser.parse_args()


def _pages(options: argparse.Namespace) -> list[tuple[str, str]]:
    """Return the addresses to look at with their titles, each once."""
    found = {address: address for address in options.addresses}
    if options.pages:
        listed = json.loads(options.pages.read_text(encoding="utf-8"))["pages"]
        found |= {str(page["address"]): str(page["title"]) for page in listed}
    return list(found.items())


def _is_there(site: Path | None, address: str) -> bool:
    """True for a page of a built site. What is no plain address below it is not."""
    plain_address = address.startswith("/") and ".." not in address and address.isprintable()
    return bool(site) and plain_address and (site / address.strip("/") / "index.html").is_file()  # type: ignore[operator]  # not None here


def _shown(browser: Browser, options: argparse.Namespace, pages: Sequence[tuple[str, str]]) -> Iterator[Shown]:
    found = [Shown(address, title) for address, title in pages]
    seen: dict[str, list[Barrier]] = {}
    for name, site in (("before", options.before), ("after", options.after)):
        if site is None or not site.is_dir():
            continue
        with served(site) as host:
            for number, page in enumerate(found, 1):
                if _is_there(site, page.address):
                    _look(browser, host, page, name, options.out / f"{number:02}-{name}.png", seen)
    for page in found:
        page.same = bool(page.before and page.after) and _same(options.out / page.before, options.out / page.after)
        yield page


def _same(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes()


def _look(browser: Browser, host: str, shown: Shown, name: str, picture: Path, seen: dict[str, list[Barrier]]) -> None:
    """Take a page's picture and note its barriers: on the changed site, those that it does not have today."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
    try:
        page = _open(context, host, shown.address)
        _take(page, picture)
        setattr(shown, name, picture.name)
        barriers = list(_barriers(page))
    except Error:
        shown.lost = shown.lost or name == "after"
        return
    finally:
        context.close()
    if name == "before":
        seen[shown.address] = barriers
        return
    old = seen.get(shown.address, [])
    shown.barriers = [barrier for barrier in barriers if barrier not in old]
    shown.old_barriers = len(barriers) - len(shown.barriers)


def _open(context: BrowserContext, host: str, address: str) -> Page:
    context.set_default_timeout(PATIENCE)
    context.route("**/*", lambda route: _ours(route, host))
    page = context.new_page()
    page.goto(f"{host}{address}", wait_until="load")
    page.evaluate("document.fonts.ready.then(() => true)")
    return page


def _ours(route: Route, host: str) -> None:
    if route.request.url.startswith((f"{host}/", "data:", "blob:")):
        route.continue_()
    else:
        route.abort()


def _take(page: Page, picture: Path) -> None:
    tall = min(int(page.evaluate("document.documentElement.scrollHeight")), TALLEST)
    page.screenshot(
        path=picture,
        full_page=True,
        animations="disabled",
        clip={"x": 0, "y": 0, "width": WIDTH, "height": max(tall, HEIGHT)},
    )


def _barriers(page: Page) -> Iterator[Barrier]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
    for violation in result["violations"]:
        for node in violation["nodes"][:10]:
            yield Barrier(violation["id"], violation["help"], node["html"][:400])


def _report(shown: Sequence[Shown], rest: Sequence[tuple[str, str]], pictures: Told, looked: int = 0) -> Iterator[str]:
    """Yield the lines of the report on some pages, of `looked` in all where there were more."""
    number = sum(len(page.barriers) for page in shown)
    lost = sum(page.lost for page in shown)
    yield "# The changed pages on a phone\n"
    yield f"**{_verdict(looked or len(shown), number, lost)}**\n"
    for page in shown:
        yield from _page(page, pictures)
    if rest:
        named = ", ".join(code(address) for address, _ in rest[:MOST_NAMED])
        more = f" and {len(rest) - MOST_NAMED:,} more" if len(rest) > MOST_NAMED else ""
        yield f"{counted(len(rest), 'more page').capitalize()} changed and {'is' if len(rest) == 1 else 'are'} not shown here: {named}{more}.\n"


def _verdict(pages: int, barriers: int, lost: int) -> str:
    if not pages:
        return "No page of the site looks different."
    looked = f"{counted(pages, 'changed page was', 'changed pages were').capitalize()} looked at."
    none = f"{'It brings' if pages == 1 else 'They bring'} no new barrier for readers."
    found = f"{counted(barriers, 'barrier').capitalize()} for readers must be taken away." if barriers else none
    unshown = f" {counted(lost, 'page').capitalize()} could not be shown." if lost else ""
    return f"{looked} {found}{unshown}"


def _page(page: Shown, pictures: Told) -> Iterator[str]:
    yield f"## {plain(page.title)}\n"
    yield f"{code(page.address, 200)}\n"
    if page.lost:
        yield "It could not be shown: the page did not load in time.\n"
    for barrier in page.barriers:
        yield f"- {strong(barrier.asks)}. {barrier.to_do} Here: {code(barrier.where, 160)} (rule {code(barrier.rule)})"
    if page.old_barriers:
        yield f"- {counted(page.old_barriers, 'barrier').capitalize()} {'was' if page.old_barriers == 1 else 'were'} there before; this change did not bring {'it' if page.old_barriers == 1 else 'them'}."
    yield ""
    yield from pictures(page)


def _no_pictures(page: Shown) -> Iterator[str]:
    """Say nothing: on a terminal, and on a page of GitHub's, the pictures cannot be shown."""
    yield from ()


def _pictures(page: Shown) -> Iterator[str]:
    if page.same:
        yield f"It looks the same as before.\n\n![As before]({page.after})\n"
    elif page.before and page.after:
        yield f"| Before | After |\n|---|---|\n| ![Before]({page.before}) | ![After]({page.after}) |\n"
    elif page.after:
        yield f"A new page.\n\n![The new page]({page.after})\n"
    elif page.before:
        yield f"The page goes. As it was:\n\n![As it was]({page.before})\n"


if __name__ == "__main__":
    sys.exit(main())
