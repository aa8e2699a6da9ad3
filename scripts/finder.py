"""Measures the finder as readers meet it, in headless Chromium.

Usage: scripts/finder [--size 10000] [--meeting] [--queries 60] [--cranfield DIR]

Weight and speed: a site of so many resources is written and built (as scripts/bench does), served with gzip,
and asked questions by the keyboard. Printed: what a first visit transfers before its first answer, what each
further question transfers, and the time from the last key to the answer.

Places: the share of tests/publish/search/intents.yml for which "Go straight to" holds a right place and no wrong one.

First answer: how soon it stands on this site, on a phone six times slower and on a slow line.

Words: how many correct English words are read as others, and how many slips are mended. Honesty: on how many questions
of tests/publish/search/off_topic.yml it says that there is nothing, and on how many judged ones it does so too.

Ranking: nDCG@10 on tests/publish/search/judged.yml over this site's own catalogue (gain 2^grade - 1) and, if a folder
with cran.all.1400, cran.qry and cranqrel is named, on the Cranfield collection (grades 1 to 4 as gains 4 to 1,
-1 left out, all queries), each abstract written as a resource and found by the same files and scripts.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import math
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import corpus
import yaml
from finder_speed import measure_first_answers
from finder_words import measure_honesty, measure_words
from meeting import write_meeting_place
from playwright.sync_api import Browser, CDPSession, Page

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from browser.browsing import chromium, wait_until  # noqa: E402  # lies beside the tests that use it too
from browser.judging import exponential, ndcg  # noqa: E402  # as above
from drawn import RESOURCE, DrawnSite  # noqa: E402  # as above

EXPECTED = 0.89
"""What the finder reached on the questions as they were judged; content that changes may change it."""
PLACES_EXPECTED = 0.95
"""So many questions for a place must lead to it and to no wrong one."""
Judged = list[tuple[str, dict[str, int]]]
WATCH = """() => {
  const region = document.getElementById('find-answer');
  window.answers = [];
  document.getElementById('find-q').addEventListener('input', () => { window.asked = performance.now(); }, true);
  new MutationObserver(() => {
    if (region.dataset.ready === 'true') window.answers.push(performance.now() - window.asked);
  }).observe(region, {attributes: true, attributeFilter: ['data-ready']});
}"""
ASK = """async ([questions, straight]) => {
  const at = new URL('../assets/clearinghouse/find/', location.href);
  const [{IndexFiles}, {Filters}, {answered}, {viewOf}] = await Promise.all(
    ['index-files', 'filters', 'answer', 'address'].map((name) => import(`${at}${name}.js`)));
  const folder = new URL(document.getElementById('find').dataset.index, document.baseURI);
  const files = new IndexFiles(async (name) => (await fetch(`${folder}${name}.json`)).json());
  const filters = new Filters(files);
  const found = [];
  for (const question of questions) {
    const view = {...viewOf('', ['topic']), q: question};
    const answer = await answered(view, files, filters);
    if (straight) {
      found.push(answer.straight.map((place) => place.address));
      continue;
    }
    const numbers = answer.numbers.slice(0, 10);
    found.push((await files.entries(numbers)).map((entry) => entry.id));
  }
  return found;
}"""


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves files with gzip, as public hosts do."""

    protocol_version = "HTTP/1.1"
    kept: dict[str, bytes] = {}  # noqa: RUF012  # one for all requests

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = self.kept.setdefault(str(path), gzip.compress(path.read_bytes(), 9))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    def handler(*arguments: object) -> Compressing:
        return Compressing(*arguments, directory=str(folder))  # type: ignore[arg-type]  # as the server calls it

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)  # type: ignore[arg-type]  # a maker of handlers
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


class Transfers:
    """Counts the bytes that a page asks for, as they come over the wire."""

    def __init__(self, session: CDPSession) -> None:
        self.total = 0
        session.on("Network.loadingFinished", self._add)
        session.send("Network.enable")

    def _add(self, event: dict) -> None:  # type: ignore[type-arg]  # JSON
        self.total += int(event["encodedDataLength"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=10_000, help="how many resources (default: 10000; 0: ranking only)")
    parser.add_argument("--queries", type=int, default=60, help="how many questions to ask there (default: 60)")
    parser.add_argument(
        "--meeting", action="store_true", help="weigh with people, events and practices, as scripts/bench"
    )
    parser.add_argument("--cranfield", type=Path, default=None, help="folder of the Cranfield collection")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        if options.size:
            weigh(browser, Path(folder), options.size, options.queries, options.meeting)
        rank_own(browser, Path(folder))
        if options.cranfield:
            rank_cranfield(browser, Path(folder), options.cranfield)


def build(site: Path, out: Path) -> None:
    subprocess.run([sys.executable, "-m", "clearinghouse.cli", "build", "--out", str(out)], cwd=site, check=True)


def weigh(browser: Browser, folder: Path, size: int, queries: int, meeting: bool = False) -> None:
    site = corpus.write_sites(folder / "large", size)["ours"]
    if meeting:
        write_meeting_place(site, size // 20, size // 5)
    build(site, folder / "large-public")
    questions = draw_questions(site, queries)
    weigh_on_a_phone(browser, folder / "large-public", questions[:10])
    with served(folder / "large-public") as address:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
        page = context.new_page()
        transfers = Transfers(context.new_cdp_session(page))
        page.goto(f"{address}/find/?q={questions[0].replace(' ', '+')}")
        ready(page)
        print(f"first visit, answer and filters included: {transfers.total / 1000:.0f} kB over the wire")
        page.evaluate(WATCH)
        weights, times = [], []
        for question in questions[1:]:
            before = transfers.total
            times.append(ask(page, question))
            weights.append((transfers.total - before) / 1000)
        context.close()
    print(f"further questions ({len(times)}): {statistics.median(weights):.0f} kB median, {max(weights):.0f} kB most")
    print(
        f"from the last key to the answer: {statistics.median(times):.0f} ms median, {percentile(times, 95):.0f} ms at 95 %"
    )


def weigh_on_a_phone(browser: Browser, public: Path, questions: list[str]) -> None:
    """Print what a first visit transfers before its first answer, where the filters wait to be asked for."""
    weights = []
    with served(public) as address:
        for question in questions:
            context = browser.new_context(viewport={"width": 390, "height": 800}, bypass_csp=True)
            page = context.new_page()
            transfers = Transfers(context.new_cdp_session(page))
            page.goto(f"{address}/find/?q={question.replace(' ', '+')}")
            ready(page)
            weights.append(transfers.total / 1000)
            context.close()
    print(f"first visit on a phone: {statistics.median(weights):.0f} kB median, {max(weights):.0f} kB most")


def draw_questions(site: Path, count: int) -> list[str]:
    """Return questions from the corpus's own titles: one to four words, a third of them with a slip or half typed."""
    chance = random.Random(7)
    titles = [
        yaml.safe_load(file.read_text().split("---")[1])["title"]
        for file in sorted((site / "resources").iterdir())[:500]
    ]
    questions = []
    for number in range(count):
        words = chance.sample(chance.choice(titles).lower().split()[:-1], chance.randint(1, 4))
        last = words[-1]
        if number % 3 == 0 and len(last) > 4:
            words[-1] = last[:-2] if number % 2 else last[:2] + last[3] + last[2] + last[4:]
        questions.append(" ".join(words))
    return questions


def ask(page: Page, question: str) -> float:
    """Type a question and return the milliseconds from its last key to its answer."""
    page.fill("#find-q", "")
    page.wait_for_timeout(300)
    ready(page)
    page.evaluate("window.answers = []")
    page.locator("#find-q").press_sequentially(question, delay=60)
    page.wait_for_timeout(100)
    ready(page)
    wait_until(page, "window.answers.length > 0")
    return float(page.evaluate("window.answers.at(-1)"))


def ready(page: Page) -> None:
    page.wait_for_selector("#find-answer[data-ready=true]")


def percentile(values: list[float], share: int) -> float:
    return sorted(values)[min(len(values) - 1, math.ceil(len(values) * share / 100) - 1)]


def rank_own(browser: Browser, folder: Path) -> None:
    build(ROOT, folder / "own")
    rows = yaml.safe_load((ROOT / "tests" / "publish" / "search" / "judged.yml").read_text())
    judged = [(row["q"], {**row["grades"], **row.get("later", {})}) for row in rows]
    places_own(browser, folder / "own")
    with served(folder / "own") as address:
        page = browser.new_page(bypass_csp=True)
        page.goto(f"{address}/find/")
        measure_words(page)
        measure_honesty(page)
        page.close()
        measure_first_answers(browser, address)
    reached = mean_ndcg(browser, folder / "own", judged, exponential)
    print(f"own catalogue, {len(judged)} questions: nDCG@10 {reached:.3f}")
    if reached < EXPECTED:
        print(f"warning: it was at least {EXPECTED}; see which questions of judged.yml the content answers by now")


def places_own(browser: Browser, public: Path) -> None:
    rows = yaml.safe_load((ROOT / "tests" / "publish" / "search" / "intents.yml").read_text())
    with served(public) as address:
        page = browser.new_page(bypass_csp=True)
        page.goto(f"{address}/find/")
        found = page.evaluate(ASK, [[row["q"] for row in rows], True])
        page.close()
    wrong = [row["q"] for row, offered in zip(rows, found, strict=True) if not is_right(row, offered)]
    print(f"places, {len(rows)} questions: {len(rows) - len(wrong)} right; wrong: {', '.join(wrong) or 'none'}")
    if len(wrong) > (1 - PLACES_EXPECTED) * len(rows):
        print(f"warning: at least {PLACES_EXPECTED:.0%} are to be right")


def is_right(row: dict[str, Any], offered: list[str]) -> bool:
    """True where a right place is offered, if there is one, and no wrong one beside it."""
    place = row.get("place", [])
    places = [place] if isinstance(place, str) else place
    return (not places or bool(set(places) & set(offered))) and set(offered) <= {*places, *row.get("also", ())}


def rank_cranfield(browser: Browser, folder: Path, source: Path) -> None:
    site = DrawnSite.begin(folder / "cranfield")
    for number, title, text in abstracts(source / "cran.all.1400"):
        said = {"title": title[:180] or "Untitled", "summary": text[:380] or "None.", "publisher": "Cranfield"}
        fields = {**RESOURCE, "url": f"https://example.org/cran-{number}", **said}
        # On one line: a dash that begins the next would be read as the entry of a list.
        head = yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=math.inf)
        site.write(f"resources/cran-{number}.md", f"---\n{head}---\n\n{text}")
    build(site.root, folder / "cranfield-public")
    judged = cranfield_judged(source)
    found = mean_ndcg(browser, folder / "cranfield-public", judged, lambda grade: grade)
    print(f"Cranfield, {len(judged)} questions: nDCG@10 {found:.3f}")


def abstracts(file: Path) -> Iterator[tuple[int, str, str]]:
    """Yield each abstract's number, title and text."""
    parts = re.split(r"^\.I (\d+)$", file.read_text(), flags=re.MULTILINE)[1:]
    for number, part in zip(parts[::2], parts[1::2], strict=True):
        pieces = re.split(r"^\.([TABW])$", part, flags=re.MULTILINE)[1:]
        fields = dict(zip(pieces[::2], pieces[1::2], strict=False))
        yield int(number), " ".join(fields.get("T", "").split()), " ".join(fields.get("W", "").split())


def cranfield_judged(source: Path) -> Judged:
    questions = re.split(r"^\.I \d+\n\.W\n", (source / "cran.qry").read_text(), flags=re.MULTILINE)[1:]
    grades: dict[int, dict[str, int]] = defaultdict(dict)
    for line in (source / "cranqrel").read_text().splitlines():
        question, number, grade = (int(part) for part in line.split()[:3])
        if grade > 0:
            grades[question][f"cran-{number}"] = 5 - grade
    return [(" ".join(question.split()), grades[place]) for place, question in enumerate(questions, 1)]


def mean_ndcg(browser: Browser, folder: Path, judged: Judged, gain) -> float:  # type: ignore[no-untyped-def]  # a grade to its gain
    with served(folder) as address:
        page = browser.new_page(bypass_csp=True)
        page.goto(f"{address}/find/")
        found = page.evaluate(ASK, [[question for question, _ in judged], False])
        page.close()
    return statistics.mean(ndcg(ids, grades, gain) for ids, (_, grades) in zip(found, judged, strict=True))


if __name__ == "__main__":
    main()
