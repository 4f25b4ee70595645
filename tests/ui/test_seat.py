"""Colleagues see who edits a plan; whoever reads it sees when it is free."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.document.lock.file import SILENT_AFTER, InUseError, Standing, lock_path, sign_at
from fbdesk.document.lock.holder import Holder
from fbdesk.ui.messages import Messages
from fbdesk.ui.seat import Seat


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "byen.fbplan"
    path.write_bytes(b"a plan")
    return path


@pytest.fixture
def messages(qapp: QApplication) -> Messages:
    return Messages(qapp)


@pytest.fixture
def seat(qapp: QApplication, messages: Messages) -> Iterator[Seat]:
    owner = QObject(qapp)
    made = Seat(lambda: "Ola", messages, owner)
    yield made
    made.leave()
    owner.deleteLater()


def kari(since: datetime | None = None) -> Holder:
    return Holder("Kari", "PC-17", 4711, "x", since or datetime.now(UTC), "hers")


def kari_sits_at(plan: Path, seen: datetime | None = None) -> None:
    path = lock_path(plan)
    path.write_text(kari(seen).to_json(), encoding="utf-8")
    if seen:
        os.utime(path, (seen.timestamp(), seen.timestamp()))


def test_our_name_is_there_while_we_sit_and_gone_when_we_leave(seat: Seat, plan: Path) -> None:
    seat.sit(seat.claim(plan))
    holder = sign_at(plan).holder
    assert holder is not None
    assert holder.user == "Ola"
    seat.leave()
    assert list(plan.parent.iterdir()) == [plan]
    assert seat.lock is None


def test_a_file_that_is_not_there_takes_no_name(seat: Seat, tmp_path: Path) -> None:
    assert seat.claim(tmp_path / "gone.fbplan") is None
    assert list(tmp_path.iterdir()) == []


def test_a_plan_that_someone_has_open_is_watched_until_it_is_free(
    seat: Seat, plan: Path, qtbot: QtBot
) -> None:
    kari_sits_at(plan)
    with pytest.raises(InUseError) as caught:
        seat.claim(plan)
    seat.settle(plan, None, caught.value)
    assert seat.sign is not None
    assert seat.sign.standing is Standing.OPEN
    lock_path(plan).unlink()
    with qtbot.waitSignal(seat.changed):
        seat.look()
    assert seat.sign.standing is Standing.FREE


def test_looking_without_anything_new_says_nothing(seat: Seat, plan: Path, qtbot: QtBot) -> None:
    kari_sits_at(plan)
    seat.watch(plan, sign_at(plan))
    with qtbot.assertNotEmitted(seat.changed, wait=100):
        seat.look()
    seat.leave()
    seat.look()
    assert seat.sign is None


def test_what_a_crash_left_is_taken_over_and_told(
    seat: Seat, plan: Path, messages: Messages
) -> None:
    gone = replace(Holder.me("Kari"), started="another boot:1")
    lock_path(plan).write_text(gone.to_json(), encoding="utf-8")
    seat.settle(plan, seat.claim(plan), None)
    (told,) = messages.waiting
    assert told.text.startswith("Kari had this plan open since ")
    assert sign_at(plan).holder == (seat.lock.holder if seat.lock else None)


def test_a_sign_of_life_keeps_our_seat(seat: Seat, plan: Path, qtbot: QtBot) -> None:
    seat.sit(seat.claim(plan))
    os.utime(lock_path(plan), (1, 1))
    seat.give_sign()
    qtbot.waitUntil(lambda: lock_path(plan).stat().st_mtime > 1)
    assert seat.lock is not None


def test_one_who_was_taken_over_is_told(
    seat: Seat, plan: Path, messages: Messages, qtbot: QtBot
) -> None:
    seat.sit(seat.claim(plan))
    kari_sits_at(plan)
    with qtbot.waitSignal(messages.changed):
        seat.give_sign()
    assert "Someone else has opened byen.fbplan" in messages.waiting[0].text
    assert seat.lock is None
    seat.give_sign()
    seat.leave()
    assert sign_at(plan).standing is Standing.OPEN


def test_one_who_is_silent_for_hours_can_be_taken_over(seat: Seat, plan: Path) -> None:
    kari_sits_at(plan, seen=datetime.now(UTC) - SILENT_AFTER - timedelta(minutes=5))
    holder = sign_at(plan).holder
    seat.sit(seat.claim(plan, even_from=holder))
    assert seat.lock is not None
    assert sign_at(plan).holder == seat.lock.holder


def test_we_move_with_the_plan_to_its_new_name(seat: Seat, plan: Path, tmp_path: Path) -> None:
    seat.sit(seat.claim(plan))
    held = seat.lock
    seat.move_to(plan)
    assert seat.lock is held
    new = tmp_path / "ny.fbplan"
    new.write_bytes(b"a plan")
    seat.move_to(new)
    assert not lock_path(plan).exists()
    assert lock_path(new).exists()
    other = tmp_path / "karis.fbplan"
    other.write_bytes(b"a plan")
    kari_sits_at(other)
    seat.move_to(other)
    assert seat.lock is None
    assert not lock_path(new).exists()
