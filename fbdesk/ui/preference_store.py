"""The user's choices while the program runs; each change is kept at once."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from fbdesk.policy import Policy, load_policy
from fbdesk.preferences import Preferences, load_preferences, save_preferences


class PreferenceStore(QObject):
    """Holds the preferences of a folder."""

    changed = Signal()
    """A choice changed."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.policy: Policy = load_policy()
        self._own = load_preferences(folder)

    @property
    def held(self) -> Preferences:
        """Return the choices in force: the user's own, with IT's in their place."""
        return self.policy.applied_to(self._own)

    def shown_name(self) -> str:
        """Return the user's name as colleagues read it; empty where it is not known."""
        return self.held.shown_name

    def set(self, **values: Any) -> None:
        """Change choices by name; what is in force already, by whomever, is left as it is."""
        held = self.held
        new = {name: value for name, value in values.items() if value != getattr(held, name)}
        self._keep(self._own._replace(**new))

    def add_recent(self, path: Path) -> None:
        """Put a plan at the top of the plans opened last."""
        if self.policy.remember_recent:
            self._keep(self._own.with_recent(path))

    def forget_recent(self, path: Path) -> None:
        """Take a plan out of the plans opened last."""
        self._keep(self._own.without_recent(path))

    def _keep(self, preferences: Preferences) -> None:
        if preferences != self._own:
            self._own = preferences
            save_preferences(self._folder, preferences)
            self.changed.emit()
