"""The user's choices survive, and a broken file of choices hurts nothing."""

import getpass
import json
from pathlib import Path

import pytest

from fbdesk.preferences import (
    MOST_RECENT,
    Preferences,
    load_preferences,
    login_name,
    save_preferences,
)


def test_choices_come_back_as_they_were(tmp_path: Path) -> None:
    chosen = Preferences(theme="dark", zoom=150, recent=("/a/grenland.fbplan",), window="abc")
    save_preferences(tmp_path / "new", chosen)
    assert load_preferences(tmp_path / "new") == chosen


def test_at_first_nothing_is_chosen(tmp_path: Path) -> None:
    assert load_preferences(tmp_path) == Preferences()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "\x00"])
def test_a_file_that_is_no_choices_is_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "preferences.json").write_text(text, encoding="utf-8")
    assert load_preferences(tmp_path) == Preferences()


def test_a_choice_of_the_wrong_kind_is_left_out_and_the_others_kept(tmp_path: Path) -> None:
    held = {"theme": 3, "zoom": "large", "language": "en", "unknown": 1}
    (tmp_path / "preferences.json").write_text(json.dumps(held), encoding="utf-8")
    assert load_preferences(tmp_path) == Preferences(language="en")


def test_the_plan_opened_last_stands_first_and_only_once() -> None:
    held = Preferences().with_recent(Path("/a")).with_recent(Path("/b")).with_recent(Path("/a"))
    assert held.recent == ("/a", "/b")
    assert held.without_recent(Path("/a")).recent == ("/b",)


def test_only_a_few_plans_are_remembered() -> None:
    held = Preferences()
    for number in range(MOST_RECENT + 3):
        held = held.with_recent(Path(f"/{number}"))
    assert len(held.recent) == MOST_RECENT
    assert held.recent[0] == f"/{MOST_RECENT + 2}"


def test_a_folder_that_cannot_be_written_loses_the_choices_and_nothing_else(
    tmp_path: Path,
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder", encoding="utf-8")
    save_preferences(in_the_way, Preferences(theme="dark"))
    assert in_the_way.read_text(encoding="utf-8") == "not a folder"


def test_colleagues_read_the_name_that_was_chosen_or_that_of_the_login(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LOGNAME", "khansen")
    assert Preferences(user_name=" Kari Hansen ").shown_name == "Kari Hansen"
    assert Preferences().shown_name == "khansen"


def test_a_login_without_a_name_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 1000")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert login_name() == ""
    assert Preferences().shown_name == ""
