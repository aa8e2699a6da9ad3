"""What addresses call a name."""

from __future__ import annotations

from clearinghouse.content.slug import slug_apart


def test_names_come_to_addresses_of_their_own() -> None:
    long = "A publisher whose name goes on and on until nobody reads it to the end, so that only the"
    names = ["學校", "Школа", "Школа 1", "Школа 2", "Łódź", "Ódź", f"{long} first", f"{long} second"]

    assert len({slug_apart(name, "group") for name in names}) == len(names)


def test_a_name_in_latin_letters_is_called_by_them() -> None:
    assert [slug_apart(name, "group") for name in ("First-year group", "École 1", "Straße", "!")] == [
        "first-year-group",
        "ecole-1",
        "strasse",
        "group",
    ]
