"""What was deleted is gone from every file that leaves the hands of the user, and from the log."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from fbdesk.document.backups.store import BackupStore, Reason
from fbdesk.document.document import Document
from fbdesk.document.journal import undo as journal
from fbdesk.document.sending import write_copy
from fbdesk.errors import PlanError
from fbdesk.logs import log_file, start_logging, stop_logging
from fbdesk.models import rows
from fbdesk.models.measures import Measure
from tests.builders import a_measure
from tests.document.conftest import Opened

MARKER = "Fortrolig-7f3a"
TEXT = f"{MARKER} vurdering av grunneieren. " * 400


@pytest.fixture
def secretive(opened: Opened, plan_file: Path, tmp_path: Path) -> Document:
    """Return a plan in which a secret was written, saved, deleted and saved again."""
    document = opened(plan_file)
    document.backups.store = BackupStore(tmp_path / "backups", "Kari")
    measure = a_measure("T-99", description=TEXT)
    document.perform(f"Skriv {MARKER}", lambda connection: rows.insert(connection, measure))
    document.save()
    assert MARKER.encode() in plan_file.read_bytes()
    document.perform("Slett", lambda connection: rows.delete(connection, Measure, measure.key))
    document.save()
    return document


def holds_secret(path: Path) -> bool:
    return MARKER.encode() in path.read_bytes()


def test_the_saved_file_holds_nothing_that_was_deleted(
    secretive: Document, plan_file: Path
) -> None:
    assert secretive.undo_text == "Slett"
    assert not holds_secret(plan_file)


def test_neither_a_backup_nor_a_version_nor_a_copy_holds_what_was_deleted_before(
    secretive: Document, tmp_path: Path
) -> None:
    backup = secretive.backups.before(Reason.IMPORT)
    version = secretive.backups.keep_version("Høring")
    target = tmp_path / "kopi.fbplan"
    write_copy(target, secretive.snapshot(), secretive.backups.info())
    assert backup is not None
    assert version is not None
    for path in (backup.path, version.path, target):
        assert not holds_secret(path)
        assert b"working_" not in path.read_bytes()


def test_the_notes_beside_backups_hold_no_text_of_the_plan(
    secretive: Document, tmp_path: Path
) -> None:
    secretive.backups.before(Reason.IMPORT)
    notes = list((tmp_path / "backups").rglob("*.json"))
    assert notes
    assert not any(holds_secret(note) for note in notes)


def test_the_working_copy_holds_it_for_undo_and_no_longer_than_that(
    secretive: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    working = secretive._copy.path
    assert holds_secret(working)
    monkeypatch.setattr(journal, "KEPT_STEPS", 3)
    key = secretive.snapshot().measures[0].key
    for number in range(4):
        secretive.perform(
            "Endre",
            lambda connection, number=number: rows.change(  # type: ignore[misc] # bound at once
                connection, Measure, key, title=f"Tittel {number}"
            ),
        )
    assert not holds_secret(working)
    assert sorted(path.name for path in working.parent.iterdir()) == sorted(
        {working.name, working.with_suffix(".lock").name}
    )


def test_what_was_undone_and_done_otherwise_is_gone_from_the_working_copy(
    opened: Opened, plan_file: Path
) -> None:
    document = opened(plan_file)
    measure = a_measure("T-99", description=TEXT)
    document.perform("Skriv", lambda connection: rows.insert(connection, measure))
    document.undo()
    assert holds_secret(document._copy.path)
    document.perform("Annet", lambda connection: rows.insert(connection, a_measure("T-50")))
    assert not holds_secret(document._copy.path)


def test_closing_a_saved_plan_leaves_no_working_copy(secretive: Document) -> None:
    folder = secretive._copy.path.parent
    secretive.close()
    assert list(folder.iterdir()) == []


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    handler = start_logging(tmp_path)
    logging.getLogger("fbdesk").setLevel(logging.DEBUG)
    yield log_file(tmp_path)
    logging.getLogger("fbdesk").setLevel(logging.INFO)
    stop_logging(handler)


def test_edits_refusals_and_faults_leave_no_text_of_the_plan_in_the_log(
    opened: Opened, plan_file: Path, tmp_path: Path, log: Path
) -> None:
    document = opened(plan_file)
    document.backups.store = BackupStore(tmp_path / "backups", MARKER)
    measure = a_measure("T-99", title=MARKER, description=TEXT)
    document.perform(f"Skriv {MARKER}", lambda connection: rows.insert(connection, measure))
    document.backups.keep_version(f"Versjon {MARKER}", MARKER)
    with pytest.raises(PlanError) as refused:
        document.perform(
            MARKER,
            lambda connection: rows.change(connection, Measure, measure.key, phase_in_years=0),
        )
    with pytest.raises(PlanError):
        document.perform(MARKER, lambda connection: rows.insert(connection, measure))
    try:
        document.perform(MARKER, lambda _: {}[MARKER])  # type: ignore[index] # a fault
    except KeyError:
        logging.getLogger("fbdesk.ui.crash").exception("not caught")
    logging.getLogger("fbdesk.ui").error("refused", exc_info=refused.value)
    document.undo()
    document.redo()
    document.save()
    written = log.read_text(encoding="utf-8")
    assert "KeyError" in written
    assert MARKER not in written
