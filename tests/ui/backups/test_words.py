"""Backups are told as people speak of them: when, why, how large, and what is inside."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from fbdesk.document.backups.notes import Note
from fbdesk.document.backups.store import Backup, Reason
from fbdesk.document.refusals import DamagedFileError
from fbdesk.document.saving import write_new_plan
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.reports.plan_words import plan_words
from fbdesk.ui.background import CancelledError, Progress
from fbdesk.ui.backups import words as backup_words
from fbdesk.ui.backups.preview import preview_of
from fbdesk.ui.backups.words import contents, size_text, what, when
from tests.builders import a_measure, a_plan, a_target, changed, some_settings

MOMENT = datetime(2026, 6, 17, 12, tzinfo=UTC)


pytestmark = pytest.mark.usefixtures("norwegian")


def a_backup(reason: Reason, name: str = "") -> Backup:
    return Backup(Path("x.fbplan"), MOMENT, reason, 5, Note(name=name))


def quiet() -> Progress:
    return Progress(lambda _share, _text: None)


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_has_its_words(reason: Reason) -> None:
    assert what(a_backup(reason)) not in {"", reason.value}


def test_a_version_is_called_by_its_name() -> None:
    assert what(a_backup(Reason.VERSION, "Høring")) == "Høring"
    assert what(a_backup(Reason.VERSION)) == "Versjon uten navn"
    assert what(a_backup(Reason.IMPORT)) == "Før import"


def test_the_moment_is_of_this_pcs_clock() -> None:
    assert when(a_backup(Reason.IMPORT)) == f"{MOMENT.astimezone():%d.%m.%Y %H:%M}"


@pytest.mark.parametrize(
    ("size_bytes", "shown"),
    [
        (0, "0 MB"),
        (5, "0,1 MB"),
        (1_240_000, "1,2 MB"),
        (340_400_000, "340 MB"),
        (2_000_000_000, "2,0 GB"),
        (12_300_000_000, "12,3 GB"),
    ],
)
def test_a_size_is_never_nothing_for_something_nor_too_exact(size_bytes: int, shown: str) -> None:
    assert " ".join(size_text(size_bytes, numbers_in("nb")).split()) == shown


def test_contents_are_listed_part_by_part_with_their_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = plan_words(load_programme("framtidens-byer"), "nb")
    plan = a_plan(a_measure("T-01", title="Bussvei"), a_measure("T-02", title="Sykkelvei"))
    lines = contents(plan, words).splitlines()
    start = lines.index("Tiltak (2)")
    assert lines[start + 1 : start + 3] == ["   T-01 Bussvei", "   T-02 Sykkelvei"]
    assert lines[0] == "Planen (1)"
    assert not any(line.startswith("Måltall") for line in lines)
    monkeypatch.setattr(backup_words, "MOST_THINGS", 1)
    assert "T-02 Sykkelvei" not in contents(plan, words)
    assert "Tiltak (2)" in contents(plan, words)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "kopi.fbplan"
    settings = some_settings(key="00000000-0000-4000-8000-000000000001")
    write_new_plan(path, [settings, a_measure("T-01", title="Bussvei", key="m-1")])
    return path


def now(path: Path, **values: object) -> Plan:
    plan = preview_of(path, None, "nb", quiet()).plan
    return a_plan(plan.settings, changed(plan.measures[0], **values), a_target())


def test_a_preview_without_a_plan_to_compare_with_tells_what_the_backup_holds(kept: Path) -> None:
    preview = preview_of(kept, None, "nb", quiet())
    assert preview.summary == ""
    assert "T-01 Bussvei" in preview.text
    assert [type(row).__name__ for row in preview.rows] == ["Settings", "Measure"]


def test_a_preview_speaks_the_language_of_the_window(kept: Path) -> None:
    plan = now(kept, title="Sykkelvei")
    assert preview_of(kept, plan, "nb", quiet()).summary.startswith("Siden da:")
    english = preview_of(kept, plan, "en", quiet())
    assert english.summary.startswith("Since then:")
    assert "Measures: 1 changed: T-01 Sykkelvei" in english.summary
    assert "Title: Bussvei → Sykkelvei" in english.text


def test_a_preview_that_is_no_longer_wanted_stops(kept: Path) -> None:
    progress = quiet()
    progress.cancel()
    with pytest.raises(CancelledError):
        preview_of(kept, None, "nb", progress)


def test_a_damaged_backup_is_refused(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes().replace(b"Bussvei", b"Bussvej"))
    with pytest.raises(DamagedFileError):
        preview_of(kept, None, "nb", quiet())
