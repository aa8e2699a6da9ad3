"""The sites that the benchmark builds: one corpus, seeded, as a site of ours, of plain MkDocs and of Hugo."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
WORDS = 4000
PLAIN = """site_name: Plain
nav: [index.md]
not_in_nav: /resources/
theme: {name: material, font: false}
"""
HUGO = """baseURL = "https://example.org/"
title = "Plain"
disableKinds = ["rss"]
[taxonomies]
standard = "standards"
topic = "topics"
"""
_LAYOUTS = {
    "baseof.html": "<!doctype html><html><head><title>{{ .Title }}</title></head><body>"
    '{{ block "main" . }}{{ end }}</body></html>',
    "single.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}',
    "list.html": '{{ define "main" }}<h1>{{ .Title }}</h1>'
    '<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}',
}


def write_sites(folder: Path, size: int) -> dict[str, Path]:
    """Write the corpus three times, with the same files, and return where each site is."""
    sites = {name: folder / name for name in ("ours", "plain", "hugo")}
    _write_ours(sites["ours"])
    texts = resources(size)
    below = {"ours": "resources", "plain": "docs/resources", "hugo": "content/resources"}
    for name, site in sites.items():
        (site / below[name]).mkdir(parents=True)
        for file, text in texts:
            (site / below[name] / file).write_text(text)
    (sites["plain"] / "docs" / "index.md").write_text("# Plain\n")
    (sites["plain"] / "mkdocs.yml").write_text(PLAIN)
    (sites["hugo"] / "hugo.toml").write_text(HUGO)
    (sites["hugo"] / "layouts" / "_default").mkdir(parents=True)
    for layout, text in _LAYOUTS.items():
        (sites["hugo"] / "layouts" / "_default" / layout).write_text(text)
    return sites


def _write_ours(site: Path) -> None:
    shutil.copytree(
        ROOT / "content", site / "content", ignore=shutil.ignore_patterns("challenges", "collections", "example-*")
    )
    shutil.copy(ROOT / "mkdocs.yml", site)
    for page in (site / "content").rglob("*.md"):
        page.write_text("\n".join(line for line in page.read_text().split("\n") if "](/" not in line))
    _leave_out_places(site / "content" / "vocabulary.yml")


def _leave_out_places(vocabulary: Path) -> None:
    """Take the pages that are left out from the places that a question may lead to."""
    head, *places = vocabulary.read_text().split("\n  - address: ")
    kept = [place for place in places if not place.startswith(("/challenges/", "/collections/"))]
    vocabulary.write_text("\n  - address: ".join([head, *kept]).rstrip("\n") + "\n")


def resources(size: int) -> list[tuple[str, str]]:
    """Return the seeded corpus: names and texts of resource files, each about 3 kB."""
    chance = random.Random(20261121)
    words = ["".join(chance.choices("abcdefghilmnoprstuv", k=chance.randint(3, 9))) for _ in range(WORDS)]
    vocabulary = yaml.safe_load((ROOT / "content" / "vocabulary.yml").read_text())
    goals = sorted(path.stem for path in (ROOT / "content" / "goals").glob("*.md") if "example" not in path.stem)
    return [(f"resource-{number:05}.md", resource(number, chance, words, vocabulary, goals)) for number in range(size)]


def resource(number: int, chance: random.Random, words: list[str], vocabulary: dict, goals: list[str]) -> str:  # type: ignore[type-arg]  # YAML
    def sentence(length: int) -> str:
        return " ".join(chance.choices(words, k=length)).capitalize() + "."

    def some(name: str, most: int) -> list[str]:
        ids = [term["id"] for term in vocabulary[name] if term["id"] != "k-12"]
        return sorted(chance.sample(ids, chance.randint(1, most)))

    fields = {
        "title": f"{sentence(7)[:-1]} {number}",
        "summary": sentence(25),
        "status": "published",
        "type": some("types", 1)[0],
        "url": f"https://example.org/resource/{number}",
        "publisher": f"Publisher {chance.randint(1, 80)}",
        "year": chance.randint(2004, 2026),
        "standards": [f"ct-ccl/PE{chance.randint(1, 6)}", f"psel-2015/{chance.randint(1, 10)}"],
        "goals": sorted(chance.sample(goals, 2)),
        "topics": some("topics", 3),
        "levels": ["k-12"] if chance.random() < 0.8 else some("levels", 2),
        "audiences": some("audiences", 4),
        "cost": "free",
        "try_this": sentence(18),
        "verified": True,
        "link_checked": True,
    }
    paragraphs = [sentence(chance.randint(30, 60)) for _ in range(5)]
    items = "\n".join(f"- {sentence(12)}" for _ in range(4))
    body = (
        f"## How to use it\n\n{paragraphs[0]}\n\n{paragraphs[1]}\n\n## Questions\n\n{items}\n\n## More\n\n"
        + "\n\n".join(paragraphs[2:])
    )
    return f"---\n{yaml.safe_dump(fields, sort_keys=False, width=100)}---\n\n{body}\n"
