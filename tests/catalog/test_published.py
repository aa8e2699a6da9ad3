"""The gate: what everyone may see of all that is written."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from drawn import BEGINS, DrawnSite

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.published import select_published
from clearinghouse.content.fields import Line
from clearinghouse.content.models import ItemFields, PageFields
from clearinghouse.content.parts import Consent
from clearinghouse.content.seen import public, staff
from clearinghouse.host.content import load_content

LAST = date(2026, 9, 30)
CONSENT = {"given_on": date(2025, 9, 1), "expires_on": LAST}
PRACTICE = {
    "title": "How one school met families",
    "summary": "A practice.",
    "status": "published",
    "setting": "A middle school in a small city",
    "context": "Few families came.",
    "what_we_did": "The school went to them.",
    "result": "More came.",
}


def coach(site: DrawnSite, id: str = "ada", **changes: Any) -> None:
    fields = {"name": "Ada Lovelace", "summary": "A coach.", "status": "published", "role": "Coach", "consent": CONSENT}
    site.write(f"content/coaches/{id}.md", **{**fields, **changes})


def practice(site: DrawnSite, body: str = "", **changes: Any) -> None:
    fields = {**PRACTICE, "school": "Nutmeg School", "contact": {"email": "ada@example.org"}, **changes}
    site.write("content/practices/p.md", body, **{name: value for name, value in fields.items() if value is not None})


def ids(catalog: Catalog, kind: str) -> list[str]:
    return [item.id for item in catalog.of(kind)]


def test_a_draft_is_left_out(site: DrawnSite) -> None:
    site.resource("mine", status="draft")

    assert "mine" not in ids(site.public(), "resource")


def test_what_says_nothing_of_its_status_is_a_draft(site: DrawnSite) -> None:
    file = site.resource("mine")
    file.write_text(file.read_text().replace("status: published\n", ""))

    assert ids(site.catalog(), "resource") == ["feedback-protocol", "mine"]
    assert ids(site.public(), "resource") == ["feedback-protocol"]


def test_what_is_retired_keeps_its_place(site: DrawnSite) -> None:
    site.resource("old", status="retired", retired_note="Withdrawn.")

    assert "old" in ids(site.public(), "resource")


@pytest.mark.parametrize(("id", "title"), [("example-resource", "A guide"), ("mine", "EXAMPLE guide")])
def test_an_example_is_left_out_whatever_its_status(site: DrawnSite, id: str, title: str) -> None:
    site.resource(id, title=title)

    assert id not in ids(site.public(), "resource")


def test_a_person_is_shown_until_the_last_day_of_consent_and_not_after(site: DrawnSite) -> None:
    coach(site)

    assert ids(site.public(LAST), "coach") == ["ada"]
    assert ids(site.public(date(2026, 10, 1)), "coach") == []


def test_a_person_without_consent_is_left_out(site: DrawnSite) -> None:
    coach(site, consent=None)

    assert ids(site.public(), "coach") == []


def test_a_person_whom_a_public_document_names_is_shown(site: DrawnSite) -> None:
    coach(site, consent={"public_source": "Program brochure"})

    assert ids(site.public(date(2099, 1, 1)), "coach") == ["ada"]


def test_a_draft_is_left_out_whatever_the_consent(site: DrawnSite) -> None:
    coach(site, status="draft")

    assert ids(site.public(), "coach") == []


def test_a_retired_person_needs_consent_too(site: DrawnSite) -> None:
    coach(site, status="retired")

    assert ids(site.public(date(2026, 10, 1)), "coach") == []


def test_the_directory_asks_for_consent_as_biographies_do(site: DrawnSite) -> None:
    fields = {"name": "Ada", "summary": "A leader.", "status": "published", "role": "Principal"}
    site.write("content/people/with.md", **fields, consent=CONSENT)
    site.write("content/people/without.md", **fields)

    assert ids(site.public(LAST), "person") == ["with"]
    assert ids(site.public(date(2026, 10, 1)), "person") == []


def test_a_practice_with_consent_names_its_school(site: DrawnSite) -> None:
    practice(site, consent=CONSENT)

    assert site.public(LAST).of("practice")[0].fields.school == "Nutmeg School"


@pytest.mark.parametrize("consent", [None, {**CONSENT, "expires_on": date(2026, 8, 31)}])
def test_a_practice_without_consent_loses_school_and_contact(site: DrawnSite, consent: Any) -> None:
    practice(site, consent=consent)
    (shown,) = site.public().of("practice")

    assert shown.fields.school is None and shown.fields.contact is None
    assert "Nutmeg" not in shown.fields.model_dump_json()


@pytest.mark.parametrize("field", ["title", "summary", "setting", "context", "what_we_did", "result"])
def test_a_practice_whose_words_name_the_school_is_left_out_without_consent(site: DrawnSite, field: str) -> None:
    practice(site, **{field: "At nutmeg school, that is."})

    assert ids(site.public(), "practice") == []


def test_a_practice_whose_text_names_the_school_is_left_out_without_consent(site: DrawnSite) -> None:
    practice(site, body="We at NUTMEG SCHOOL did it.")

    assert ids(site.public(), "practice") == []


@pytest.mark.parametrize(
    "body",
    [
        *(
            "Nut<b></b>meg",
            "Nut<!-- x -->meg",
            "N<i>u</i>tmeg",
            "[Nut](https://example.org)meg",
            "Nut&#109;eg",
            "N\u00fbtmeg",
        ),
        *(
            "https://nutmegschool.org/report",
            "[x](https://example.org/nutmeg_school)",
            "<office@nutmeg.org>",
        ),
        *(
            "[our plan](nutmeg_plan.txt)",
            "x_Nutmeg_y",
            "#NutmegSchool",
            "Nutmegs",
            "Nutmeg2",
            "![A chart](nutmeg_x.png)",
        ),
    ],
)
def test_however_a_text_spells_the_school_its_page_is_left_out_without_consent(site: DrawnSite, body: str) -> None:
    practice(site, body=body)

    assert ids(site.public(), "practice") == []


@pytest.mark.parametrize("school", ["Bj\u00f8rnson School", "M\u00fcller School", "P\u00e4r School"])
def test_letters_with_accents_are_known_however_they_are_written(site: DrawnSite, school: str) -> None:
    practice(site, school=school, body="See bjornson-list.md, mueller.org and paers.")

    assert ids(site.public(), "practice") == []


@pytest.mark.parametrize("body", ["Hart-well", "H a r t w e l l", "Hart.well", "Hart\u2011well"])
def test_a_long_name_tells_its_school_with_its_letters_apart(site: DrawnSite, body: str) -> None:
    practice(site, school="Hartwell School", body=body)

    assert ids(site.public(), "practice") == []


@pytest.mark.parametrize(
    ("school", "body"),
    [
        ("La Qalle School", "At LaQalle."),
        ("LaZalle School", "At La Zalle."),
        ("O'Yeill School", "At O-Yeill."),
        ("Zivby School", "See gozivby.org."),
        ("Qcmby School", "See MyQcmby."),
        ("In\tQabby School", "At Qabby."),
        ("Bj\u00f8rnson School", "See https://example.org/bj%C3%B8rnson."),
        ("M\u00fcnst School", "See https://xn--mnst-0ra.org/."),
        ("12 \u674e\u767d", "Words."),
    ],
)
def test_a_name_is_known_in_one_word_or_several_and_in_coded_addresses(site: DrawnSite, school: str, body: str) -> None:
    practice(site, school=school, body=body)

    assert ids(site.public(), "practice") == []


@pytest.mark.parametrize(
    ("name", "data", "shown"),
    [
        ("plan.txt", b"A plan of the families.", ["p"]),
        ("plan.txt", b"Plan of Nutmeg School.", []),
        ("rows.csv", b"school,count\nNutmeg,3\n", []),
        ("plan.txt", "Plan of Nutmeg School.".encode("utf-16"), []),
        ("plan.pdf", b"%PDF-1.4\n", []),
        ("sign.png", BEGINS[".png"], []),
    ],
)
def test_a_file_of_its_own_may_give_a_school_away(site: DrawnSite, name: str, data: bytes, shown: list[str]) -> None:
    practice(site, body=f"See [our plan]({name}).")
    file = site.root / "content/practices/p" / name
    file.parent.mkdir()
    file.write_bytes(data)

    assert ids(site.public(LAST + timedelta(days=1)), "practice") == shown


def test_what_a_practice_is_joined_with_may_give_its_school_away(site: DrawnSite) -> None:
    practice(site, resources=["mine"])
    site.resource("mine", publisher="Zorblatt Press")
    assert ids(site.public(), "practice") == ["p"]
    coach(site, schools=["Nutmeg School"])
    assert ids(site.public(), "practice") == ["p"]
    coach(site, schools=["Nutmeg School"], made=["practices/p"])
    assert ids(site.public(), "practice") == []
    coach(site, schools=["Hartwell School"], made=["practices/p"])
    assert ids(site.public(), "practice") == ["p"]
    site.resource("mine", publisher="Nutmeg Middle School")
    assert ids(site.public(), "practice") == []
    site.resource("mine", publisher="Nutmeg Middle School", status="draft")
    site.write("content/program.md", "See [what Nutmeg did](/practices/p/).\n", title="Program")
    assert ids(site.public(), "practice") == []


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("See [our plan](/assets/docs/plan.txt).", []),
        ("See [the other plan](/assets/docs/other.txt).", ["p"]),
        ("<!-- clearinghouse: resources topic=attendance -->", []),
        ("See [the poster](/assets/docs/poster.pdf).", []),
    ],
)
def test_what_a_practice_leads_to_may_give_its_school_away(site: DrawnSite, body: str, shown: list[str]) -> None:
    site.write("content/assets/docs/plan.txt", "Plan of Nutmeg School.")
    site.write("content/assets/docs/other.txt", "A plan.")
    site.write("content/assets/docs/poster.pdf", "x")
    practice(site, body=f"{body}\n")

    assert ids(site.public(), "practice") == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nutmeg School tells of [its habit](/practices/p/).", []),
        ("Nutmeg is a spice, see [a habit](/practices/p/).", ["p"]),
        ("Nutmeg School tells of its habit.", ["p"]),
    ],
)
def test_a_text_around_a_link_may_give_a_school_away(site: DrawnSite, text: str, shown: list[str]) -> None:
    practice(site)
    site.write("content/program.md", text, title="Program")

    assert ids(site.public(), "practice") == shown


def test_a_label_of_a_term_may_give_a_school_away(site: DrawnSite) -> None:
    practice(site, topics=["attendance"])
    assert ids(site.public(), "practice") == ["p"]

    file = site.root / "content/vocabulary.yml"
    file.write_text(file.read_text().replace("label: Attendance", "label: The Nutmeg way"))
    assert "The Nutmeg way" in file.read_text()
    assert ids(site.public(), "practice") == []


GIVEN_AWAY = {
    "a resource that its text leads to": {"resources/mine.md": "publisher: Nutmeg Middle School", "body": "See [a guide](/resources/mine/)."},
    "a page that its text leads to": {"content/program/x.md": "title: Nutmeg School", "body": "See [where](/program/x/)."},
    "a page that its text leads to by its file": {"content/program/x.md": "title: Nutmeg School", "body": "See [where](../program/x.md)."},
    "a link to an earlier address": {"content/program/x.md": "What [Nutmeg](/practices/old/) did.", "practice": {"aliases": ["/practices/old/"]}},
    "a page that lists it": {"content/program/x.md": "<!-- clearinghouse: practices limit=5 -->\n\nWork of Nutmeg School."},
    "an item that lists it": {"content/goals/staff-accountability.md": "<!-- clearinghouse: practices -->\n\nDone at Nutmeg School."},
    "the menu": {"mkdocs.yml": "nav: [{Nutmeg School: practices/p/index.md}]"},
    "the footer": {"mkdocs.yml": "extra: {footer: [{title: Nutmeg School, link: practices/p/}]}"},
    "a definition": {"content/vocabulary.yml": "definition: First done at Nutmeg School. ", "practice": {"topics": ["attendance"]}},
    "a title with a long code": {"body": '<abbr title="N&#x0000000075;tmeg School">our school</abbr>'},
    "an address with a long code": {"body": '<a href="https://example.org/N&#0000000000117;tmeg">ours</a>'},
    "a tag in one word": {"body": "#ElmSchool", "practice": {"school": "Elm School"}},
    "a host in one word": {"body": "<https://www.theelmschool.org/report>", "practice": {"school": "Elm School"}},
}  # fmt: skip


@pytest.mark.parametrize("way", GIVEN_AWAY)
def test_a_school_is_given_away_by_whatever_its_practice_is_joined_with(site: DrawnSite, way: str) -> None:
    given = dict(GIVEN_AWAY[way])
    body, fields = str(given.pop("body", "Words.")), given.pop("practice", {})
    practice(site, body=body, **(fields if isinstance(fields, dict) else {}))
    site.resource("mine", publisher="Press")
    before = practices_of(site) if body == "Words." else ["p"]
    for path, words in given.items():
        told(site, path, str(words))

    assert before == ["p"] and practices_of(site) == []


def practices_of(site: DrawnSite) -> list[str]:
    """Return the practices that everyone may see of a site with its settings."""
    day = LAST + timedelta(days=1)
    return ids(select_published(load_content(site.root, day).catalog, day), "practice")


def told(site: DrawnSite, path: str, words: str) -> None:
    """Say something in a file of a site."""
    file = site.root / path
    if path == "resources/mine.md":
        site.resource("mine", publisher=words.removeprefix("publisher: "))
    elif path == "content/vocabulary.yml":
        file.write_text(file.read_text().replace("definition: ", words))
    elif path.startswith("content/program"):
        title = words.removeprefix("title: ") if words.startswith("title: ") else "A page"
        site.write(path, "Words.\n" if words.startswith("title: ") else f"{words}\n", title=title)
    else:
        file.write_text(f"{file.read_text()}\n{words}\n")


@pytest.mark.parametrize("text", ["Making schools well.", "An elm, and a school.", "The helm of schools."])
def test_words_that_have_letters_of_a_school_give_it_not_away(site: DrawnSite, text: str) -> None:
    practice(site, school="King School", body=text)

    assert ids(site.public(), "practice") == ["p"]


def test_a_short_name_of_a_school_hides_no_other_word(site: DrawnSite) -> None:
    practice(site, school="King School", body="Making and taking.")

    assert ids(site.public(), "practice") == ["p"]


def test_consent_that_is_still_to_come_shows_nobody(site: DrawnSite) -> None:
    fields = {"name": "Ada", "summary": "A leader.", "status": "published", "role": "Principal"}
    site.write("content/people/ada.md", **fields, consent=CONSENT)
    given = CONSENT["given_on"]

    assert ids(site.public(given), "person") == ["ada"]
    assert ids(site.public(given - timedelta(days=1)), "person") == []


def test_a_practice_that_has_only_its_schools_name_is_left_out_without_consent(site: DrawnSite) -> None:
    practice(site, setting=None)

    assert ids(site.public(), "practice") == []


def test_a_practice_that_names_nobody_needs_no_consent(site: DrawnSite) -> None:
    practice(site, school=None, contact=None)

    assert ids(site.public(), "practice") == ["p"]


def test_what_names_a_hidden_item_no_longer_names_it(site: DrawnSite) -> None:
    site.resource("hidden", status="draft")
    site.write("content/goals/hidden.md", title="Hidden", summary="A goal.", status="draft", order=2)
    site.resource("mine", goals=["hidden", "staff-accountability"], replaced_by="hidden")
    practice(site, school=None, contact=None, resources=["hidden", "mine"])

    public = site.public()
    mine = public.get("resource", "mine")

    assert mine and mine.fields.goals == ("staff-accountability",) and mine.fields.replaced_by is None
    assert public.of("practice")[0].fields.resources == ("mine",)


def test_a_challenge_no_longer_names_a_hidden_resource(site: DrawnSite) -> None:
    site.resource("hidden", status="draft")
    causes = [{"title": "Nobody follows up.", "resources": ["hidden", "feedback-protocol"]}]
    site.write("content/challenges/c.md", title="C", summary="S.", status="published", order=1, root_causes=causes)

    assert site.public().of("challenge")[0].fields.root_causes[0].resources == ("feedback-protocol",)


def test_a_collection_keeps_what_may_be_shown_and_goes_when_nothing_is_left(site: DrawnSite) -> None:
    site.resource("hidden", status="draft")
    for id, items in (("both", ["hidden", "feedback-protocol"]), ("gone", ["hidden"])):
        chosen = [{"item": f"resources/{item}"} for item in items]
        site.write(f"content/collections/{id}.md", title=id, summary="S.", status="published", items=chosen)

    (left,) = site.public().of("collection")

    assert [choice.item for choice in left.fields.items] == ["resources/feedback-protocol"]


def test_a_collection_no_longer_names_a_person_whose_consent_has_run_out(site: DrawnSite) -> None:
    coach(site)
    chosen = [{"item": "coaches/ada"}, {"item": "resources/feedback-protocol"}]
    site.write("content/collections/c.md", title="C", summary="S.", status="published", items=chosen)

    (left,) = site.public(date(2026, 10, 1)).of("collection")

    assert [choice.item for choice in left.fields.items] == ["resources/feedback-protocol"]


def test_a_collection_is_not_named_once_it_is_gone(site: DrawnSite) -> None:
    site.resource("hidden", status="draft")
    for id, item in (("gone", "resources/hidden"), ("outer", "collections/gone")):
        site.write(f"content/collections/{id}.md", title=id, summary="S.", status="published", items=[{"item": item}])

    assert ids(site.public(), "collection") == []


@pytest.mark.slow
def test_a_long_chain_of_collections_goes_with_what_its_last_one_held(site: DrawnSite) -> None:
    coach(site)
    for number in range(1500):
        item = f"collections/c{number + 1}" if number < 1499 else "coaches/ada"
        site.write(
            f"content/collections/c{number}.md",
            title=f"C{number}",
            summary="S.",
            status="published",
            items=[{"item": item}],
        )
    whole = site.catalog()

    assert len(select_published(whole, LAST).of("collection")) == 1500
    assert ids(select_published(whole, date(2026, 10, 1)), "collection") == []


def test_a_file_is_kept_where_something_published_refers_to_it(site: DrawnSite) -> None:
    site.resource("mine", "See the [plan](plan.pdf).", attachments=[{"file": "form.docx", "label": "Form"}])
    site.write("content/program/index.md", "![Map](map.png)", title="Program")
    for name in (
        "resources/mine/plan.pdf",
        "resources/mine/form.docx",
        "content/program/map.png",
        "content/assets/a.png",
    ):
        site.write(name, "x")

    kept = ["/assets/a.png", "/program/map.png", "/resources/mine/form.docx", "/resources/mine/plan.pdf"]
    assert list(site.public().assets) == kept


def test_a_file_that_nothing_refers_to_is_left_out(site: DrawnSite) -> None:
    site.write("resources/feedback-protocol/notes.txt", "x")
    site.write("resources/feedback-protocol-notes.txt", "x")
    site.write("content/program/old.pdf", "x")

    assert site.public().assets == {}


def test_the_files_of_a_draft_are_left_out(site: DrawnSite) -> None:
    site.resource(
        "mine", "See the [plan](plan.pdf).", status="draft", attachments=[{"file": "form.docx", "label": "F"}]
    )
    site.write("resources/mine/plan.pdf", "x")
    site.write("resources/mine/form.docx", "x")

    assert site.public().assets == {}


def test_a_portrait_goes_when_consent_has_run_out(site: DrawnSite) -> None:
    coach(site, photo={"file": "portrait.png", "text": "Portrait"})
    site.write("content/coaches/ada/portrait.png", "x")

    assert list(site.public(LAST).assets) == ["/coaches/ada/portrait.png"]
    assert site.public(date(2026, 10, 1)).assets == {}


def test_a_file_that_only_code_speaks_of_is_left_out(site: DrawnSite) -> None:
    site.resource("mine", "Write `[plan](plan.pdf)` <!-- [plan](plan.pdf) -->")
    site.write("resources/mine/plan.pdf", "x")

    assert site.public().assets == {}


def test_where_content_was_written_is_not_part_of_what_everyone_sees(site: DrawnSite) -> None:
    assert site.public().sources == {} and site.public().unread == frozenset()


def test_nothing_of_what_was_typed_goes_along_with_what_everyone_sees(site: DrawnSite) -> None:
    practice(site)

    assert b"Nutmeg" in pickle.dumps(site.catalog()), "else it would prove nothing"
    assert site.public().of("practice") and b"Nutmeg" not in pickle.dumps(site.public())


class Talk(ItemFields):
    """A kind that nothing but its declarations tells of."""

    guest: Line | None = public(by_consent=True, default=None, description="Who speaks.")
    consent: Consent | None = public(default=None, description="Leave.")


class Noted(PageFields):
    note: Line | None = staff(default=None, description="For us.")


def talk(site: DrawnSite, **fields: Any) -> Catalog:
    """A catalogue whose one resource is a talk."""
    whole = site.catalog()
    told = Talk(title="A talk", summary="On lessons.", status="published", **fields)
    return replace(whole, items=tuple(replace(item, fields=told) for item in whole.of("resource")))


def test_a_new_kind_names_nobody_without_consent(site: DrawnSite) -> None:
    agreed = talk(site, guest="Ada Lovelace", consent=Consent(**CONSENT))

    assert select_published(agreed, LAST).items[0].fields.guest == "Ada Lovelace"
    assert select_published(agreed, date(2026, 10, 1)).items == ()
    assert select_published(talk(site, guest="Ada Lovelace"), LAST).items == ()
    assert len(select_published(talk(site), LAST).items) == 1, "there is nobody to ask"


def test_what_the_head_of_a_page_says_to_staff_stays_with_them(site: DrawnSite) -> None:
    site.write("content/program/index.md", title="Program")
    whole = site.catalog()
    noted = Noted(title="Program", note="HIDDEN")
    pages = tuple(replace(page, fields=noted) for page in whole.pages)

    shown = select_published(replace(whole, pages=pages), LAST).pages

    assert len(shown) == len(pages) > 0
    assert not any("HIDDEN" in page.fields.model_dump_json() for page in shown)
