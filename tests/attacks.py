"""A grammar of attacks on a text: what would act, the ways to write it, and the places in which it stands."""

from __future__ import annotations

import random

SCHEMES = ("javascript", "JaVaScRiPt", "java&#115;cript", "java\tscript", "java\nscript", "&#1;javascript", "\u0001javascript", "javascript&colon", "vbscript", "data", "blob", "\u3000javascript", "java&Tab;script", "&#x6A;avascript", "file", "view-source", "livescript", "%6aavascript")  # fmt: skip
RUNS = (*(f"{scheme}:alert(7)" for scheme in SCHEMES), "data:text/html,<script>alert(7)</script>", "//example.org/x", "\\\\example.org\\x", "/\\example.org", "https:example.org")  # fmt: skip
EVENTS = ("onerror", "onload", "ontoggle", "onfocus", "onanimationend", "ONCLICK", "onpointerrawupdate", "onbeforetoggle", "on\u017fcroll", "oncontentvisibilityautostatechange", "/onload", "\nonload", "\fonclick", "x:onload", "formaction", "style", "srcdoc", "ping", "xlink:href", "srcset", "background", "action", "popovertarget", "http-equiv")  # fmt: skip
TAGS = ("script", "ScRiPt", "img", "svg", "math", "iframe", "object", "embed", "form", "input", "button", "style", "link", "meta", "base", "template", "textarea", "title", "noscript", "noembed", "noframes", "xmp", "plaintext", "video", "audio", "marquee", "details", "a", "p", "table", "select", "dialog", "portal", "frameset", "body", "html", "head", "foreignObject", "annotation-xml", "mglyph", "mtext", "desc", "set", "animate", "use", "slot", "custom-x", "search", "fencedframe")  # fmt: skip
QUOTES = ('"', "'", "", "`", "&quot;", "\u201c")
GAPS = (" ", "/", "\t", "\n", "\f", "\r", "\x0b", "\u00a0", "//", " / ")
CLOSERS = ("", ">", "/>", "</", "-->", "--!>", "]]>", "?>", "</title>", "</style>", "</script>", "</textarea>", "</noscript>", "</template>", "</svg>", "</math>", "</div></main>", "</p></div>", '">', "'>")  # fmt: skip
PLACES = (
    "{}", "a {} b", "**{}**", "*{}", "`{}`", "``{}", "# {}", "> {}", "- {}", "1. {}", "    {}", "```\n{}\n```", "```{}\nx\n```", "~~~{}",
    "[{}](/x/)", "[a]({})", "[a](<{}>)", "[a](/x/ '{}')", '[a](/x/ "{}")', "![{}](/x.png)", "![a]({})", "![a](/x.png '{}')", "[a][b]\n\n[b]: {}",
    "[a][b]\n\n[b]: <{}> '{}'", "[{}][b]\n\n[b]: /x/", "[{}]: /x/\n\n[{}]", "<{}>", "<https://example.org/{}>", "<mailto:{}>", "| {} | b |\n|---|---|\n| c | {} |",
    "a[^1]\n\n[^1]: {}", "a[^{}]\n\n[^{}]: b", "!!! note\n    {}", '!!! note "{}"\n    a', "!!! {}\n    a", "# a {{#{}}}", "a\n{{: {} }}", "[a](/x/){{: {} }}",
    "<!-- {} -->", "<!--{}", "<!--> {} -->", "<!--- {} --->", "<![CDATA[{}]]>", "<?php {} ?>", "<!DOCTYPE {}>", "<!-- clearinghouse: {} -->",
    "<p title='{}'>b</p>", '<p title="{}">b</p>', "<p title={}>b</p>", "<p {}>b</p>", "<p\n{}\n>b</p>", "<a href='{}'>b</a>", '<a href="{}">b</a>', "<a href={}>b</a>",
    "<img src='{}'>", "<img alt='{}' src=/x.png>", "<{}>b</{}>", "<div>{}</div>", "<div>\n\n{}\n\n</div>", "<table><tr>{}</tr></table>", "<select>{}</select>",
    "<svg>{}</svg>", "<math>{}</math>", "<math><mtext><table><mglyph><style>{}</style>", "<svg><style>{}</style></svg>", "<noscript>{}</noscript>", "<style>{}</style>",
    "<script>{}</script>", "<textarea>{}</textarea>", "<title>{}</title>", "<template>{}</template>", "<iframe>{}</iframe>", "<details open {}>b</details>", "<ol start='{}'>",
    "<td colspan='{}'>", "<span class='{}'>b</span>", "<span id='{}'>b</span>", "<span lang='{}'>b</span>", "<b>{}", "</b>{}", "<b {}", "a\n===\n{}", "{}\n---", "\\{}", "&lt;{}&gt;", "&amp;{}", "{}{}",
)  # fmt: skip


def payload(dice: random.Random) -> str:
    """Return something that would act if it were let."""
    pick = dice.choice
    kind = dice.randrange(8)
    quote, gap = pick(QUOTES), pick(GAPS)
    if kind == 0:
        text = f"<{pick(TAGS)}{gap}{pick(EVENTS)}={quote}alert(7){quote}>"
    elif kind == 1:
        text = f"<{pick(TAGS)}{gap}{pick(('href', 'src', 'action', 'data', 'xlink:href', 'to', 'formaction', 'content'))}={quote}{pick(RUNS)}{quote}>a</{pick(TAGS)}>"
    elif kind == 2:
        text = f"<{pick(TAGS)}><{pick(TAGS)}><{pick(TAGS)}>alert(7)</{pick(TAGS)}>"
    elif kind == 3:
        text = pick(RUNS)
    elif kind == 4:
        text = f"{quote}{gap}{pick(EVENTS)}={quote}alert(7)"
    elif kind == 5:
        text = f"<{pick(TAGS)}<{pick(TAGS)}>alert(7)//<"
    elif kind == 6:
        text = f"[a]({pick(RUNS)})<{pick(TAGS)} {pick(EVENTS)}=alert(7)"
    else:
        text = f"<{pick(TAGS)}>{pick(CLOSERS)}<img src=x {pick(EVENTS)}=alert(7)>"
    return _spelled(pick(CLOSERS) + text, dice)


def _spelled(text: str, dice: random.Random) -> str:
    """Return a text as it is or with some of its signs named, doubled or hidden."""
    way = dice.randrange(9)
    if way == 0:
        return "".join(f"&#{ord(c)};" if dice.random() < 0.2 else c for c in text)
    if way == 1:
        return text.replace("<", "&lt;").replace(">", "&gt;")
    if way == 2:
        return text.replace("<", "<\u0000", 1)
    if way == 3:
        return text.replace("a", "\\a", 1).replace("<", "\\<", 1)
    if way == 4:
        return text.replace("script", "scr<script>ipt")
    return text


def attack(number: int) -> str:
    """Return a text that holds an attack in one or two places, the same for the same number."""
    dice = random.Random(number)
    place = dice.choice(PLACES)
    inner = payload(dice)
    filled = place.replace("{{", "\ue010").replace("}}", "\ue011").replace("{}", inner)
    text = filled.replace("\ue010", "{").replace("\ue011", "}")
    return dice.choice(PLACES[:10]).replace("{}", text) if dice.random() < 0.3 else text
