"""The search index leads from what people say to what there is, and to nothing else."""

from __future__ import annotations

import json
import random
import re
from bisect import bisect_right
from datetime import date

import pytest
import yaml
from drawn import ROOT, BuiltSite, DrawnSite
from hypothesis import given
from hypothesis import strategies as st

from clearinghouse.publish.search.files import Search
from clearinghouse.publish.search.words import Stems, split_words, without_addresses
from clearinghouse.publish.site import Site
from clearinghouse.shared import FIND


def search_of(site: DrawnSite) -> dict[str, object]:
    """Return the files of the finder by name."""
    made = Site(site.public(), date(2026, 9, 1))
    return {output.address.split("/", 3)[3]: json.loads(output.content) for output in Search(made).outputs()}


def postings(files: dict[str, object], term: str) -> list[tuple[int, str]]:
    """Return the entries of a term, each with its letter."""
    for name, piece in files.items():
        if name.startswith("terms/") and term in piece:  # type: ignore[operator]  # an object
            number, found = -1, []
            for step, letter in re.findall(r"(\d+)([A-Za-z])", piece[term]):  # type: ignore[index]  # as above
                number += int(step)
                found.append((number, letter))
            return found
    return []


def id_of(files: dict[str, object], number: int) -> str:
    return str(files[f"entries/{number // 3}.json"][number % 3][0])  # type: ignore[index]  # rows of a list


def test_a_word_leads_to_the_entries_that_have_it(site: DrawnSite) -> None:
    site.resource("zebra", title="Counting zebras")

    files = search_of(site)

    assert "zebra" in [id_of(files, number) for number, letter in postings(files, "zebra") if letter.isupper()]


def test_each_term_lies_in_the_piece_that_begins_before_it(site: DrawnSite) -> None:
    chance = random.Random(3)
    letters = "abcdefghij"
    for number in range(40):
        words = ["".join(chance.choices(letters, k=chance.randint(1, 7))) for _ in range(60)]
        site.resource(f"r{number}", title=f"Words {number}", body=" ".join(words))
    files = search_of(site)
    begins = files["start.json"]["terms"]  # type: ignore[index]  # an object
    pieces = [files[f"terms/{number}.json"] for number in range(len(begins))]

    assert len(begins) > 5 and sum(map(len, begins)) < sum(len(next(iter(piece))) for piece in pieces)  # type: ignore[call-overload]  # objects
    for number, piece in enumerate(pieces):
        assert {bisect_right(begins, term) - 1 for term in piece} == {number}  # type: ignore[attr-defined]  # as above


def test_what_every_question_asks_for_lies_in_one_file(site: DrawnSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """A phone pays for each file by itself, and every question asks for all topics there are."""
    site.resource("one", topics=["attendance"])
    site.resource("two", topics=["data-use"])
    monkeypatch.setattr("clearinghouse.publish.search.files._PIECE", 1)

    terms = [list(piece) for name, piece in search_of(site).items() if name.startswith("terms/")]  # type: ignore[call-overload]  # objects

    with_topics = [named for named in terms if any(term.startswith("#topic/") for term in named)]
    assert [sorted(named) for named in with_topics] == [["#topic/attendance", "#topic/data-use"]]
    assert len(terms) > 5


def test_a_title_weighs_more_than_a_body(site: DrawnSite) -> None:
    site.resource("titled", title="Zebra counting", body="Nothing more to say of it.")
    site.resource("said", title="Counting animals", body="A zebra is counted too, among many others of its kind.")

    files = search_of(site)
    letters = {id_of(files, number): letter for number, letter in postings(files, "zebra")}

    assert letters["titled"] > letters["said"]


def test_words_lent_by_neighbors_are_marked_as_lent(site: DrawnSite) -> None:
    site.resource(
        "one", title="Absence teams meet weekly", summary="Absence teams meet weekly and call families at home."
    )
    site.resource(
        "two", title="Absence teams meet daily", summary="Absence teams meet daily; truancy officers call families."
    )

    files = search_of(site)
    letters = {id_of(files, number): letter for number, letter in postings(files, "truanci")}

    assert letters["two"].isupper()
    assert letters["one"].islower()


def test_what_people_ask_it_as_leads_to_it_and_stands_on_no_page(site: DrawnSite) -> None:
    site.resource("mine", asked_as=["zigzagging giraffes"])

    built = site.build()

    holding = built.files_containing("zigzag")
    assert holding
    assert all(name.startswith(("find/", "catalogue.")) for name in holding)


def test_what_people_ask_a_page_or_a_challenge_as_is_its_name(site: DrawnSite) -> None:
    page = site.root / "content" / "program" / "contact.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("---\ntitle: Write to us\nasked_as:\n  - who can I talk to\n---\n\nWords.\n")

    named = {address: names for _, address, _, _, names in search_of(site)["places.json"]}  # type: ignore[attr-defined]  # rows

    assert named["/program/contact/"] == ["Write to us", "who can I talk to"]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("events", {"start": "2026-10-01 15:30", "end": "2026-10-01 17:00", "venue": "Room 12"}),
        ("practices", {"setting": "A small school", "context": "Words.", "what_we_did": "Words.", "result": "Words."}),
    ],
)
def test_what_people_ask_an_event_or_a_practice_as_is_its_name(
    site: DrawnSite, kind: str, fields: dict[str, str]
) -> None:
    shared = {"title": "A fine thing", "summary": "Words.", "status": "published", "asked_as": ["what the zebras did"]}
    site.write(f"content/{kind}/fine.md", **shared, **fields)

    named = {address: names for _, address, _, _, names in search_of(site)["places.json"]}  # type: ignore[attr-defined]  # rows

    assert named[f"/{kind}/fine/"] == ["A fine thing", "what the zebras did"]


def test_of_a_kind_that_has_hundreds_only_those_with_a_name_of_their_own_are_places(site: DrawnSite) -> None:
    event = {
        "summary": "S.",
        "status": "published",
        "start": "2026-10-01 15:30",
        "end": "2026-10-01 17:00",
        "venue": "R",
    }

    def places(count: int) -> list[str]:
        for number in range(count):
            asked = {"asked_as": ["when do we meet again"]} if number == 7 else {}
            site.write(f"content/events/s{number}.md", title=f"Session {number}", **event, **asked)
        return [place[1] for place in search_of(site)["places.json"] if "/events/s" in place[1]]  # type: ignore[attr-defined]  # rows

    assert len(places(FIND.places)) == FIND.places
    assert places(FIND.places + 1) == ["/events/s7/"]


def test_the_program_s_figures_and_each_sort_of_table_are_places(site: DrawnSite) -> None:
    without = {address for _, address, *_ in search_of(site)["places.json"]}  # type: ignore[attr-defined]  # rows
    found = search_of(DrawnSite.of_the_sample(site.root.parent / "sample"))["places.json"]
    named = {address: names for _, address, _, _, names in found}  # type: ignore[attr-defined]  # rows

    assert [place for place in without if place.startswith("/program/figures/")] == ["/program/figures/"]
    assert named["/program/figures/"] == ["The program in figures"]
    assert named["/program/figures/#hours-by-mode-2026-2027"] == ["Hours by way of meeting"]
    assert "/program/figures/#hours-by-mode-2026-2027-fall" not in named


def test_words_side_by_side_in_several_entries_are_kept_as_a_pair(site: DrawnSite) -> None:
    for id in ("one", "two"):
        site.resource(id, title=f"Zebra stripes {id}")
    site.resource("three", title="Stripes of a zebra, okapi legs")

    files = search_of(site)

    assert [id_of(files, number) for number, _ in postings(files, "zebra stripe")] == ["one", "two"]
    assert postings(files, "okapi leg") == []


@pytest.mark.parametrize(("status", "found"), [("published", True), ("retired", False)])
def test_what_to_try_with_a_retired_resource_is_not_found_since_it_is_not_shown(
    site: DrawnSite, status: str, found: bool
) -> None:
    note = {"retired_note": "It is withdrawn."} if status == "retired" else {}
    site.resource("worksheet", status=status, try_this="Rehearse the xylophone.", **note)

    assert bool(postings(search_of(site), "xylophon")) is found


def test_drafts_lend_the_search_nothing(site: DrawnSite) -> None:
    site.resource("hidden", title="Xylquofone", summary="A xylquofone.", status="draft", asked_as=["xylquofone"])

    assert "xylquofon" not in json.dumps(search_of(site))


def test_the_vocabulary_teaches_it_how_people_speak(site: DrawnSite) -> None:
    file = site.root / "content" / "vocabulary.yml"
    fields = yaml.safe_load(file.read_text())
    topic = fields["topics"][0]["id"]
    fields["search_phrases"] = [{"terms": ["kids who skip school"], "topics": [topic]}]
    fields["equivalents"] = [{"words": ["kids", "students"]}]
    file.write_text(yaml.safe_dump(fields))

    start = search_of(site)["start.json"]

    meant = [concepts for concepts, phrases in start["meanings"] if "kid skip school" in phrases]  # type: ignore[index]  # an object
    assert f"#topic/{topic}" in meant[0]
    assert ["kid", "student"] in start["equivalents"]  # type: ignore[index]  # as above


def test_what_people_call_a_page_follows_it_to_another_address(site: DrawnSite) -> None:
    file = site.root / "content" / "vocabulary.yml"
    fields = yaml.safe_load(file.read_text())
    fields["places"] = [{"address": "/goals/old/", "terms": ["first days"]}]
    file.write_text(yaml.safe_dump(fields))
    site.write(
        "content/goals/later.md", title="New", summary="It is.", status="published", order=9, aliases=["/goals/old/"]
    )

    places = search_of(site)["places.json"]

    assert ["/goals/later/", ["New", "first days"]] in [[place[1], place[4]] for place in places]  # type: ignore[index,attr-defined]  # rows of a list
    assert "no page of this site" not in site.check().stdout


def test_a_standard_gathers_what_names_it_or_a_part_of_it(site: DrawnSite) -> None:
    site.resource("whole", standards=["psel-2015/1"])
    files = search_of(site)
    assert "whole" in [id_of(files, number) for number, _ in postings(files, "#standard/psel-2015/1")]


def test_the_page_offers_the_orders_that_the_index_has_and_scripts_know(site: DrawnSite) -> None:
    package = ROOT / "plugins" / "clearinghouse"
    page = (package / "theme/pages/find.html").read_text(encoding="utf-8")
    offered = re.findall(r'<option value="(\w+)">\{\{ wording\("search', page)
    script = (package / "theme/templates/assets/clearinghouse/find/address.js").read_text(encoding="utf-8")
    (known,) = re.findall(r"const SORTS = (\[.*\]);", script)
    made = [name[len("order/") : -len(".json")] for name in search_of(site) if name.startswith("order/")]

    assert offered == json.loads(known)
    assert sorted(offered) == sorted(["relevance", *made])


def test_the_same_content_makes_the_same_files(site: DrawnSite) -> None:
    one, other = (Search(Site(site.public(), date(2026, 9, 1))) for _ in range(2))

    assert one.folder == other.folder
    assert list(one.outputs()) == list(other.outputs())


def test_the_folder_of_the_files_changes_with_them(site: DrawnSite) -> None:
    before = Search(Site(site.public(), date(2026, 9, 1))).folder
    site.resource("another", title="Another")

    assert Search(Site(site.public(), date(2026, 9, 1))).folder != before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The school's plan", ["the", "school", "plan"]),
        ("K-12, follow-up", ["k", "12", "follow", "up"]),
        ("Résumé NAÏVE", ["resume", "naive"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
    ],
)
def test_texts_are_cut_into_words(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@given(st.text(max_size=200))
def test_no_text_breaks_the_cutting(text: str) -> None:
    assert all(word and len(word) <= 40 for word in split_words(text) if word)
    assert Stems().terms(without_addresses(text)) is not None


def test_addresses_are_no_words() -> None:
    assert without_addresses("a guide https://example.org/x and more").split() == ["a", "guide", "and", "more"]


def test_the_finder_fills_the_card_that_lists_have_and_makes_none_of_its_own(sample_site: BuiltSite) -> None:
    script = (ROOT / "plugins/clearinghouse/theme/templates/assets/clearinghouse/find/results-view.js").read_text(
        encoding="utf-8"
    )
    pattern = sample_site.text("/find/").partition('<template id="find-card">')[2].partition("</template>")[0]
    listed = sample_site.text("/resources/").partition('<li class="ch-card')[2].partition("</li>")[0]

    filled = set(re.findall(r"\.(ch-card__\w+)", script))
    assert {"ch-card__title", "ch-card__facts", "ch-card__summary"} <= filled
    assert [name for name in filled if f'class="{name}"' not in pattern or f'class="{name}"' not in listed] == []
