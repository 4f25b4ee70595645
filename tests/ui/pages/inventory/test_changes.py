"""The tables of an import's preview: the largest differences and the warnings come first."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.exchange.inventory.change import Revision
from fbdesk.exchange.reading import Message
from fbdesk.models.programmes.programme import load_programme
from fbdesk.reports.wording import wording_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.inventory.changes import message_table, revision_table

ADesk = Callable[..., Desk]
WORDING = wording_in("nb", load_programme("framtidens-byer"))


def a_revision(source: str, before_t: float, after_t: float) -> Revision:
    return Revision("4001", 2009, "Veitrafikk", source, before_t, after_t)


@pytest.mark.usefixtures("theme")
def test_a_fall_and_a_rise_are_ordered_by_their_size(qtbot: QtBot) -> None:
    table = revision_table(WORDING)
    qtbot.addWidget(table)
    table.show_revisions(
        (a_revision("a", 10.0, 12.0), a_revision("b", 50.0, 20.0), a_revision("c", 0.0, 5.0)),
        {"4001": "Porsgrunn"}.__getitem__,
    )
    assert [line.revision.source for line in table.rows.rows] == ["b", "c", "a"]
    assert [line.difference_t for line in table.rows.rows] == [-30.0, 5.0, 2.0]
    assert {line.place for line in table.rows.rows} == {"Porsgrunn"}


@pytest.mark.usefixtures("theme")
def test_a_difference_carries_its_sign(qtbot: QtBot) -> None:
    table = revision_table(WORDING)
    qtbot.addWidget(table)
    table.show_revisions((a_revision("a", 10.0, 12.0), a_revision("b", 12.0, 11.0)), str)
    last = table.rows.columns[-1]
    assert [last.shown(line) for line in table.rows.rows] == ["+2", "−1"]
    assert last.heading == "Difference, t"


@pytest.mark.usefixtures("theme")
def test_what_is_left_out_comes_first_and_says_so(qtbot: QtBot) -> None:
    table = message_table(fitted=False)
    qtbot.addWidget(table)
    table.show_messages(
        (Message(level="warning", message="first"), Message(level="error", message="second"))
    )
    lines = table.rows.rows
    level = table.rows.columns[0]
    assert [(line.text, level.shown(line)) for line in lines] == [
        ("second", "is left out"),
        ("first", "check"),
    ]
    assert level.tone is not None
    assert {level.tone(line) for line in lines} == {"warning"}


@pytest.mark.usefixtures("theme")
def test_warnings_come_before_notes_and_keep_the_order_of_the_file(qtbot: QtBot) -> None:
    table = message_table()
    qtbot.addWidget(table)
    table.show_messages(
        (
            Message(level="note", message="first"),
            Message(level="warning", message="second", row=2),
            Message(level="warning", message="third", row=9),
        )
    )
    lines = table.rows.rows
    assert [(line.level, line.text) for line in lines] == [
        ("warning", "second"),
        ("warning", "third"),
        ("note", "first"),
    ]
    level = table.rows.columns[0]
    assert [level.shown(line) for line in lines] == ["check", "check", "for your information"]


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize(
    ("message", "place"),
    [
        (Message(level="note", message="m"), ""),
        (Message(level="note", message="m", sheet="Ark1"), "Ark1"),
        (Message(level="note", message="m", sheet="Ark1", row=42), "Ark1, row 42"),
        (
            Message(level="note", message="m", sheet="Ark1", row=42, column="Utslipp"),
            "Ark1, row 42, column Utslipp",
        ),
        (Message(level="note", message="m", column="År"), "column År"),
    ],
)
def test_a_place_is_told_as_exactly_as_it_is_known(
    qtbot: QtBot, message: Message, place: str
) -> None:
    table = message_table()
    qtbot.addWidget(table)
    table.show_messages((message,))
    assert table.rows.rows[0].place == place


@pytest.mark.usefixtures("theme")
def test_a_message_is_filled_with_its_values(qtbot: QtBot) -> None:
    table = message_table()
    qtbot.addWidget(table)
    table.show_messages((Message(level="note", message="{n} rows", values={"n": 3}),))
    assert table.rows.rows[0].text == "3 rows"
