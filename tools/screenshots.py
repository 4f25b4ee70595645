"""Draws every page of a plan to PNG files: python tools/screenshots.py PLAN OUTDIR [--theme dark].

PLAN is a plan file or a plan in JSON. Runs without a display.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from fbdesk.ui.main_window import MainWindow

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main() -> int:
    """Draw the pages and return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plan", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--theme", default="light", choices=("light", "dark"))
    parser.add_argument("--zoom", default=100, type=int)
    parser.add_argument("--width", default=1468, type=int)
    parser.add_argument("--height", default=900, type=int)
    parser.add_argument("--page", action="append", help="only these pages, or 'start'")
    parser.add_argument("--tab", help="the tab of the page to open, by its code")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as data:
        os.environ["FBDESK_DATA"] = data
        _draw(chosen)
    return 0


def _draw(chosen: argparse.Namespace) -> None:
    from fbdesk.app import make_application, make_window
    from fbdesk.exchange.plan_json.plan import rows_from_json

    application = make_application()
    window = make_window(application)
    window.theme.choose(chosen.theme)
    window.theme.set_zoom(chosen.zoom)
    window.resize(chosen.width, chosen.height)
    window.show()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    ending = f"{chosen.theme}-{chosen.zoom}-{chosen.width}.png"
    application.processEvents()
    if not chosen.page or "start" in chosen.page:
        window.grab().save(str(chosen.folder / f"start-{ending}"))
    if chosen.plan.suffix == ".json":
        window.flow.new(rows_from_json(chosen.plan.read_bytes()))
    else:
        window.flow.open_path(chosen.plan)
    for item in window.navigation.items:
        if chosen.page and item.spec.code not in chosen.page:
            continue
        window.go_to(item.spec.code)
        _settle(application, window)
        _open_tab(application, window, chosen.tab)
        window.grab().save(str(chosen.folder / f"{item.spec.code}-{ending}"))
    for message in window.around.messages.waiting:
        print(message.text)
    if window.editor is not None:
        window.editor.close(discard=True)
    window.background.close()


def _open_tab(application: "QApplication", window: "MainWindow", code: str | None) -> None:
    from fbdesk.ui.widgets.choices import TabStrip

    for tabs in window.findChildren(TabStrip):
        if code in tabs.codes and tabs.isVisible():
            tabs.choose(code)
            _settle(application, window)


def _settle(application: "QApplication", window: "MainWindow") -> None:
    """Wait until nothing has been under way for a moment: results may start a drawing."""
    until = time.monotonic() + 0.4
    while time.monotonic() < until:
        application.processEvents()
        time.sleep(0.01)
        if window.background.busy:
            until = time.monotonic() + 0.4


if __name__ == "__main__":
    raise SystemExit(main())
