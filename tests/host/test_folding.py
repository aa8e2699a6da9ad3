"""What is worked out when a template is compiled reads as it would if it were worked out on the page."""

from __future__ import annotations

from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape

from clearinghouse.host.folding import FoldingEnvironment

TEMPLATE = """{% macro shown(words, other="") %}<p>{{ words }} {{ other }} {{ words ~ other }}</p>{% endmacro %}
{{ wording("a & b") }} {{ wording("a & b") ~ " & " ~ wording("c") }} {{ wording("a & b") | upper }} {{ "x & y" }}
{{ shown(wording("a & b")) }} {{ shown(wording("a & b"), other=wording("<c>")) }} {{ shown(name, wording("d")) }}
{{ wording(name) }} {{ wording("e", value=name) }} {{ wording("f" if name else "g & h") }} {{ wording(*["i"]) }}
{% if not name %}{{ wording("fails") }}{% endif %}{% set kept = wording("j & k") %}{{ kept }} {{ [wording("l & m")] | join("&") }}
"""


def test_folded_templates_say_the_same_and_ask_less() -> None:
    asked: list[str] = []

    def wording(key: str, **values: object) -> Markup:
        asked.append(key)
        return Markup("<b>%s%s</b>") % (key, escape("".join(map(str, values.values()))))

    made = []
    for kind in (Environment, FoldingEnvironment):
        environment = kind(loader=DictLoader({"page": TEMPLATE}), autoescape=True)
        environment.globals["wording"] = wording
        if isinstance(environment, FoldingEnvironment):
            environment.known = {"wording": wording}
        template = environment.get_template("page")
        asked.clear()
        made.append((template.render(name="<name>"), len(asked)))

    (plain, often), (folded, seldom) = made
    assert folded == plain
    assert "<b>a &amp; b</b>" in folded and "&amp;amp;" not in folded
    assert seldom < often
