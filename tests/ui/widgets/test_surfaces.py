"""Cards, figures, bars, columns and rows that wrap."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.ui.theme import Theme
from fbdesk.ui.widgets.bars import Bar, Bars
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card, EmptyState, KeyFigure
from fbdesk.ui.widgets.columns import Columns
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.labels import chip, label
from fbdesk.ui.widgets.list_and_card import ListAndCard, ScrolledColumn


def test_text_of_others_is_plain_text(qtbot: QtBot) -> None:
    made = label("<img src='file:///etc/passwd'><b>fet</b>")
    qtbot.addWidget(made)
    assert made.textFormat().name == "PlainText"
    assert chip("<i>x</i>").textFormat().name == "PlainText"


def test_a_card_without_title_takes_no_room_for_it(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    low = card.sizeHint().height()
    card.set_title("Neste frister", "Fra programmet")
    assert card.sizeHint().height() > low


def test_a_key_figure_is_heard_as_one_sentence(qtbot: QtBot) -> None:
    figure = KeyFigure("Utslipp 2024")
    qtbot.addWidget(figure)
    figure.show_figure("146 kt", "ned 38 % fra 2009")
    assert figure.accessibleName() == "Utslipp 2024: 146 kt. ned 38 % fra 2009"
    figure.show_figure("–", caption="Mål 2030")
    assert figure.accessibleName().startswith("Mål 2030: –")


def test_an_empty_page_offers_the_first_step_and_an_example(qtbot: QtBot) -> None:
    done: list[str] = []
    empty = EmptyState(
        "Ingen tiltak ennå",
        "Et tiltak er noe noen gjør.",
        step=("Nytt tiltak", lambda: done.append("step")),
        example=("Se et eksempel", lambda: done.append("example")),
    )
    qtbot.addWidget(empty)
    for pressed in empty.findChildren(QPushButton):
        pressed.click()
    assert done == ["step", "example"]


def test_a_button_calls_its_action_without_arguments(qtbot: QtBot) -> None:
    calls: list[tuple[object, ...]] = []

    def act(*arguments: object) -> None:
        calls.append(arguments)

    made = button("Nytt tiltak", act, kind="primary", icon="plus")
    qtbot.addWidget(made)
    made.click()
    assert calls == [()]
    assert not made.icon().isNull()


@pytest.mark.usefixtures("theme")
def test_the_longest_bar_fills_the_width_and_the_others_their_share(qtbot: QtBot) -> None:
    bars = Bars()
    qtbot.addWidget(bars)
    bars.show_bars(
        (Bar("1 Areal", 20, "20 kt", "#1F6FB2"), Bar("2 Energi", 5, "5 kt", "#D9822B")),
    )
    bars.resize(400, bars.sizeHint().height())
    image = bars.grab().toImage()
    heights = {"#1f6fb2": 22 + 8, "#d9822b": 46 + 22 + 8}
    filled = {
        colour: sum(image.pixelColor(x, y).name() == colour for x in range(400))
        for colour, y in heights.items()
    }
    assert filled == {"#1f6fb2": 400, "#d9822b": 100}
    assert bars.accessibleName() == "1 Areal: 20 kt; 2 Energi: 5 kt"


def test_a_bar_below_nought_or_without_a_scale_draws_nothing(qtbot: QtBot, theme: Theme) -> None:
    bars = Bars()
    qtbot.addWidget(bars)
    bars.show_bars((Bar("1 Areal", -3, "+3 kt", "#1F6FB2"),))
    bars.resize(200, bars.sizeHint().height())
    assert bars.grab().toImage().pixelColor(2, 30).name().upper() == theme.tokens.chip


def test_a_row_wraps_where_the_width_ends(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    flow = FlowLayout(row, gap=10)
    for _ in range(3):
        part = QLabel()
        part.setFixedSize(100, 20)
        flow.addWidget(part)
    assert flow.heightForWidth(320) == 20  # 3 · 100 + 2 · 10
    assert flow.heightForWidth(319) == 50  # two lines and a gap
    assert flow.heightForWidth(50) == 80
    assert flow.sizeHint().width() == 320
    assert flow.itemAt(3) is None
    assert flow.takeAt(9) is None


def test_hidden_parts_of_a_row_take_no_room(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    flow = FlowLayout(row, gap=10)
    parts = [QLabel() for _ in range(2)]
    for part in parts:
        part.setFixedSize(100, 20)
        flow.addWidget(part)
    parts[0].hide()
    assert flow.sizeHint().width() == 100


@pytest.mark.usefixtures("theme")
def test_columns_stand_beside_each_other_only_where_there_is_room(qtbot: QtBot) -> None:
    columns = Columns(1, 1, beside_from=500)
    qtbot.addWidget(columns)
    left, right = QLabel("venstre"), QLabel("høyre")
    for column, part in zip(columns.columns, (left, right), strict=True):
        column.addWidget(part)
    columns.resize(600, 300)
    columns.show()
    qtbot.waitUntil(lambda: left.y() == right.y() and right.x() > left.x())
    columns.resize(400, 300)
    qtbot.waitUntil(lambda: left.x() == right.x() and right.y() > left.y())


def test_a_list_and_its_card_share_the_width_until_the_user_moves_the_border(
    qtbot: QtBot,
) -> None:
    split = ListAndCard(QLabel("liste"), left_share=60)
    qtbot.addWidget(split)
    split.resize(1000, 400)
    split.show()
    left, right = split.sizes()
    assert left / (left + right) == pytest.approx(0.6, abs=0.03)
    split.moveSplitter(400, 1)
    moved = split.sizes()[0]
    split.resize(1016, 400)
    assert split.sizes()[0] == pytest.approx(moved, abs=20)


def test_a_scrolled_column_is_never_cut_at_its_side(qtbot: QtBot) -> None:
    column = ScrolledColumn()
    qtbot.addWidget(column)
    wide = QLabel()
    wide.setMinimumWidth(700)
    column.body.addWidget(wide)
    assert column.minimumSizeHint().width() >= 700


@pytest.mark.usefixtures("theme")
def test_columns_that_have_become_too_wide_for_the_room_go_below_each_other(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(800, 400)
    columns = Columns(1, 1, beside_from=500)
    columns.setParent(holder)
    left, right = QLabel("venstre"), QLabel("høyre")
    for column, part in zip(columns.columns, (left, right), strict=True):
        column.addWidget(part)
    columns.resize(600, 300)
    holder.show()
    qtbot.waitUntil(lambda: right.x() > left.x())
    right.setMinimumWidth(400)
    left.setMinimumWidth(180)  # 400 + 180 + 16 between them: 596 of 600
    qtbot.waitUntil(lambda: right.width() >= 400)
    assert right.x() > left.x()
    left.setMinimumWidth(185)  # 601 of 600
    qtbot.waitUntil(lambda: right.y() > left.y())
    assert (left.x(), right.x()) == (0, 0)
