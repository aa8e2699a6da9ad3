"""Related resources: which are shown beside one, and the reason that is given."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from drawn import DrawnSite

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.related import Related, RelatedIndex

WORDS = "amber birch cedar delta ember fjord grove heron islet jetty knoll larch maple nadir ocean pearl".split()


@pytest.fixture
def site(site: DrawnSite) -> DrawnSite:
    """A site with a vocabulary of its own, and fillers that share nothing with what a test writes."""
    (site.root / "resources" / "feedback-protocol.md").unlink()
    file = site.root / "content" / "vocabulary.yml"
    vocabulary = yaml.safe_load(file.read_text())
    topics = {"attendance": "Attendance", "family-engagement": "Family engagement", "mtss": "MTSS teams"} | {
        "climate": "School climate and culture",
        "other": "Something else",
    }
    vocabulary["topics"] = [{"id": id, "label": label, "definition": label} for id, label in topics.items()]
    file.write_text(yaml.safe_dump(vocabulary))
    for number in range(8):
        draw(site, f"filler-{number}", topics=["other"], type="report")
    return site


def draw(site: DrawnSite, id: str, **fields: Any) -> None:
    """Write a resource that has title, summary and publisher for itself alone."""
    alone = {"title": f"Title{letters(id)}", "summary": f"Summary{letters(id)}.", "publisher": f"Publisher {id}"}
    site.resource(id, **{**alone, **fields})


def letters(id: str) -> str:
    return "".join(WORDS[ord(c) % len(WORDS)] for c in id)


def related(site: DrawnSite, id: str, **options: Any) -> dict[str, tuple[str, ...]]:
    """Return what is related to a resource: id -> reasons, in the order shown."""
    catalog = site.catalog()
    item = catalog.get("resource", id)
    assert item
    return {found.item.id: found.reasons for found in RelatedIndex(catalog).of(item, **options)}


def test_resources_about_the_same_topics_are_related_and_the_reason_names_the_topics(site: DrawnSite) -> None:
    draw(site, "a", topics=["attendance", "family-engagement"])
    draw(site, "b", topics=["family-engagement", "attendance"])

    assert related(site, "a") == {"b": ("Also about attendance and family engagement",)}
    assert related(site, "b") == {"a": ("Also about family engagement and attendance",)}


def test_a_topic_keeps_its_acronyms_and_joins_labels_that_hold_an_and(site: DrawnSite) -> None:
    draw(site, "a", topics=["mtss", "climate"])
    draw(site, "b", topics=["mtss", "climate"])

    assert related(site, "a") == {"b": ("Also about MTSS teams as well as school climate and culture",)}


def test_a_shared_standard_is_named_with_its_code_and_title(site: DrawnSite) -> None:
    draw(site, "a", standards=["psel-2015/10"])
    draw(site, "b", standards=["psel-2015/10"])

    (reason,) = related(site, "a")["b"]

    assert reason.startswith("Same standard: ") and " 10 " in reason


def test_naming_an_element_is_related_to_naming_its_standard(site: DrawnSite) -> None:
    draw(site, "a", standards=["psel-2015/1a"])
    draw(site, "b", standards=["psel-2015/1"])

    (reason,) = related(site, "a")["b"]

    assert reason.startswith("Same standard: ") and " 1 " in reason and "1a" not in reason


def test_what_few_share_counts_more_than_what_many_share(site: DrawnSite) -> None:
    draw(site, "a", topics=["other", "attendance"])
    draw(site, "rare", topics=["attendance"])

    assert next(iter(related(site, "a"))) == "rare"


def test_the_main_topic_counts_more_than_a_later_one(site: DrawnSite) -> None:
    draw(site, "a", topics=["attendance", "family-engagement"])
    draw(site, "main", topics=["attendance"])
    draw(site, "later", topics=["family-engagement"])

    assert list(related(site, "a")) == ["main", "later"]


def test_what_editors_put_into_one_list_is_related_first(site: DrawnSite) -> None:
    draw(site, "a", topics=["attendance"])
    draw(site, "listed")
    draw(site, "topic", topics=["attendance", "mtss"])
    choices = [{"item": "resources/a"}, {"item": "resources/listed"}, {"item": "resources/topic"}]
    site.write("content/collections/first.md", title="First steps", summary="S.", status="published", items=choices)

    found = related(site, "a")

    assert found["listed"] == ("Both in the list “First steps”",)
    assert found["topic"] == ("Also about attendance", "Both in the list “First steps”")


def test_a_list_that_is_a_draft_ties_nothing_together(site: DrawnSite) -> None:
    draw(site, "a", type="video")
    draw(site, "b")
    choices = [{"item": "resources/a"}, {"item": "resources/b"}]
    site.write("content/collections/first.md", title="First steps", summary="S.", status="draft", items=choices)

    assert related(site, "a") == {}


def test_what_helps_with_one_root_cause_is_nearer_than_what_helps_with_another_of_the_challenge(
    site: DrawnSite,
) -> None:
    for id in ("a", "same", "other"):
        draw(site, id)
    causes = [{"title": "One.", "resources": ["a", "same"]}, {"title": "Two.", "resources": ["other"]}]
    fields = {"title": "They are absent", "summary": "S.", "status": "published", "order": 1}
    site.write("content/challenges/absent.md", **fields, root_causes=causes)

    found = related(site, "a")

    assert list(found) == ["same", "other"]
    assert set(found.values()) == {("Both help with the challenge “They are absent”",)}


def test_an_author_in_common_is_a_reason(site: DrawnSite) -> None:
    draw(site, "a", authors=["Ada Example"])
    draw(site, "b", authors=["Ada Example", "Somebody Else"])

    assert related(site, "a") == {"b": ("Same author: Ada Example",)}


def test_words_of_both_titles_are_named_where_nothing_else_is_shared(site: DrawnSite) -> None:
    draw(site, "a", title="The walkthrough companion", type="video")
    draw(site, "b", title="A walkthrough companion", type="template")

    assert related(site, "a")["b"] == ("Both titles say “walkthrough” and “companion”",)


def test_the_publisher_is_named_only_where_nothing_else_is_shared(site: DrawnSite) -> None:
    draw(site, "a", type="video", publisher="Press", topics=["attendance"])
    draw(site, "b", type="template", publisher="Press")
    draw(site, "c", type="course", publisher="Press", topics=["attendance"])

    assert related(site, "a") == {"c": ("Also about attendance",), "b": ("Same publisher",)}


def test_of_one_publisher_no_more_than_two_are_shown(site: DrawnSite) -> None:
    for id in "abcdef":
        draw(site, id, topics=["attendance"], publisher="Press" if id != "f" else "Other")

    assert list(related(site, "a")) == ["b", "c", "f"]


def test_the_same_reason_is_not_given_four_times_where_another_is_nearly_as_strong(site: DrawnSite) -> None:
    for id in "abcde":
        draw(site, id, topics=["attendance", "mtss", "family-engagement"])

    found = list(related(site, "a").values())

    assert found[0] == ("Also about attendance and MTSS teams",)
    assert found[1] == ("Also about attendance and family engagement",)


def test_retired_resources_and_drafts_are_never_shown_but_may_ask(site: DrawnSite) -> None:
    draw(site, "a", topics=["attendance"])
    draw(site, "b", topics=["attendance"])
    draw(site, "retired", topics=["attendance"], status="retired", retired_note="Out of date.")
    draw(site, "draft", topics=["attendance"], status="draft")

    assert list(related(site, "a")) == ["b"]
    assert list(related(site, "retired")) == list(related(site, "draft")) == ["a", "b"]


def test_no_more_are_shown_than_asked_for(site: DrawnSite) -> None:
    for id in "abcdefg":
        draw(site, id, topics=["attendance"])

    assert len(related(site, "a")) == 4
    assert list(related(site, "a", limit=2)) == ["b", "c"]


def test_beyond_the_first_two_only_what_is_much_alike_is_shown(site: DrawnSite) -> None:
    draw(site, "a", topics=["attendance", "mtss", "family-engagement", "climate"], standards=["psel-2015/1"])
    for id in "bcdef":
        draw(site, id, type="video")
    draw(site, "a2", type="video", topics=["attendance"])

    assert set(related(site, "b")) == {"c", "d", "e", "f"}
    assert set(related(site, "a")) == {"a2"}


def test_equally_related_resources_come_by_key(site: DrawnSite) -> None:
    for id in ("z", "m", "c", "e"):
        draw(site, id, topics=["attendance"])

    assert list(related(site, "m")) == ["c", "e", "z"]


def test_a_resource_that_shares_nothing_has_none(site: DrawnSite) -> None:
    draw(site, "a", type="video")

    assert related(site, "a") == {}


def test_an_empty_catalogue_has_none(site: DrawnSite) -> None:
    draw(site, "a", topics=["attendance"])
    item = site.catalog().get("resource", "a")
    assert item

    assert RelatedIndex(Catalog()).of(item) == ()


# The sample site, as a whole.


@pytest.fixture(scope="module")
def shown(sample: Catalog) -> list[tuple[Item, tuple[Related, ...]]]:
    index = RelatedIndex(sample)
    return [(item, index.of(item)) for item in sample.of("resource")]


Shown = list[tuple[Item, tuple[Related, ...]]]


def test_every_published_resource_has_two_to_four_others_that_everyone_may_see(shown: Shown) -> None:
    for item, found in shown:
        ids = [one.item.id for one in found]
        if item.status == "published":
            assert 2 <= len(ids) <= 4, item.id
        assert item.id not in ids and len(set(ids)) == len(ids)
        assert all(one.item.status == "published" for one in found)


def test_each_has_one_or_two_reasons_and_they_are_seldom_all_alike_where_they_can_differ(shown: Shown) -> None:
    for _, found in shown:
        assert all(1 <= len(one.reasons) == len(set(one.reasons)) <= 2 for one in found)
    alike = [
        item.id
        for item, found in shown
        if len({one.reasons for one in found}) < 2 < min(len(found), len(item.fields.topics))
    ]
    assert len(alike) <= len(shown) // 50, alike


def test_every_reason_is_true(sample: Catalog, shown: Shown) -> None:
    for item, found in shown:
        for one in found:
            true = list(true_reasons(item, one.item, sample))
            for reason in one.reasons:
                assert any(part in reason for part in true), (item.id, one.item.id, reason)
                assert all(label in true for label in named_topics(reason, sample)), (item.id, one.item.id, reason)


def named_topics(reason: str, catalog: Catalog) -> list[str]:
    labels = [term.label for term in catalog.vocabulary.lists["topics"].values()]
    lowered = [label if label.split()[0].isupper() else label[0].lower() + label[1:] for label in labels]
    return [label for label in lowered if reason.startswith("Also about ") and label in reason]


def true_reasons(one: Item, other: Item, catalog: Catalog) -> list[str]:
    """Return the words that a reason may use of two items, read from the items themselves."""
    terms = catalog.vocabulary.lists
    topics = [terms["topics"][id].label for id in one.fields.topics if id in other.fields.topics]
    true = [label if label.split()[0].isupper() else label[0].lower() + label[1:] for label in topics]
    for reference in set(wholes(one, catalog)) & set(wholes(other, catalog)):
        framework, _, code = reference.partition("/")
        named = catalog.framework(framework)
        assert named
        true.append(f"{named.short_title} {named.nodes[code].code} {named.nodes[code].title}")
    for collection in catalog.of("collection"):
        if {one.key, other.key} <= {choice.item for choice in collection.fields.items}:
            true.append(f"Both in the list “{collection.title}”")
    for challenge in catalog.of("challenge"):
        if {one.id, other.id} <= {id for cause in challenge.fields.root_causes for id in cause.resources}:
            true.append(f"Both help with the challenge “{challenge.title}”")
    true += [f"Same type: {terms['types'][one.fields.type].label}"] * (one.fields.type == other.fields.type)
    true += [f"Same author: {name}" for name in one.fields.authors if name in other.fields.authors]
    true += [f"Same school level: {terms['levels'][id].label}" for id in one.fields.levels if id in other.fields.levels]
    return true


def wholes(item: Item, catalog: Catalog) -> list[str]:
    """Return the standards that an item names, and those they are part of."""
    found = []
    for reference in item.standards:
        framework = catalog.framework(reference.framework)
        assert framework
        found += [f"{framework.id}/{code}" for code in framework.lineage(reference.code)]
    return found


def test_the_order_of_reading_does_not_matter(sample: Catalog, shown: Shown) -> None:
    turned = Catalog(**{**vars_of(sample), "items": tuple(reversed(sample.items))})
    index = RelatedIndex(turned)

    assert all(
        [(o.item.key, o.reasons) for o in index.of(item)] == [(o.item.key, o.reasons) for o in found]
        for item, found in shown
    )


def vars_of(catalog: Catalog) -> dict[str, Any]:
    names = ("pages", "frameworks", "crosswalk", "vocabulary", "assets")
    return {name: getattr(catalog, name) for name in names}
