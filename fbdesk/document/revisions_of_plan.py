"""The revisions that one open plan leaves on this PC: the one it was opened at, and each save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fbdesk.errors import FileError

if TYPE_CHECKING:
    from fbdesk.document.file_info import FileInfo
    from fbdesk.document.revisions import RevisionStore
    from fbdesk.document.working_copy import WorkingCopy


class PlanRevisions:
    """Keeps the revisions of the plan of a working copy. Without a `store` none are kept.

    `problem` tells why the last one was not kept; opening and saving go on all the same.
    """

    def __init__(self, copy: WorkingCopy) -> None:
        self._copy = copy
        self._opened: tuple[bytes, FileInfo] | None = None
        self.store: RevisionStore | None = None
        self.problem: FileError | None = None

    @property
    def info(self) -> FileInfo:
        """Return what the plan's file said about itself when it was last opened or saved."""
        return self._copy.info()

    def note_opened(self, data: bytes, info: FileInfo) -> None:
        """Hold the file that the plan was opened from until `begin`."""
        self._opened = (data, info)

    def begin(self, store: RevisionStore) -> None:
        """Keep revisions from now on, and first the one that was opened; may run in a thread."""
        opened, self._opened, self.store = self._opened, None, store
        if opened is not None:
            self._keep(*opened, opened=True)

    def after_save(self, data: bytes, info: FileInfo) -> None:
        """Keep what was saved; runs in the thread of the save."""
        self._keep(data, info, opened=False)

    def _keep(self, data: bytes, info: FileInfo, *, opened: bool) -> None:
        if self.store is None:
            return
        try:
            self.store.keep(data, info, opened=opened)
        except FileError as error:
            self.problem = error
        else:
            self.problem = None
