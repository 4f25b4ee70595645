"""Plans of every size go through every page: nothing in it, hundreds of measures, odd texts."""

from collections.abc import Callable

import pytest

from fbdesk.models.row import Row
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.pages.agreement.page import AgreementPage
from fbdesk.ui.pages.goals.page import GoalsPage
from fbdesk.ui.pages.inventory.page import InventoryPage
from fbdesk.ui.pages.measures.page import MeasuresPage
from tests.builders import a_measure, a_stated_effect, a_target, an_inventory, some_settings
from tests.e2e.looking import CODES, page_of, settle, told

MANY = 600
STATUSES = ("idea", "study", "adopted", "started", "completed")
ODD_TEXTS = (
    "<b>Fet</b> <img src='file:///etc/passwd'>",
    "=SUM(A1:A9)",
    "&Meny && mer %s {name} {0}",
    "  \t\n linje\r\nskift ",
    "\u202eomvendt\u202c",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🚲 e\u0301",
    "x" * 2_000,
)


def many_measures() -> list[Row]:
    """Return a plan with an inventory and 600 measures, each with a stated effect."""
    sources = {("Veitrafikk", "Personbiler"): dict.fromkeys((2009, 2011, 2020), 100000.0)}
    edition, *figures = an_inventory(sources)
    rows: list[Row] = [
        edition,
        some_settings(name="Stor", inventory_edition=edition.key, start_year=2009),
        *figures,
        a_target(0.3),
    ]
    for number in range(1, MANY + 1):
        measure = a_measure(
            f"T-{number:03}", focus_area=str(number % 5), start_year=2010 + number % 10
        )
        rows += [measure, *a_stated_effect(measure, -number / 10)]
    return rows


def odd_texts() -> list[Row]:
    """Return a plan whose names try to be markup, formulas, menus and places for values."""
    return [
        some_settings(name=ODD_TEXTS[0], region_name=ODD_TEXTS[2]),
        *(a_measure(f"T-{n:02}", title=text) for n, text in enumerate(ODD_TEXTS, start=1)),
        a_target(0.5, title=ODD_TEXTS[2]),
    ]


def walk(window: MainWindow) -> None:
    """Visit every page and every tab on it, forward and back."""
    for code in (*CODES, *reversed(CODES)):
        window.go_to(code)
        page = page_of(window)
        if isinstance(page, GoalsPage | AgreementPage | InventoryPage):
            for tab in tuple(page.tabs._buttons):
                page.tabs.choose(tab)
        if isinstance(page, MeasuresPage) and page.card.isVisible():
            for tab in tuple(page.card.tabs._buttons):
                page.card.tabs.choose(tab)
        settle(window)
        window.grab()


@pytest.mark.parametrize(
    "plan", [lambda: [some_settings()], odd_texts, many_measures], ids=["empty", "odd", "many"]
)
def test_a_plan_goes_through_every_page_and_tab(
    window: MainWindow, plan: Callable[[], list[Row]]
) -> None:
    window.flow.new(plan())
    walk(window)
    assert told(window) == []


def test_an_empty_plan_goes_through_every_page_small_and_large(window: MainWindow) -> None:
    window.flow.new([some_settings()])
    for zoom, theme in ((80, "dark"), (200, "light")):
        window.theme.set_zoom(zoom)
        window.theme.choose(theme)
        for size in ((760, 520), (2600, 1400)):
            window.resize(*size)
            for code in CODES:
                window.go_to(code)
                window.grab()
    assert told(window) == []


def test_texts_that_look_like_markup_are_shown_as_they_are_written(window: MainWindow) -> None:
    window.flow.new(odd_texts())
    window.go_to("measures")
    settle(window)
    page = page_of(window)
    assert isinstance(page, MeasuresPage)
    for line, text in zip(page.table.rows.rows, ODD_TEXTS, strict=True):
        page.reveal(line.key)
        assert line.measure.title == text
        shown = page.card.head.title.toPlainText()
        assert "".join(shown.split()) == "".join(text.split())


def test_six_hundred_measures_are_filtered_sorted_and_chosen(window: MainWindow) -> None:
    window.flow.new(many_measures())
    window.go_to("measures")
    settle(window)
    page = page_of(window)
    assert isinstance(page, MeasuresPage)
    table = page.table
    assert len(table.rows.rows) == MANY
    page.tools.search.setText("T-600")
    assert [line.measure.number for line in table.rows.rows] == ["T-600"]
    assert page.card.head.title.toPlainText() == "Tiltak T-600"
    page.tools.search.clear()
    assert len(table.rows.rows) == MANY
    page.tools.areas.choose("3")
    assert {line.measure.focus_area for line in table.rows.rows} == {"3"}
    assert len(table.rows.rows) == MANY // 5


def test_the_whole_of_a_large_plan_is_deleted_and_brought_back(window: MainWindow) -> None:
    window.flow.new(many_measures())
    editor = window.editor
    assert editor is not None
    before = editor.document._copy.digest()
    window.go_to("measures")
    settle(window)
    page = page_of(window)
    assert isinstance(page, MeasuresPage)
    page.table.selectAll()
    page.delete()
    assert editor.plan.measures == ()
    settle(window)
    window.commands.undo()
    settle(window)
    assert editor.document._copy.digest() == before
    assert len(page.table.rows.rows) == MANY
