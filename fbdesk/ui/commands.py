"""What the user can tell the window to do: one list for menus, shortcuts and command palette."""

from collections.abc import Callable
from dataclasses import dataclass


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
