"""A whole window on temporary folders, with a user whose answers are written down."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from fbdesk.app import calculate, refine
from fbdesk.document.backups.store import BackupStore
from fbdesk.resource_files import resource
from fbdesk.ui.background import Background
from fbdesk.ui.document_flow import Surroundings
from fbdesk.ui.editor import Editor
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.messages import Messages
from fbdesk.ui.preference_store import PreferenceStore
from fbdesk.ui.theme import Theme
from tests.ui.scripted_questions import ScriptedQuestions


@contextmanager
def a_window(folder: Path, theme: Theme, questions: ScriptedQuestions) -> Iterator[MainWindow]:
    """Give a window that is not shown yet; it is closed, and its work given up, at the end."""
    application = QApplication.instance()
    working = folder / "working"
    working.mkdir(exist_ok=True)
    window = MainWindow(
        theme,
        Surroundings(
            working_folder=working,
            documents_folder=folder,
            sample=resource("sample", "grenland.json"),
            log_file=folder / "logs" / "fbdesk.log",
            calculate=calculate,
            refine=refine,
            backups=partial(BackupStore, folder / "backups", "Kari"),
            background=Background(application),
            messages=Messages(application),
            questions=questions,
            preferences=PreferenceStore(folder / "preferences", application),
        ),
    )
    questions.above(window)
    yield window
    questions.answers = ["discard"]
    if window.editor is not None:
        window.flow.close()
    window.around.background.close()
    window.close()
    window.deleteLater()
    # gone before the theme and the language are set back: thousands of widgets would follow them
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def editor_of(window: MainWindow) -> Editor:
    """Return the editor of the plan that is open."""
    assert window.editor is not None
    return window.editor
