"""Opening in a thread: name, file and snapshot together, and nothing left where it is given up."""

import threading
from functools import partial
from pathlib import Path

import pytest

from fbdesk.document.document import Document
from fbdesk.document.lock.file import EditLock, InUseError, lock_path, take_lock
from fbdesk.document.recovery import find_lost_work
from fbdesk.errors import FileError
from fbdesk.ui.opening import opened_file, opened_work
from tests.builders import some_settings


@pytest.fixture
def working(tmp_path: Path) -> Path:
    folder = tmp_path / "working"
    folder.mkdir()
    return folder


@pytest.mark.usefixtures("qtbot")
def test_a_file_is_opened_in_a_thread_with_our_name_at_it(plan_file: Path, working: Path) -> None:
    threads: list[int] = []

    def claim() -> EditLock | None:
        threads.append(threading.get_ident())
        return take_lock(plan_file, "Kari")

    opened = opened_file(plan_file, working, claim)
    assert opened.document.snapshot().measures[0].title == "Sykkelvei"
    assert opened.lock is not None
    assert opened.refusal is None
    assert threads[0] != threading.get_ident()
    opened.give_up()
    assert not lock_path(plan_file).exists()
    assert find_lost_work(working) == ()
    assert list(working.glob("*.working")) == []


@pytest.mark.usefixtures("qtbot")
def test_where_someone_else_has_it_the_plan_can_be_read(plan_file: Path, working: Path) -> None:
    theirs = take_lock(plan_file, "Ola")
    assert theirs is not None
    opened = opened_file(plan_file, working, partial(take_lock, plan_file, "Kari"))
    assert isinstance(opened.refusal, InUseError)
    assert opened.lock is None
    assert opened.document.read_only
    opened.give_up()
    assert lock_path(plan_file).exists()
    theirs.release()


@pytest.mark.usefixtures("qtbot")
def test_our_name_is_taken_away_where_the_file_cannot_be_opened(
    plan_file: Path, working: Path
) -> None:
    plan_file.write_bytes(b"no plan")
    with pytest.raises(FileError):
        opened_file(plan_file, working, partial(take_lock, plan_file, "Kari"))
    assert not lock_path(plan_file).exists()


@pytest.mark.usefixtures("qtbot")
def test_a_new_plan_comes_with_its_rows_read(working: Path) -> None:
    opened = opened_work(partial(Document.new, [some_settings(name="Grenland")], working))
    assert opened.document.snapshot().settings.name == "Grenland"
    assert (opened.lock, opened.refusal) == (None, None)
    opened.give_up()
