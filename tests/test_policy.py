"""What IT decided holds for every user; a policy file that cannot be read decides nothing."""

import json
import logging
import sys
from pathlib import Path

import pytest

from fbdesk.document.places import backup_folder
from fbdesk.policy import Policy, chosen_by, load_policy, policy_file
from fbdesk.preferences import Preferences


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "policy.json"
    monkeypatch.setenv("FBDESK_POLICY", str(path))
    return path


def test_without_a_policy_all_choices_are_the_user_s(file: Path) -> None:
    assert not file.exists()
    assert load_policy() == Policy()
    chosen = Preferences(language="en", backup_folder="/b", recent=("/a.fbplan",))
    assert chosen_by(chosen) == chosen


def test_what_it_decided_takes_the_place_of_the_user_s_choice(file: Path) -> None:
    decided = {
        "documents_folder": "/felles/klima",
        "backup_folder": "/felles/sikkerhet",
        "language": "nb",
        "remember_recent": False,
    }
    file.write_text(json.dumps(decided), "utf-8")
    held = chosen_by(Preferences(language="en", backup_folder="/b", recent=("/a.fbplan",)))
    assert (held.language, held.backup_folder, held.recent) == ("nb", "/felles/sikkerhet", ())
    assert load_policy().documents_folder == "/felles/klima"


def test_what_it_did_not_decide_stays_the_user_s(file: Path) -> None:
    file.write_text('{"language": "nb"}', "utf-8")
    held = chosen_by(Preferences(language="en", theme="dark", user_name="Kari", recent=("/a",)))
    assert held == Preferences(language="nb", theme="dark", user_name="Kari", recent=("/a",))


def test_folders_may_name_the_user_s_own(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/hjem/kari")
    file.write_text('{"documents_folder": "$HOME/klima"}', "utf-8")
    assert load_policy().documents_folder == "/hjem/kari/klima"


def test_a_file_with_the_mark_that_windows_editors_write_is_read(file: Path) -> None:
    file.write_bytes(b'\xef\xbb\xbf{"language": "en"}')
    assert load_policy().language == "en"


@pytest.mark.parametrize("text", ["{", "\x00", '{"language": "nb",}'])
def test_a_file_that_is_not_understood_decides_nothing_and_the_log_says_so(
    file: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_text(text, "utf-8")
    with caplog.at_level(logging.WARNING):
        assert load_policy() == Policy()
    assert "policy file not read" in caplog.text
    caplog.clear()


@pytest.mark.parametrize("held", ["[]", "7", "null"])
def test_another_kind_of_json_decides_nothing(file: Path, held: str) -> None:
    file.write_text(held, "utf-8")
    assert load_policy() == Policy()


def test_a_value_of_the_wrong_kind_decides_nothing_and_is_named(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_text('{"remember_recent": "no", "colour": "red", "backup_folder": "/b"}', "utf-8")
    with caplog.at_level(logging.WARNING):
        assert load_policy() == Policy(backup_folder="/b")
    assert [record.args for record in caplog.records] == [("colour",), ("remember_recent",)]
    caplog.clear()


def test_a_language_that_fbdesk_does_not_speak_is_not_decided(file: Path) -> None:
    file.write_text('{"language": "xx"}', "utf-8")
    assert load_policy().language == ""


def test_a_folder_in_place_of_the_file_decides_nothing(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.mkdir()
    with caplog.at_level(logging.WARNING):
        assert load_policy() == Policy()
    assert "IsADirectoryError" in caplog.text or "PermissionError" in caplog.text
    caplog.clear()


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("linux", Path("/etc/fbdesk/policy.json")),
        ("darwin", Path("/Library/Application Support/fbdesk/policy.json")),
        ("win32", Path("/felles/data") / "fbdesk" / "policy.json"),
    ],
)
def test_each_system_has_its_own_place_for_it(
    platform: str, expected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FBDESK_POLICY", raising=False)
    monkeypatch.setenv("PROGRAMDATA", "/felles/data")
    monkeypatch.setattr(sys, "platform", platform)
    assert policy_file() == expected


def test_backups_go_where_it_decided(file: Path, tmp_path: Path) -> None:
    file.write_text(json.dumps({"backup_folder": str(tmp_path / "felles")}), "utf-8")
    assert backup_folder() == tmp_path / "felles"
