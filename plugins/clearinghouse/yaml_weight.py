"""How much a YAML text would come to once every name in it is put in: told before any of it is made."""

from __future__ import annotations

import yaml

MOST_VALUES = 50_000
DEEPEST = 40
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class TooMuch(ValueError):
    """A text that would come to more values, or deeper ones, than any file of settings or words; says which."""


def refuse_too_much(text: str | bytes) -> None:
    """Make sure that a text can be made into values by a reader that follows `*names` and goes as deep as the text does.

    The text is passed through as a row of events, of which none is kept.

    Raises:
        TooMuch: it cannot.
        yaml.YAMLError: it is no YAML.
    """
    weights: dict[str, int] = {}
    open_values: list[tuple[str | None, int]] = []
    weight = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            open_values.append((event.anchor, weight))
            weight += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = open_values.pop()
            weights |= {anchor: weight - before} if anchor else {}
        elif isinstance(event, yaml.AliasEvent):
            weight += _weight_of(str(event.anchor), weights, [anchor for anchor, _ in open_values])
        elif isinstance(event, yaml.ScalarEvent):
            weight += 1
            weights |= {event.anchor: 1} if event.anchor else {}
        if weight > MOST_VALUES:
            raise TooMuch(f"it holds more than {MOST_VALUES:,} values, those that its *names stand for included")
        if len(open_values) > DEEPEST:
            raise TooMuch(f"its values are nested more than {DEEPEST} deep")


def _weight_of(name: str, weights: dict[str, int], around: list[str | None]) -> int:
    if name in around:
        raise TooMuch(f"'*{name}' stands inside the value that it stands for")
    return weights.get(name, 1)
