"""The window's commands, given from menus, shortcuts, the palette or the start page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fbdesk.ui.menu_actions import CommandActions
from fbdesk.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fbdesk.document.recovery import LostWork
    from fbdesk.ui.main_window import MainWindow
    from fbdesk.ui.palette import PaletteEntry
    from fbdesk.ui.text_search import TextSearch


class WindowCommands(QObject):
    """Knows what each command of a window does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions = CommandActions(window.menuBar())

    @property
    def actions(self) -> CommandActions:
        """Return the actions; they are made right after the first paint, or when one is needed."""
        if not self._actions.commands:
            from fbdesk.ui.command_list import every_command

            self._actions.fill(every_command(self._window, self))
            self.set_plan_open(is_open=self._window.editor is not None)
            self.show_theme(self._window.theme.choice)
        return self._actions

    def make_actions(self) -> None:
        """Put into the menus what they offer; their names stand there before."""
        _ = self.actions

    def set_plan_open(self, *, is_open: bool) -> None:
        """Enable what needs a plan, or disable it."""
        if is_open or self._actions.commands:
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
        if self._actions.commands:
            self.actions.action(f"theme-{choice}").setChecked(True)

    def new(self) -> None:
        """Ask what the plan is for, and open it; its inventory is imported as the last step."""
        from fbdesk.ui.new_plan_dialog import NewPlanDialog
        from fbdesk.ui.new_plan_inventory import FirstInventory

        dialog = NewPlanDialog(self._window, self._ask_inventory)
        dialog.made.connect(self._window.flow.new)
        made = dialog.exec() == NewPlanDialog.DialogCode.Accepted
        path, editor = dialog.inventory.path, self._window.editor
        dialog.deleteLater()
        if made and path is not None and editor is not None:
            FirstInventory(self._window, editor, path)

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

        search = self._text_search()
        find = partial(_found, search, self._window.go_to) if search is not None else None
        palette = CommandPalette(self._window, self._palette_entries(), find)
        palette.picked.connect(_run_entry)
        if search is not None:
            search.ready.connect(palette.show_again)
            search.prepare()
        palette.exec()
        palette.deleteLater()

    def show_help(self) -> None:
        """Show the help about the page that is shown, beside the plan."""
        from fbdesk.ui.help_topics import START
        from fbdesk.ui.help_window import HelpWindow

        window = self._window
        language = window.around.preferences.held.language
        shown = window.findChild(HelpWindow) or HelpWindow(window, language)
        shown.show_topic(START if window.editor is None else window.pages.shown_code)
        shown.show()
        shown.raise_()
        shown.activateWindow()

    def show_about(self) -> None:
        """Show what the program is and under which licences its parts stand."""
        from fbdesk.ui.about import AboutDialog

        dialog = AboutDialog(self._window)
        dialog.exec()
        dialog.deleteLater()

    def open_log_folder(self) -> None:
        """Show the folder of the log in the file manager."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        folder = self._window.around.log_file.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _ask_inventory(self) -> Path | None:
        around = self._window.around
        kinds = tr("Inventory files (*.xlsx *.xls *.ods *.csv *.txt)")
        return around.questions.file_to_open(
            tr("Import the inventory"), kinds, around.documents_folder
        )

    def _text_search(self) -> TextSearch | None:
        """Return the search over the open plan; it is made when it is first asked for."""
        from fbdesk.ui.text_search import TextSearch

        editor = self._window.editor
        if editor is None:
            return None
        language = self._window.around.preferences.held.language
        held = editor.findChild(TextSearch)
        return held or TextSearch(editor, self._window.background, language)

    def _palette_entries(self) -> list[PaletteEntry]:
        from fbdesk.ui.command_list import PAGE
        from fbdesk.ui.page_list import PAGES
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


def _found(search: TextSearch, go_to: Callable[[str, str], None], typed: str) -> list[PaletteEntry]:
    """Return where the typed words stand in the plan's texts, each with the way there."""
    from fbdesk.ui.palette import PaletteEntry

    return [
        PaletteEntry(
            found.title,
            found.detail,
            partial(go_to, found.page, found.key),
            found.snippet,
            found.spans,
        )
        for found in search.find(typed)
    ]


def _run_entry(entry: PaletteEntry) -> None:
    entry.run()
