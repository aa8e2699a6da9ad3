"""The staff site: who needs a call and why, every way leads somewhere, and nothing above its reader's class."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from private_store import DrawnStore
from pydantic import BaseModel

from clearinghouse.cli import main
from clearinghouse.host.build import NotPublished, build_whole
from clearinghouse.host.site_mark import read_mark
from clearinghouse.records.fields import Reader
from clearinghouse.records.held import held
from clearinghouse.records.kinds import KINDS
from clearinghouse.records.new_store import write_sample
from clearinghouse.records.sample import Size

DAY = "2027-03-12"
WORD = "Quartzlantern"
CONFIDENTIAL = {
    "agreements": {"norms": [f"{WORD} 1"], "success": [f"{WORD} 2"]},
    "plans": {
        "challenge": f"{WORD} 3",
        "causes": [f"{WORD} 4"],
        "goals": [{"id": "feedback", "text": f"{WORD} 5"}],
        "actions": [{"due": "2026-10-01", "text": f"{WORD} 6"}],
        "development": [{"hours": 3, "text": f"{WORD} 7"}],
    },
    "contacts": {"next_step": f"{WORD} 8", "note": f"{WORD} 9"},
    "reports": {
        "progress": [{"goal": "feedback", "state": "begun", "note": f"{WORD} 10"}],
        "summary": f"{WORD} 11",
        "needs_note": f"{WORD} 12",
    },
}


def confidential(model: type[BaseModel]) -> Iterator[str]:
    for field in held(model):
        if field.reader is Reader.COACH_AND_LEADER:
            yield field.name
        elif field.part:
            yield from confidential(field.part)


def marked_store(root: Path) -> DrawnStore:
    store = DrawnStore.begin(root)
    assignment: dict[str, Any] = {"assignment": "assignment-a", "date": "2026-09-20"}
    store.write("agreements/marked", **assignment, **CONFIDENTIAL["agreements"])
    store.write("plans/plan-b", **assignment, replaces="plan-a", **CONFIDENTIAL["plans"])
    store.contact("marked", next_step_by="2026-10-20", **CONFIDENTIAL["contacts"])
    store.report("told", **CONFIDENTIAL["reports"])
    store.write("school-years/program-2026", first_day="2026-08-27", last_day="2027-06-11")
    return store


@pytest.mark.slow
def test_nothing_that_stays_with_coach_and_leader_is_on_the_site_in_a_report_or_an_export(tmp_path: Path) -> None:
    told = sum(text.count(WORD) for text in map(str, CONFIDENTIAL.values()))
    assert told == len([name for kind in KINDS for name in confidential(kind.model)]), "a field was not marked"
    root = marked_store(tmp_path / "store").root

    for command in (["site"], ["export"], *(["report", "--format", format] for format in ("csv", "json", "html"))):
        out = tmp_path / f"{'-'.join(command)}.out"
        day = [] if command == ["export"] else ["--today", "2026-11-20"]
        assert main(["records", *command, "--store", str(root), "--out", str(out), *day]) == 0

    made = [file for file in tmp_path.rglob("*") if file.is_file() and root not in file.parents]
    assert len(made) > 20
    spelled = {WORD, WORD.lower(), quote(WORD), html.escape(WORD)} | {
        base64.b64encode((" " * shift + WORD).encode())[4:-4].decode() for shift in range(3)
    }
    assert [(file.name, word) for file in made for word in spelled if word.encode() in file.read_bytes()] == []
    assert any("told" in file.read_text() for file in made if file.suffix == ".html"), (
        "the records themselves are there"
    )


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("staff") / "store"
    write_sample(root, Size(schools=9, districts=3))
    assert main(["records", "site", "--store", str(root), "--today", DAY]) == 0
    return root


def test_every_way_leads_to_a_page_or_a_record_and_no_page_is_for_search_engines(sampled: Path) -> None:
    site = sampled / "out" / "staff"
    pages = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    ids = {page: set(re.findall(r' id="([^"]+)"', text)) for page, text in pages.items()}
    lost = []
    for page, text in pages.items():
        assert '<meta name="robots" content="noindex, nofollow, noarchive">' in text
        assert "<script" not in text and "http" not in re.sub(r"http-equiv", "", text)
        for target in re.findall(r'<a href="([^"]+)"|<link rel="stylesheet" href="([^"]+)"', text):
            path, _, place = unquote("".join(target)).partition("#")
            there = (page.parent / path).resolve() if path else page
            if not there.is_file() or (place and place not in ids.get(there, set()) | {"main"}):
                lost.append((page, target))
    assert len(pages) > 40 and lost == []
    assert "Disallow: /" in (site / "robots.txt").read_text()


def test_who_needs_a_call_stands_first_and_leads_to_the_records_that_were_counted(sampled: Path) -> None:
    site = sampled / "out" / "staff"
    home = (site / "index.html").read_text(encoding="utf-8")
    first = re.search(r'<p class="ch-lead[^>]*>\s*(\d+) of 9 assignments need', home)
    assert first and int(first[1]) == home.count('class="ch-call ch-call--') > 0
    schools = re.findall(r'<h3><a href="(?:\./)?(schools/[^"]+)"', home)
    counted = 0
    for school in schools:
        page = (site / school).read_text(encoding="utf-8")
        assert "A report on each half month, within 5 days of its end." in page
        for year, record in re.findall(r'href="[^"]*/(\d{4})\.html#(\w+)"', page):
            place = site / Path(school).parent / f"{year}.html"
            assert f'<tr id="{record}">' in place.read_text(encoding="utf-8")
            counted += 1
    assert counted > 5


@pytest.mark.slow
def test_the_same_store_makes_the_same_bytes_on_the_same_day(sampled: Path, tmp_path: Path) -> None:
    assert main(["records", "site", "--store", str(sampled), "--today", DAY, "--out", str(tmp_path / "again")]) == 0
    once, again = (
        {file.relative_to(site): file.read_bytes() for file in site.rglob("*") if file.is_file()}
        for site in (sampled / "out" / "staff", tmp_path / "again")
    )
    assert once == again


@pytest.mark.slow
def test_a_staff_site_and_a_public_one_never_take_each_other_s_place(
    sampled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    staff, public = tmp_path / "staff", tmp_path / "public"
    build_whole(public, lambda folder, tree: (folder / "index.html").write_text("public"))
    command = ["records", "site", "--store", str(sampled), "--today", DAY, "--out"]

    for place in (public, public / "staff"):
        assert main([*command, str(place)]) == 2
        assert "is a public site" in capsys.readouterr().err
        with pytest.raises(NotPublished, match="is a public site"):
            build_whole(place, lambda folder, tree: None, staff=True)
    for verb in (["report"], ["export"], ["calendar"], ["form", "--coach", "coach-01"]):
        assert main(["records", *verb, "--store", str(sampled), "--out", str(public / "figures")]) == 2
        assert "is a public site" in capsys.readouterr().err
    assert (public / "index.html").read_text() == "public" and not (public / "staff").exists()

    assert main([*command, str(staff)]) == 0
    mark = read_mark(staff)
    assert mark and mark.staff and str(mark.day) == DAY
    assert staff.stat().st_mode & 0o007 == 0
    for place in (staff, staff / "new"):
        with pytest.raises(NotPublished, match="is a staff site"):
            build_whole(place, lambda folder, tree: None)


def test_a_staff_site_is_never_made_in_the_public_site_s_folder(sampled: Path, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A site\n")
    command = ["records", "site", "--store", str(sampled), "--site", str(tmp_path), "--out"]
    assert main([*command, str(tmp_path / "site")]) == 2
    assert main([*command, str(tmp_path / "content" / "staff")]) == 2
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
def test_a_page_that_nothing_changed_is_kept_and_one_changed_by_hand_is_made_anew(tmp_path: Path) -> None:
    root, out = tmp_path / "store", tmp_path / "staff"
    write_sample(root, Size(schools=3, districts=1, years=2))
    command = ["records", "site", "--store", str(root), "--out", str(out), "--today"]
    assert main([*command, DAY]) == 0
    old, other = out / "schools" / "school-001" / "2025.html", out / "schools" / "school-002" / "2025.html"
    before, whole = old.stat().st_ino, other.read_bytes()
    other.write_bytes(whole + b"<p>by hand</p>")

    assert main([*command, "2027-03-13"]) == 0
    assert old.stat().st_ino == before
    assert other.read_bytes() == whole

    (leader,) = (root / "coaches").glob("coach-01.yml")
    leader.write_text(leader.read_text().replace("SYNTHETIC Coach 1", "SYNTHETIC Coach renamed"))
    assert main([*command, "2027-03-13"]) == 0
    assert "SYNTHETIC Coach renamed" in old.read_text()
