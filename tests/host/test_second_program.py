"""Another program uses the same generator: its own name and standards, and nothing of the first program's."""

from __future__ import annotations

import shutil

import yaml
from drawn import CONFIG, ROOT, DrawnSite


def test_another_program_has_a_site_of_its_own(site: DrawnSite) -> None:
    shutil.copytree(ROOT / "content" / "standards", site.root / "content" / "standards", dirs_exist_ok=True)
    shutil.copy(ROOT / "content" / "vocabulary.yml", site.root / "content")
    config = yaml.safe_load(CONFIG) | {
        "site_name": "Leadership Coaching in Alexandria",
        "plugins": ["search", {"clearinghouse": {"frameworks": ["va-principals-2022", "va-principals"]}}],
    }
    (site.root / "mkdocs.yml").write_text(yaml.safe_dump(config))
    site.resource("walkthrough", title="A walkthrough form", standards=["va-principals-2022/1"])

    built = site.build()

    assert built.result.returncode == 0, built.said
    home = built.text("/")
    assert "Guidelines for Uniform Performance Standards" in home and "/standards/va-principals-2022/1/" in home
    assert "A walkthrough form" in built.text("/standards/va-principals-2022/1/")
    assert "A walkthrough form" in built.text("/standards/psel-2015/4/")  # by crosswalk
    for word in ("casciac", "Executive Coaching Clearinghouse", "Connecticut Association of Schools"):
        assert built.files_containing(word) == []
