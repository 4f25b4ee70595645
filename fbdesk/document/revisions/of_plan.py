"""The revisions that one open plan leaves on this PC: the one it was opened at, and each save."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from fbdesk.document import beside
from fbdesk.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Callable

    from fbdesk.document.file_info import FileInfo
    from fbdesk.document.revisions.store import RevisionStore
    from fbdesk.document.working_copy import WorkingCopy

logger = logging.getLogger(__name__)


class PlanRevisions:
    """Keeps the revisions of the plan of a working copy. Without a `store` none are kept.

    They are compressed and written beside other work, one after the other: a save is told as
    soon as the file holds it. `problem` tells why the last one was not kept; opening and
    saving go on all the same.
    """

    def __init__(self, copy: WorkingCopy) -> None:
        self._copy = copy
        self._opened: tuple[bytes, FileInfo] | None = None
        self._last: Callable[[], None] = _nothing
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
            self._keep(store, *opened, opened=True)

    def after_save(self, data: bytes, info: FileInfo) -> None:
        """Begin to keep what was saved; see `wait`. The program does not end before it is kept."""
        if self.store is not None:
            former = self._last
            self._last = beside.begin(partial(self._keep_after, former, self.store, data, info))

    def wait(self) -> None:
        """Wait until everything is kept that was saved so far."""
        self._last()

    def _keep_after(
        self, former: Callable[[], None], store: RevisionStore, data: bytes, info: FileInfo
    ) -> None:
        former()
        self._keep(store, data, info)

    def _keep(
        self, store: RevisionStore, data: bytes, info: FileInfo, *, opened: bool = False
    ) -> None:
        try:
            store.keep(data, info, opened=opened)
        except FileError as error:
            self.problem = error
        except Exception:
            logger.exception("a revision was not kept")
        else:
            self.problem = None


def _nothing() -> None:
    """Wait for nothing: no revision is being kept."""
