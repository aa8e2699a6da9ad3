"""People: cards that address books read, a fair order, offers that meet what is sought, and nothing left behind."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from pathlib import Path

import pytest
import vobject
from drawn import DrawnSite

from clearinghouse.catalog.turns import turn
from clearinghouse.publish.coaches import coach_outputs, coach_pages, in_turn
from clearinghouse.publish.contact_card import contact_cards
from clearinghouse.publish.home import home_page
from clearinghouse.publish.open_data.page import open_data_page
from clearinghouse.publish.pages import make_pages
from clearinghouse.publish.site import Site

READER = Path(__file__).parent.parent / "browser" / "read_card.mjs"
TODAY = datetime.date(2026, 9, 1)
CONSENT = {"given_on": datetime.date(2026, 8, 1), "expires_on": datetime.date(2027, 8, 1)}
COACH = {"summary": "Works with schools.", "status": "published", "role": "Executive coach", "consent": CONSENT}
NAMES = {"ada": "Ada María de la Muster", "ben": "Ben Muster, Jr.", "cleo": "Cleo; Muster", "dan": "Dan Muster"}


@pytest.fixture
def people(site: DrawnSite) -> DrawnSite:
    for id, name in NAMES.items():
        contact = {"email": f"{id}.canary@example.org", "phone": "(203) 555-0100", "url": f"https://example.org/{id}"}
        fields = {"name": name, "contact": contact, "topics": ["attendance"], "regions": ["Muster Valley"]}
        site.write(f"content/coaches/{id}.md", **{**COACH, **fields, "standards": ["psel-2015/1a"]})
    pia = {"name": "Pia Muster", "seeks": ["attendance", "psel-2015/1"], "offers": ["data-use"]}
    site.write("content/people/pia.md", **{**COACH, **pia, "role": "Leader"})
    site.write("content/people/quin.md", **{**COACH, "name": "Quin Muster", "seeks": ["data-use"], "role": "Leader"})
    return site


def made(site: DrawnSite, today: datetime.date = TODAY) -> Site:
    return Site(site.public(today), today, url="https://example.org/clearinghouse/")


def test_cards_are_read_by_two_readers_with_every_detail(people: DrawnSite, tmp_path: Path) -> None:
    outputs = [output for output in contact_cards(made(people)) if output.address.endswith("contact.vcf")]
    cards = {output.address.split("/")[2]: output.content for output in outputs}

    assert set(cards) == set(NAMES)
    for id, text in cards.items():
        read = vobject.readOne(text)
        assert (read.fn.value, read.email.value) == (NAMES[id], f"{id}.canary@example.org")
        assert read.tel.value == "(203) 555-0100" and read.url.value == f"https://example.org/{id}"
        file = tmp_path / f"{id}.vcf"
        file.write_bytes(text.encode())
        checked = subprocess.run(
            [sys.executable, "-W", "default", "-m", "vcard.vcard", str(file)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert checked.returncode == 0, checked.stdout + checked.stderr
    assert vobject.readOne(cards["ada"]).n.value.family == "de la Muster"


def test_the_order_of_people_changes_with_the_week_and_with_nothing_else(people: DrawnSite) -> None:
    def order(day: datetime.date) -> list[str]:
        site = made(people, day)
        return [item.id for item in in_turn(site, site.catalog.of("coach"))]

    monday = datetime.date(2026, 8, 31)
    assert order(monday) == order(monday + datetime.timedelta(days=6))
    weeks = [order(monday + datetime.timedelta(weeks=number)) for number in range(40)]
    assert {week[0] for week in weeks} == set(NAMES)
    assert turn("coaches/ada", monday) != turn("coaches/ada", monday, "another question")


def test_home_leads_with_whose_turn_it_is_and_everybody_has_a_turn(people: DrawnSite) -> None:
    weeks = [datetime.date(2026, 8, 31) + datetime.timedelta(weeks=number) for number in range(12)]
    shown = [home_page(made(people, day), None).values["people"] for day in weeks]

    assert {card.title for cards in shown for card in cards[:1]} == set(NAMES.values())
    for day, cards in zip(weeks, shown, strict=True):
        site = made(people, day)
        assert [card.title for card in cards] == [item.title for item in in_turn(site, site.catalog.of("coach"))[:3]]


def test_those_with_room_come_first(people: DrawnSite) -> None:
    for id, accepting in (("ada", False), ("ben", True)):
        file = people.root / f"content/coaches/{id}.md"
        file.write_text(file.read_text().replace("role:", f"accepting: {str(accepting).lower()}\nrole:", 1))
    site = made(people)

    ordered = [item.id for item in in_turn(site, site.catalog.of("coach"))]

    assert ordered[0] == "ben" and ordered[-1] == "ada"


def test_offers_meet_what_is_sought_both_ways_and_say_why(people: DrawnSite) -> None:
    site = made(people)
    pia, quin = site.catalog.get("person", "pia"), site.catalog.get("person", "quin")
    ada = site.catalog.get("coach", "ada")
    assert pia and quin and ada

    assert {match.item.id for match in site.exchange.offered_to(pia)} == set(NAMES)
    assert [(match.item.id, match.matters) for match in site.exchange.sought_from(pia)] == [("quin", ("data-use",))]
    assert [match.item.id for match in site.exchange.offered_to(quin)] == ["pia"]
    assert [match.item.id for match in site.exchange.sought_from(ada)] == ["pia"]


def test_a_coach_is_found_by_each_thing_that_is_said_of_them(people: DrawnSite) -> None:
    site = made(people)
    (page,) = coach_pages(site)
    (styles,) = coach_outputs(site)

    offered = {mark for one in page.values["choices"] for mark, _ in one.options}
    # Who names an element is found by its standard too.
    assert {"fit-standard-psel-2015-1", "fit-standard-psel-2015-1a", "fit-region-muster-valley"} <= offered
    for mark in offered:
        assert f'option[value="{mark}"]:checked' in styles.content


@pytest.mark.slow
def test_nothing_of_a_person_is_left_once_they_are_removed_or_their_consent_has_ended(people: DrawnSite) -> None:
    before = people.build()
    assert before.result.returncode == 0, before.said
    assert before.files_containing("Quin Muster") and before.files_containing("Dan Muster")
    assert before.files_containing("dan.canary@example.org") == [
        "coaches/dan/contact-4.vcf",
        "coaches/dan/contact.vcf",
    ]

    (people.root / "content/people/quin.md").unlink()
    file = people.root / "content/coaches/dan.md"
    file.write_text(file.read_text().replace("2027-08-01", "2026-08-30"))
    after = people.build()

    assert after.result.returncode == 0, after.said
    for words in ("Quin", "people/quin", "Dan Muster", "dan.canary", "coaches/dan"):
        assert [name for name in after.files_containing(words) if name != "the log"] == [], words


@pytest.mark.slow
def test_no_history_of_what_is_made_keeps_somebody_who_was_removed(people: DrawnSite, tmp_path: Path) -> None:
    """Neither the public folder that is built over again, nor anything beside it, nor what is kept between runs.

    That holds for a shelf, too, that another version of the program wrote, and that this one cannot read.
    """
    made = tmp_path / "made"
    for id in ("quin", "rosa"):
        person = {**COACH, "name": f"{id.capitalize()} Canary", "seeks": ["data-use"], "role": "Leader"}
        people.write(f"content/people/{id}.md", **person, body=f"More of {id.capitalize()} Canary.")
    public, kept = made / "public", made / "kept"
    first = people.build(public, CLEARINGHOUSE_CACHE=str(kept))
    assert first.result.returncode == 0, first.said
    for where in (public, kept):
        assert _holding(where, b"Quin Canary") and _holding(where, b"Rosa Canary"), where
    for shelf in _holding(kept, b"Rosa Canary"):
        shelf.write_bytes(b"another" + shelf.read_bytes()[7:])

    for id in ("quin", "rosa"):
        (people.root / f"content/people/{id}.md").unlink()
    second = people.build(public, CLEARINGHOUSE_CACHE=str(kept))

    assert second.result.returncode == 0, second.said
    assert _holding(public, b"Ada Mar") and _holding(kept, b"Ada Mar")
    for words in (b"Canary", b"people/quin", b"people/rosa"):
        assert _holding(made, words) == [], words


def _holding(folder: Path, words: bytes) -> list[Path]:
    return [file for file in sorted(folder.rglob("*")) if file.is_file() and words in file.read_bytes()]


def test_topics_and_goals_name_whom_to_talk_to(people: DrawnSite) -> None:
    goal = {"title": "G", "summary": "S.", "status": "published", "order": 1, "standards": ["psel-2015/1"]}
    people.write("content/goals/g.md", **goal)
    people.resource("lists", topics=["attendance"])
    pages = {page.address: page.values for page in make_pages(made(people))}

    for address in ("/topics/attendance/", "/goals/g/"):
        assert {one.card.title for one in pages[address]["advisers"]} == set(NAMES.values()), address


@pytest.mark.tools
def test_the_newer_card_says_the_same_to_a_third_reader(people: DrawnSite, tmp_path: Path) -> None:
    cards = [output for output in contact_cards(made(people)) if output.address.endswith("contact-4.vcf")]

    assert [output.address.split("/")[2] for output in cards] == sorted(NAMES)
    for output in cards:
        id = output.address.split("/")[2]
        (tmp_path / "card.vcf").write_bytes(output.content.encode())
        read = json.loads(
            subprocess.run(["node", READER, tmp_path / "card.vcf"], capture_output=True, text=True, check=True).stdout
        )
        assert (read["version"], read["kind"], read["fn"]) == ("4.0", "individual", NAMES[id])
        assert (read["email"], read["tel"]) == (f"{id}.canary@example.org", "(203) 555-0100")
        assert read["url"] == f"https://example.org/{id}"


def test_open_data_lists_the_cards_by_name(people: DrawnSite) -> None:
    files = {one.id: one for one in open_data_page(made(people)).values["files"]}

    for id, name in (("vcard", "contact.vcf"), ("vcard_4", "contact-4.vcf")):
        assert [(link.label, link.address) for link in files[id].all] == [
            (NAMES[person], f"/coaches/{person}/{name}") for person in sorted(NAMES)
        ]
