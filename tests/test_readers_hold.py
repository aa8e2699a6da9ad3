"""No input of any reader ends in anything but an answer or a refusal in words."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import settings
from mutated import mutated
from readers import READERS

CORPUS = Path(__file__).parent / "corpus"
"""Input that a reader once stumbled over, or that found a way of its own through it: one folder a reader."""


def kept(name: str) -> list[bytes]:
    return [file.read_bytes() for file in sorted((CORPUS / name).glob("*"))]


def feed(name: str, begin: int, count: int) -> None:
    reader = READERS[name]
    seeds = (*reader.seeds, *kept(name))
    for number in range(begin, begin + count):
        data = mutated(seeds, random.Random(number))
        try:
            reader(data)
        except Exception as error:
            error.add_note(f"reader {name}, number {number}: {data!r}")
            raise


@pytest.mark.parametrize("name", READERS)
def test_sound_and_kept_input_is_read(name: str) -> None:
    for data in (*READERS[name].seeds, *kept(name)):
        READERS[name](data)


@pytest.mark.parametrize("name", READERS)
def test_a_few_hundred_changes_of_it_are_read_or_refused(name: str) -> None:
    feed(name, 0, 4 * settings().max_examples)


@pytest.mark.hard
@pytest.mark.parametrize("name", READERS)
def test_some_thousand_changes_of_it_are_read_or_refused(name: str) -> None:
    feed(name, 1_000, 5_000)


def test_the_measure_sees_a_reader_that_stumbles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READERS, "yaml", READERS["yaml"].__class__(lambda data: data.decode("ascii"), (), (b"a",)))

    with pytest.raises(UnicodeDecodeError):
        feed("yaml", 0, 150)
