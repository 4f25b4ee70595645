"""A share is written in per cent and kept as a share."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fbdesk.ui.widgets.percent_field import PercentField


def a_field(qtbot: QtBot) -> tuple[PercentField, list[object]]:
    field = PercentField(-50, 50)
    qtbot.addWidget(field)
    committed: list[object] = []
    field.committed.connect(committed.append)
    field.show()
    return field, committed


@pytest.mark.parametrize(
    ("share", "text"), [(0.02, "2"), (-0.005, "−0,5"), (0.07, "7"), (None, "")]
)
def test_a_share_reads_in_per_cent(qtbot: QtBot, share: float | None, text: str) -> None:
    field, _ = a_field(qtbot)
    field.show_value(share)
    assert field.text() == text


@pytest.mark.parametrize(("typed", "share"), [("7", 0.07), ("-1,5", -0.015), ("33,3", 0.333)])
def test_what_is_typed_in_per_cent_is_kept_as_a_share(
    qtbot: QtBot, typed: str, share: float
) -> None:
    field, committed = a_field(qtbot)
    QTest.keyClicks(field, typed)
    assert field.typed() == share
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert committed == [share]


def test_bounds_are_per_cent(qtbot: QtBot) -> None:
    field, committed = a_field(qtbot)
    QTest.keyClicks(field, "51")
    assert field.property("invalid")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert committed == []
