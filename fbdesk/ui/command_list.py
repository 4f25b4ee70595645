"""The commands of the window, in the order of its menus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fbdesk.ui.commands import Command
from fbdesk.ui.copy_commands import send_copy, show_backups, show_preferences
from fbdesk.ui.measure_list.commands import ask_measure_list
from fbdesk.ui.menu_actions import EDIT, FILE, HELP, VIEW
from fbdesk.ui.merge.commands import ask_merge
from fbdesk.ui.page_list import PAGES
from fbdesk.ui.repair.commands import ask_repair
from fbdesk.ui.theme import CHOICES
from fbdesk.ui.workbook.commands import ask_workbook

if TYPE_CHECKING:
    from fbdesk.ui.main_window import MainWindow
    from fbdesk.ui.window_commands import WindowCommands

MOST_PAGE_KEYS = 9
PAGE = "page-"
"""Begins the code of each command that shows a page."""


def every_command(window: MainWindow, does: WindowCommands) -> tuple[Command, ...]:
    """Return what the user can tell a window to do."""
    return (
        *_file_commands(window, does),
        *_edit_commands(does),
        *_view_commands(window, does),
        *_help_commands(does),
    )


def _file_commands(window: MainWindow, does: WindowCommands) -> tuple[Command, ...]:
    flow = window.flow
    go_to = window.go_to
    return (
        Command(code="new", menu=FILE, text="New plan …", run=does.new, shortcut="Ctrl+N"),
        Command(code="open", menu=FILE, text="Open plan …", run=flow.ask_open, shortcut="Ctrl+O"),
        Command(code="sample", menu=FILE, text="Open the sample plan", run=flow.open_sample),
        Command(
            code="save",
            menu=FILE,
            text="Save",
            run=does.save,
            shortcut="Ctrl+S",
            needs_plan=True,
            separator_before=True,
        ),
        Command(
            code="save-as",
            menu=FILE,
            text="Save as …",
            run=flow.ask_save_as,
            shortcut="Ctrl+Shift+S",
            needs_plan=True,
        ),
        Command(
            code="export",
            menu=FILE,
            text="Make a document …",
            run=partial(go_to, "documents"),
            shortcut="Ctrl+E",
            needs_plan=True,
        ),
        Command(
            code="take-workbook",
            menu=FILE,
            text="Take in a filled-in workbook …",
            run=partial(ask_workbook, window),
            needs_plan=True,
        ),
        Command(
            code="take-measures",
            menu=FILE,
            text="Take in a list of measures …",
            run=partial(ask_measure_list, window),
            needs_plan=True,
        ),
        Command(
            code="send-copy",
            menu=FILE,
            text="Send a copy …",
            run=partial(send_copy, window),
            needs_plan=True,
        ),
        Command(
            code="backups",
            menu=FILE,
            text="Backups and versions …",
            run=partial(show_backups, window),
            shortcut="Ctrl+Shift+B",
            needs_plan=True,
        ),
        Command(
            code="merge",
            menu=FILE,
            text="Merge with …",
            run=partial(ask_merge, window),
            shortcut="Ctrl+Shift+M",
            needs_plan=True,
        ),
        Command(
            code="repair",
            menu=FILE,
            text="Repair plan …",
            run=partial(ask_repair, window),
        ),
        Command(
            code="close",
            menu=FILE,
            text="Close plan",
            run=flow.close,
            shortcut="Ctrl+W",
            needs_plan=True,
            separator_before=True,
        ),
        Command(
            code="preferences",
            menu=FILE,
            text="Preferences …",
            run=partial(show_preferences, window),
            shortcut="Ctrl+,",
        ),
        Command(code="quit", menu=FILE, text="Quit", run=window.close, shortcut="Ctrl+Q"),
    )


def _edit_commands(does: WindowCommands) -> tuple[Command, ...]:
    return (
        Command(
            code="undo",
            menu=EDIT,
            text="Undo",
            run=does.undo,
            shortcut="Ctrl+Z",
            needs_plan=True,
        ),
        Command(
            code="redo",
            menu=EDIT,
            text="Redo",
            run=does.redo,
            shortcut="Ctrl+Shift+Z",
            needs_plan=True,
        ),
        Command(
            code="search",
            menu=EDIT,
            text="Search in the page",
            run=does.search,
            shortcut="Ctrl+F",
            needs_plan=True,
            separator_before=True,
        ),
        Command(
            code="palette", menu=EDIT, text="Go to …", run=does.open_palette, shortcut="Ctrl+K"
        ),
    )


def _view_commands(window: MainWindow, does: WindowCommands) -> tuple[Command, ...]:
    pages = tuple(
        Command(
            code=f"{PAGE}{spec.code}",
            menu=VIEW,
            text=spec.title,
            run=partial(window.go_to, spec.code),
            shortcut=f"Ctrl+{number}" if number <= MOST_PAGE_KEYS else "",
            needs_plan=True,
        )
        for number, spec in enumerate(PAGES, start=1)
    )
    theme = window.theme
    names = dict(zip(CHOICES, ("As the system", "Light", "Dark"), strict=True))
    themes = tuple(
        Command(
            code=f"theme-{choice}",
            menu=VIEW,
            text=name,
            run=partial(theme.choose, choice),
            choice="theme",
            separator_before=choice == CHOICES[0],
        )
        for choice, name in names.items()
    )
    return (
        *pages,
        Command(
            code="zoom-in",
            menu=VIEW,
            text="Larger",
            run=theme.zoom_in,
            shortcut="Ctrl++",
            separator_before=True,
        ),
        Command(code="zoom-out", menu=VIEW, text="Smaller", run=theme.zoom_out, shortcut="Ctrl+-"),
        Command(code="zoom-100", menu=VIEW, text="100 %", run=does.zoom_reset, shortcut="Ctrl+0"),
        *themes,
    )


def _help_commands(does: WindowCommands) -> tuple[Command, ...]:
    return (
        Command(code="help", menu=HELP, text="Help", run=does.show_help, shortcut="F1"),
        Command(code="log", menu=HELP, text="Open the log folder", run=does.open_log_folder),
        Command(code="about", menu=HELP, text="About fbdesk", run=does.show_about),
    )
