"""The user's choices while the program runs; each change is kept at once."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from fbdesk.preferences import Preferences, load_preferences, save_preferences


class PreferenceStore(QObject):
    """Holds the preferences of a folder."""

    changed = Signal()
    """A choice changed."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._held = load_preferences(folder)

    @property
    def held(self) -> Preferences:
        """Return the choices as they are."""
        return self._held

    def set(self, **values: Any) -> None:
        """Change choices by name."""
        self._keep(replace(self._held, **values))

    def add_recent(self, path: Path) -> None:
        """Put a plan at the top of the plans opened last."""
        self._keep(self._held.with_recent(path))

    def forget_recent(self, path: Path) -> None:
        """Take a plan out of the plans opened last."""
        self._keep(self._held.without_recent(path))

    def _keep(self, preferences: Preferences) -> None:
        if preferences != self._held:
            self._held = preferences
            save_preferences(self._folder, preferences)
            self.changed.emit()
