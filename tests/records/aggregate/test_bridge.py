"""The one bridge: what `records aggregate` writes, what `check` lets through, and that nothing else crosses."""

from __future__ import annotations

import base64
import csv
import gzip
import io
import itertools
import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from bridged import DAY, aggregate, without_figures
from drawn import BuiltSite, DrawnSite, run_clearinghouse
from marked import ID, WORDS, marked_store
from one_page import made
from private_store import DrawnStore
from random_stores import RandomStore
from spelled import spellings

from clearinghouse.catalog.catalog import make_catalog
from clearinghouse.content.figures import FIGURES, MODES, SORTS, STATES, Figures, Name
from clearinghouse.content.load import load_site
from clearinghouse.content.models import Personal
from clearinghouse.records.aggregate.release import render_figures
from clearinghouse.records.fields import Mode
from clearinghouse.records.models.work import Progress
from clearinghouse.records.sample import Size
from clearinghouse.rules import figure_unknown, figure_unsafe


@pytest.fixture(scope="module")
def large_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of made-up records that is large enough for totals, for tests to copy."""
    place = tmp_path_factory.mktemp("large") / "store"
    run_clearinghouse(["records", "sample", str(place), "--schools", "40", "--districts", "12"], place.parent)
    return place


def crossed(site: DrawnSite, markers: list[str], built: BuiltSite, said: str) -> list[str]:
    """Return the markers that stand in a public file or in what a command said, in any spelling."""
    # What the site's own folder holds counts too: the figures, and whatever a build keeps for the next one.
    kept = [file for file in site.root.rglob("*") if file.is_file()]
    contents = [file.read_bytes() for file in {*built.files(), *kept}] + [said.encode(), built.said.encode()]
    whole = b"\n".join(gzip.decompress(one) if one[:2] == b"\x1f\x8b" else one for one in contents)
    # Markers begin in two ways, so one look finds them all; base64 has a beginning of its own for each way to fall.
    begins = set(itertools.chain.from_iterable(map(spellings, (ID, WORDS))))
    assert min(map(len, begins)) > 8
    hits = {begin for begin in begins if begin in whole}
    return [marker for marker in markers if any(one in whole for one in spellings(marker))] if hits else []


def no_marker_crosses(tmp_path: Path, size: Size, least: int) -> None:
    site = without_figures(tmp_path / "site")
    markers = marked_store(tmp_path / "store", size)
    assert len(markers) >= least and len(set(markers)) == len(markers)

    code, said = aggregate(site.root, tmp_path / "store")
    built = site.build(CLEARINGHOUSE_STORE=str(tmp_path / "store"))

    assert code == 0 and built.result.returncode == 0, said + built.said
    assert built.has("/program/figures/") and '"value"' in (built.folder / "program/figures/figures.json").read_text()
    assert crossed(site, markers, built, said) == []
    # The search finds what it looks for: markers put into the site and into what was said are found.
    site.resource("planted", title=f"About {markers[-1]}", body=f"Here stands {markers[7]}.")
    coded = base64.b64encode(markers[9].encode()).decode()
    few = [markers[7], markers[9], markers[900], markers[-1]]
    assert crossed(site, few, site.build(tmp_path / "with"), coded) == [markers[7], markers[9], markers[-1]]


@pytest.mark.slow
def test_no_marker_of_a_store_reaches_the_public_by_its_totals(tmp_path: Path) -> None:
    no_marker_crosses(tmp_path, Size(schools=24, districts=4), 2_000)


@pytest.mark.hard
def test_none_of_ten_thousand_markers_reaches_the_public_by_its_totals(tmp_path: Path) -> None:
    no_marker_crosses(tmp_path, Size(), 10_000)


def test_the_words_of_figures_are_those_of_the_records() -> None:
    assert (*MODES,) == Mode.__args__ and (*STATES,) == Progress.__args__
    assert Name.__args__ == tuple(SORTS)


@pytest.mark.slow
def test_what_random_stores_publish_passes_the_check_and_is_read_back_as_it_was(tmp_path: Path) -> None:
    site = without_figures(tmp_path / "site")
    for seed in range(6):
        figures = RandomStore(seed).releases()[-1]
        (site.root / FIGURES).write_text(render_figures(figures), encoding="utf-8")
        reading = load_site(site.root)
        catalog = make_catalog(reading)
        found = [*figure_unknown.check(catalog, figures.made), *figure_unsafe.check(catalog, figures.made)]

        assert (reading.problems, found) == ([], []), seed
        assert catalog.figures == figures
        assert figures.tables


@pytest.mark.slow
def test_totals_are_written_reviewed_and_followed_by_later_ones(tmp_path: Path, large_store: Path) -> None:
    site, store = without_figures(tmp_path / "site"), tmp_path / "store"
    shutil.copytree(large_store, store)

    first = aggregate(site.root, store, today="2027-03-05")
    fall = (site.root / FIGURES).read_text(encoding="utf-8")
    again = aggregate(site.root, store, today="2027-03-06")
    unchanged = (site.root / FIGURES).read_text(encoding="utf-8")
    second = aggregate(site.root, store, today=DAY)
    later = (site.root / FIGURES).read_text(encoding="utf-8")

    assert first[0] == again[0] == second[0] == 0, first + again + second
    assert "2026-2027-fall" in first[1] and "nothing was written" in again[1]
    assert unchanged == fall
    before, after = (Figures.model_validate(yaml.safe_load(text)) for text in (fall, later))
    assert set(before.tables) < set(after.tables)
    assert {table.period for table in before.tables} == {"2026-2027-fall"}
    assert {table.period for table in after.tables} == {"2026-2027", "2026-2027-fall", "2026-2027-spring", "2027-03"}


@pytest.mark.slow
def test_what_a_survey_asked_is_written_in_by_staff_and_stays(tmp_path: Path, large_store: Path) -> None:
    site, store = without_figures(tmp_path / "site"), tmp_path / "store"
    shutil.copytree(large_store, store)
    aggregate(site.root, store, today="2027-06-01")
    file = site.root / FIGURES
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("  question: 1\n", "  question: 1\n  asked: EXAMPLE, did it help?\n", 1), encoding="utf-8"
    )

    code, said = aggregate(site.root, store)

    assert code == 0, said
    assert "asked: EXAMPLE, did it help?" in file.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_store_with_problems_is_not_counted(tmp_path: Path) -> None:
    site, store = DrawnSite.begin(tmp_path / "site"), DrawnStore.begin(tmp_path / "store")
    store.contact("broken", minutes="many")

    code, said = aggregate(site.root, store.root)

    assert code == 1 and "broken.yml" in said and "Nothing was counted" in said
    assert not (site.root / FIGURES).exists()


@pytest.mark.slow
def test_a_published_file_that_was_changed_by_hand_is_not_built_on(tmp_path: Path, large_store: Path) -> None:
    site, store = without_figures(tmp_path / "site"), tmp_path / "store"
    shutil.copytree(large_store, store)
    aggregate(site.root, store, today="2027-03-05")
    file = site.root / FIGURES
    text = file.read_text(encoding="utf-8")
    wrong = re.sub(r"of: total, value: \d+", "of: total, value: 90000", text, count=1)
    file.write_text(wrong, encoding="utf-8")

    code, said = aggregate(site.root, store)
    file.write_text(text.replace("rows:", "rows: x", 1), encoding="utf-8")
    unread = aggregate(site.root, store)

    assert code == 2 and "changed by hand" in said
    assert unread[0] == 2 and "mend it first" in unread[1]


@pytest.mark.slow
def test_a_lost_or_foreign_file_is_missed_since_the_store_remembers_what_was_released(
    tmp_path: Path, large_store: Path
) -> None:
    site, store = without_figures(tmp_path / "site"), tmp_path / "store"
    shutil.copytree(large_store, store)
    aggregate(site.root, store, today="2027-03-05")
    file, memory = site.root / FIGURES, store / "releases.yml"
    fall = file.read_text(encoding="utf-8")
    aggregate(site.root, store)
    both = file.read_text(encoding="utf-8")
    kept = memory.read_text(encoding="utf-8")

    file.unlink()
    lost = aggregate(site.root, store)
    file.write_text(re.sub(r"value: \d+", "value: 30", both, count=1), encoding="utf-8")
    foreign = aggregate(site.root, store)
    file.write_text(fall, encoding="utf-8")
    older = aggregate(site.root, store)
    again = file.read_text(encoding="utf-8")
    file.unlink()
    first = aggregate(site.root, store, "--nothing-else-published")
    checked = run_clearinghouse(["records", "check", "--store", str(store)], tmp_path)

    assert lost[0] == 2 and "figures.yml is not there" in lost[1] and "the last on 2027-09-01" in lost[1]
    assert foreign[0] == 2 and "changed by hand" in foreign[1]
    assert older[0] == 0 and "a later release was made on 2027-09-01" in older[1] and again == both
    assert first[0] == 0 and len(re.findall("digest", memory.read_text(encoding="utf-8"))) == 1
    assert len(re.findall("digest", kept)) == 2 and re.search(r"school-|coach-|value", kept) is None
    assert "releases.yml" not in checked.stdout


@pytest.mark.slow
def test_a_memory_of_releases_that_cannot_be_read_stops_a_release(tmp_path: Path, large_store: Path) -> None:
    site, store = without_figures(tmp_path / "site"), tmp_path / "store"
    shutil.copytree(large_store, store)
    (store / "releases.yml").write_text("releases:\n- made: tomorrow\n", encoding="utf-8")

    code, said = aggregate(site.root, store)

    assert code == 2 and "releases.yml:2" in said and "bring it back" in said
    assert not (site.root / FIGURES).exists()


@pytest.mark.slow
def test_the_page_shows_every_number_of_the_file_and_its_data_agree(tmp_path: Path) -> None:
    site = without_figures(tmp_path / "site")
    figures = RandomStore(3).releases()[-1]
    (site.root / FIGURES).write_text(render_figures(figures), encoding="utf-8")

    built = made(site, "/program/figures/", "program/figures/figures.csv", "program/figures/figures.json")

    html = built.text("/program/figures/")
    numbers = [row for table in figures.tables for row in table.rows]
    assert html.count("ch-totals__withheld") == sum(row.withheld for row in numbers)
    rows = list(csv.DictReader(io.StringIO((built.folder / "program/figures/figures.csv").read_text("utf-8"))))
    data = json.loads((built.folder / "program/figures/figures.json").read_text("utf-8"))
    assert [(row["of"], row["value"]) for row in rows] == [
        (one.of, "" if one.withheld else str(one.value)) for one in numbers
    ]
    assert [row for table in data["tables"] for row in table["rows"]] == [one.model_dump(exclude_defaults=True) for one in numbers]  # fmt: skip
    people = [item.title for item in site.public().items if isinstance(item.fields, Personal)]
    assert people and not any(name in row["label"] for name in people for row in rows)


def test_a_site_without_figures_says_so_and_offers_no_data(site: DrawnSite) -> None:
    built = made(site, "/program/figures/", "/open-data/", "program/figures/figures.csv")

    assert "No figures have been published yet" in built.text("/program/figures/")
    assert not (built.folder / "program/figures/figures.csv").exists()
    assert "figures.csv" not in built.text("/open-data/")
