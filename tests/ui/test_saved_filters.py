"""Filters under a name outlive the window, each page its own, and no file breaks them."""

import json
from pathlib import Path

import pytest

from fbdesk.ui.preference_store import PreferenceStore
from fbdesk.ui.saved_filters import SavedFilters


@pytest.fixture
def store(tmp_path: Path) -> PreferenceStore:
    return PreferenceStore(tmp_path)


def test_a_saved_filter_is_there_after_the_next_start(tmp_path: Path) -> None:
    SavedFilters(PreferenceStore(tmp_path), "measures").save("Vedtatt", {"status": "adopted"})
    again = SavedFilters(PreferenceStore(tmp_path), "measures")
    assert again.names == ("Vedtatt",)
    assert again.get("Vedtatt") == {"status": "adopted"}


def test_a_name_that_is_taken_gets_the_new_filter_in_its_place(store: PreferenceStore) -> None:
    saved = SavedFilters(store, "measures")
    for name, area in (("A", "1"), ("B", "2"), ("A", "3")):
        saved.save(name, {"area": area})
    assert saved.names == ("A", "B")
    assert saved.get("A") == {"area": "3"}


def test_a_forgotten_filter_is_gone(store: PreferenceStore) -> None:
    saved = SavedFilters(store, "measures")
    saved.save("A", {"area": "1"})
    saved.forget("A")
    assert SavedFilters(store, "measures").names == ()
    assert saved.get("A") == {}


def test_pages_do_not_see_each_others_filters(store: PreferenceStore) -> None:
    SavedFilters(store, "measures").save("A", {"area": "1"})
    SavedFilters(store, "deadlines").save("A", {"area": "2"})
    assert SavedFilters(store, "measures").get("A") == {"area": "1"}
    assert SavedFilters(store, "deadlines").get("A") == {"area": "2"}


@pytest.mark.parametrize(
    "odd", ["", "{", "[]", "{}", '{"page": "measures", "filter": {"area": "1"}}', '{"filter": 3}']
)
def test_what_is_no_filter_is_left_out(store: PreferenceStore, odd: str) -> None:
    good = json.dumps({"page": "measures", "name": "A", "filter": {"area": 1}})
    store.set(filters=(odd, good))
    saved = SavedFilters(store, "measures")
    assert saved.names == ("A",)
    assert saved.get("A") == {"area": "1"}


def test_without_a_store_filters_live_as_long_as_the_page() -> None:
    saved = SavedFilters(None, "measures")
    saved.save("A", {"area": "1"})
    assert saved.names == ("A",)
    assert SavedFilters(None, "measures").names == ()
