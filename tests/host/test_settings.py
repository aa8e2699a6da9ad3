"""Settings: what a file may take over from another, and what their values may be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from drawn import CONFIG, DrawnSite

from clearinghouse.host.settings import read_settings
from clearinghouse.host.settings_problems import settings_problems


def test_settings_that_inherit_from_each_other_end_with_words(site: DrawnSite) -> None:
    site.write("mkdocs.yml", f"INHERIT: other.yml\n{CONFIG}")
    site.write("other.yml", "INHERIT: mkdocs.yml\n")

    checked = site.check()

    assert checked.returncode == 1
    assert "mkdocs.yml:1:" in checked.stdout and "Traceback" not in checked.stdout + checked.stderr


def test_settings_are_taken_over_from_another_file(site: DrawnSite) -> None:
    site.write("mkdocs.yml", "INHERIT: other.yml\n")
    site.write("other.yml", CONFIG)

    assert site.check().returncode == 0


@pytest.mark.parametrize(
    "named", ["../secret.yml", "link.yml", "links/secret.yml", "{outside}", "./x/../../secret.yml"]
)
def test_settings_from_elsewhere_are_not_read(site: DrawnSite, named: str) -> None:
    outside = site.root.parent / "secret.yml"
    outside.write_text("keyword: 1\nwith: 2\nnotes: x\n")
    (site.root / "x").mkdir()
    (site.root / "link.yml").symlink_to(outside)
    (site.root / "links").symlink_to(site.root.parent)
    site.write("mkdocs.yml", f"INHERIT: {named.format(outside=outside)}\n{CONFIG}")

    checked = site.check()

    assert checked.returncode == 1 and "in the site's folder" in checked.stdout
    assert "keyword" not in checked.stdout and "notes" not in checked.stdout


@pytest.mark.parametrize("line", [1, 2, 4])
def test_two_versions_left_from_a_merge_are_told_as_that(site: DrawnSite, line: int) -> None:
    lines = CONFIG.splitlines()
    ours = f"<<<<<<< HEAD\n{lines[line - 1]}\n=======\nsite_name: Other\n>>>>>>> other"
    site.write("mkdocs.yml", "\n".join([*lines[: line - 1], ours, *lines[line:]]) + "\n")

    assert f"mkdocs.yml:{line}:1: merge-conflict: " in site.check().stdout


@pytest.mark.parametrize(("size", "refused"), [(0, True), (-3, True), (1, False), (2, False)])
def test_a_page_lists_at_least_one_item(site: DrawnSite, size: int, refused: bool) -> None:
    site.write("mkdocs.yml", CONFIG.replace("clearinghouse: {", f"clearinghouse: {{page_size: {size}, "))

    assert ("'page_size' is" in site.check().stdout) == refused


def test_own_templates_are_looked_for_beside_the_settings_wherever_the_command_runs(site: DrawnSite) -> None:
    config = site.root / "mkdocs.yml"
    config.write_text(CONFIG.replace("font: false", "font: false, custom_dir: own"))

    missed = [*settings_problems(read_settings(config))]
    (site.root / "own").mkdir()

    assert [(one.code, str(site.root) in one.message) for one in missed] == [("field-value", False)]
    assert "'own'" in missed[0].message and [*settings_problems(read_settings(config))] == []


BAD = {
    "footer that acts": ("extra: {footer: [{title: x, link: 'javascript:alert(1)'}]}", "'link' cannot be"),
    "footer elsewhere": ("extra: {footer: [{title: x, link: '//evil.example.org/'}]}", "'link' cannot be"),
    "footer with three slashes": ("extra: {footer: [{title: x, link: '///evil.example.org'}]}", "'link' cannot be"),
    "mail for two": ("contact_email: 'a@example.org?bcc=x@evil.example.org'", "'contact_email' cannot be"),
    "mail of no sense": ("contact_email: 'x y'", "'contact_email' cannot be"),
    "footer with markup": ("extra: {footer: [{title: x, link: 'program/\"><b id=INJ>'}]}", "'link' cannot be"),
    "footer inside": ("extra: {footer: [{title: x, link: 'http://10.0.0.1/'}]}", "inside one network"),
    "footer without a link": ("extra: {footer: [{title: x}, y]}", "'link' cannot be"),
    "sheet elsewhere": ("extra_css: ['https://evil.example.org/x.css']", "what lies elsewhere"),
    "sheet with markup": ("extra_css: ['x.css\"><b id=INJ>']", "the sign"),
    "script elsewhere": ("extra_javascript: [{path: '//evil.example.org/x.js'}]", "what lies elsewhere"),
    "own address with markup": ("site_url: 'https://a.example.org/\"><b id=INJ>/'", "the sign"),
    "own address that acts": ("site_url: 'javascript://x/%0aalert(1)'", "begin it with https://"),
    "own address elsewhere": ("site_url: '//evil.example.org/'", "begin it with https://"),
    "own address with a name": ("site_url: 'https://ann:SECRET@example.org/'", "before the @"),
    "own address of no host": ("site_url: 'https:///x/'", "begin it with https://"),
    "files with a password": ("repo_url: 'https://ann:SECRET@example.org/a/b'", "before the @"),
    "files that act": ("repo_url: 'javascript:alert(1)'", "begin it with https://"),
    "files with markup": ("repo_url: 'https://example.org/<b id=INJ>'", "the sign"),
    "place to edit that acts": ("edit_uri: 'javascript:alert(1)/content/'", "begin it with https://"),
    "place to edit elsewhere": ("edit_uri: '//evil.example.org/content/'", "begin it with https://"),
    "licence that acts": ("data_licence: 'javascript:alert(1)'", "'data_licence' cannot be"),
}
"""What settings could put on every page."""


def assert_told(site: DrawnSite, said: str) -> None:
    """Hold that the check fails, and says something of the settings."""
    checked = site.check()

    assert checked.returncode == 1 and "SECRET" not in checked.stdout
    assert [
        line for line in checked.stdout.splitlines() if line.startswith(("mkdocs.yml:", "    hint")) and said in line
    ]


def with_setting(site: DrawnSite, setting: str) -> None:
    inside = setting.startswith(("data_licence", "contact_email"))
    config = "".join(line for line in CONFIG.splitlines(keepends=True) if line[:8] != setting[:8])
    text = config.replace("clearinghouse: {", f"clearinghouse: {{{setting}, ") if inside else f"{config}{setting}\n"
    site.write("mkdocs.yml", text)


@pytest.mark.parametrize("name", BAD)
def test_an_address_that_no_text_may_have_is_refused_in_settings(site: DrawnSite, name: str) -> None:
    setting, said = BAD[name]
    with_setting(site, setting)

    assert_told(site, said)


@pytest.mark.parametrize(
    "setting",
    [
        "extra: {footer: [{title: x, link: 'goals/'}, {title: y, link: 'https://example.org/?a=b&c'}]}",
        "extra: {footer: [{title: x, link: 'mailto:name@example.org'}, {title: y, link: '#main'}]}",
        "extra_css: [assets/own.css]",
        "data_licence: 'https://creativecommons.org/licenses/by/4.0/'",
        "site_url: 'http://127.0.0.1:8000/site/'",
        "site_url: https://clearinghouse.district.lan",
        "repo_url: 'https://github.com/a/b'\nedit_uri: edit/main/content/",
    ],
)
def test_an_address_that_a_text_may_have_is_right_in_settings(site: DrawnSite, setting: str) -> None:
    with_setting(site, setting)

    assert "mkdocs.yml" not in site.check().stdout


@pytest.mark.slow
def test_no_setting_becomes_markup(site: DrawnSite) -> None:
    """A page is rendered though its settings have problems, as the preview does it."""
    link = "'a\"><b id=INJ>'"
    own = CONFIG.replace("font: false", f"font: false, logo: {link}").replace("/clearinghouse/", '/"><b id=INJ>/')
    more = f"repo_url: 'https://github.com/{link[1:]}\nextra: {{footer: [{{title: {link}, link: {link}}}]}}\n"
    site.write("mkdocs.yml", f"{own}{more}extra_css: [{link}]\n")

    shown = site.preview()

    assert shown.result.returncode == 0, shown.said
    assert "INJ" in shown.text("/goals/") and "<b id=INJ" not in shown.text("/goals/")
    assert '<link rel="canonical" href="https://example.org/&#34;' in shown.text("/goals/")


SLIPS = {
    "menu without a file": ("nav: [{Goals: goals}]", "write goals/index.md"),
    "menu from the root": ("nav: [{Goals: /goals/}]", "write goals/index.md"),
    "menu without a blank": ("nav: ['Goals:goals/index.md']", "no page of this site is there"),
    "menu to a web site without https": ("nav: [{CAS: www.example.org}]", "no page of this site is there"),
    "menu within a menu": ("nav: [{More: [{Goals: gaols/index.md}]}]", "write goals/index.md"),
    "footer to no page": ("extra: {footer: [{title: Goals, link: goal}]}", "write goals/"),
    "extension": ("markdown_extensions: [admonitions]", "no Markdown extension 'admonitions'"),
    "extension with options": ("markdown_extensions: [{admonitions: {a: 1}}]", "no Markdown extension 'admonitions'"),
    "two ways to edit": ("edit_uri: a/\nedit_uri_template: 'x/{path}'", "take one of the two out"),
    "hook": ("hooks: [nosuch.py]", "names 'nosuch.py'"),
    "watched": ("watch: [nosuch]", "names 'nosuch'"),
    "theme": ("theme: {name: Material}", "write `name: material`"),
    "no address": ("contact_email: Everett Lyons", "write one e-mail address"),
    "address in words": ("contact_email: contact at example.org", "write one e-mail address"),
    "clock": ("time_zone: EST", "such as America/New_York"),
    "clock in summer": ("time_zone: PDT", "such as America/Los_Angeles"),
    "hours": ("time_zone: Etc/GMT+5", "write a region and a city"),
}
"""Settings that MkDocs would stop at without a line, or take as they are."""


def with_slip(site: DrawnSite, setting: str) -> None:
    site.write("content/goals/one.md", "---\ntitle: One\nsummary: A goal.\norder: 1\n---\n")
    name = setting.partition(":")[0]
    if name in ("contact_email", "time_zone"):
        text = re.sub(r"clearinghouse: \{.*?\}", f"clearinghouse: {{{setting}}}", CONFIG)
    else:
        text = "\n".join(line for line in CONFIG.splitlines() if not line.startswith(f"{name}:")) + f"\n{setting}\n"
    site.write("mkdocs.yml", text)


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_in_settings_is_told_with_what_to_write(name: str, site: DrawnSite) -> None:
    setting, said = SLIPS[name]
    with_slip(site, setting)

    assert_told(site, said)


@pytest.mark.parametrize(
    "setting",
    [
        "nav: [{Goals: goals/index.md}, {CAS: 'https://example.org/'}, {More: [{Resources: resources/index.md}]}]",
        "nav: [index.md, {Practices: practices/index.md}, {Find: find/index.md}]",
        "extra: {footer: [{title: Goals, link: goals/}, {title: Feed, link: feed.xml}, {title: G, link: 'goals/#top'}]}",
        "markdown_extensions: [toc, tables, pymdownx.superfences]",
        "time_zone: UTC",
        "time_zone: Pacific/Honolulu",
    ],
)
def test_settings_that_lead_somewhere_are_right(site: DrawnSite, setting: str) -> None:
    with_slip(site, setting)

    assert "mkdocs.yml" not in site.check().stdout


@pytest.mark.parametrize("wrong", [f"{CONFIG}  - x: [\n", CONFIG.replace("America/New_York", "EST")])
def test_settings_that_are_wrong_put_no_blame_on_events(site: DrawnSite, wrong: str) -> None:
    site.write(
        "content/events/m.md",
        title="M",
        summary="A meeting.",
        start="2026-10-01 15:00",
        end="2026-10-01 16:00",
        venue="Here",
    )
    site.write("mkdocs.yml", wrong)

    said = site.check().stdout

    assert "mkdocs.yml:" in said and "time-zone-missing" not in said


CANARY = "CANARY-9B1D"


def with_templates(site: DrawnSite, folder: str) -> None:
    site.write("mkdocs.yml", CONFIG.replace("font: false", f"font: false, custom_dir: {folder}"))


@pytest.mark.parametrize("folder", ["../store", ".", "content", "content/assets", "resources", "./", "a/..", ".git", "link", "{away}", "own", "other", "mixed", "linked"])  # fmt: skip
def test_no_folder_but_one_of_templates_is_published_with_the_theme(
    site: DrawnSite, tmp_path: Path, folder: str
) -> None:
    for name in ("store", "away"):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "note.html").write_text(CANARY)
    for path in (
        "own/policy.yml",
        "other/resources/plan.html",
        "mixed/note.txt",
        ".git/note.html",
        "content/assets/note.html",
    ):
        site.write(path, CANARY)
    site.write("linked/main.html", "x")
    (site.root / "linked" / "h.html").symlink_to(tmp_path / "store" / "note.html")
    (site.root / "link").symlink_to(tmp_path / "store")
    with_templates(site, folder.format(away=tmp_path / "away"))

    checked, built = site.check(), site.build()

    assert checked.returncode == built.result.returncode == 1
    assert "mkdocs.yml:4:" in checked.stdout and "templates" in checked.stdout
    assert not built.folder.exists()


def test_a_folder_of_templates_is_published_with_the_theme(site: DrawnSite) -> None:
    site.write("look/main/main.html", '{% extends "base.html" %}')
    site.write("look/main/assets/own.css", "a { color: red }")
    with_templates(site, "look/main")

    assert "mkdocs.yml" not in site.check().stdout
