"""What comes in from outside: bundles and spreadsheets, sound, doubtful and hostile."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from drawn import ROOT
from private_store import CONTACT, PLAN, TODAY, DrawnStore

from clearinghouse.cli import main
from clearinghouse.records import refusing
from clearinghouse.records.bundle import MAX_BUNDLE, BadBundle, Bundle, parse_bundle
from clearinghouse.records.index import try_records
from clearinghouse.records.load import load_records
from clearinghouse.records.models import Contact
from clearinghouse.records.taking_in import Fate, take_in, write_all
from clearinghouse.records.writing import NotWritten, make_record, new_id, write_record

GOOD = {"kind": "contact", "id": "abc123", "fields": CONTACT}


@pytest.fixture
def store(tmp_path: Path) -> DrawnStore:
    return DrawnStore.begin(tmp_path / "store")


def bundle(*records: dict[str, Any], coach: str = "coach-a") -> Bundle:
    return parse_bundle(
        json.dumps({"format": "clearinghouse-records", "version": 1, "coach": coach, "records": records}).encode()
    )


def fates(store: DrawnStore, found: Bundle, write: bool = True) -> list[Fate]:
    outcomes = take_in(store.root, ROOT, found.entries, found.coach, TODAY)
    return [outcome.fate for outcome in (write_all(store.root, outcomes) if write else outcomes)]


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(file.relative_to(root)): file.read_bytes() for file in root.rglob("*.yml")}


def test_a_bundle_is_taken_in_once_however_often_it_comes(store: DrawnStore) -> None:
    assert fates(store, bundle(GOOD)) == [Fate.NEW]
    before = snapshot(store.root)

    assert fates(store, bundle(GOOD)) == [Fate.THERE]
    assert snapshot(store.root) == before


def test_another_record_of_the_same_id_is_told_and_nothing_is_written_over(store: DrawnStore) -> None:
    fates(store, bundle(GOOD))
    before = snapshot(store.root)

    assert fates(store, bundle({**GOOD, "fields": {**CONTACT, "minutes": 5}})) == [Fate.DOUBT]
    assert snapshot(store.root) == before


def test_a_contact_much_like_one_in_the_store_is_doubted_until_it_is_kept_by_name(store: DrawnStore) -> None:
    fates(store, bundle(GOOD))
    twin = bundle({**GOOD, "id": "other1"})

    assert fates(store, twin) == [Fate.DOUBT]
    (kept,) = take_in(store.root, ROOT, twin.entries, "coach-a", TODAY, frozenset(["other1"]))
    assert kept.fate is Fate.NEW


@pytest.mark.parametrize(
    "change",
    [
        {"coach": "coach-z"},
        {"school": "school-b"},
        {"date": "2026-11-21"},
        {"date": "2026-02-30"},
        {"minutes": 1441},
        {"minutes": "60"},
        {"minutes": True},
        {"mode": "telepathy"},
        {"unknown": 1},
        {"note": "SYNTHETIC: Jane, grade 7"},
        {"replaces": "not-there"},
        {"standards": ["ct-ccl/PE99"]},
        {"note": "x" * 4001},
        {"note": "hidden \u202e turn"},
        {"school": "../../etc"},
        {"steps_done": ["gone"]},
    ],
    ids=str,
)
def test_a_record_that_does_not_fit_is_refused_and_its_neighbor_is_taken(
    store: DrawnStore, change: dict[str, Any]
) -> None:
    bad = {"kind": "contact", "id": "bad1", "fields": {**CONTACT, **change}}
    before = snapshot(store.root)

    assert fates(store, bundle(bad, GOOD)) == [Fate.BAD, Fate.NEW]
    assert set(snapshot(store.root)) - set(before) == {"contacts/coach-a/2026/abc123.yml"}


def test_the_work_of_another_coach_is_neither_written_nor_replaced(store: DrawnStore) -> None:
    store.write("coaches/coach-b", name="SYNTHETIC Coach b")
    store.write("assignments/b", coach="coach-b", school="school-b", leader="leader-b", start="2026-09-01")
    store.contact("theirs", coach="coach-b", school="school-b")
    fields = {**CONTACT, "coach": "coach-b", "school": "school-b"}

    forged = bundle(
        {"kind": "contact", "id": "f1", "fields": fields},
        {"kind": "contact", "id": "f2", "fields": {**CONTACT, "replaces": "theirs"}},
        {"kind": "plan", "id": "f3", "fields": {**PLAN, "assignment": "b"}},
        {
            "kind": "plan",
            "id": "f4",
            "fields": {"assignment": "assignment-a", "date": "2026-10-01", "replaces": "nobodys"},
        },
    )

    assert fates(store, forged) == [Fate.BAD] * 4


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "cut short"),
        (b'{"format": "clearinghouse-records", "version": 1, "coach": "coach-a", "rec', "cut short"),
        (b"\xff\xfe\x00", "no text"),
        (b"[" * 200_000, "nested too deeply|cut short"),
        (b'{"format": "other"}', "no bundle"),
        (b" " * (MAX_BUNDLE + 1), "larger than 5 MB"),
        (json.dumps({"format": "clearinghouse-records", "version": 2, "coach": "a", "records": []}).encode(), "another version"),
        (json.dumps({"format": "clearinghouse-records", "version": 1, "coach": "../x", "records": []}).encode(), "does not name its coach"),
        (json.dumps({"format": "clearinghouse-records", "version": 1, "coach": "a", "records": [{**GOOD, "id": "../../x"}]}).encode(), "id that no form makes"),
        (json.dumps({"format": "clearinghouse-records", "version": 1, "coach": "a", "records": [{**GOOD, "kind": "school"}]}).encode(), "kind that no form writes"),
        (json.dumps({"format": "clearinghouse-records", "version": 1, "coach": "a", "records": [], "extra": 1}).encode(), "something that no form writes"),
        (b'{"format": "clearinghouse-records", "format": "x"}', "names a field twice"),
        (b'{"format": "clearinghouse-records", "version": NaN}', "no number"),
    ],
)  # fmt: skip
def test_a_hostile_bundle_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(BadBundle, match=words):
        parse_bundle(data)


def test_a_sheet_as_coaches_keep_it_is_taken_in_row_by_row_and_once(
    store: DrawnStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "log.csv"
    sheet.write_text(
        "Contact log 2026,,,,,\nDate,School,Type,Duration,Notes,Mood\n"
        "10/6/2026,SYNTHETIC School a,Visit,1:15,SYNTHETIC note,fine\n"
        "October 7 2026,school-a,phone call,20 min,,\n"
        "2026-10-08,School A,zoom,1.5 h,,\n"
        "13/10/2026,school-a,call,20,,\n2026-10-09,Elsewhere,call,20,,\n2026-10-10,school-a,call,soon,,\n2026-08-01,school-a,call,5,,\n",
        "utf-8",
    )
    arguments = [
        "records",
        "import",
        "--store",
        str(store.root),
        "--site",
        str(ROOT),
        "--coach",
        "coach-a",
        "--today",
        str(TODAY),
        str(sheet),
    ]

    assert main(arguments) == 1
    said = capsys.readouterr()
    assert "2 written" in said.out and "1 refused" in said.out and "4 not understood" in said.out
    assert "'Mood' is not taken" in said.err
    found = sorted((str(c.date), c.minutes, c.mode) for c in load_records(store.root).all(Contact).values())
    assert found == [("2026-10-06", 75, "on-site"), ("2026-10-07", 20, "phone")]
    main(arguments)
    assert "0 written; 2 there already" in capsys.readouterr().out


def test_log_writes_what_it_was_told_and_asks_for_nothing(
    store: DrawnStore, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [
        "records",
        "log",
        "--store",
        str(store.root),
        "--site",
        str(ROOT),
        "--today",
        str(TODAY),
        "--set",
        "mode=phone",
    ]

    assert main([*arguments, "--set", "minutes=15"]) == 0
    (contact,) = load_records(store.root).all(Contact).values()
    assert (contact.minutes, contact.mode, contact.date) == (15, "phone", TODAY)
    assert main(arguments) == 2 and "--set minutes=" in capsys.readouterr().err


def test_a_full_disk_or_a_folder_that_refuses_loses_nothing_and_says_so(
    store: DrawnStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clearinghouse.records.kinds import BY_NAME

    record, text = make_record(BY_NAME["contact"], new_id(), {**CONTACT, "date": date(2026, 10, 6)})

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NotWritten, match="was not saved: No space left on device"):
        write_record(store.root, record.path, text)
    assert list((store.root / "contacts").rglob("*")) == [
        store.root / "contacts/.gitkeep",
        *sorted((store.root / "contacts").rglob("coach-a")),
        *sorted((store.root / "contacts").rglob("2026")),
    ]


def test_a_record_is_never_written_over_nor_through_a_link(store: DrawnStore, tmp_path: Path) -> None:
    file = store.contact("there")
    with pytest.raises(NotWritten, match="never overwritten"):
        write_record(store.root, file.relative_to(store.root), "x")  # type: ignore[arg-type]  # a path below the store
    (store.root / "reports" / "coach-a").symlink_to(tmp_path)
    with pytest.raises(NotWritten, match="link to another place"):
        write_record(store.root, Path("reports/coach-a/2026/x.yml"), "x")  # type: ignore[arg-type]  # as above


def chain(first: dict[str, Any], others: dict[str, Any], length: int = 200) -> Bundle:
    """A bundle of contacts of which each corrects the one before."""
    fields = [{**CONTACT, **(others if number else first)} for number in range(length)]
    links = [{"replaces": f"link{number - 1}"} if number else {} for number in range(length)]
    return bundle(
        *(
            {"kind": "contact", "id": f"link{number}", "fields": {**said, **link}}
            for number, (said, link) in enumerate(zip(fields, links, strict=True))
        )
    )


@pytest.mark.parametrize(
    "found",
    [
        chain({"school": "school-nowhere"}, {}),
        chain({"date": "2026-11-29"}, {"date": "2026-11-29"}),
        chain({"replaces": "link199"}, {}),
    ],
    ids=["the first is wrong", "the last is wrong, and then the one before", "a circle"],
)
def test_a_chain_of_corrections_is_refused_in_a_few_looks(store: DrawnStore, found: Bundle, monkeypatch) -> None:
    looks = []
    monkeypatch.setattr(refusing, "try_records", lambda *asked: looks.append(asked) or try_records(*asked))

    assert set(fates(store, found)) == {Fate.BAD}
    assert 1 <= len(looks) <= 6


def test_what_nothing_refused_leads_to_is_taken_in(store: DrawnStore) -> None:
    wrong, right = {**CONTACT, "date": "2026-11-29"}, {**CONTACT, "minutes": 61}
    records = [
        GOOD,
        {"kind": "contact", "id": "wrong", "fields": {**wrong, "replaces": "abc123"}},
        {"kind": "contact", "id": "hangs", "fields": {**right, "replaces": "wrong"}},
        {"kind": "contact", "id": "other", "fields": right},
    ]

    assert fates(store, bundle(*records)) == [Fate.NEW, Fate.NEW, Fate.NEW, Fate.NEW]
    store_again = DrawnStore.begin(store.root.parent / "again")
    records[2]["fields"] = {**wrong, "replaces": "wrong"}
    assert fates(store_again, bundle(*records)) == [Fate.NEW, Fate.BAD, Fate.BAD, Fate.NEW]


def git(folder: Path, *arguments: str) -> str:
    names = ["-c", "user.name=SYNTHETIC", "-c", "user.email=s@synthetic.example"]
    return subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def test_two_coaches_who_write_at_once_both_keep_their_work(store: DrawnStore, tmp_path: Path) -> None:
    store.contact("old")
    git(store.root, "init", "-q", "-b", "main")
    git(store.root, "add", "-A")
    git(store.root, "commit", "-qm", "begin")
    clones = [tmp_path / "one", tmp_path / "two"]
    for number, clone in enumerate(clones):
        git(tmp_path, "clone", "-q", str(store.root), str(clone))
        drawn = DrawnStore(clone)
        drawn.contact(f"new{number}", minutes=10 + number)
        drawn.contact(f"fix{number}", replaces="old", minutes=20 + number)
        git(clone, "add", "-A")
        git(clone, "commit", "-qm", f"from {number}")
    git(clones[0], "pull", "-q", "--no-rebase", str(clones[1]), "main")
    merged = DrawnStore(clones[0])

    records = load_records(clones[0])
    assert {"new0", "new1", "fix0", "fix1"} <= set(records.all(Contact))
    assert {problem.code for problem in merged.problems()} == {"record-replaces"}
    merged.contact("settled", replaces="fix1", minutes=21)
    merged.contact("fix0", replaces="settled", minutes=20)
    assert merged.problems() == []
