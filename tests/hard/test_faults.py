"""Forty-two faults in a small sound site, each with what must come of it: 22 that felled other generators, and 20 more.

A fault of content is told with its file and line, all of them in one run, nothing is published, and the site that was
there stays. What only looks like an attack is built, as mere text. What happens to a build from outside has a test each.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from content.test_pictures import CANARY as TRACE
from content.test_pictures import picture
from drawn import BuiltSite, DrawnSite, run_program
from host.test_whole_or_nothing import building, tree, wait_for
from markup import Markup

pytestmark = pytest.mark.hard

OUTSIDE = "CANARY-0UTS1DE"
"""Words that lie outside the site, or that a page hides."""
PATIENCE = 20
"""Seconds of the processor after which a check of a site of six files has taken too long."""
Plant = Callable[[DrawnSite], object]


def text(path: str, words: str) -> Plant:
    return lambda site: site.write(path, words)


def body(words: str, **fields: object) -> Plant:
    return lambda site: site.resource("mine", words, **{"title": "Something else", **fields})


def head(lines: str) -> Plant:
    return text("resources/mine.md", f"---\n{lines}\n---\n")


def all_of(*plants: Plant) -> Plant:
    return lambda site: [plant(site) for plant in plants]


def outside(site: DrawnSite) -> Path:
    folder = site.root.parent / "outside"
    folder.mkdir(exist_ok=True)
    (folder / "index.md").write_text(f"---\ntitle: Outside\n---\n\n{OUTSIDE}\n")
    (folder / "plan.pdf").write_bytes(b"%PDF-1.4\n" + OUTSIDE.encode())
    return folder


def linked(path: str, target: str) -> Plant:
    return lambda site: _placed(site, path).symlink_to(outside(site) / target)


def hard_linked(site: DrawnSite) -> None:
    os.link(outside(site) / "plan.pdf", _placed(site, "resources/mine/plan.pdf"))


def _placed(site: DrawnSite, path: str) -> Path:
    place = site.root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def raw(path: str, data: bytes) -> Plant:
    return lambda site: _placed(site, path).write_bytes(data)


@dataclass(frozen=True)
class Told:
    """A fault of content, and how each of its problems begins."""

    plant: Plant
    places: Sequence[str]


NESTED = "---\n" + "-  " * 600 + "x\n---\n"
BOMB = "a: &a [x,x,x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a,*a,*a,*a,*a,*a,*a]\n" for n in range(50))
SOUND = "title: Mine\nsummary: Words.\ntype: tool\nurl: https://example.org/mine\npublisher: A\nstatus: published"

TOLD: Mapping[str, Told] = {
    "1 bad YAML": Told(head("title: a: b"), ["resources/mine.md:2:9: yaml-broken"]),
    "2 three bad files": Told(
        all_of(*(text(f"resources/{name}.md", "---\ntitle: a: b\n---\n") for name in ("one", "three", "two"))),
        [f"resources/{name}.md:2:9: yaml-broken" for name in ("one", "three", "two")],
    ),
    "3 invalid UTF-8": Told(raw("resources/mine.md", b"---\ntitle: \xff\xfe\n---\n"), ["resources/mine.md:2:8: file-not-text"]),
    "4 a page that is a link": Told(linked("content/away.md", "index.md"), ["content/away.md:1:1: symlink"]),
    "5 a folder that is a link": Told(linked("content/away", "."), ["content/away:1:1: symlink"]),
    "6 a file that is a link": Told(linked("resources/mine/plan.pdf", "plan.pdf"), ["resources/mine/plan.pdf:1:1: symlink"]),
    "7 names that differ in case": Told(
        all_of(body("Words."), text("resources/Mine.md", f"---\n{SOUND}\n---\n")),
        ["resources/Mine.md:1:1: file-name", "resources/mine.md:1:1: name-collision"],
    ),
    "8 names that look alike": Told(
        all_of(raw("content/caf\u00e9.md", b"# A\n"), raw("content/cafe\u0301.md", b"# A\n")),
        ["content/cafe\u0301.md:1:1: file-name", "content/caf\u00e9.md:1:1: file-name"],
    ),
    "9 two sources of one page": Told(
        all_of(text("content/about.md", "---\ntitle: A\n---\n"), text("content/about/index.md", "---\ntitle: B\n---\n")),
        ["content/about/index.md:2:1: address-taken"],
    ),
    "10 scripts in a text": Told(
        body("<script>alert(7)</script><img src=x onerror=alert(7)>"),
        ["resources/mine.md:10:1: tag-removed", *[f"resources/mine.md:10:35: image-{what}" for what in ("broken", "without-text")]],
    ),
    "11 a link that is a script": Told(body("[a](javascript:alert(7))"), ["resources/mine.md:10:5: link-unsafe"]),
    "13 names that multiply": Told(head(BOMB.rstrip()), ["resources/mine.md:2:4: yaml-alias"]),
    "14 a day that does not exist": Told(head(f"{SOUND}\nreviewed: 2024-02-30"), ["resources/mine.md:8:11: yaml-date"]),
    "15 a file name of 254 bytes": Told(raw(f"resources/{'a' * 251}.md", b"x"), [f"resources/{'a' * 251}.md:1:1: file-name"]),
    "16 a broken link": Told(body("[a](/nowhere/)"), ["resources/mine.md:10:5: link-broken"]),
    "17 a broken picture": Told(body("![A plan](nothing.png)"), ["resources/mine.md:10:11: image-broken"]),
    "18 a broken anchor": Told(body("[a](#nowhere)"), ["resources/mine.md:10:5: anchor-broken"]),
    "19 five thousand brackets": Told(body("[" * 5_000), ["resources/mine.md:10:1: body-tangled"]),
    "23 fields nested without end": Told(text("resources/mine.md", NESTED), ["resources/mine.md:2:61: yaml-too-deep"]),
    "24 lists of words nested without end": Told(
        text("content/vocabulary.yml", "-  " * 600 + "x\n"), ["content/vocabulary.yml:1:61: yaml-too-deep"]
    ),
    "25 a title of letters that nobody sees": Told(body("Words.", title="\u2063\u2063"), ["resources/mine.md:2:8: text-control"]),
    "26 a title with words in tag characters": Told(
        body("Words.", title="Mine" + "".join(chr(0xE0000 + ord(c)) for c in "hidden")), ["resources/mine.md:2:8: text-control"]
    ),
    "27 an address with a password": Told(body("Words.", url="https://me:secret@example.org/"), ["resources/mine.md:6:6: field-value"]),
    "28 an address of this house alone": Told(body("[a](http://192.168.0.1/x)"), ["resources/mine.md:10:5: link-unsafe"]),
    "29 an hour that does not exist": Told(
        lambda site: site.write(
            "content/events/mine.md", "", title="Mine", summary="Words.", status="published",
            start="2027-03-14 02:30", end="2027-03-14 04:00", timezone="America/New_York", venue="A hall",
        ),
        ["content/events/mine.md:5:8: hour-skipped"],
    ),
    "30 a file with a second name outside": Told(
        all_of(hard_linked, body("Words.", attachments=[{"file": "plan.pdf", "label": "A plan"}])),
        ["resources/mine.md:9:9: attachment-missing", "resources/mine/plan.pdf:1:1: symlink"],
    ),
    "31 a pipe for a file": Told(
        lambda site: os.mkfifo(_placed(site, "resources/mine.md")), ["resources/mine.md:1:1: file-unreadable"]
    ),
    "32 ten million letters": Told(raw("resources/mine.md", b"a" * 10_000_000), ["resources/mine.md:1:1: file-too-large"]),
    "33 marks of a merge": Told(body("<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs"), ["resources/mine.md:10:1: merge-conflict"]),
    "37 signs of our own": Told(body("&#xe000; \ue0010\ue001"), ["resources/mine.md:10:10: text-control"]),
    "34 a picture cut off": Told(
        all_of(raw("resources/mine/plan.jpg", picture("JPEG")[:200]), body("![A plan](plan.jpg)")),
        ["resources/mine/plan.jpg:1:1: file-type"],
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Inert:
    """What is built, and nothing of it acts, is found or tells of what lies elsewhere; `shown` is what a page shows."""

    plant: Plant
    shown: str = "Words."


INERT: Mapping[str, Inert] = {
    "12 markup in a title": Inert(body("Words.", title="<img src=x onerror=alert(7)>Mine"), "<img src=x onerror=alert(7)>Mine"),
    "20 a file from outside taken in": Inert(
        lambda site: body(f'--8<-- "{outside(site)}/index.md"\n\n{{% include "{outside(site)}/index.md" %}}\n\nWords.')(site)
    ),
    "35 words in a comment with a sign in it": Inert(body(f"<!-- a > b {OUTSIDE} -->\n\nWords.")),
    "36 a note that no page shows": Inert(body(f"[//]: # ({OUTSIDE})\n\nWords.")),
    "38 where a photo was taken": Inert(
        all_of(raw("resources/mine/plan.jpg", picture("JPEG")), body("![A plan](plan.jpg)\n\nWords."))
    ),
    "39 headings that all count from one": Inert(body("Words.\n\n" + "# a_1\n\n" * 900)),
}  # fmt: skip


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A small site that is built already."""
    built = DrawnSite.begin(tmp_path_factory.mktemp("sound") / "site").build()
    assert built.result.returncode == 0, built.said
    return built


@pytest.fixture
def old(site: DrawnSite, published: BuiltSite) -> Mapping[str, bytes]:
    """The bytes of the site that lies where the next build puts its own."""
    shutil.copytree(published.folder, site.root.parent / "public")
    return published.bytes()


def problems(said: str) -> list[str]:
    return [line for line in said.splitlines() if re.match(r"(content|resources)/\S", line)]


@pytest.mark.parametrize("name", TOLD)
def test_a_fault_of_content_is_told_with_its_place_and_stops_the_build(
    name: str, site: DrawnSite, old: Mapping[str, bytes]
) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    TOLD[name].plant(site)

    checked, built = site.check(), site.build()

    found = [line for line in problems(checked.stdout) if " warning: " not in line]
    assert [line for line, place in zip(found, TOLD[name].places, strict=True) if not line.startswith(place)] == [], (
        found
    )
    assert checked.returncode == built.result.returncode == 1
    assert built.bytes() == old
    assert "Traceback" not in checked.stdout + checked.stderr + built.said
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert spent.ru_utime - before.ru_utime < 2 * PATIENCE


@pytest.mark.parametrize("name", INERT)
def test_what_looks_like_an_attack_is_mere_text(name: str, site: DrawnSite, old: Mapping[str, bytes]) -> None:
    INERT[name].plant(site)

    built = site.build()

    assert built.result.returncode == 0, built.said
    page = built.text("/resources/mine/")
    assert INERT[name].shown in Markup(page).text
    assert built.files_containing(OUTSIDE) == built.files_containing(TRACE) == []
    main = Markup(page[page.index("<main") : page.index("</main>")])
    assert main.all("script") == []
    assert [name for element in main.elements for name in element.attributes if name.startswith("on")] == []


def person(site: DrawnSite) -> None:
    """Write a coach whose consent ends on 15 September, with a picture, and a page that names and shows them."""
    site.write("content/coaches/sam/portrait.png")
    site.write(
        "content/coaches/sam.md", "Words.", name="Sam Sample", role="Coach", status="published", summary="A coach.",
        photo={"file": "portrait.png", "text": "Sam Sample at a desk"},
        consent={"given_on": date(2026, 1, 1), "expires_on": date(2026, 9, 15)},
    )  # fmt: skip


def build(site: DrawnSite, today: str = "2026-09-01") -> BuiltSite:
    return site.build(CLEARINGHOUSE_TODAY=today)


def kills(site: DrawnSite, old: Mapping[str, bytes]) -> None:
    """21: whenever a build is killed the old site or the new one is there, and the next build is sound."""
    public = site.root.parent / "public"
    for number, moment in enumerate(("", "index.html", "goals/index.html", "feed.xml", "sitemap.xml")):
        before = tree(public)
        site.resource(f"mine-{number}", title=f"Something else, number {number}")
        with building(site) as process:
            wait_for(site.root.parent / ".public.building" / "site" / moment, process)
            process.send_signal(signal.SIGKILL)
            process.wait()
        left = tree(public)
        built = build(site)
        assert built.result.returncode == 0, built.said
        assert left in (before, built.bytes()) and built.has(f"/resources/mine-{number}/")


def full_disk(site: DrawnSite, old: Mapping[str, bytes]) -> None:
    """22: a build that may write no more ends in words, and the old site stays."""
    public = site.root.parent / "public"
    program = [sys.executable, "-m", "clearinghouse.cli", "build", "--out", str(public)]
    for blocks in (1, 3, 10, 30, 100):
        result = run_program(["bash", "-c", f'ulimit -f {blocks}; exec "$@"', "bash", *program], site.root)
        assert result.returncode == 1 and "nothing was published" in result.stderr, (blocks, result.stderr)
        assert "Traceback" not in result.stderr and tree(public) == old


def photos(site: DrawnSite, old: Mapping[str, bytes]) -> None:
    """40: a folder of somebody's own is not replaced, whatever lies in it."""
    out = site.root.parent / "photos"
    for name in ("index.html", "sitemap.xml", "beach.jpg"):
        _placed(site, f"../photos/{name}").write_text(OUTSIDE)
    built = site.build(out)
    assert built.result.returncode in (1, 2) and "photos" in built.said
    assert set(tree(out).values()) == {OUTSIDE.encode()}


def ended(site: DrawnSite, old: Mapping[str, bytes]) -> None:
    """41: with the consent the name goes, the words and the picture, from every file of the site."""
    person(site)
    assert build(site).files_containing("Sam Sample")
    after = build(site, "2026-09-16")
    assert after.result.returncode == 0, after.said
    assert [file for file in after.files_containing("Sam Sample") if file != "the log"] == []
    assert [file for file in after.files() if "portrait" in file.name or "sam" in file.parts] == []


def clock(site: DrawnSite, old: Mapping[str, bytes]) -> None:
    """42: a clock that is set back brings nobody back."""
    person(site)
    after = build(site, "2026-09-16").bytes()
    back = build(site, "2026-09-02")
    assert back.result.returncode == 1 and "2026-09-16" in back.said and back.bytes() == after


FROM_OUTSIDE: Mapping[str, Callable[[DrawnSite, Mapping[str, bytes]], None]] = {
    "21 kills": kills, "22 a full disk": full_disk, "40 a folder of photos": photos, "41 a consent that ended": ended, "42 a clock set back": clock,
}  # fmt: skip


@pytest.mark.parametrize("name", FROM_OUTSIDE)
def test_what_happens_to_a_build_harms_no_site(name: str, site: DrawnSite, old: Mapping[str, bytes]) -> None:
    FROM_OUTSIDE[name](site, old)


def test_all_are_here() -> None:
    numbers = sorted(int(name.split()[0]) for name in (*TOLD, *INERT, *FROM_OUTSIDE))

    assert numbers == list(range(1, 43))
