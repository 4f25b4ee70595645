"""The window's composition root: makes every part once, joins them, and runs until it is closed."""

from __future__ import annotations

import os
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QLocale, QStandardPaths
from PySide6.QtWidgets import QApplication

from fbdesk.document.places import data_folder, working_folder
from fbdesk.errors import UsageError
from fbdesk.logs import log_file, start_logging, stop_logging
from fbdesk.resource_files import resource
from fbdesk.ui.background import Background, Progress
from fbdesk.ui.crash import CrashReporter
from fbdesk.ui.document_flow import Surroundings
from fbdesk.ui.garbage import GarbageCollection
from fbdesk.ui.icons import application_icon
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.messages import Messages
from fbdesk.ui.preference_store import PreferenceStore
from fbdesk.ui.questions import Questions
from fbdesk.ui.theme import Theme, begin_style, load_fonts
from fbdesk.ui.translation import CatalogueTranslator
from fbdesk.version import VERSION

if TYPE_CHECKING:
    from fbdesk.document.backups.store import BackupStore
    from fbdesk.models.results.plan import PlanResults
    from fbdesk.models.snapshot import Plan
    from fbdesk.ui.editor import Calculate

LARGE = 100
"""A plan with more calculations shows its results first and their ranges a moment later."""


def run_window(plan: Path | None = None) -> int:
    """Open the window, with a plan where one is named, and return the exit code."""
    _need_display()
    application = make_application(late_fonts=False)
    garbage = GarbageCollection(application)
    handler = start_logging(data_folder())
    window = make_window(application)
    crash = CrashReporter(window, log_file(data_folder()))
    crash.install()
    window.background.broke.connect(crash.tell)
    window.painted.connect(partial(_load, window, plan))
    window.show()
    code = application.exec()
    garbage.stop()
    crash.remove()
    stop_logging(handler)
    return code


def make_application(*, late_fonts: bool = True) -> QApplication:
    """Return Qt's application with our name, mark and fonts, some of which may wait."""
    held = QApplication.instance()
    application = held if isinstance(held, QApplication) else _new_application()
    application.setApplicationName("fbdesk")
    application.setApplicationVersion(VERSION)
    application.setDesktopFileName("fbdesk")
    application.setWindowIcon(application_icon())
    load_fonts(late=late_fonts)
    return application


def _new_application() -> QApplication:
    made = QApplication([*sys.argv[:1], "-style", "fusion"])
    begin_style(made)
    return made


def make_window(application: QApplication) -> MainWindow:
    """Return the window with everything it needs; it is not shown yet."""
    preferences = PreferenceStore(data_folder(), application)
    held = preferences.held
    translator = CatalogueTranslator(held.language, application)
    application.installTranslator(translator)
    if held.language != "en":
        QLocale.setDefault(QLocale(QLocale.Language.NorwegianBokmal, QLocale.Country.Norway))
    theme = Theme(application, held.theme, held.zoom)
    documents = QStandardPaths.writableLocation(
        QStandardPaths.StandardLocation.DocumentsLocation,
    )
    questions = Questions()
    window = MainWindow(
        theme,
        Surroundings(
            working_folder=working_folder(),
            documents_folder=Path(preferences.policy.documents_folder or documents),
            sample=resource("sample", "grenland.json"),
            log_file=log_file(data_folder()),
            calculate=calculate,
            refine=refine,
            backups=_backups,
            background=Background(application),
            messages=Messages(application),
            questions=questions,
            preferences=preferences,
        ),
    )
    questions.above(window)
    return window


def _backups() -> BackupStore:
    """Return the store of backups as the user has chosen it by now."""
    from fbdesk.document.backups.store import own_store

    return own_store()


def _load(window: MainWindow, plan: Path | None) -> None:
    """Load what is slow while the user looks at the window, then open the plan.

    The enumerations of `Qt` are made here, before any thread could make them at the same time.
    """
    _ = QtCore.Qt
    load_fonts(first=False)
    window.background.start("", _load_parts, partial(_begin, window, plan))


def _load_parts(_progress: Progress) -> None:
    """Load storage, calculator and the first page; runs in a thread."""
    import fbdesk.models.results.computing
    import fbdesk.ui.pages.overview.page  # noqa: F401 each later import finds them


def _begin(window: MainWindow, plan: Path | None, _loaded: None) -> None:
    if window.editor is not None:
        return  # the user was faster
    if plan is not None:
        window.flow.open_path(plan)
    if window.editor is None:
        window.show_start()
    window.background.start("", _load_pages, _already_done)


def _load_pages(progress: Progress) -> None:
    """Load the other pages' code before the user turns to them; runs in a thread."""
    from fbdesk.ui.page_list import PAGES

    for spec in PAGES:
        progress.check()
        import_module(spec.place.partition(":")[0])


def _already_done(_loaded: None) -> None:
    """Do nothing: the code that was loaded lies ready."""


def calculate(plan: Plan, progress: Progress) -> PlanResults:
    """Return a plan's results, with their ranges unless the plan is large; runs in a thread."""
    return _compute(plan, progress, ranges=len(plan.effects) <= LARGE)


def refine(plan: Plan) -> Calculate | None:
    """Return the calculation of a large plan's ranges, which come after its results."""
    return partial(_compute, ranges=True) if len(plan.effects) > LARGE else None


def _compute(plan: Plan, progress: Progress, *, ranges: bool) -> PlanResults:
    from fbdesk.calculation.uncertainty import SAMPLES
    from fbdesk.models.results.computing import compute, edition_of

    samples = SAMPLES if ranges else 0
    return compute(plan, edition_of(plan), samples=samples, go_on=progress.check)


def _need_display() -> None:
    """Raise `UsageError` where there is no display: Qt would end the process without a word."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise UsageError(
            "There is no display for the window. The commands work without one: see fbdesk --help."
        )
