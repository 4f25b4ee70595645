"""What the user can tell the window to do: one list for menus, shortcuts and command palette."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from fbdesk.ui.translation import tr

FILE, EDIT, VIEW, HELP = "File", "Edit", "View", "Help"
MENUS = (FILE, EDIT, VIEW, HELP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command; `text` is a source text. Commands of one `choice` exclude each other."""

    code: str
    menu: str
    text: str
    run: Callable[[], object]
    shortcut: str = ""
    needs_plan: bool = False
    separator_before: bool = False
    choice: str = ""


class CommandActions:
    """The actions of a window's commands."""

    def __init__(self, commands: tuple[Command, ...], bar: QMenuBar) -> None:
        self.commands = commands
        self._actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        groups: dict[str, QActionGroup] = {}
        for name in MENUS:
            self.menus[name] = bar.addMenu(f"&{tr(name)}")  # Alt and its first letter opens it
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
