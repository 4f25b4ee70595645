"""Saving goes on beside the window; where the folder is away, work goes on and is told of."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.document import saving as document_saving
from fbdesk.document.document import Document
from fbdesk.document.reading import read_plan
from fbdesk.document.saving import write_new_plan
from fbdesk.document.writing import replace_file
from fbdesk.models import rows
from fbdesk.ui import saved_state, saving_flow
from fbdesk.ui.background import Background
from fbdesk.ui.messages import Message, Messages
from fbdesk.ui.saved_state import SavedState
from fbdesk.ui.saving_flow import SavingFlow
from tests.builders import a_measure, some_settings


class AtWork:
    """A plan in a folder that may go away, and the flow that saves it."""

    def __init__(self, folder: Path, owner: QObject) -> None:
        self.folder = folder / "felles"
        self.folder.mkdir()
        self.away = folder / "borte"
        self.path = self.folder / "plan.fbplan"
        write_new_plan(self.path, [some_settings()])
        working = folder / "working"
        working.mkdir()
        self.document = Document.open(self.path, working)
        self.messages = Messages(owner)
        self.background = Background(owner)
        self.asked: list[str] = []
        self.flow = SavingFlow(
            self.messages, self.background, lambda: self.asked.append("save as"), owner
        )
        self.flow.begin(self.document)

    def edit(self, number: str = "T-01") -> None:
        self.document.perform("nytt tiltak", lambda c: rows.insert(c, a_measure(number)))
        self.flow.note_edit()

    def told(self) -> list[str]:
        return [message.text for message in self.messages.waiting]

    def in_file(self) -> list[str]:
        return [measure.number for measure in read_plan(self.path).measures]

    def close(self) -> None:
        self.flow.end()
        self.document.close(discard=True)
        self.background.close()


@pytest.fixture
def at_work(tmp_path: Path, qapp: QApplication) -> Iterator[AtWork]:
    owner = QObject(qapp)
    made = AtWork(tmp_path, owner)
    yield made
    made.close()
    owner.deleteLater()


@pytest.fixture
def held_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Keep every save waiting on its disk until the event is set."""
    goes_on, honest = threading.Event(), replace_file

    def wait(*values: object, **named: object) -> None:
        goes_on.wait(20)
        honest(*values, **named)  # type: ignore[arg-type] # as they came

    monkeypatch.setattr(document_saving, "replace_file", wait)
    yield goes_on
    goes_on.set()


def test_an_edit_is_saved_by_itself(at_work: AtWork, qtbot: QtBot) -> None:
    at_work.edit()
    assert at_work.flow.words() == "Saving in a moment"
    with qtbot.waitSignal(at_work.flow.saved):
        at_work.flow.save_by_itself()
    assert at_work.in_file() == ["T-01"]
    assert at_work.flow.words().startswith("Saved ")
    assert at_work.flow.autosave.due_in_ms == -1
    assert at_work.told() == []


def test_nothing_is_saved_by_itself_where_nothing_changed(at_work: AtWork) -> None:
    before = at_work.path.read_bytes()
    at_work.flow.save_by_itself()
    assert at_work.flow.save_and_wait()
    assert at_work.path.read_bytes() == before


def test_editing_goes_on_while_a_save_hangs_and_is_saved_after_it(
    at_work: AtWork, held_up: threading.Event, qtbot: QtBot
) -> None:
    at_work.edit("T-01")
    at_work.flow.save()
    qtbot.wait(30)  # the save has read its moment of the plan or not: both are well
    at_work.edit("T-02")
    at_work.flow.save_by_itself()
    assert at_work.in_file() == []
    with qtbot.waitSignal(at_work.flow.saved):
        held_up.set()
    assert at_work.flow.save_and_wait()
    assert at_work.in_file() == ["T-01", "T-02"]


def test_a_folder_that_is_away_is_told_with_since_when_and_saved_by_itself_when_it_is_back(
    at_work: AtWork, qtbot: QtBot
) -> None:
    at_work.edit("T-01")
    at_work.folder.rename(at_work.away)
    assert not at_work.flow.save_and_wait()
    at_work.edit("T-02")
    assert at_work.flow.is_failing
    since = f"{datetime.now():%H:}"  # noqa: DTZ005 as the user's clock shows it
    assert at_work.flow.words().startswith(f"Not saved to the file since {since}")
    (words,) = at_work.told()
    assert "is saved by itself when the folder is there again" in words
    assert at_work.flow.autosave.due_in_ms > 0

    at_work.flow.save_by_itself()
    qtbot.waitUntil(lambda: at_work.flow.autosave.due_in_ms > saving_flow.SLOW_MS)
    assert len(at_work.told()) == 1, "it is told once"

    at_work.away.rename(at_work.folder)
    with qtbot.waitSignal(at_work.flow.saved):
        at_work.flow.save_by_itself()
    assert at_work.in_file() == ["T-01", "T-02"]
    assert at_work.told() == ["Saved to the file again. It holds everything."]
    assert not at_work.flow.is_failing


def test_asking_for_a_save_tells_again_why_it_does_not_work(at_work: AtWork, qtbot: QtBot) -> None:
    at_work.edit()
    at_work.folder.rename(at_work.away)
    assert not at_work.flow.save_and_wait()
    at_work.messages.put_away()
    at_work.flow.save()
    qtbot.waitUntil(lambda: len(at_work.told()) == 1)
    with qtbot.waitSignal(at_work.flow.changed):
        at_work.flow.save()
    assert len(at_work.told()) == 1
    action = at_work.messages.waiting[0].action
    assert action is not None
    action()
    assert at_work.asked == ["save as"]


def test_a_save_that_takes_long_is_told_as_not_done(
    at_work: AtWork, held_up: threading.Event, qtbot: QtBot
) -> None:
    at_work.flow._slow.setInterval(10)
    at_work.edit()
    with qtbot.waitSignal(at_work.flow.changed):
        at_work.flow.save()
    assert at_work.flow.words().startswith("Not saved to the file since ")
    with qtbot.waitSignal(at_work.flow.saved):
        held_up.set()
    assert at_work.flow.words().startswith("Saved ")
    assert at_work.told() == ["Saved to the file again. It holds everything."]


def test_a_share_that_hangs_does_not_keep_the_plan_from_being_saved_elsewhere(
    at_work: AtWork, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    goes_on, honest, ended = threading.Event(), replace_file, threading.Event()

    def wait(target: Path, *values: object, **named: object) -> None:
        if target == at_work.path:
            goes_on.wait(20)
        honest(target, *values, **named)  # type: ignore[arg-type] # as they came
        if target == at_work.path:
            ended.set()

    monkeypatch.setattr(document_saving, "replace_file", wait)
    at_work.edit("T-01")
    at_work.flow.save()
    at_work.flow._state.note_failed()  # it has hung for long
    monkeypatch.setattr(saving_flow, "LITTLE_PATIENCE_MS", 50)
    elsewhere = tmp_path / "annet.fbplan"
    assert at_work.flow.save_and_wait(elsewhere)

    goes_on.set()
    assert ended.wait(10)
    qtbot.wait(50)
    assert at_work.document.path == elsewhere, "the save that hung is overtaken"
    assert at_work.document._copy.origin().source_path == elsewhere
    assert [m.number for m in read_plan(elsewhere).measures] == ["T-01"]


def test_a_file_that_someone_else_saved_waits_for_the_user(at_work: AtWork, tmp_path: Path) -> None:
    at_work.edit("T-01")
    other = tmp_path / "colleague"
    other.mkdir()
    theirs = Document.open(at_work.path, other)
    theirs.perform("nytt", lambda c: rows.insert(c, a_measure("T-99")))
    theirs.save()
    theirs.close()
    assert not at_work.flow.save_and_wait()
    (words,) = at_work.told()
    assert "changed by someone else" in words
    assert at_work.flow.autosave.due_in_ms == -1
    assert at_work.in_file() == ["T-99"]


def test_a_fault_of_the_program_while_saving_reaches_the_crash_dialog(
    at_work: AtWork, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(document_saving, "replace_file", broken)
    caught: list[object] = []
    at_work.background.broke.connect(caught.append)
    at_work.edit()
    assert not at_work.flow.save_and_wait()
    assert isinstance(caught[0], ZeroDivisionError)
    assert at_work.flow.is_failing
    caplog.clear()


def test_work_that_was_left_behind_is_saved_by_itself(at_work: AtWork) -> None:
    at_work.document.perform("nytt", lambda c: rows.insert(c, a_measure("T-05")))
    at_work.flow.end()
    assert at_work.flow.words() == ""
    at_work.flow.begin(at_work.document)
    assert at_work.flow.autosave.due_in_ms > 0


def test_a_share_that_is_no_longer_mounted_is_not_written_beneath(
    at_work: AtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounted = [True]
    monkeypatch.setattr(saving_flow, "lies_on_share", lambda _: mounted[0])
    at_work.flow.begin(at_work.document)
    mounted[0] = False
    at_work.edit()
    before = at_work.path.read_bytes()
    assert not at_work.flow.save_and_wait()
    assert at_work.path.read_bytes() == before
    assert at_work.flow.words().startswith("Not saved on the share since ")
    assert "cannot be reached" in at_work.told()[0]
    mounted[0] = True
    assert at_work.flow.save_and_wait()
    assert at_work.in_file() == ["T-01"]
    assert at_work.told() == ["Saved on the share again. The file holds everything."]


def test_a_save_that_is_asked_for_during_another_follows_it_at_once(
    at_work: AtWork, held_up: threading.Event, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving_flow, "lies_on_share", lambda _: True)  # by itself in a minute
    at_work.flow.begin(at_work.document)
    at_work.edit("T-01")
    at_work.flow.save()
    qtbot.wait(30)
    at_work.edit("T-02")
    at_work.flow.save()
    held_up.set()
    qtbot.waitUntil(lambda: at_work.document.is_saved, timeout=30_000)
    assert at_work.in_file() == ["T-01", "T-02"]


def test_without_a_plan_nothing_is_saved(at_work: AtWork) -> None:
    at_work.flow.end()
    at_work.flow.note_edit()
    at_work.flow.save()
    at_work.flow.save_by_itself()
    assert not at_work.flow.save_and_wait()
    assert at_work.flow.autosave.due_in_ms == -1


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (True, "Not saved on the share since 13:42, safe on this PC"),
        (False, "Not saved to the file since 13:42, safe on this PC"),
    ],
)
def test_since_when_the_newest_work_is_on_this_pc_alone(
    at_work: AtWork, monkeypatch: pytest.MonkeyPatch, share: bool, words: str
) -> None:
    clock = [datetime(2026, 11, 23, 13, 42).astimezone()]
    monkeypatch.setattr(saved_state, "_now", lambda: clock[0])
    state = SavedState(share=share)
    state.note_edit()
    clock[0] += timedelta(minutes=20)
    state.note_edit()
    state.note_failed()
    at_work.document.perform("nytt", lambda c: rows.insert(c, a_measure("T-05")))
    assert state.words(at_work.document) == words
    clock[0] += timedelta(days=1)
    assert "since 23.11. 13:42" in state.words(at_work.document)
    state.note_saved(all_of_it=False)
    assert state.words(at_work.document) == "Saving in a moment"
    state.note_failed()
    assert "since 14:02" in state.words(at_work.document)


def test_a_message_that_no_longer_holds_is_taken_back_wherever_it_waits(
    at_work: AtWork,
) -> None:
    run: Callable[[], object] = at_work.flow.save_and_wait
    at_work.edit()
    at_work.folder.rename(at_work.away)
    assert not run()
    at_work.messages.tell(Message("another"))
    at_work.away.rename(at_work.folder)
    held = at_work.messages.waiting[1]
    at_work.messages.take_back(held)
    at_work.messages.take_back(held)
    assert at_work.told() == ["another"]
    assert run()


def test_while_an_edit_goes_on_in_another_thread_nothing_is_saved_by_itself(
    at_work: AtWork,
) -> None:
    at_work.edit()
    at_work.flow.autosave.stop()
    at_work.document.in_use = True
    at_work.flow.save_by_itself()
    assert at_work.in_file() == []
    assert at_work.flow.autosave.due_in_ms > 0, "it is tried again a little later"
    at_work.document.in_use = False
    assert at_work.flow.save_and_wait()
    assert at_work.in_file() == ["T-01"]
