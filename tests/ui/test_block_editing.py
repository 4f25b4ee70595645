"""Many cells at once, on the smallest table: what is asked, what one step is, what is told."""

from collections.abc import Mapping
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from fbdesk.models.edits import strategy
from fbdesk.models.strategy import Challenge
from fbdesk.ui.block_editing import MOST_TOLD, BlockEditing
from fbdesk.ui.desk import Desk
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.widgets.data_table import DataTable
from tests.ui.conftest import ADesk
from tests.ui.scripted_questions import ScriptedQuestions

HILLS = Challenge(key="hills", title="Steep hills", description="Cyclists turn back.", position=0)
RAIN = Challenge(key="rain", title="Heavy rain", position=1)
OIL = Challenge(key="oil", title="Oil boilers", focus_area="2", position=2)
AREAS = (("0", "Joint"), ("1", "Travel & land"), ("2", "Buildings"))


class Table:
    """The challenges of a plan in a table that takes blocks, with a column for each need."""

    def __init__(self, desk: Desk, *, can_add: bool = True) -> None:
        self.desk = desk
        self.view: DataTable[Challenge] = DataTable("Challenges", self._columns())
        self.blocks = BlockEditing(desk, self.view, add=self._add if can_add else None)
        desk.editor.changed.connect(lambda _change: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        self.view.show_rows(self.desk.plan.challenges)

    def stand_on(self, key: str, column: int = 0) -> None:
        model = self.view.rows
        self.view.setCurrentIndex(model.index(model.row_of(key), column))

    def select(self, *keys: str) -> None:
        model = self.view.rows
        flags = QItemSelectionModel.SelectionFlag
        self.view.choose(keys[0])
        for key in keys[1:]:
            index = model.index(model.row_of(key), 0)
            self.view.selectionModel().select(index, flags.Select | flags.Rows)

    def column(self, code: str) -> Column[Challenge]:
        return next(column for column in self.view.rows.columns if column.code == code)

    @property
    def titles(self) -> list[str]:
        return [challenge.title for challenge in self.desk.plan.challenges]

    @property
    def areas(self) -> list[str]:
        return [challenge.focus_area for challenge in self.desk.plan.challenges]

    @property
    def step(self) -> str:
        """Return what Ctrl+Z would take back."""
        return self.desk.editor.document.undo_text

    def _columns(self) -> tuple[Column[Challenge], ...]:
        return (
            Column(
                code="title",
                title="Challenge",
                value=lambda row: row.title,
                edit=self._edit("title"),
                identifies=True,
            ),
            Column(
                code="focus_area",
                title="Area",
                value=lambda row: row.focus_area,
                edit=self._edit("focus_area"),
                field="choice",
                choices=AREAS,
            ),
            Column(
                code="description",
                title="Text",
                value=lambda row: row.description,
                edit=self._edit("description"),
            ),
            Column(code="place", title="Place", value=lambda row: row.position),
        )

    def _edit(self, field: str) -> Any:
        def edit(row: Challenge, value: Any) -> None:
            self.desk.editor.change("", Challenge, row.key, **{field: value})

        return edit

    @staticmethod
    def _add(connection: Connection, values: Mapping[str, Any]) -> object:
        return strategy.add(connection, Challenge(**values))


@pytest.fixture
def table(qtbot: QtBot, a_desk: ADesk) -> Table:
    return opened(qtbot, a_desk)


def opened(qtbot: QtBot, a_desk: ADesk, *, can_add: bool = True) -> Table:
    made = Table(a_desk(HILLS, RAIN, OIL), can_add=can_add)
    qtbot.addWidget(made.view)
    return made


def inner(menu: QMenu, name: str) -> dict[str, Any]:
    """Return what a line of a menu opens, by its words."""
    opened_menu = next(each.menu() for each in menu.actions() if each.text() == name)
    assert isinstance(opened_menu, QMenu)
    return {action.text(): action for action in opened_menu.actions()}


def test_one_value_for_many_rows_is_one_step_with_its_column(table: Table) -> None:
    table.blocks.fill(table.column("focus_area"), table.view.rows.rows, "2")
    assert table.areas == ["2", "2", "2"]
    assert table.step == "change area of 2 rows"  # the third row had it already
    table.desk.editor.undo()
    assert table.areas == ["0", "0", "2"]


def test_rows_that_have_the_value_already_make_no_step(table: Table) -> None:
    table.blocks.fill(table.column("focus_area"), table.view.rows.rows[2:], "2")
    assert table.step == ""


def test_a_column_that_cannot_be_edited_takes_nothing(table: Table) -> None:
    table.blocks.fill(table.column("place"), table.view.rows.rows, 7)
    assert table.step == ""


def test_the_menu_leaves_out_names_and_what_is_only_read(table: Table) -> None:
    menu = table.blocks.menu()
    assert [action.text() for action in menu.actions()] == ["Area", "Text …"]


def test_the_menu_offers_the_values_of_a_choice_as_they_are_written(table: Table) -> None:
    offered = inner(table.blocks.menu(), "Area")
    assert list(offered) == ["Joint", "Travel && land", "Buildings"]  # one & as Qt shows it


def test_a_value_from_the_menu_goes_to_the_chosen_rows_alone(table: Table) -> None:
    table.select("hills", "oil")
    menu = table.blocks.menu()
    inner(menu, "Area")["Travel && land"].trigger()
    assert table.areas == ["1", "0", "1"]


def test_one_cell_needs_no_question(table: Table, questions: ScriptedQuestions) -> None:
    table.stand_on("rain")
    table.blocks.paste("Cloudbursts")
    assert table.titles == ["Steep hills", "Cloudbursts", "Oil boilers"]
    assert questions.asked == []
    assert table.step == "paste 1 row"


def test_a_block_says_what_it_does_before_it_does_it(
    table: Table, questions: ScriptedQuestions
) -> None:
    questions.answers = ["paste"]
    table.stand_on("hills")
    table.blocks.paste("Hills\tBuildings\nRain\tBuildings\n")
    assert questions.asked == ["Paste 4 values into 2 rows."]
    assert table.titles == ["Hills", "Rain", "Oil boilers"]
    assert table.areas == ["2", "2", "2"]
    assert table.step == "paste 2 rows"


def test_a_block_that_is_refused_leaves_everything(
    table: Table, questions: ScriptedQuestions
) -> None:
    questions.answers = [""]
    table.blocks.paste("Hills\nRain")
    assert table.titles == ["Steep hills", "Heavy rain", "Oil boilers"]
    assert table.step == ""


def test_lines_below_the_last_row_are_new_rows_in_the_same_step(
    table: Table, questions: ScriptedQuestions
) -> None:
    questions.answers = ["paste"]
    table.stand_on("oil")
    table.blocks.paste("Boilers\nPlastic")
    assert questions.asked == ["Paste 1 value into 1 row. Add 1 new row."]
    assert table.titles == ["Steep hills", "Heavy rain", "Boilers", "Plastic"]
    table.desk.editor.undo()
    assert table.titles == ["Steep hills", "Heavy rain", "Oil boilers"]


def test_a_table_that_takes_no_new_rows_tells_which_lines_are_left(
    qtbot: QtBot, a_desk: ADesk, questions: ScriptedQuestions
) -> None:
    table = opened(qtbot, a_desk, can_add=False)
    questions.answers = ["paste"]
    table.stand_on("rain")
    table.blocks.paste("Rain\nBoilers\nPlastic")
    assert questions.reasons == [
        "1 value does not fit and is left out:\nLine 3: There is no row left for it."
    ]
    assert table.titles == ["Steep hills", "Rain", "Boilers"]


def test_rows_are_found_by_their_names_where_the_block_has_headings(
    table: Table, questions: ScriptedQuestions
) -> None:
    questions.answers = ["paste"]
    table.stand_on("hills")
    table.blocks.paste("Text\tChallenge\nOld ones.\toil BOILERS\nSince 1980.\tHeavy rain")
    texts = [challenge.description for challenge in table.desk.plan.challenges]
    assert texts == ["Cyclists turn back.", "Since 1980.", "Old ones."]


def test_of_many_values_that_do_not_fit_the_first_are_told_and_the_rest_counted(
    qtbot: QtBot, a_desk: ADesk, questions: ScriptedQuestions
) -> None:
    table = opened(qtbot, a_desk, can_add=False)
    questions.answers = ["paste"]
    table.blocks.paste("\n".join(["Hills", "Rain", "Oil", *["More"] * (MOST_TOLD + 2)]))
    (reason,) = questions.reasons
    lines = reason.splitlines()
    assert lines[0] == "10 values do not fit and are left out:"
    assert lines[1].startswith("Line 4: ")
    assert lines[-1] == "And 2 more values."
    assert len(lines) == 1 + MOST_TOLD + 1


def test_the_same_values_again_are_told_and_make_no_step(
    table: Table, questions: ScriptedQuestions
) -> None:
    table.stand_on("hills")
    table.blocks.paste("Steep hills\nHeavy rain")
    assert questions.asked == []
    assert table.step == ""


def test_an_empty_clipboard_asks_nothing(table: Table, questions: ScriptedQuestions) -> None:
    QGuiApplication.clipboard().setText("\n\t\n")
    table.blocks.paste("")
    table.blocks.paste_as_new()
    assert questions.asked == []


def test_copied_lines_become_new_rows_beside_those_that_are_there(
    table: Table, questions: ScriptedQuestions
) -> None:
    questions.answers = ["paste"]
    QGuiApplication.clipboard().setText("Plastic\tBuildings\nFood\tJoint")
    table.blocks.paste_as_new()
    assert questions.asked == ["Add 2 new rows."]
    assert table.titles == ["Steep hills", "Heavy rain", "Oil boilers", "Plastic", "Food"]
    assert table.areas[3:] == ["2", "0"]


def test_new_rows_take_the_order_of_the_headings(
    table: Table, questions: ScriptedQuestions
) -> None:
    questions.answers = ["paste"]
    QGuiApplication.clipboard().setText("Area\tChallenge\nBuildings\tPlastic")
    table.blocks.paste_as_new()
    assert (table.titles[3], table.areas[3]) == ("Plastic", "2")


def test_a_column_that_is_hidden_takes_no_values(
    table: Table, questions: ScriptedQuestions
) -> None:
    questions.answers = ["paste"]
    table.view.setColumnHidden(1, True)
    table.stand_on("hills")
    table.blocks.paste("Hills\tToo steep.")
    first = table.desk.plan.challenges[0]
    assert (first.title, first.focus_area, first.description) == ("Hills", "0", "Too steep.")
