"""Another program uses the same generator: its own name and standards, and nothing of the first program's."""

from __future__ import annotations

import shutil

import yaml
from drawn import CONFIG, SAMPLE, DrawnSite


def test_another_program_has_a_site_of_its_own(site: DrawnSite) -> None:
    shutil.copytree(SAMPLE / "content" / "standards", site.root / "content" / "standards", dirs_exist_ok=True)
    shutil.copy(SAMPLE / "content" / "vocabulary.yml", site.root / "content")
    config = yaml.safe_load(CONFIG) | {
        "site_name": "Leadership Coaching in Alexandria",
        "plugins": ["search", {"clearinghouse": {"frameworks": ["nelp-2018", "isllc-2008"]}}],
    }
    (site.root / "mkdocs.yml").write_text(yaml.safe_dump(config))
    site.resource("walkthrough", title="A walkthrough form", standards=["nelp-2018/1"])

    built = site.build()

    assert built.result.returncode == 0, built.said
    home = built.text("/")
    assert "National Educational Leadership Preparation Standards" in home and "/standards/nelp-2018/1/" in home
    assert "A walkthrough form" in built.text("/standards/nelp-2018/1/")
    assert "A walkthrough form" in built.text("/standards/psel-2015/1/")  # by crosswalk
    for word in ("casciac", "Executive Coaching Clearinghouse", "Connecticut Association of Schools"):
        assert built.files_containing(word) == []
