"""The reader's own list: what it says of many items at once is what is said of each in full."""

from __future__ import annotations

import json
from datetime import date

import pytest

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.publish import reading_list
from clearinghouse.publish.item_data import item_data
from clearinghouse.publish.reading_list import list_data, reading_list_page
from clearinghouse.publish.site import Site

TODAY = date(2026, 9, 1)


def test_files_of_many_items_say_what_each_item_says(sample: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_list, "_TOGETHER", 20)
    site = Site(sample, TODAY)
    alone = [one for output in item_data(site) for one in json.loads(output.content).values()]

    files = [json.loads(output.content) for output in list_data(site)]
    firsts = reading_list_page(site).values["firsts"]

    assert [len(file) for file in files[:-1]] == [20] * (len(files) - 1)
    assert [next(iter(file)) for file in files] == firsts == sorted(firsts)
    assert {key: told["title"] for file in files for key, told in file.items()} == {
        one["key"]: one["title"] for one in alone if "key" in one
    }
    in_full = {one.get("key"): one for one in alone}
    assert all(in_full[key].items() >= told.items() for file in files for key, told in file.items())
