"""Whether the open plan is saved, and since when not, in words for the status line."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from fbdesk.ui.translation import tr

if TYPE_CHECKING:
    from fbdesk.document.document import Document


class SavedState:
    """Remembers when the plan was saved last, and since when saving does not work."""

    def __init__(self) -> None:
        self._saved_at: datetime | None = None
        self._failing_since: datetime | None = None

    def note_saved(self) -> None:
        """Remember that the plan was saved now."""
        self._saved_at, self._failing_since = _now(), None

    def note_failed(self) -> None:
        """Remember that the plan could not be saved, if this is the first time."""
        self._failing_since = self._failing_since or _now()

    def words(self, document: Document) -> str:
        """Return the saved state in words."""
        if document.read_only:
            return tr("Read only")
        if document.path is None:
            return tr("Not saved as a file yet, safe on this PC")
        if document.is_saved:
            return (
                tr("Saved {time}", time=f"{self._saved_at:%H:%M}")
                if self._saved_at
                else tr("Saved")
            )
        if self._failing_since is not None:
            since = f"{self._failing_since:%H:%M}"
            return tr("Not saved to the file since {time}, safe on this PC", time=since)
        return tr("Saving in a moment")


def _now() -> datetime:
    return datetime.now().astimezone()
