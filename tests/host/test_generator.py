"""A new site says where its program comes from, so that its workflows run on a machine that has never seen it."""

from __future__ import annotations

import pytest

from clearinghouse.host.generator import is_requirement, requirement

AT = "https://code.example.org/us/clearinghouse"


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ({"url": f"{AT}.git", "vcs_info": {"vcs": "git", "commit_id": "ab12"}}, f"git+{AT}.git@ab12"),
        ({"url": f"{AT}-1.0.whl", "archive_info": {}}, f"{AT}-1.0.whl"),
        ({"url": "file:///somewhere/clearinghouse", "dir_info": {"editable": True}}, ""),
        ({"url": f"{AT} x y", "archive_info": {}}, ""),
        ({"url": "https://me:secret@code.example.org/c", "vcs_info": {"vcs": "git", "commit_id": "ab12"}}, ""),
        ({}, ""),
        ([], ""),
    ],
)
def test_what_pip_noted_of_an_installation_is_what_pip_is_asked_for(told: object, asked: str) -> None:
    assert requirement(told) == (f"mkdocs-clearinghouse @ {asked}" if asked else "")


@pytest.mark.parametrize(
    ("text", "can_be_asked"),
    [
        ("mkdocs-clearinghouse", True),
        ("mkdocs_clearinghouse==2.1", True),
        (f"mkdocs-clearinghouse @ git+{AT}@ab12", True),
        ("mkdocs-clearinghouse @ file:///home/me/clearinghouse", False),
        ("mkdocs-clearinghouse @ http://code.example.org/c.whl", False),
        (f"git+{AT}", False),
        ("something-else", False),
        ("mkdocs-clearinghouse\n--index-url https://example.org", False),
        ("", False),
    ],
)
def test_only_this_program_is_asked_for_and_only_from_where_everyone_can_get_it(text: str, can_be_asked: bool) -> None:
    assert is_requirement(text) is can_be_asked
