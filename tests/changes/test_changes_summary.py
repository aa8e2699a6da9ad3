"""What a proposal does to the site, told to someone who knows neither git nor YAML."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from drawn import RESOURCE, SAMPLE, DrawnSite
from proposed import DrawnProposal

from clearinghouse.content.figures import FIGURES

CONSENT = {"given_on": date(2026, 1, 1), "expires_on": date(2028, 1, 1)}
COACH = {"name": "Ada Example", "summary": "S.", "role": "Executive coach", "status": "published", "consent": CONSENT}


@pytest.fixture
def proposal(site: DrawnSite) -> DrawnProposal:
    return DrawnProposal.of(site)


def test_nothing_changed_is_said_so(proposal: DrawnProposal) -> None:
    assert proposal.verdict() == "This changes nothing that the site shows. Nothing in it has to be mended."


def test_the_verdict_comes_first_and_counts_what_happens(site: DrawnSite) -> None:
    site.write("content/coaches/ada.md", **COACH)
    proposal = DrawnProposal.of(site)
    proposal.after.resource("mine", title="Something else entirely", topics=["nothing"], levels=["none"])
    proposal.after.write("content/coaches/ada.md", **{**COACH, "role": "Coach for high schools"})

    assert proposal.verdict() == (
        "This adds one resource and changes one coach's page. Two things must be mended before it can be published."
    )


def test_a_new_resource_is_told_with_where_it_will_be_found(proposal: DrawnProposal) -> None:
    proposal.after.resource("mine", title="Something else entirely", topics=["attendance"], standards=["psel-2015/10"], year=2020)  # fmt: skip

    told = proposal.section("New")

    assert "### Something else entirely (resource)" in told
    assert "Everyone will see it at `/resources/mine/`." in told
    assert "**Leads to**: `https://example.org/mine`" in told
    assert "topics: Attendance\n" in told
    assert "standards: PSEL (2015) 10 School Improvement\n" in told
    assert "Tool" in told and "2020" in told and "Example Publisher" in told


def test_a_draft_is_said_to_be_hidden_from_readers(proposal: DrawnProposal) -> None:
    proposal.after.resource("mine", title="Something else entirely", status="draft", topics=["attendance"])

    assert proposal.verdict().startswith("This prepares one resource as a draft.")
    assert "readers of the site do not see it until its status is `published`" in proposal.section("New")
    assert "Found in" not in proposal.section("New") and proposal.section("Lists that change") == ""


def test_an_example_and_a_person_without_consent_are_said_to_be_hidden(proposal: DrawnProposal) -> None:
    proposal.after.resource("example-one", title="EXAMPLE of a resource")
    proposal.after.write("content/people/ada.md", **{**COACH, "consent": {**CONSENT, "expires_on": date(2026, 8, 31)}})

    told = proposal.section("New")

    assert "a sample for editors" in told and "no consent that holds today" in told


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("publisher", "Another Publisher", "**Publisher**: was `Example Publisher`, will be `Another Publisher`"),
        ("topics", ["attendance"], "**Topics**: adds `Attendance`; takes out `Using data`"),
        ("standards", ["psel-2015/10"], "takes out `PSEL (2015) 1a Mission`"),
        ("year", 2020, "**Year**: `2020`; it was empty"),
        ("minutes", 5, "**Minutes it takes**: `5`; it was empty"),
        ("verified", True, "**Checked at the source**: was `no`, will be `yes`"),
        ("goals", ["staff-accountability"], "**Program goals**: adds `Hold staff accountable`"),
        ("evidence", {"note": "Ada"}, "**Evidence: Note**: `Ada`; it was empty"),
    ],
)
def test_a_changed_field_is_told_by_its_label_with_both_values(
    proposal: DrawnProposal, field: str, value: object, said: str
) -> None:
    fields = {**RESOURCE, "url": "https://example.org/protocol", "standards": ["psel-2015/1a"], "topics": ["data-use"]}
    proposal.after.write("resources/feedback-protocol.md", "## How to use it\n\nRead it before the visit.\n", **{**fields, field: value})  # fmt: skip

    assert said in proposal.section("Changed")
    assert "**The text**" not in proposal.summary()


def test_a_field_that_is_taken_out_is_told_with_what_it_was(proposal: DrawnProposal) -> None:
    file = proposal.after.root / "resources" / "feedback-protocol.md"
    file.write_text(file.read_text().replace("topics: [data-use]\n", ""))

    assert "**Topics**: takes out `Using data`" in proposal.section("Changed")
    assert "No longer found in:\n  - topics: Using data" in proposal.section("Changed")


def test_entries_in_another_order_are_said_to_be_only_that(site: DrawnSite) -> None:
    site.resource("two", title="Something else entirely", topics=["data-use", "attendance"])
    proposal = DrawnProposal.of(site)
    proposal.after.resource("two", title="Something else entirely", topics=["attendance", "data-use"])

    assert "**Topics**: the same entries in another order" in proposal.section("Changed")


def test_a_root_cause_is_known_by_its_title(site: DrawnSite) -> None:
    causes = [{"title": "Nobody looks.", "actions": ["Look."]}, {"title": "Nobody calls."}]
    challenge = {"title": "Absence", "summary": "S.", "status": "published", "order": 1, "root_causes": causes}
    site.write("content/challenges/absence.md", **challenge)
    proposal = DrawnProposal.of(site)
    changed = [{"title": "Nobody looks.", "actions": ["Look weekly."]}, {"title": "Nobody knows."}]
    proposal.after.write("content/challenges/absence.md", **{**challenge, "root_causes": changed})

    told = proposal.section("Changed")

    assert "**Root causes**: adds `Nobody knows.`; takes out `Nobody calls.`" in told
    assert "**Root causes, Nobody looks.: Actions**: adds `Look weekly.`; takes out `Look.`" in told


def test_the_words_of_a_text_are_counted_and_new_links_named(proposal: DrawnProposal) -> None:
    file = proposal.after.root / "resources" / "feedback-protocol.md"
    file.write_text(file.read_text().replace("before the visit", "[twice](https://other.example.org/) before"))

    told = proposal.section("Changed")

    assert "**The text**: one word new and two words gone, of 9 so far" in told
    assert "newly links to `https://other.example.org/`" in told


def test_a_long_text_is_told_only_where_it_differs(site: DrawnSite) -> None:
    long = " ".join(f"word{number}" for number in range(20))
    site.resource("long", title="Something else entirely", summary=f"{long} one {long}")
    proposal = DrawnProposal.of(site)
    proposal.after.resource("long", title="Something else entirely", summary=f"{long} two {long}")

    told = proposal.section("Changed")

    assert "was `… word17 word18 word19 one word0 word1 word2 …`, will be `… word17 word18 word19 two word0 word1 word2 …`" in told  # fmt: skip


def test_how_a_file_is_written_is_no_change_of_the_page(proposal: DrawnProposal) -> None:
    file = proposal.after.root / "resources" / "feedback-protocol.md"
    file.write_text(file.read_text().replace("[data-use]", "\n  - data-use"))

    assert "Only how the file is written changes" in proposal.section("Changed")


def test_each_turn_of_a_status_is_told_in_words(site: DrawnSite) -> None:
    site.resource("old", title="Alpha")
    site.resource("hidden", title="Beta", status="draft")
    site.resource("shown", title="Gamma")
    site.resource("gone-by", title="Delta", status="retired", retired_note="Withdrawn.")
    proposal = DrawnProposal.of(site)
    proposal.after.resource("old", title="Alpha", status="retired", replaced_by="feedback-protocol")
    proposal.after.resource("hidden", title="Beta", status="published")
    proposal.after.resource("shown", title="Gamma", status="draft")
    proposal.after.resource("gone-by", title="Delta", status="published", retired_note="Withdrawn.")

    told = proposal.section("Changed")

    assert "will be retired: its page keeps its address and shows a notice that leads to **Feedback protocol**" in told
    assert "becomes visible to everyone at `/resources/hidden/`" in told
    assert "Everyone sees it today. It is a draft" in told
    assert "Its address `/resources/shown/` will lead nowhere." in told
    assert "It was retired and comes back" in told
    assert "makes one resource visible to everyone, brings back one resource, retires one resource and takes one resource out of public view" in proposal.verdict()  # fmt: skip


def test_a_consent_that_is_renewed_shows_the_person_again(site: DrawnSite) -> None:
    site.write("content/coaches/ada.md", **{**COACH, "consent": {**CONSENT, "expires_on": date(2026, 8, 31)}})
    proposal = DrawnProposal.of(site)
    proposal.after.write("content/coaches/ada.md", **COACH)

    assert "becomes visible to everyone" in proposal.section("Changed")
    assert "**May we show this person?: Holds until**: was" in proposal.section("Changed")


def test_what_is_retired_and_still_named_is_said(site: DrawnSite) -> None:
    site.write("content/collections/short.md", title="Short list", summary="S.", status="published", items=[{"item": "resources/feedback-protocol"}])  # fmt: skip
    proposal = DrawnProposal.of(site)
    proposal.after.resource("feedback-protocol", status="retired", retired_note="Withdrawn.")

    assert "**Still named by**: Short list" in proposal.section("Changed")


def test_a_removed_page_is_told_with_its_address_and_what_named_it(site: DrawnSite) -> None:
    site.write("content/collections/short.md", title="Short list", summary="S.", status="published", items=[{"item": "resources/feedback-protocol"}])  # fmt: skip
    proposal = DrawnProposal.of(site)
    (proposal.after.root / "resources" / "feedback-protocol.md").unlink()

    assert "removes one resource" in proposal.verdict()
    assert "Its address `/resources/feedback-protocol/` will lead nowhere. It was named by Short list." in proposal.section("Removed")  # fmt: skip
    assert "status: retired" in proposal.section("Worth a look")
    assert "content/collections/short.md" in proposal.section("To be mended before it can be published")
    assert "This file is not part of the change" in proposal.summary()


def test_a_renamed_file_is_told_once_and_its_lost_address_with_the_line_that_keeps_it(proposal: DrawnProposal) -> None:
    folder = proposal.after.root / "resources"
    (folder / "feedback-protocol.md").rename(folder / "feedback.md")

    assert proposal.verdict().startswith("This gives one resource another address.")
    assert "moves from `/resources/feedback-protocol/` to `/resources/feedback/`" in proposal.section("Changed")
    assert "add `aliases: [/resources/feedback-protocol/]` to `resources/feedback.md`" in proposal.section("Worth a look")  # fmt: skip
    assert proposal.section("New") == proposal.section("Removed") == proposal.section("Lists that change") == ""


def test_an_alias_keeps_the_old_address(proposal: DrawnProposal) -> None:
    folder = proposal.after.root / "resources"
    text = (folder / "feedback-protocol.md").read_text()
    (folder / "feedback-protocol.md").unlink()
    (folder / "feedback.md").write_text(text.replace("type: tool", "type: tool\naliases: [/resources/feedback-protocol/]"))  # fmt: skip

    assert "The old address `/resources/feedback-protocol/` leads on to `/resources/feedback/`." in proposal.section("Changed")  # fmt: skip
    assert proposal.section("Worth a look") == ""


def test_a_plain_page_is_told_like_any_other(proposal: DrawnProposal) -> None:
    proposal.after.write("content/program/about.md", "Words.", title="About the program")

    assert proposal.verdict().startswith("This adds one page.")
    assert "### About the program (page)\n\nEveryone will see it at `/program/about/`." in proposal.section("New")


def test_each_list_that_moves_is_named_and_a_new_one_said_to_be_new(proposal: DrawnProposal) -> None:
    proposal.after.resource("mine", title="Something else entirely", topics=["data-use"], publisher="Nobody Else")

    told = proposal.section("Lists that change")

    assert "- **Topics**: Using data (one more)" in told
    assert "- **Publishers**: Nobody Else (a new page, one more)" in told
    assert "- **Lists**: Resources (one more)" in told


def test_what_moves_without_being_edited_is_named(site: DrawnSite) -> None:
    site.write("content/standards/second.yml", (site.root / "content/standards/psel-2015.yml").read_text().replace("psel-2015", "second").replace("PSEL (2015)", "Second"))  # fmt: skip
    site.write("content/standards/crosswalks.yml", "[]\n")
    proposal = DrawnProposal.of(site)
    vocabulary = proposal.after.root / "content" / "vocabulary.yml"
    vocabulary.write_text(vocabulary.read_text().replace("label: Using data", "label: Data").replace("id: data-use", "id: data"))  # fmt: skip
    proposal.after.resource("feedback-protocol", topics=["data"])

    assert "changes the word lists" in proposal.verdict()
    assert "**Topics**: adds `data`; takes out `data-use`" in proposal.section("Word lists and standards")
    assert "The address `/topics/data-use/` (Using data) will lead nowhere" in proposal.section("Worth a look")


def test_a_reworded_standard_and_a_new_framework_are_told(proposal: DrawnProposal) -> None:
    file = proposal.after.root / "content" / "standards" / "psel-2015.yml"
    text = file.read_text()
    file.write_text(text.replace("The leader keeps the school improving.", "The leader improves the school."))
    proposal.after.write("content/standards/second.yml", text.replace("psel-2015", "second"))

    told = proposal.section("Word lists and standards")

    assert "reworded: `10`" in told
    assert "is new, with three standards" in told


def test_a_likely_duplicate_is_named_with_the_reason(site: DrawnSite) -> None:
    site.resource("old", title="A guide to teams", url="https://doi.org/10.1000/x1", status="retired", retired_note="W.")  # fmt: skip
    site.write("content/coaches/ada.md", **COACH)
    proposal = DrawnProposal.of(site)
    proposal.after.resource("mine", title="Something else entirely", url="https://www.example.com/doi/full/10.1000/X1")
    proposal.after.write("content/coaches/ada-example.md", **COACH)

    told = proposal.section("Worth a look")

    assert "**Something else entirely** may be on the site already, as **A guide to teams** (`resources/old.md`), which was retired: both lead to the same publication" in told  # fmt: skip
    assert "**Ada Example** may be on the site already, as **Ada Example** (`content/coaches/ada.md`)" in told


def test_a_duplicate_that_the_check_names_is_told_once(proposal: DrawnProposal) -> None:
    proposal.after.resource("mine", title="Something else entirely", url="http://www.example.org/protocol/")

    assert "'feedback-protocol' already leads to this address" in proposal.summary()
    assert "may be on the site already" not in proposal.summary()


def test_a_publisher_spelled_otherwise_is_worth_a_look(proposal: DrawnProposal) -> None:
    proposal.after.resource("mine", title="Something else entirely", publisher="Example Publishers")

    assert "is written `Example Publishers`; elsewhere on the site it is `Example Publisher`" in proposal.section("Worth a look")  # fmt: skip


def test_warnings_are_worth_a_look_and_stop_nothing(proposal: DrawnProposal) -> None:
    proposal.after.resource("mine", title="Something else entirely", review_by=date(2026, 1, 1))

    assert "Nothing in it has to be mended." in proposal.verdict()
    assert "`resources/mine.md`, line" in proposal.section("Worth a look")


def test_files_for_readers_are_told_with_their_size(site: DrawnSite) -> None:
    site.write("content/assets/old.pdf", "x")
    proposal = DrawnProposal.of(site)
    (proposal.after.root / "content" / "assets" / "old.pdf").unlink()
    with proposal.after.write("content/assets/large.pdf").open("wb") as stream:
        stream.truncate(6 * 1024 * 1024)
    proposal.after.write("content/assets/.secret", "x")

    assert "touches three files for readers" in proposal.verdict()
    assert "`content/assets/large.pdf`: new, 6.0 MB" in proposal.section("Files for readers")
    assert "`content/assets/old.pdf`: removed" in proposal.section("Files for readers")
    assert "`content/assets/.secret`: new, 1 kB, hidden: the site passes it over" in proposal.section("Files for readers")  # fmt: skip
    assert "`content/assets/large.pdf` is large: 6.0 MB" in proposal.section("Worth a look")


def test_what_is_not_content_needs_someone_who_knows_the_code(proposal: DrawnProposal) -> None:
    for path in (".github/workflows/x.yml", ".github/CODEOWNERS", "plugins/clearinghouse/cli.py", "strange.exe"):
        proposal.after.write(path, "x")

    told = proposal.section("For someone who knows the code")

    assert "It touches four files outside the content, so someone who knows the code must look at it." in proposal.summary()  # fmt: skip
    assert "The steps that GitHub runs by itself: one file: `.github/workflows/x.yml` (added)" in told
    assert "Who must approve a change: one file: `.github/CODEOWNERS` (added)" in told
    assert "The generator, which makes the site: one file" in told
    assert "Files with no known place in the project: one file: `strange.exe` (added)" in told


def test_a_problem_is_told_with_place_way_out_and_links(proposal: DrawnProposal) -> None:
    file = proposal.after.resource("mine", title="Something else entirely", topics=["atendance"])

    told = proposal.section("To be mended before it can be published")

    line = next(n for n, text in enumerate(file.read_text().splitlines(), 1) if "atendance" in text)
    assert f"1. **'atendance' is not one of the topics.** In `resources/mine.md`, line {line}." in told
    assert "What to do: Did you mean 'attendance'?" in told
    assert "[A word that is not in the vocabulary](https://example.org/clearinghouse/contribute/problems/term-unknown/)" in told  # fmt: skip
    assert f"[Open the file](https://example.com/cas/site/edit/mine/resources/mine.md#L{line})" in told


def test_problems_that_were_there_before_are_counted_apart(site: DrawnSite) -> None:
    site.resource("old", title="Something else entirely", topics=["nothing"])
    proposal = DrawnProposal.of(site)
    file = proposal.after.resource("old", title="Something else entirely", year=2020, topics=["nothing"])
    file.write_text(file.read_text().replace("---\n", "---\n# A note that moves every line down.\n", 1))

    assert proposal.section("To be mended before it can be published") == ""
    assert "One problem was there before this and keeps the site from being published too." in proposal.summary()
    assert proposal.run().returncode == 0


def test_a_second_problem_of_the_same_words_is_new(site: DrawnSite) -> None:
    site.resource("old", "[a](/nowhere/)\n", title="Something else entirely")
    proposal = DrawnProposal.of(site)
    proposal.after.resource("old", "[a](/nowhere/)\n\n[a](/nowhere/)\n", title="Something else entirely")

    assert len(proposal.read().new_problems) == 1 and proposal.read().old_errors == 1


def test_mended_problems_are_told(site: DrawnSite) -> None:
    site.resource("old", title="Something else entirely", topics=["nothing"])
    proposal = DrawnProposal.of(site)
    proposal.after.resource("old", title="Something else entirely", topics=["attendance"])

    assert "It mends one problem that the site had." in proposal.summary()


def test_what_cannot_be_read_is_neither_gone_nor_lost(proposal: DrawnProposal) -> None:
    file = proposal.after.root / "resources" / "feedback-protocol.md"
    file.write_text(file.read_text().replace("title: Feedback", "title: Feedback: a"))
    proposal.after.write("resources/broken.md", "no fields at all")

    summary = proposal.summary()

    assert proposal.verdict().startswith("This adds one resource and changes one resource. Two things must be mended")
    assert summary.count("It cannot be read until what is wrong in it is mended") == 2
    assert proposal.section("Removed") == proposal.section("Worth a look") == proposal.section("Lists that change") == ""  # fmt: skip


def test_word_lists_that_cannot_be_read_upset_nothing_else(proposal: DrawnProposal) -> None:
    proposal.after.write("content/vocabulary.yml", "topics: [")

    assert "The word lists cannot be read" in proposal.section("Word lists and standards")
    assert "/topics/" not in proposal.section("Worth a look")


def test_many_pages_get_a_line_each_and_the_summary_stays_small(proposal: DrawnProposal) -> None:
    for number in range(200):
        proposal.after.resource(f"import-{number:03}", title=f"Import of row {number} {'x' * 60}", status="draft")

    summary = proposal.summary()

    assert "prepares 200 resources as drafts" in proposal.verdict()
    assert "(resource): readers of the site do not see it yet" in summary
    assert "more. They are in the list of changed files." in summary
    assert len(summary.encode()) < 60_000


def test_a_summary_with_no_address_names_help_in_words(proposal: DrawnProposal) -> None:
    proposal.after.resource("mine", title="Something else entirely", topics=["atendance"])

    said = proposal.run().stdout

    assert "(`/contribute/problems/term-unknown/`)" in said and "](" not in said


def test_pictures_are_pointed_to(proposal: DrawnProposal) -> None:
    said = proposal.run("--pictures", "https://example.org/artefact/1", "pictures/index.md").stdout

    assert "[Open the pictures](https://example.org/artefact/1), `pictures/index.md`" in said


def test_new_figures_are_told_by_table_and_number_and_what_is_still_to_be_written_in(tmp_path: Path) -> None:
    site = DrawnSite.of_the_sample(tmp_path / "site")
    (site.root / FIGURES).unlink()
    proposal = DrawnProposal.of(site)
    (proposal.after.root / FIGURES).write_bytes((SAMPLE / FIGURES).read_bytes())
    written = yaml.safe_load((SAMPLE / FIGURES).read_text())["tables"]
    numbers = [row for table in written for row in table["rows"]]

    told = proposal.section("The program's figures")

    assert f"{len(written):,} new tables** with {len(numbers):,} numbers" in told
    assert f"{sum('withheld' in row for row in numbers):,} of them withheld: served, 2026-2027, " in told
    assert "changes the program's figures" in proposal.verdict()
    assert "/program/figures/" in [page["address"] for page in proposal.data()["pages"]]


def test_published_figures_that_go_or_differ_are_worth_a_look_and_new_words_are_told(tmp_path: Path) -> None:
    proposal = DrawnProposal.of(DrawnSite.of_the_sample(tmp_path / "site"))
    file = proposal.after.root / FIGURES
    data = yaml.safe_load(file.read_text())
    survey = next(table for table in data["tables"] if table["table"] == "survey")
    survey["asked"] = "EXAMPLE: was it of use?"
    gone = data["tables"].pop(1)
    data["tables"][0]["rows"][0]["value"] += 5
    file.write_text(yaml.safe_dump(data, sort_keys=False))

    look, told = proposal.section("Worth a look"), proposal.section("The program's figures")

    assert f"taken out: {gone['table'].replace('-', ' ')}, {gone['period']}. The next release" in look
    assert "Numbers that are public differ: served, 2026-2027." in look
    assert "worded anew: survey 1 of 2027-03, question 1 (“EXAMPLE: was it of use?”)." in told
    assert "new table" not in told
