"""Saving: a plan's file is read back and compared before it takes the place of the old one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from fbdesk.document import beside
from fbdesk.document.admission import read_bytes
from fbdesk.document.base import Base
from fbdesk.document.connections import close, open_foreign, open_memory, raw_connection
from fbdesk.document.digest import content_digest
from fbdesk.document.file_info import FileInfo, read_info, write_info
from fbdesk.document.freezing import freeze, note_origin, rebase
from fbdesk.document.origin import Origin
from fbdesk.document.refusals import Damage, DamagedFileError, not_kept
from fbdesk.document.same_rows import same_rows
from fbdesk.document.schema import empty_plan
from fbdesk.document.writing import replace_file
from fbdesk.errors import FileError, InputError
from fbdesk.models import rows
from fbdesk.models.city import Settings
from fbdesk.models.row import Row


def file_of_rows(
    new: Iterable[Row],
    before: FileInfo | None = None,
    following: Callable[[FileInfo, str], FileInfo] = FileInfo.next_revision,
) -> tuple[bytes, FileInfo]:
    """Return the bytes of a plan file that holds the rows, and what it says about itself.

    The file is the next revision of the one `before`, or without one the first of its plan;
    `following` tells what that revision says, given the digest of the content.
    Raises `InputError` for rows that do not fit each other, or without one row of settings.
    """
    new = tuple(new)
    plans = [row for row in new if isinstance(row, Settings)]
    if len(plans) != 1:
        raise InputError("A plan needs one row of settings, not {count}.", count=len(plans))
    connection = open_memory(empty_plan())
    try:
        with connection.begin():
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            rows.insert(connection, *new)
            info = following(before or FileInfo(plans[0].key), content_digest(connection))
            write_info(connection, info)
        return raw_connection(connection).serialize(), info
    except DatabaseError as error:
        raise not_kept(error) from error
    finally:
        close(connection)


@dataclass(frozen=True, slots=True)
class SaveJob:
    """A save that can run beside the window: everything it needs, and nothing that is shared.

    `base` tells what the target may hold. `must_write` is False where only a file that is gone
    is to be written again. `before` is called with the target before it is replaced, `after` with
    what was saved.
    """

    working_path: Path
    target: Path
    base: Base
    must_write: bool = True
    before: Callable[[Path], None] | None = None
    after: Callable[[bytes, FileInfo], None] | None = None

    def carry_out(self) -> Origin | None:
        """Write the plan as it stands now, and return its origin from now on.

        None where there was nothing to write, or a later save overtook this one.

        Raises `FileChangedError` where someone else saved the target, `UnreachableError` where it
        is out of reach and `FileError` where it cannot be written. The working copy is then as it
        was. Edits may go on in another thread: what is written is one moment of the plan.
        """
        if self.base.look() and not self.must_write:
            return None
        frozen = freeze(self.working_path, session=self.working_path.stem)
        if self.before is not None:
            self.before(self.target)
        # Should fbdesk die after the file is in place and before that is noted in the working
        # copy, the next start recognises the file by this note.
        note_origin(self.working_path, frozen.pending(self.target))
        place_plan(
            self.target,
            frozen.data,
            frozen.info,
            confirm=self.base.confirm,
            pages=frozen.pages,
        )
        if self.after is not None:
            self.after(frozen.data, frozen.info)
        saved = frozen.saved(self.target)
        return saved if note_origin(self.working_path, saved, frozen.info) else None

    def rebase(self, file_sha256: str, info: FileInfo) -> Origin:
        """Return the origin of work that is based on the file as it is now, after a merge with it.

        The next save replaces a file with this digest of its bytes, and the revision that the
        file was is a parent of the new one. The document takes note of what is returned.
        """
        return rebase(self.working_path, file_sha256, info)


def place_plan(
    target: Path,
    data: bytes,
    info: FileInfo,
    *,
    overwrite: bool = True,
    confirm: Callable[[], None] | None = None,
    pages: bytes | None = None,
) -> None:
    """Put a plan file in its place after reading it back from the disk; raises `FileError`.

    `confirm` is called right before the target is replaced; see `replace_file`. With the `pages`
    of the database whose digest `info` tells, the file's rows are compared with those themselves.
    """
    # What the bytes hold is looked through while the disk is busy with them.
    holds = beside.begin(partial(_holds, data, info, pages))

    def verify(temporary: Path) -> None:
        if read_bytes(temporary) != data or not holds():
            raise DamagedFileError(Damage.DISK, path=target)

    replace_file(target, data, verify, overwrite=overwrite, token=info.revision_id, confirm=confirm)


def _holds(data: bytes, info: FileInfo, pages: bytes | None) -> bool:
    """Return whether bytes are a sound plan file with the content that `info` tells.

    Less than a foreign file must pass: its tables and values came out of our own working copy.
    """
    connection = open_foreign(data)
    try:
        with connection.begin():
            verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
            if verdict != "ok" or read_info(connection) != info:
                return False
            if pages is None:
                return content_digest(connection) == info.digest
        return same_rows(connection, pages)
    finally:
        close(connection)


def write_new_plan(target: Path, new: Iterable[Row], before: FileInfo | None = None) -> None:
    """Write rows as a new plan file; raises `FileError` where the name is taken.

    It is the next revision of the one `before`, or the first of its plan.
    """
    data, info = file_of_rows(new, before)
    try:
        place_plan(target, data, info, overwrite=False)
    except FileExistsError as error:
        raise FileError(
            "{path} already exists and was left as it is. Choose another name.",
            path=target,
        ) from error
