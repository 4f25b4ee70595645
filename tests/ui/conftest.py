"""What the window's tests have: a real desk on a temporary plan, and no window left open."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from fbdesk.app import calculate
from fbdesk.document.document import Document
from fbdesk.document.saving import write_new_plan
from fbdesk.models.city import Municipality, Settings
from fbdesk.models.inventory import InventoryEdition
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.row import Row
from fbdesk.ui.background import Background
from fbdesk.ui.desk import Desk
from fbdesk.ui.editor import Editor
from fbdesk.ui.garbage import GarbageCollection
from fbdesk.ui.messages import Messages
from fbdesk.ui.theme import FONT_FAMILY, Theme, load_fonts
from fbdesk.ui.translation import CatalogueTranslator
from tests.builders import a_measure, some_settings
from tests.ui.scripted_questions import ScriptedQuestions

ADesk = Callable[..., Desk]
USER = "Kari Nes"
"""Who sits at the desk."""


@pytest.fixture(autouse=True)
def no_window_left_open(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window, once what it asked to delete is deleted."""
    yield
    qapp.closeAllWindows()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert not left, f"windows left open: {left}"


@pytest.fixture(autouse=True)
def garbage_in_this_thread(qapp: QApplication) -> Iterator[None]:
    """Collect garbage as the window does: a thread that did would end the test run."""
    collection = GarbageCollection(qapp)
    yield
    collection.stop()
    collection.deleteLater()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Give the window's look at 100 %, light; without our fonts Qt draws boxes for letters."""
    if not QFontDatabase.hasFamily(FONT_FAMILY):
        load_fonts()
    made = Theme(qapp, "light", 100)
    yield made
    made.set_zoom(100)
    made.deleteLater()


@pytest.fixture
def norwegian(qapp: QApplication) -> Iterator[None]:
    """Speak bokmål in the window, as the program does at the start."""
    translator = CatalogueTranslator("nb")
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """Give the pool of threads, closed at the end."""
    made = Background(qapp)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """Return the file of a plan with one measure."""
    path = tmp_path / "byen.fbplan"
    write_new_plan(path, [some_settings(), a_measure("T-01", title="Sykkelvei")])
    return path


@pytest.fixture
def questions() -> ScriptedQuestions:
    """Give the user's answers, set by the test."""
    return ScriptedQuestions()


@pytest.fixture
def a_desk(tmp_path: Path, theme: Theme, questions: ScriptedQuestions) -> Iterator[ADesk]:
    """Give a maker of desks: `a_desk(*rows)` opens a real plan that holds the rows.

    Pages that were asked for are kept as `went_to` on the test's own list.
    """
    opened: list[tuple[Editor, Background]] = []

    def make(*contents: Row, went_to: list[tuple[str, str]] | None = None) -> Desk:
        everything = list(contents)
        if not any(isinstance(row, Settings) for row in everything):
            everything.insert(0, some_settings())
        if not any(isinstance(row, Municipality) for row in everything):
            everything.append(Municipality(number="4001", name="Porsgrunn"))
        order = {kind: place for place, kind in enumerate((InventoryEdition, Settings))}
        everything.sort(key=lambda row: order.get(type(row), len(order)))
        background = Background()
        document = Document.new(everything, _working_folder(tmp_path))
        editor = Editor(document, calculate, background)
        opened.append((editor, background))
        messages = Messages(background)
        editor.failed.connect(messages.tell_error)
        pages = went_to if went_to is not None else []
        return Desk(
            editor=editor,
            programme=load_programme(document.snapshot().settings.programme),
            background=background,
            messages=messages,
            questions=questions,
            theme=theme,
            language="nb",
            user=lambda: USER,
            go_to=lambda code, key: pages.append((code, key)),
        )

    yield make
    for editor, background in opened:
        editor.close(discard=True)
        background.close()
        editor.deleteLater()
        background.deleteLater()


def _working_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "working"
    folder.mkdir(exist_ok=True)
    return folder
