"""Whether the open plan is saved, and since when not, in words for the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fbdesk.ui.translation import tr

if TYPE_CHECKING:
    from datetime import datetime

    from fbdesk.document.document import Document


class SavedState:
    """Remembers when the plan was saved last, and since when its newest work is not in the file."""

    def __init__(self, *, share: bool = False) -> None:
        self.share = share
        self._saved_at: datetime | None = None
        self._unsaved_since: datetime | None = None
        self.failing = False

    def note_edit(self) -> None:
        """Remember since when there is work that the file does not hold."""
        self._unsaved_since = self._unsaved_since or _now()

    def note_saved(self, *, all_of_it: bool = True) -> None:
        """Remember that the plan was saved now, with all of the work or all but the newest."""
        self.failing = False
        self._saved_at = _now()
        self._unsaved_since = None if all_of_it else self._saved_at

    def note_failed(self) -> None:
        """Remember that the plan could not be saved."""
        self.failing = True
        self.note_edit()

    def words(self, document: Document) -> str:
        """Return the saved state in words."""
        if document.read_only:
            return tr("Read only")
        if document.path is None:
            return tr("Not saved as a file yet, safe on this PC")
        if self.failing and self._unsaved_since is not None:
            since = _time(self._unsaved_since)
            if self.share:
                return tr("Not saved on the share since {time}, safe on this PC", time=since)
            return tr("Not saved to the file since {time}, safe on this PC", time=since)
        if document.is_saved:
            return tr("Saved {time}", time=_time(self._saved_at)) if self._saved_at else tr("Saved")
        return tr("Saving in a moment")


def _now() -> datetime:
    from datetime import datetime

    return datetime.now().astimezone()


def _time(moment: datetime) -> str:
    """Return a moment as people tell it: the time, and the day where it was not today."""
    today = moment.date() == _now().date()
    return f"{moment:%H:%M}" if today else f"{moment:%d.%m. %H:%M}"
