"""The start page offers a beginning, plans opened before, and work that was left behind."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fbdesk.document.recovery import LostWork
from fbdesk.ui.start_page import StartPage


def texts(page: StartPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]


def press(page: StartPage, text: str) -> None:
    next(b for b in page.findChildren(QPushButton) if b.text() == text).click()


def test_each_way_to_begin_is_a_button(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    page.show_choices((), ())
    for text, signal in (
        ("New plan …", page.new_wanted),
        ("Open plan …", page.open_wanted),
        ("Open the sample plan for Grenland", page.sample_wanted),
    ):
        with qtbot.waitSignal(signal):
            press(page, text)


def test_a_plan_opened_before_is_one_press_away(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    path = Path("/felles/klima/Areal & transport.fbplan")
    page.show_choices((path,), ())
    with qtbot.waitSignal(page.recent_chosen) as chosen:
        press(page, "Areal && transport")
    assert chosen.args == [path]


def test_left_work_says_what_it_holds(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    work = LostWork(
        Path("/data/a.work"),
        plan_name="Grenland",
        last_edit_at=datetime(2026, 11, 23, 13, 42, tzinfo=UTC),
        edits=("endre tittel", "endre kostnad for T-07"),
    )
    page.show_choices((), (work,))
    told = next(text for text in texts(page) if text.startswith("Grenland"))
    assert "2 changes (endre kostnad for T-07)" in told
    with qtbot.waitSignal(page.recover_wanted) as wanted:
        press(page, "Open")
    assert wanted.args == [work]
    with qtbot.waitSignal(page.discard_wanted):
        press(page, "Delete …")


def test_damaged_work_cannot_be_opened(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    page.show_choices((), (LostWork(Path("/data/b.work"), damaged=True),))
    assert any("b.work" in text for text in texts(page))
    assert "Open" not in [button.text() for button in page.findChildren(QPushButton)]
