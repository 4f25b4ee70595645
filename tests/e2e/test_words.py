"""The window's words on the sample plan: all in bokmål, none outside translation, none cut."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.resource_files import resource
from fbdesk.texts import catalogue
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.pages.agreement.page import AgreementPage
from fbdesk.ui.pages.goals.page import GoalsPage
from fbdesk.ui.pages.inventory.page import InventoryPage
from fbdesk.ui.pages.measures.page import MeasuresPage
from fbdesk.ui.theme import Theme
from fbdesk.ui.widgets.choices import TabStrip
from tests.e2e.looking import CODES, cut_texts, lay_out, page_of, settle, visible, words_of
from tests.e2e.translators import MARK, DoublingTranslator, MarkingTranslator, speaking
from tests.ui.a_window import a_window
from tests.ui.scripted_questions import ScriptedQuestions

OWN_NAMES = {
    "fbdesk",
    "Excel",
    "xlsx",
    "Word",
    "docx",
    "Bokmål",
    "Nynorsk",
    "English",
    "SHA",
    "GWP",
    "PDF",
    "SAR",
}
LETTERS = re.compile(r"[^\W\d_]{3,}(?!\w* ?…)\b")


@pytest.fixture
def any_window(
    tmp_path: Path, theme: Theme, questions: ScriptedQuestions, qtbot: QtBot
) -> Iterator[MainWindow]:
    """Give a window that is made after the test has set the language."""
    with a_window(tmp_path, theme, questions) as made:
        made.resize(1400, 880)
        with qtbot.waitExposed(made):
            made.show()
        made.flow.open_sample()
        yield made


@pytest.fixture
def marked(qtbot: QtBot) -> Iterator[None]:
    """Mark every text that goes through translation."""
    del qtbot
    with speaking(MarkingTranslator()):
        yield


@pytest.fixture
def doubled(qtbot: QtBot) -> Iterator[None]:
    """Make every text twice as long."""
    del qtbot
    with speaking(DoublingTranslator()):
        yield


def tabs_of(window: MainWindow) -> TabStrip | None:
    """Return the tabs of the page that is shown."""
    page = page_of(window)
    if isinstance(page, GoalsPage | AgreementPage | InventoryPage):
        return page.tabs
    if isinstance(page, MeasuresPage):
        return page.card.tabs
    return None


def every_side(window: MainWindow) -> Iterator[str]:
    """Walk through each tab of each page and yield where the window stands."""
    for code in CODES:
        window.go_to(code)
        settle(window)
        tabs = tabs_of(window)
        if tabs is None:
            yield code
            continue
        for tab in tuple(tabs._buttons):
            tabs.choose(tab)
            lay_out()
            yield f"{code}/{tab}"


def words_in_data() -> set[str]:
    """Return every Norwegian word that does not come from the window itself."""
    files = [
        resource("sample", "grenland.json"),
        resource("programmes", "framtidens-byer.json"),
        *sorted(resource("factors").rglob("*.json")),
        *sorted(resource("factors").rglob("*.csv")),
    ]
    found = set(LETTERS.findall(" ".join(catalogue("nb").values())))  # words of the documents
    for file in files:
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".json":
            text = json.dumps(json.loads(text), ensure_ascii=False)
        found.update(LETTERS.findall(text))
    return found


@pytest.mark.usefixtures("norwegian")
def test_every_text_of_every_tab_is_bokmaal(any_window: MainWindow) -> None:
    english = {source for source, text in catalogue("nb").items() if text != source}
    found = [
        f"{side} {type(widget).__name__}: {words}"
        for side in every_side(any_window)
        for widget in visible(any_window)
        for words in words_of(widget)
        if words in english
    ]
    assert found == []


@pytest.mark.usefixtures("marked")
def test_no_text_of_the_window_goes_past_translation(any_window: MainWindow) -> None:
    known = words_in_data() | OWN_NAMES
    found = {
        f"{side} {type(widget).__name__}: {words}"
        for side in every_side(any_window)
        for widget in visible(any_window)
        for words in words_of(widget)
        if MARK not in words and not set(LETTERS.findall(words)) <= known
    }
    assert sorted(found) == []


@pytest.mark.usefixtures("marked")
def test_the_menus_go_through_translation(any_window: MainWindow) -> None:
    actions = any_window.commands.actions
    texts = [actions.action(command.code).text() for command in actions.commands]
    assert [text for text in texts if MARK not in text] == []


@pytest.mark.usefixtures("doubled")
@pytest.mark.parametrize(("zoom", "width", "height"), [(100, 1400, 880), (200, 1900, 1000)])
def test_texts_of_twice_the_length_are_not_cut(
    any_window: MainWindow, zoom: int, width: int, height: int
) -> None:
    any_window.theme.set_zoom(zoom)
    any_window.resize(width, height)
    assert cut_on_any_side(any_window) == []


@pytest.mark.usefixtures("norwegian")
@pytest.mark.parametrize(
    ("zoom", "width", "height"),
    [(80, 1000, 700), (200, 1400, 880)],
)
def test_bokmaal_is_not_cut_in_windows_of_any_size(
    any_window: MainWindow, zoom: int, width: int, height: int
) -> None:
    any_window.theme.set_zoom(zoom)
    any_window.resize(width, height)
    assert cut_on_any_side(any_window) == []


def cut_on_any_side(window: MainWindow) -> list[str]:
    """Return the texts that are cut; a link may give way where its tool tip says it all."""
    found = []
    for side in every_side(window):
        window.grab()  # every layout takes place before anything is measured
        lay_out()
        found += [f"{side}: {text}" for text in cut_texts(window)]
    return found
