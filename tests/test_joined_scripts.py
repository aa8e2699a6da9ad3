"""Modules and what they import work the same as one script."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import rjsmin

from clearinghouse.joined_scripts import join_scripts
from clearinghouse.publish.search.scripts import joined, scripts

FILES = {
    "app.js": """// @ts-check
import { greeting } from "./words-2.js";

/** What is greeted. */
const name = "world";
{
  const said =
    /** @type {string} */ (greeting(name));
  console.log(said);
}
""",
    "words-2.js": """/** @param {string} name */
export function greeting(name) {
  return `Hello,  ${name} // all`;
}
""",
}


@pytest.mark.tools
def test_joined_modules_say_what_they_said_apart() -> None:
    joined = join_scripts("app.js", FILES.__getitem__)

    said = subprocess.run(["node", "-e", joined], capture_output=True, text=True, check=True).stdout

    assert said == "Hello,  world // all\n"


def test_what_cannot_be_joined_is_refused() -> None:
    with pytest.raises(ValueError, match=r"app\.js imports or exports in a way"):
        join_scripts("app.js", {"app.js": 'import * as all from "./all.js";\n'}.__getitem__)


@pytest.mark.tools
@pytest.mark.parametrize("name", ["find.js", "waiting.js"])
def test_the_scripts_of_the_finder_say_without_comments_what_they_say_with_them(name: str) -> None:
    text = scripts()[name]

    assert "/**" not in text and "@ts-check" not in text
    assert difference(joined()[name], text) == ""


@pytest.mark.tools
@pytest.mark.parametrize("text", ["x = `a ${`b  c`}`;", "for (const a of /b  c/[Symbol.split](d)) e();"])
def test_a_script_that_loses_more_than_comments_is_noticed(text: str) -> None:
    assert difference(text, rjsmin.jsmin(text)) != ""


def difference(one: str, other: str) -> str:
    """Say where two scripts are not the same program, or nothing."""
    program = [shutil.which("node") or "node", str(Path(__file__).parent / "scripts" / "same_program.cjs")]
    return subprocess.run(program, input=json.dumps([one, other]), capture_output=True, text=True, check=True).stdout
