"""The window's commands, given from menus, shortcuts, the palette or the start page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl

from fbdesk.ui.commands import EDIT, FILE, HELP, VIEW, Command, CommandActions
from fbdesk.ui.page_list import PAGES
from fbdesk.ui.theme import CHOICES
from fbdesk.ui.translation import tr

if TYPE_CHECKING:
    from fbdesk.document.recovery import LostWork
    from fbdesk.ui.main_window import MainWindow
    from fbdesk.ui.palette import PaletteEntry

MOST_PAGE_KEYS = 9
PAGE = "page-"


class WindowCommands(QObject):
    """Knows what each command of a window does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.actions = CommandActions(self._commands(), window.menuBar())

    def set_plan_open(self, *, is_open: bool) -> None:
        """Enable what needs a plan, or disable it."""
        self.actions.set_plan_open(is_open=is_open)
        self.show_undo("", "")

    def show_undo(self, undo: str, redo: str) -> None:
        """Name what can be undone and redone."""
        for code, plain, named, text in (
            ("undo", tr("Undo"), "Undo: {text}", undo),
            ("redo", tr("Redo"), "Redo: {text}", redo),
        ):
            action = self.actions.action(code)
            action.setEnabled(bool(text))
            action.setText(tr(named, text=text).replace("&", "&&") if text else plain)

    def show_theme(self, choice: str) -> None:
        """Mark the chosen theme."""
        self.actions.action(f"theme-{choice}").setChecked(True)

    def new(self) -> None:
        """Ask what the plan is for, and open it."""
        from fbdesk.ui.new_plan_dialog import NewPlanDialog

        dialog = NewPlanDialog(self._window)
        dialog.made.connect(self._window.flow.new)
        dialog.exec()
        dialog.deleteLater()

    def save(self) -> None:
        """Save the plan with what is being typed."""
        self._window.commit_field()
        self._window.flow.save()

    def undo(self) -> None:
        """Take back the last step."""
        if self._window.editor is not None:
            self._window.editor.undo()

    def redo(self) -> None:
        """Make the last undone step again."""
        if self._window.editor is not None:
            self._window.editor.redo()

    def zoom_reset(self) -> None:
        """Show everything at 100 %."""
        self._window.theme.set_zoom(100)

    def discard_lost_work(self, work: LostWork) -> None:
        """Delete left work after asking."""
        if self._window.flow.lost_work.discard(work):
            self._window.start_page.show_choices(
                self._window.flow.recent, self._window.flow.lost_work.find()
            )

    def search(self) -> None:
        """Put the cursor into the search field of the page."""
        page = self._window.pages.current_page
        if page is not None:
            page.start_search()

    def open_palette(self) -> None:
        """Open the command palette."""
        from fbdesk.ui.palette import CommandPalette

        palette = CommandPalette(self._window, self._palette_entries())
        palette.picked.connect(_run_entry)
        palette.exec()
        palette.deleteLater()

    def show_about(self) -> None:
        """Show what the program is and under which licences its parts stand."""
        from fbdesk.ui.about import AboutDialog

        dialog = AboutDialog(self._window)
        dialog.exec()
        dialog.deleteLater()

    def open_log_folder(self) -> None:
        """Show the folder of the log in the file manager."""
        from PySide6.QtGui import QDesktopServices

        folder = self._window.around.log_file.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _palette_entries(self) -> list[PaletteEntry]:
        from fbdesk.ui.palette import PaletteEntry

        entries = []
        editor = self._window.editor
        if editor is not None:
            go_to = self._window.go_to
            entries += [
                PaletteEntry(tr(spec.title), tr("page"), partial(go_to, spec.code))
                for spec in PAGES
            ]
            entries += [
                PaletteEntry(
                    f"{measure.number} {measure.title}",
                    tr("measure"),
                    partial(go_to, "measures", measure.key),
                )
                for measure in editor.plan.measures
            ]
        entries += [
            PaletteEntry(self.actions.action(c.code).text(), tr("command"), c.run)
            for c in self.actions.enabled()
            if c.code != "palette" and not c.code.startswith(PAGE)
        ]
        return entries

    def _commands(self) -> tuple[Command, ...]:
        return (
            *self._file_commands(),
            *self._edit_commands(),
            *self._view_commands(),
            *self._help(),
        )

    def _file_commands(self) -> tuple[Command, ...]:
        flow = self._window.flow
        go_to = self._window.go_to
        return (
            Command(code="new", menu=FILE, text="New plan …", run=self.new, shortcut="Ctrl+N"),
            Command(
                code="open", menu=FILE, text="Open plan …", run=flow.ask_open, shortcut="Ctrl+O"
            ),
            Command(code="sample", menu=FILE, text="Open the sample plan", run=flow.open_sample),
            Command(
                code="save",
                menu=FILE,
                text="Save",
                run=self.save,
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
                code="close",
                menu=FILE,
                text="Close plan",
                run=flow.close,
                shortcut="Ctrl+W",
                needs_plan=True,
                separator_before=True,
            ),
            Command(code="quit", menu=FILE, text="Quit", run=self._window.close, shortcut="Ctrl+Q"),
        )

    def _edit_commands(self) -> tuple[Command, ...]:
        return (
            Command(
                code="undo",
                menu=EDIT,
                text="Undo",
                run=self.undo,
                shortcut="Ctrl+Z",
                needs_plan=True,
            ),
            Command(
                code="redo",
                menu=EDIT,
                text="Redo",
                run=self.redo,
                shortcut="Ctrl+Shift+Z",
                needs_plan=True,
            ),
            Command(
                code="search",
                menu=EDIT,
                text="Search in the page",
                run=self.search,
                shortcut="Ctrl+F",
                needs_plan=True,
                separator_before=True,
            ),
            Command(
                code="palette", menu=EDIT, text="Go to …", run=self.open_palette, shortcut="Ctrl+K"
            ),
        )

    def _view_commands(self) -> tuple[Command, ...]:
        pages = tuple(
            Command(
                code=f"{PAGE}{spec.code}",
                menu=VIEW,
                text=spec.title,
                run=partial(self._window.go_to, spec.code),
                shortcut=f"Ctrl+{number}" if number <= MOST_PAGE_KEYS else "",
                needs_plan=True,
            )
            for number, spec in enumerate(PAGES, start=1)
        )
        theme = self._window.theme
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
            Command(
                code="zoom-out", menu=VIEW, text="Smaller", run=theme.zoom_out, shortcut="Ctrl+-"
            ),
            Command(
                code="zoom-100", menu=VIEW, text="100 %", run=self.zoom_reset, shortcut="Ctrl+0"
            ),
            *themes,
        )

    def _help(self) -> tuple[Command, ...]:
        return (
            Command(code="log", menu=HELP, text="Open the log folder", run=self.open_log_folder),
            Command(
                code="about", menu=HELP, text="About fbdesk", run=self.show_about, shortcut="F1"
            ),
        )


def _run_entry(entry: PaletteEntry) -> None:
    entry.run()
