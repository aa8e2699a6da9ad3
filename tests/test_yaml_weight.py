"""Settings and words that would come to millions of values, or go deeper than any reader, are refused in words at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clearinghouse.host.settings import read_settings
from clearinghouse.host.settings_problems import settings_problems
from clearinghouse.problems import render_text
from clearinghouse.words import WordsWrong, load_words
from clearinghouse.yaml_weight import TooMuch, refuse_too_much


def grown(first: str, nine: str, levels: int) -> str:
    """Return a text in which each name stands for nine of the one before it."""
    return f"a0: &a0 {first}\n" + "".join(f"a{n}: &a{n} {nine.format(*[f'*a{n - 1}'] * 9)}\n" for n in range(1, levels))


BOMBS = {
    "lists": grown("[x, y]", "[{}, {}, {}, {}, {}, {}, {}, {}, {}]", 30),
    "maps": grown("{k: x}", "{{k: {}, l: {}, m: {}, n: {}, o: {}, p: {}, q: {}, r: {}, s: {}}}", 9),
    "merged": grown("{k: x}", "{{<<: [{}, {}, {}, {}, {}, {}, {}, {}, {}]}}", 9),
    "within itself": "a: &a {b: *a}\n",
    "brackets": f"a: {'[' * 90_000}",
    "braces": f"a: {'{b: ' * 60_000}",
    "dashes": f"{'- ' * 3_000}x",
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_would_come_to_too_much_is_refused_before_it_is_made(tmp_path: Path, name: str) -> None:
    with pytest.raises(TooMuch):
        refuse_too_much(BOMBS[name])
    (tmp_path / "mkdocs.yml").write_text(BOMBS[name])
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "es.yml").write_text(BOMBS[name])

    (problem,) = settings_problems(read_settings(tmp_path / "mkdocs.yml"))
    assert problem.code in ("yaml-broken", "file-too-large")
    with pytest.raises(WordsWrong, match=r"words/es\.yml|cannot be read"):
        load_words("es", {}, tmp_path)


@pytest.mark.parametrize("text", ["a: &a {b: c}\nd: *a\ne: {<<: *a}\n", "", "- a\n- [b, {c: d}]\n"])
def test_what_people_write_passes(text: str) -> None:
    refuse_too_much(text)


def test_settings_inherited_from_no_ordinary_file_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "base.yml")
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\n")

    assert "no file of settings" in render_text(list(settings_problems(read_settings(tmp_path / "mkdocs.yml"))))


def test_a_message_repeats_no_secret_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GH_TOKEN", "CANARY")
    monkeypatch.setenv("SITE_URL", "https://example.org/here/")
    named = "[GH_TOKEN, SITE_URL, 'https://example.org/']"
    (tmp_path / "mkdocs.yml").write_text(
        f"site_url: !ENV {named}\nsite_name: !ENV GH_TOKEN\n"
        "plugins: [{clearinghouse: {time_zone: !ENV GH_TOKEN, language: !ENV [GH_TOKEN, en], page_size: !ENV GH_TOKEN}}]\n"
    )

    settings = read_settings(tmp_path / "mkdocs.yml")

    assert settings.site_url == "https://example.org/here/" and settings.option("language") == "en"
    assert "CANARY" not in render_text(list(settings_problems(settings))) + str(settings.values)


@pytest.mark.parametrize(
    "value", ["'https://[a/'", "'https://example.org:x/'", "[a]", "{a: b}", "2026-09-01", "null", "9e999"]
)
def test_a_value_that_mkdocs_stumbles_over_is_a_problem_of_its_line(tmp_path: Path, value: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: A\ndocs_dir: content\nplugins: [clearinghouse]\nsite_url: {value}\n"
    )

    assert all(problem.mark.line == 4 for problem in settings_problems(read_settings(tmp_path / "mkdocs.yml")))
