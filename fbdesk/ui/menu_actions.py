"""The menus of a window: their names from the start, and what they offer right after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fbdesk.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu, QMenuBar

    from fbdesk.ui.commands import Command

FILE, EDIT, VIEW, HELP = "File", "Edit", "View", "Help"
MENUS = (FILE, EDIT, VIEW, HELP)


class CommandActions:
    """The actions of a window's commands. The menus have their names before they are filled."""

    def __init__(self, bar: QMenuBar) -> None:
        self._bar = bar
        self.commands: tuple[Command, ...] = ()
        self._actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        for name in MENUS:
            self.menus[name] = bar.addMenu(f"&{tr(name)}")  # Alt and its first letter opens it

    def fill(self, commands: tuple[Command, ...]) -> None:
        """Make the actions of the commands and put them into the menus."""
        from PySide6.QtGui import QAction, QActionGroup, QKeySequence

        bar, self.commands = self._bar, commands
        groups: dict[str, QActionGroup] = {}
        for command in commands:
            menu = self.menus[command.menu]
            if command.separator_before:
                menu.addSeparator()
            action = QAction(tr(command.text), bar)
            action.setShortcut(QKeySequence(command.shortcut))
            if command.choice:
                group = groups.setdefault(command.choice, QActionGroup(bar))
                group.addAction(action)
                action.setCheckable(True)
            action.triggered.connect(_without_checked(command.run))
            menu.addAction(action)
            self._actions[command.code] = action

    def action(self, code: str) -> QAction:
        """Return the action of a command."""
        return self._actions[code]

    def set_plan_open(self, *, is_open: bool) -> None:
        """Enable the commands that need a plan, or disable them."""
        for command in self.commands:
            if command.needs_plan:
                self._actions[command.code].setEnabled(is_open)

    def enabled(self) -> tuple[Command, ...]:
        """Return the commands that can be given now."""
        return tuple(c for c in self.commands if self._actions[c.code].isEnabled())


def _without_checked(run: Callable[[], object]) -> Callable[[], None]:
    def act() -> None:
        run()

    return act
