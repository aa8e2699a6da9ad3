"""What an import says, safe to copy into a shell and to show on a terminal."""

from __future__ import annotations

import shlex

from drawn import DrawnSite, run_clearinghouse

HEADINGS = ["x$(touch p)", 'a"; touch p; "', "it's", "`touch p`"]


def test_what_the_report_advises_for_a_column_is_one_word_to_the_shell(site: DrawnSite) -> None:
    quoted = ",".join('"{}"'.format(heading.replace('"', '""')) for heading in HEADINGS)
    site.write("list.csv", f"Title,Link,{quoted}\nA guide,https://example.org/one,a,b,c,d\n")

    said = run_clearinghouse(["import", "list.csv", "--dry-run"], site.root).stdout

    advised = [line.partition("add: ")[2] for line in said.splitlines() if "not used" in line]
    assert [shlex.split(advice) for advice in advised] == [["--column", f"{heading}=FIELD"] for heading in HEADINGS]
    assert not any("$(touch p)" in advice and '"' in advice for advice in advised)


def test_no_name_of_a_file_moves_the_cursor(site: DrawnSite) -> None:
    bad = "no\x1b[2J\x07\u202efile"
    site.write(f"{bad}.csv", "")
    site.write(f"{bad}.odd", "x")
    (site.root / f"{bad}.dir").mkdir()
    site.write("list.csv", "Title,Link\nA guide,https://example.org/one\n")
    for options in (
        [f"{bad}.none"],
        [f"{bad}.csv"],
        [f"{bad}.odd"],
        [f"{bad}.dir"],
        ["list.csv", "--report", f"{bad}/x.md"],
        ["list.csv", "--report", f"{bad}.odd"],
        ["list.csv", "--report", f"{bad}.dir"],
        ["list.csv", "--format", bad],
        ["list.csv", "--keep", bad],
        ["list.csv", "--sheet", bad],
        ["list.csv", "--column", f"{bad}=title"],
    ):
        result = run_clearinghouse(["import", *options, "--dry-run"], site.root)
        said = result.stdout + result.stderr
        assert said and not set("\x1b\x07\u202e") & set(said), options
        assert "Traceback" not in said
