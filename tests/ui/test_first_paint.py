"""What the first painted window shows, and what it was not made to wait for."""

import json
import os
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

TOP = Path(__file__).resolve().parents[2]

Told = list[dict[str, Any]]

START = """
import builtins, hashlib, json, os, sys
from PySide6 import QtCore
from PySide6.QtCore import QBuffer, QEvent, QObject, QTimer
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton
from fbdesk.__main__ import main


def picture(window):
    buffer = QBuffer()
    window.grab().save(buffer, "PNG")
    return hashlib.sha256(buffer.data().data()).hexdigest()


def told(window):
    from fbdesk.texts import catalogue

    menus = [action.text() for action in window.menuBar().actions()]
    words = [part.text() for part in window.findChildren(QLabel) if part.isVisible()]
    ways = [part.text() for part in window.findChildren(QPushButton) if part.isVisible()]
    return {
        "menus": menus,
        "words": [word for word in words if word],
        "ways": ways,
        "catalogues": catalogue.cache_info().currsize,
        "enumerations": "Qt" in vars(QtCore),
        "modules": sorted(name for name in sys.modules if name.startswith("fbdesk.")),
        "libraries": sorted({name.partition(".")[0] for name in sys.modules}),
        "watched": builtins.__import__.__name__ == "__feature_import__",
        "entries": [len(action.menu().actions()) for action in window.menuBar().actions()],
        "picture": picture(window),
    }


class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.window = watched
            QTimer.singleShot(0, self.look)  # comes before all that the window does next
        return False

    def look(self):
        self.first = told(self.window)
        QTimer.singleShot(0, self.look_again)

    def look_again(self):
        print(json.dumps([self.first, told(self.window)]), flush=True)
        os._exit(0)


first_paint = FirstPaint()
show = QMainWindow.show


def watched_show(window):
    window.installEventFilter(first_paint)
    show(window)


QMainWindow.show = watched_show
sys.argv = ["fbdesk"]
main()
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Return what stood in the window, and what was loaded, at the first paint and right after."""
    environment = {**os.environ, "FBDESK_DATA": str(tmp_path_factory.mktemp("data"))}
    outcome = subprocess.run(
        [sys.executable, "-c", START],
        cwd=TOP,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    pair: Told = json.loads(outcome.stdout)
    return pair


def test_the_first_picture_is_the_true_start_page_in_its_words(
    told: Told,
) -> None:
    first = told[0]
    assert first["menus"] == ["&Fil", "&Rediger", "&Vis", "&Hjelp"]
    assert first["words"][0] == "fbdesk"
    assert "Begynn" in first["words"]
    assert first["ways"] == [
        "Ny plan …",
        "Åpne plan …",
        "Åpne eksempelplanen for Grenland",
        "Åpne eksempelplanen for Skien med klimabudsjett",
    ]


def test_nothing_of_the_picture_changes_after_it(told: Told) -> None:
    first, after = told
    for part in ("menus", "words", "ways", "picture"):
        assert after[part] == first[part]


def test_right_after_it_the_menus_hold_their_commands(told: Told) -> None:
    first, after = told
    assert first["entries"] == [0, 0, 0, 0]
    assert min(after["entries"]) >= 3


def test_it_waits_for_no_enumerations_and_no_texts_of_other_rooms(
    told: Told,
) -> None:
    first = told[0]
    assert not first["enumerations"]
    assert not first["watched"]
    assert first["catalogues"] == 0


def test_it_waits_for_no_code_that_opens_or_edits_a_plan(
    told: Told,
) -> None:
    loaded = set(told[0]["modules"])
    late = {"aside", "command_list", "editor", "locking", "page_list", "palette", "patience"}
    assert not {f"fbdesk.ui.{name}" for name in late} & loaded
    assert not [name for name in loaded if name.startswith(("fbdesk.reports", "fbdesk.exchange"))]
    assert len(loaded) < 60


def test_it_waits_for_no_library_but_the_toolkit_and_the_names_of_folders(
    told: Told,
) -> None:
    loaded = set(told[0]["libraries"])
    libraries = loaded & set(packages_distributions())
    expected = {"PySide6", "shiboken6", "platformdirs"}
    of_development = {"fbdesk", "_distutils_hack"}  # installed for editing, and by setuptools
    assert libraries - of_development == expected
    assert not {"dataclasses", "sqlite3", "decimal", "socket", "subprocess"} & loaded
