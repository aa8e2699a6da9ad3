"""Every word that is asked for is there with its values, and every word that is there is asked for."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

import pytest
import yaml
from markupsafe import Markup
from words.asked import Asked, all_asked

from clearinghouse.host.wording import asked_by, html_wording, script_words
from clearinghouse.words import FOLDER, Words, WordsWrong, flat, holes, load_words, number

ENGLISH = load_words()


def fault(asked: Asked) -> str:
    """Return what is wrong with one place that asks for words, or nothing."""
    for pattern in asked.keys:
        keys = [key for key in ENGLISH.texts if fnmatchcase(key, pattern)]
        if not keys or pattern == "*":
            return f"{asked.place}: no words for '{pattern}' in en.yml"
        for key in keys:
            text = ENGLISH.texts[key]
            needed = holes(text) | (set() if isinstance(text, str) else {"count"})
            if needed != asked.values:
                return f"{asked.place}: '{key}' takes {sorted(needed)}, and is given {sorted(asked.values)}"
    return ""


def test_all_that_ask_for_words_name_a_key_and_give_its_values() -> None:
    assert "\n".join(wrong for asked in all_asked() if (wrong := fault(asked))) == ""


def test_no_words_are_kept_that_nobody_asks_for() -> None:
    patterns = {pattern for asked in all_asked() for pattern in asked.keys}
    assert [key for key in ENGLISH.texts if not any(fnmatchcase(key, pattern) for pattern in patterns)] == []


@pytest.mark.parametrize(
    ("keys", "values", "said"),
    [
        (("card.keeep",), set(), "no words for 'card.keeep'"),
        (("card.keep_named",), set(), "takes ['title'], and is given []"),
        (("card.keep",), {"title"}, "takes [], and is given ['title']"),
        (("counted.resource",), set(), "takes ['count']"),
    ],
)
def test_a_wrong_key_or_a_missing_value_is_named(keys: tuple[str, ...], values: set[str], said: str) -> None:
    assert said in fault(Asked("page.html:3", keys, frozenset(values)))


def test_a_language_file_has_each_key_once() -> None:
    for file in FOLDER.glob("*.yml"):
        node = yaml.compose(file.read_text(encoding="utf-8"))
        assert _twice(node) == [], file.name


def _twice(node: yaml.Node | None) -> list[str]:
    if not isinstance(node, yaml.MappingNode):
        return []
    names = [key.value for key, _ in node.value]
    return [name for name in names if names.count(name) > 1] + [one for _, value in node.value for one in _twice(value)]


def test_plural_forms_and_numbers_are_those_of_the_language() -> None:
    text = {"one": "{count} zasób", "few": "{count} zasoby", "many": "{count} zasobów", "other": "{count} zasobu"}
    polish = Words("pl", {"n": text})

    assert [polish("n", count=n) for n in (1, 3, 5, 22)] == ["1 zasób", "3 zasoby", "5 zasobów", "22 zasoby"]
    assert ENGLISH("counted.resource", count=1) == "1 resource"
    assert ENGLISH("counted.resource", count=12345) == "12,345 resources"
    assert [number(1234, language) for language in ("en", "es", "de")] == ["1,234", "1.234", "1.234"]


def test_a_site_changes_single_words_nested_or_by_dots() -> None:
    changed = load_words(
        changed={"card": {"keep": "Save"}, "counted.resource": {"one": "{count} tool", "other": "{count} tools"}}
    )

    assert changed("card.keep") == "Save"
    assert changed("counted.resource", count=2) == "2 tools"
    assert changed("card.draft") == ENGLISH("card.draft")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"card": {"keeep": "Save"}}, "nothing is called 'card.keeep'; did you mean 'card.keep'?"),
        ({"card.keep_named": "Save"}, "'card.keep_named' leaves out {title}, which readers need"),
        ({"card.keep": "Save {title}"}, "'card.keep' has no value for {title}; it has: none"),
        ({"card.keep": {"one": "Save", "other": "Save"}}, "'card.keep' counts nothing, so it has no plural"),
        ({"card.keep": 3}, "the words for 'card.keep' are no text"),
        ({"card": "Save"}, "nothing is called 'card'"),
    ],
)
def test_words_that_do_not_fit_are_refused_by_name(changed: dict[str, object], said: str) -> None:
    with pytest.raises(WordsWrong) as refused:
        load_words(changed=changed)
    assert said in str(refused.value)


def test_another_language_is_a_file_and_what_it_lacks_is_english_and_named(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    polish = "card: {keep: Zachowaj}\ncounted: {resource: {one: jeden zasób, few: '{count} zasoby', other: '{count}'}}"
    (tmp_path / "words" / "pl.yml").write_text(polish, encoding="utf-8")

    words = load_words("pl", site=tmp_path)

    assert (words("card.keep"), words("card.draft")) == ("Zachowaj", "Draft")
    assert [words("counted.resource", count=count) for count in (1, 3)] == ["jeden zasób", "3 zasoby"]
    assert {*words.missing} == {*ENGLISH.texts} - {"card.keep", "counted.resource"}
    with pytest.raises(WordsWrong, match="no words for the language 'xx'; there are: en, pl"):
        load_words("xx", site=tmp_path)


def test_templates_escape_words_and_values_but_not_markup() -> None:
    wording = html_wording(load_words(changed={"card.keep_named": 'Keep "{title}" & <b>'}))

    assert wording("card.keep_named", title="<i>") == "Keep &#34;&lt;i&gt;&#34; &amp; &lt;b&gt;"
    assert wording("card.keep_named", title=Markup("<i>")) == "Keep &#34;<i>&#34; &amp; &lt;b&gt;"


def test_scripts_get_the_words_that_they_and_what_they_import_ask_for() -> None:
    asked = asked_by("keep/keep-buttons.js")

    assert "card.keep_named" in asked
    assert "notice.full" in asked, "it is asked for by a script that is fetched only when something fails"
    assert set(asked) < set(ENGLISH.texts)


def test_words_for_scripts_cannot_end_their_element() -> None:
    made = script_words(load_words(changed={"card.keep": "</script><!--"}), "keep/keep-buttons.js")

    assert made.count("<") == 2
    assert "\\u003c/script>\\u003c!--" in made


def test_words_are_text_whatever_they_look_like() -> None:
    assert flat({"a": {"no": "No"}, "b": {"other": "x"}}) == {"a.no": "No", "b": {"other": "x"}}
