"""The choices in force: the user's own, with what IT decided in their place."""

import json
from pathlib import Path

import pytest

from fbdesk.preferences import Preferences, load_preferences, save_preferences
from fbdesk.ui.preference_store import PreferenceStore

PLAN = Path("/a/grenland.fbplan")


@pytest.fixture
def decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "policy.json"
    monkeypatch.setenv("FBDESK_POLICY", str(path))
    return path


def test_a_choice_is_kept_at_once_and_told(tmp_path: Path) -> None:
    told: list[str] = []
    store = PreferenceStore(tmp_path)
    store.changed.connect(lambda: told.append(store.held.theme))
    store.set(theme="dark")
    store.set(theme="dark")
    assert told == ["dark"]
    assert load_preferences(tmp_path).theme == "dark"


def test_plans_opened_last_are_kept_and_forgotten(tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path)
    store.add_recent(PLAN)
    assert store.held.recent == (str(PLAN),)
    store.forget_recent(PLAN)
    assert store.held.recent == load_preferences(tmp_path).recent == ()


def test_plans_are_not_listed_where_it_wants_no_list(tmp_path: Path, decided: Path) -> None:
    decided.write_text('{"remember_recent": false}', "utf-8")
    store = PreferenceStore(tmp_path / "own")
    store.add_recent(PLAN)
    assert store.held.recent == ()
    assert load_preferences(tmp_path / "own").recent == ()


def test_what_it_decided_never_becomes_the_user_s_own_choice(tmp_path: Path, decided: Path) -> None:
    save_preferences(tmp_path, Preferences(language="en", backup_folder="/mine"))
    decided.write_text(json.dumps({"language": "nb", "backup_folder": "/felles"}), "utf-8")
    store = PreferenceStore(tmp_path)
    store.set(language="nb", backup_folder="/felles", user_name="Kari")
    assert (store.held.language, store.held.backup_folder) == ("nb", "/felles")
    own = load_preferences(tmp_path)
    assert (own.language, own.backup_folder, own.user_name) == ("en", "/mine", "Kari")


def test_the_shown_name_is_the_one_chosen_last_and_else_the_login_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "kanes")
    store = PreferenceStore(tmp_path)
    assert store.shown_name() == "kanes"
    store.set(user_name="  Kari Nes ")
    assert store.shown_name() == "Kari Nes"
