"""Texts that hide a word, made by a small grammar: a way to hide it, in a spelling, within blocks and marks around it."""

from __future__ import annotations

import random
from collections.abc import Iterator

MARK = "canary"
"""How every hidden word begins."""
WAYS = (
    *("<!-- ¤ -->", "<!-- a > b ¤ -->", "<!-- <b>¤</b> -->", "<!--\nM\n-->", "Words <!-- ¤ --> go on.", "<!-- a -- ¤ -->"),
    *("<!--¤-->words", "<!-- ¤ --><!-- ¤ -->", "<!-- &lt;¤ -->", "<!-- `¤` -->", "<!-- [¤](/goals/) -->", "<!-- ¤ --!> -->"),
    *("[//]: # (¤)", '[//]: # "¤"', "[comment]: <> (¤)", "[¤]: https://example.org/ 'x'", "[u]: https://example.org/¤ '¤'"),
    *("[words][¤]\n\n[¤]: https://example.org/", "[u]: <https://example.org/> (¤)", "[^u]: ¤", "Words[^¤].\n\n[^¤]: More words."),
    *("<span data-x='¤'>words</span>", "<b class='¤'>words</b>", "<b id='¤'></b>", "a<br id='¤'>b", "a<br title='¤'>b"),
    *("<p id='¤'></p>", "<span lang='¤'>a</span>", "<i dir='¤'>a</i>", "<ol start='¤'><li>a</li></ol>", "<hr class='¤' id='¤'>"),
    *("<span style='¤'>a</span>", "<b onclick='¤'>a</b>", "<b ¤>a</b>", "<b ¤='x'>a</b>", "<b aria-label='¤'>a</b>", "<b hidden ¤>a</b>"),
    *("[](https://example.org/¤)", "[ ](https://example.org/¤)", "[<b></b>](https://example.org/¤ '¤')", "[<!-- ¤ -->](https://example.org/)"),
    *("<a href='https://example.org/¤'></a>", "<a href='https://example.org/¤'><i><b> </b></i></a>", "<a id='¤'></a>", "<a title='¤'>a</a>"),
    *("<dfn title='¤'></dfn>", "<dfn title='¤'>a</dfn>", "<abbr title='¤'></abbr>", "<abbr title='¤'> <br></abbr>", "<h3 id='¤'></h3>"),
    *("<?¤?>", "<?php ¤ ?>", "<? <b>¤</b> ?>", "<!DOCTYPE ¤>", "<!ELEMENT ¤>", "<![CDATA[¤]]>", "<![CDATA[<b>¤</b>]]>"),
    *("```¤\nx\n```", "```text ¤\nx\n```", "```{¤}\nx\n```", "~~~¤\nx\n~~~", "<details ¤><summary>a</summary>b</details>"),
    *("<style>¤</style>", "<script>¤</script>", "<template>¤</template>", "<noscript>¤</noscript>", "<title>¤</title>", "<textarea>¤</textarea>"),
    *("<svg><text>¤</text></svg>", "<math>¤</math>", "<iframe src='¤'>¤</iframe>", "<object data='¤'></object>", "<input value='¤'>"),
    *("<table><tr><td align='¤' id='¤'></td></tr></table>", "<col span='¤'>", "<details open='¤'><summary>a</summary>b</details>"),
)  # fmt: skip
SPELLINGS = (
    lambda word: word,
    str.upper,
    lambda word: "".join(f"&#{ord(letter)};" for letter in word),
    lambda word: f"&#x{ord(word[0]):x};{word[1:]}",
    lambda word: "".join(f"%{ord(letter):02x}" for letter in word),
    lambda word: "".join(chr(ord(letter) + 0xFEE0) for letter in word),
    lambda word: f"{word[:3]}\u0301{word[3:]}",
)
AROUND = (
    "{}", "- {}", "> {}", "1. {}", "- one\n- {}", "> - {}", "!!! note\n    {}", "**{}**", "_{}_", "## Part {}", "a {} b", "| a |\n|---|\n| {} |",
    "[words {}](https://example.org/)", "<div>\n\n{}\n\n</div>", "<p>{}</p>", "<details><summary>a</summary>\n\n{}\n\n</details>", "<b>{} words</b>",
    "Words[^1].\n\n[^1]: More {}.", "<!-- one --> {} <!-- two -->", "<ul><li>{}</li></ul>", "Words\\\n{}", "{} &amp; <i>words</i>",
)  # fmt: skip


def words() -> Iterator[str]:
    """Yield words that begin with the mark and are found nowhere else, each another, with endings that the finder leaves as they are."""
    letters = "bcdfghkmnpqtvwxz"
    for number in range(len(letters) ** 3):
        yield MARK + "".join(letters[number // len(letters) ** place % len(letters)] for place in (2, 1, 0))


def within(text: str, around: str) -> str:
    """Return a text in a block, its further lines stepped in as the block's first words are."""
    before = around.partition("{}")[0].rpartition("\n")[2]
    step = "".join(sign if sign == ">" else " " for sign in before) if not before.strip().isalpha() else ""
    return around.replace("{}", text.replace("\n", f"\n{step}"))


def hiding(count: int, seed: int = 1) -> Iterator[str]:
    """Yield texts that hide a word: each way in plain letters first, then by chance in spellings and blocks, up to three deep."""
    dice, word = random.Random(seed), words()
    for number in range(count):
        chosen = WAYS[number % len(WAYS)]
        spelled = SPELLINGS[0 if number < len(WAYS) else dice.randrange(len(SPELLINGS))](next(word))
        text = chosen.replace("¤", spelled)
        for _ in range(0 if number < len(WAYS) else dice.randint(1, 3)):
            text = within(text, dice.choice(AROUND))
        yield f"First words.\n\n{text}\n\nLast words.\n"
