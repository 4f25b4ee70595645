"""The start page offers a beginning, plans opened before, and work that was left behind."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fbdesk.document.recovery import LostWork
from fbdesk.resource_files import resource
from fbdesk.ui.start_page import CLIMATE_SAMPLE, StartPage


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
        ("Open the sample climate plan for Skien", page.sample_wanted),
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
    assert "2 changes" in told
    assert any("endre kostnad for T-07" in text for text in texts(page))
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


def some_work(**values: Any) -> LostWork:
    return LostWork(Path("/data/a.work"), **{"plan_name": "Grenland", **values})


def at(*moment: int) -> datetime:
    """Return a moment of the user's clock."""
    return datetime(*moment).astimezone()  # type: ignore[arg-type]


def button_texts(page: StartPage) -> list[str]:
    return [found.text() for found in page.findChildren(QPushButton) if not found.isHidden()]


def a_page(qtbot: QtBot, *recent: Path, lost: tuple[LostWork, ...] = ()) -> StartPage:
    page = StartPage()
    qtbot.addWidget(page)
    page.show_choices(recent, lost)
    return page


def test_the_first_time_there_is_nothing_but_ways_to_begin(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    assert len(button_texts(page)) == 4
    assert "Opened before" not in texts(page)
    assert "Not saved the last time" not in texts(page)
    assert "A plan is one file. You can also drop it on this window." in texts(page)


def test_plans_opened_before_stand_in_their_order_with_their_folder(qtbot: QtBot) -> None:
    paths = (Path("/felles/klima/Skien.fbplan"), Path("/hjemme/Porsgrunn.fbplan"))
    page = a_page(qtbot, *paths)
    assert button_texts(page)[-2:] == ["Skien", "Porsgrunn"]
    shown = texts(page)
    assert shown.index(str(paths[0].parent)) < shown.index(str(paths[1].parent))


def test_two_plans_of_the_same_name_are_told_apart(qtbot: QtBot) -> None:
    paths = (Path("/felles/Grenland.fbplan"), Path("/utkast/Grenland.fbplan"))
    page = a_page(qtbot, *paths)
    both = [found for found in page.findChildren(QPushButton) if found.text() == "Grenland"]
    chosen: list[Path] = []
    page.recent_chosen.connect(chosen.append)
    for found in both:
        found.click()
    assert tuple(chosen) == paths


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Grenland · 0 changes"),
        ({"edits": ("endre tittel",)}, "endre tittel"),
        ({"taken_back": ("slett T-07",)}, "Grenland · 1 change"),
        ({"edits": ("a", "b"), "taken_back": ("c",)}, "Grenland · 3 changes"),
        ({"edits": ("a", "b", "b"), "taken_back": ("c",)}, "b (2), a, taken back: c"),
        ({"edits": tuple("abcdefgh")}, "h, g, f, e, d, c, and 2 more"),
        ({"plan_name": "", "edits": ("a",)}, "1 change"),
        (
            {"source_path": Path("/felles/by.fbplan"), "file": "changed"},
            "by.fbplan was saved by someone else since. It is not overwritten.",
        ),
        (
            {"source_path": Path("/felles/by.fbplan"), "file": "missing"},
            "by.fbplan is no longer there.",
        ),
        ({"file": "no file"}, "It was never saved as a file."),
        ({"damaged": True}, "Work that is damaged and cannot be opened: a.work"),
    ],
)
def test_left_work_is_told_as_exactly_as_it_is_known(
    qtbot: QtBot, values: dict[str, Any], said: str
) -> None:
    assert said in texts(a_page(qtbot, lost=(some_work(**values),)))


def test_damaged_work_can_still_be_deleted(qtbot: QtBot) -> None:
    work = some_work(damaged=True)
    page = a_page(qtbot, lost=(work,))
    with qtbot.waitSignal(page.discard_wanted) as wanted:
        press(page, "Delete …")
    assert wanted.args == [work]


def test_left_work_stands_above_every_other_way(qtbot: QtBot) -> None:
    page = a_page(qtbot, Path("/felles/Skien.fbplan"), lost=(some_work(edits=("a",)),))
    shown = texts(page)
    places = [shown.index(title) for title in ("Not saved the last time", "Begin", "Opened before")]
    assert places == sorted(places)


def test_each_left_work_has_its_own_buttons(qtbot: QtBot) -> None:
    works = tuple(
        LostWork(Path(f"/data/{name}.work"), plan_name=name) for name in ("Skien", "Oslo")
    )
    page = a_page(qtbot, lost=works)
    wanted: list[LostWork] = []
    page.recover_wanted.connect(wanted.append)
    for found in page.findChildren(QPushButton):
        if found.text() == "Open":
            found.click()
    assert tuple(wanted) == works


def test_what_was_dealt_with_is_gone_when_the_page_is_shown_anew(qtbot: QtBot) -> None:
    page = a_page(qtbot, Path("/felles/Skien.fbplan"), lost=(some_work(),))
    assert {"Open", "Skien"} <= set(visible_texts(page))
    page.show_choices((), ())
    shown = visible_texts(page)
    assert not {"Open", "Skien", "Delete …"} & set(shown)
    assert not any(text.startswith("Grenland") for text in shown)


def visible_texts(page: StartPage) -> list[str]:
    """Return the texts that a user sees once the page is on the screen."""
    page.show()
    parts: list[QLabel | QPushButton] = [
        *page.findChildren(QLabel),
        *page.findChildren(QPushButton),
    ]
    found = [part.text() for part in parts if part.isVisible()]
    page.hide()
    return found


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (at(2026, 11, 23, 13, 2), at(2026, 11, 23, 13, 42), "23.11.2026 13:02–13:42"),
        (at(2026, 11, 23, 13, 2), at(2026, 11, 23, 13, 2), "23.11.2026 13:02"),
        (
            at(2026, 11, 22, 9, 5),
            at(2026, 11, 23, 13, 42),
            "22.11.2026 09:05 – 23.11.2026 13:42",
        ),
    ],
)
def test_left_work_tells_from_when_to_when_it_was_made(
    qtbot: QtBot, first: datetime, last: datetime, said: str
) -> None:
    work = some_work(edits=("a",), first_edit_at=first, last_edit_at=last)
    assert f"Grenland · 1 change · {said}" in texts(a_page(qtbot, lost=(work,)))


def test_each_sample_is_asked_for_by_its_name(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    page.show_choices((), ())
    asked: list[str] = []
    page.sample_wanted.connect(asked.append)
    press(page, "Open the sample plan for Grenland")
    press(page, "Open the sample climate plan for Skien")
    assert asked == ["", CLIMATE_SAMPLE]
    assert resource("sample", f"{CLIMATE_SAMPLE}.json").is_file()
