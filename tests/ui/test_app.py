"""The window as the program makes it: with the user's look and language, and with real numbers."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.app import LARGE, _begin, calculate, make_application, make_window, refine, run_window
from fbdesk.calculation import uncertainty
from fbdesk.errors import UsageError
from fbdesk.models.effects import EffectInput
from fbdesk.models.snapshot import Plan
from fbdesk.preferences import Preferences, load_preferences, save_preferences
from fbdesk.ui.background import CancelledError, Progress
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.page_list import PAGES
from fbdesk.ui.tokens import DARK, LIGHT
from fbdesk.ui.translation import tr
from fbdesk.version import VERSION
from tests.builders import a_plan, a_reduction, changed

FEW_SAMPLES = 50


def with_measures(count: int) -> Plan:
    """Return a plan of so many measures that each take 10 t, ± 20 %, off the cars' 60 000."""
    made = [row for number in range(count) for row in a_reduction(10.0, f"T-{number:03}")]
    spread = [
        changed(row, spread="percent", high=0.2)
        if isinstance(row, EffectInput) and row.value is not None
        else row
        for row in made
    ]
    return a_plan(*spread, personbiler_t=60_000.0)


def silent() -> Progress:
    """Return the progress of work that nobody follows."""
    return Progress(lambda _share, _text: None)


@pytest.fixture
def few_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw few samples: here it only matters whether any are drawn."""
    monkeypatch.setattr(uncertainty, "SAMPLES", FEW_SAMPLES)


class Made:
    """Makes windows as the program does and takes them down again."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._windows: list[MainWindow] = []

    def window(self) -> MainWindow:
        made = make_window(self._application)
        self._windows.append(made)
        return made

    def take_down(self) -> None:
        for window in self._windows:
            if window.editor is not None:
                window.editor.close(discard=True)
            window.background.close()
            window.close()
            window.theme.set_zoom(100)
            window.theme.choose("light")
            window.deleteLater()
        for translator in self._application.findChildren(QTranslator):
            self._application.removeTranslator(translator)
            translator.deleteLater()


@pytest.fixture
def made(qapp: QApplication) -> Iterator[Made]:
    locale = QLocale()
    maker = Made(qapp)
    yield maker
    maker.take_down()
    QLocale.setDefault(locale)


def test_a_first_start_speaks_bokmaal_at_100_per_cent(made: Made) -> None:
    window = made.window()
    assert tr("Measures") == "Tiltak"
    assert window.theme.zoom == 100
    assert window.theme.choice == "system"
    assert QLocale().language() == QLocale.Language.NorwegianBokmal
    assert window.editor is None
    assert not window.isVisible()


@pytest.mark.parametrize(("choice", "tokens"), [("dark", DARK), ("light", LIGHT)])
def test_the_look_that_was_chosen_last_time_is_there_again(
    made: Made, own_data_folder: Path, choice: str, tokens: object
) -> None:
    save_preferences(own_data_folder, Preferences(theme=choice, zoom=150))
    window = made.window()
    assert window.theme.tokens == tokens
    assert window.theme.zoom == 150


def test_english_stays_english(made: Made, own_data_folder: Path) -> None:
    save_preferences(own_data_folder, Preferences(language="en"))
    made.window()
    assert tr("Measures") == "Measures"


@pytest.mark.parametrize(
    "written",
    ["", "{", "[]", '{"theme": 7, "zoom": "stor"}', '{"theme": "stripet", "zoom": 12345}'],
)
def test_preferences_that_make_no_sense_never_keep_the_window_away(
    made: Made, own_data_folder: Path, written: str
) -> None:
    own_data_folder.mkdir(parents=True)
    (own_data_folder / "preferences.json").write_text(written, encoding="utf-8")
    window = made.window()
    assert window.theme.choice == "system"
    assert 80 <= window.theme.zoom <= 200


def test_a_zoom_in_the_window_is_kept_for_the_next_one(made: Made, own_data_folder: Path) -> None:
    window = made.window()
    window.commands.actions.action("zoom-in").trigger()
    assert window.theme.zoom == 110
    window.close()
    assert load_preferences(own_data_folder).zoom == 110
    held = json.loads((own_data_folder / "preferences.json").read_text(encoding="utf-8"))
    assert held["zoom"] == 110


def test_a_window_computes_the_sample_plan_with_its_ranges(
    made: Made, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uncertainty, "SAMPLES", FEW_SAMPLES)
    window = made.window()
    window.flow.open_sample()
    editor = window.editor
    assert editor is not None
    qtbot.waitUntil(lambda: editor.results is not None, timeout=60_000)
    results = editor.results
    assert results is not None
    assert len(results.measures) == len(editor.plan.measures)
    assert window.plan_side.isVisibleTo(window)


def test_working_copies_lie_in_the_programs_own_folder(made: Made, own_data_folder: Path) -> None:
    made.window()
    assert (own_data_folder / "working").is_dir()
    assert list((own_data_folder / "working").iterdir()) == []


def test_the_application_has_our_name_and_mark(qapp: QApplication) -> None:
    application = make_application()
    assert application is qapp
    assert application.applicationName() == "fbdesk"
    assert application.applicationVersion() == VERSION
    assert not application.windowIcon().isNull()


@pytest.mark.usefixtures("few_samples")
def test_a_small_plan_gets_results_and_ranges_at_once() -> None:
    plan = with_measures(2)
    results = calculate(plan, silent())
    assert results.band
    assert refine(plan) is None


@pytest.mark.usefixtures("few_samples")
def test_a_large_plan_gets_its_ranges_afterwards() -> None:
    plan = with_measures(LARGE + 1)
    first = calculate(plan, silent())
    longer = refine(plan)
    assert longer is not None
    second = longer(plan, silent())
    assert not first.band
    assert second.band
    assert first.measures_path == second.measures_path
    each_leaves = 1 - 10 / 60_000  # they overlap: each takes its share of what the others leave
    assert first.measures_path[2010] == pytest.approx(60_000 * each_leaves ** (LARGE + 1))


def test_the_border_between_small_and_large_is_the_number_of_effects() -> None:
    assert refine(with_measures(LARGE)) is None
    assert refine(with_measures(LARGE + 1)) is not None


def test_a_computation_that_nobody_waits_for_stops() -> None:
    progress = silent()
    progress.cancel()
    with pytest.raises(CancelledError):
        calculate(with_measures(2), progress)


def test_without_a_display_the_program_says_so_instead_of_dying(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(UsageError, match="no display"):
        run_window()


def test_every_page_lies_ready_while_the_user_looks_at_the_first(made: Made, qtbot: QtBot) -> None:
    places = [spec.place.partition(":")[0] for spec in PAGES]
    sys.modules.pop(places[-1], None)
    window = made.window()
    _begin(window, None, None)
    qtbot.waitUntil(lambda: not window.background.busy, timeout=20_000)
    assert [place for place in places if place not in sys.modules] == []
