"""The navigation: always the same order, counts and dots only where there is something."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fbdesk.models.checks.findings import Finding
from fbdesk.ui.navigation import Navigation
from fbdesk.ui.page_list import PAGES
from fbdesk.ui.theme import Theme
from tests.builders import a_measure, a_plan


def a_navigation(qtbot: QtBot) -> Navigation:
    navigation = Navigation(PAGES)
    qtbot.addWidget(navigation)
    navigation.resize(220, 700)
    navigation.show()
    return navigation


def spec(code: str) -> int:
    return [page.code for page in PAGES].index(code)


DESIGN = (
    *("overview", "city", "goals", "strategy"),
    *("measures", "instruments", "timeline", "effects", "prioritise", "economy", "factors"),
    *("agreement", "organisation", "meetings"),
    *("inventory", "indicators", "reporting", "deadlines", "information"),
    "documents",
)


def test_pages_stand_in_the_designs_order() -> None:
    codes = [page.code for page in PAGES]
    assert set(codes) <= set(DESIGN)
    assert codes == [code for code in DESIGN if code in codes]


def test_a_press_chooses_a_page(qtbot: QtBot) -> None:
    navigation = a_navigation(qtbot)
    with qtbot.waitSignal(navigation.chosen) as chosen:
        qtbot.mouseClick(navigation.item("goals"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["goals"]


def test_the_reader_of_the_screen_hears_count_and_what_is_missing(qtbot: QtBot) -> None:
    navigation = a_navigation(qtbot)
    item = navigation.item("measures")
    item.show_state(34, attention=True)
    assert item.accessibleName() == "Measures, 34, something is missing"
    item.show_state(None, attention=False)
    assert item.accessibleName() == "Measures"


def test_a_page_knows_its_count_and_its_findings() -> None:
    measures, overview = PAGES[spec("measures")], PAGES[spec("overview")]
    assert measures.count is not None
    assert measures.count(a_plan(a_measure("T-01"), a_measure("T-02"))) == 2
    ownerless = Finding("measure-without-owner", "No owner.", table="measure", key="a")
    assert measures.needs_attention((ownerless,))
    assert not overview.needs_attention((ownerless,))
    assert not measures.needs_attention(())


def test_what_is_chosen_looks_different_from_what_is_not(qtbot: QtBot, theme: Theme) -> None:
    navigation = a_navigation(qtbot)
    item = navigation.item("city")
    plain = item.grab().toImage()
    navigation.choose("city")
    chosen = item.grab().toImage()
    assert chosen.pixelColor(1, 5).name().upper() == theme.tokens.accent
    assert plain != chosen


def test_a_dot_is_drawn_where_something_is_missing(qtbot: QtBot, theme: Theme) -> None:
    navigation = a_navigation(qtbot)
    item = navigation.item("agreement")
    warning = theme.tokens.warning

    def has_dot() -> bool:
        image = item.grab().toImage()
        middle = image.height() // 2
        colours = {image.pixelColor(x, middle).name().upper() for x in range(image.width())}
        return warning in colours

    assert not has_dot()
    item.show_state(None, attention=True)
    assert has_dot()
    navigation.set_collapsed(collapsed=True)
    assert navigation.width() < 80
