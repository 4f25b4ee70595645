"""Backups and named versions of plans: plain plan files in a folder of this PC, by plan."""

import hashlib
import re
import socket
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from fbdesk.document.admission import admit, read_bytes
from fbdesk.document.backups.notes import Note, note_file, read_note, write_note
from fbdesk.document.backups.thinning import MOST_BYTES, Stored, stand_ins, too_many
from fbdesk.document.connections import close
from fbdesk.document.file_info import FileInfo
from fbdesk.document.places import backup_folder, data_folder, own_backup_folder
from fbdesk.document.refusals import Damage, DamagedFileError, unwritable
from fbdesk.document.saving import place_plan
from fbdesk.document.writing import replace_file
from fbdesk.errors import FileError
from fbdesk.models.row import new_key
from fbdesk.preferences import load_preferences

SUFFIX = ".fbplan"
MOMENT = "%Y-%m-%dT%H-%M-%S.%fZ"
NAME = re.compile(r"(?P<moment>[\dT.-]+Z)-(?P<reason>[a-z]+)-[0-9a-f]{8}")
PLAN_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Reason(StrEnum):
    """Why a backup was made; a named version is made at the user's wish and stays."""

    SESSION = "session"
    MIGRATE = "migrate"
    IMPORT = "import"
    MERGE = "merge"
    RESTORE = "restore"
    REPAIR = "repair"
    VERSION = "version"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when and why it was made, and what was noted about it."""

    path: Path
    made_at: datetime
    reason: Reason
    size_bytes: int
    note: Note = field(default_factory=Note)

    @property
    def is_version(self) -> bool:
        """Return whether the user gave it a name, so that it is never thinned."""
        return self.reason is Reason.VERSION


class BackupStore:
    """The backups of all plans in one folder, with one folder per plan.

    Where the folder cannot be written (a stick that was taken out, a share that is away), the
    `spare` folder takes the backup; what is in either is found.
    """

    def __init__(
        self,
        folder: Path,
        who: str = "",
        spare: Path | None = None,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        """Keep backups below a folder, in the name of a user, in so much room."""
        self.most_bytes = most_bytes
        self._folders = (folder,) if spare in {None, folder} else (folder, spare)
        self._who = who

    def keep(
        self,
        data: bytes,
        info: FileInfo,
        reason: Reason,
        note: Note | None = None,
        now: datetime | None = None,
    ) -> Backup:
        """Keep the bytes of a plan file, read back and checked, and return the backup.

        Where the latest backup holds the same plan, that one is returned and none is made.
        Older ones are then thinned. Raises `FileError` where nothing could be kept; a damaged
        plan is refused and takes nothing away.
        """
        now = now or datetime.now(UTC)
        note = (note or Note()).made_by(self._who, socket.gethostname(), info.digest)
        if reason is not Reason.VERSION:
            same = self._latest_with(info)
            if same:
                return same
        made = self._write(data, info, reason, note, now)
        self.thin(info.plan_uuid, now)
        self.make_room()
        return made

    def of_plan(self, plan_uuid: str) -> tuple[Backup, ...]:
        """Return a plan's backups and versions, the latest first."""
        return self._of_folders({folder_name(plan_uuid)})

    def of_file(self, path: Path) -> tuple[Backup, ...]:
        """Return the backups of the plan that was saved as a file, the latest first.

        For a file that is too damaged to say which plan it is.
        """
        return self._of_folders(
            {
                plan.name
                for folder in self._folders
                for plan in _folders_in(folder)
                if any(backup.note.source == str(path) for backup in _backups_in(plan))
            }
        )

    def delete(self, backup: Backup) -> None:
        """Delete a backup or version; raises `FileError` where the system refuses."""
        try:
            backup.path.unlink(missing_ok=True)
            note_file(backup.path).unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(backup.path, error) from error

    def thin(self, plan_uuid: str, now: datetime) -> None:
        """Delete the backups that others stand for; a damaged one stands for nothing."""
        held = {b.path.name: b for b in self.of_plan(plan_uuid) if not b.is_version}
        sound: dict[str, bool] = {}
        while True:
            gone = stand_ins({name: backup.made_at for name, backup in held.items()}, now)
            for stays in set(gone.values()) - sound.keys():
                sound[stays] = is_sound(held[stays].path)
            damaged = {stays for stays in gone.values() if not sound[stays]}
            if not damaged:
                break
            for name in damaged:
                del held[name]
        for name in gone:
            with suppress(FileError):  # held open by another program: the next time
                self.delete(held[name])

    def used_bytes(self) -> int:
        """Return how much room the backups and versions take that this PC made, of all plans."""
        return sum(backup.size_bytes for backup in self._of_this_pc())

    def make_room(self) -> None:
        """Delete the oldest backups of all plans until the rest takes no more than it may.

        Those that another PC made in the same folder are its own, and are left alone. One goes
        only where the latest one of its plan can be opened.
        """
        held = {str(backup.path): backup for backup in self._of_this_pc()}
        stored = [
            Stored(
                name, backup.path.parent.name, backup.made_at, backup.size_bytes, backup.is_version
            )
            for name, backup in held.items()
        ]
        gone = too_many(stored, self.most_bytes)
        sound = {stays for stays in set(gone.values()) if is_sound(held[stays].path)}
        for name, stays in gone.items():
            if stays in sound:
                with suppress(FileError):
                    self.delete(held[name])

    def _of_this_pc(self) -> tuple[Backup, ...]:
        names = {plan.name for folder in self._folders for plan in _folders_in(folder)}
        ours = socket.gethostname()
        return tuple(backup for backup in self._of_folders(names) if backup.note.machine == ours)

    def _of_folders(self, names: set[str]) -> tuple[Backup, ...]:
        found = [
            backup
            for folder in self._folders
            for name in names
            for backup in _backups_in(folder / name)
        ]
        return tuple(sorted(found, key=lambda b: (b.made_at, b.path.name), reverse=True))

    def _latest_with(self, info: FileInfo) -> Backup | None:
        """Return the latest backup where it holds the same content and is sound."""
        kept = [backup for backup in self.of_plan(info.plan_uuid) if not backup.is_version]
        if kept and kept[0].note.digest == info.digest and is_sound(kept[0].path):
            return kept[0]
        return None

    def _write(
        self, data: bytes, info: FileInfo, reason: Reason, note: Note, now: datetime
    ) -> Backup:
        moment = now.astimezone(UTC)
        name = f"{moment:{MOMENT}}-{reason}-{new_key()[:8]}{SUFFIX}"
        refused: list[FileError] = []
        for folder in self._folders:
            path = folder / folder_name(info.plan_uuid) / name
            try:
                _place(path, data, info, of_ours=reason is not Reason.SESSION)
            except DamagedFileError:
                raise
            except FileError as error:
                refused.append(error)
                continue
            write_note(path, note)
            return Backup(path, moment, reason, len(data), note)
        raise refused[-1]


def own_store() -> BackupStore:
    """Return the store of this user: in the folder that was chosen, or in fbdesk's own."""
    return BackupStore(
        backup_folder(), load_preferences(data_folder()).shown_name, own_backup_folder()
    )


def folder_name(plan_uuid: str) -> str:
    """Return the name of a plan's folder; an identity that is no UUID never becomes a path."""
    if PLAN_UUID.fullmatch(plan_uuid):
        return plan_uuid
    return hashlib.sha256(plan_uuid.encode("utf-8", "surrogatepass")).hexdigest()


def is_sound(path: Path) -> bool:
    """Return whether a backup can be opened and holds what was saved."""
    try:
        close(admit(path).connection)
    except FileError:
        return False
    return True


def _place(path: Path, data: bytes, info: FileInfo, *, of_ours: bool) -> None:
    """Write a backup, read back: a file as it was is checked as any foreign file is."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(path.parent, error) from error
    if of_ours:
        place_plan(path, data, info, overwrite=False)
        return

    def verify(temporary: Path) -> None:
        close(admit(temporary).connection)
        if read_bytes(temporary) != data:
            raise DamagedFileError(Damage.DISK, path=path)

    replace_file(path, data, verify, overwrite=False)


def _folders_in(folder: Path) -> list[Path]:
    try:
        return sorted(found for found in folder.iterdir() if found.is_dir())
    except OSError:
        return []


def _backups_in(folder: Path) -> list[Backup]:
    found = []
    with suppress(OSError):
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            parts = NAME.fullmatch(path.stem)
            if parts and parts["reason"] in set(Reason):
                with suppress(ValueError, OSError):
                    made_at = datetime.strptime(parts["moment"], MOMENT).replace(tzinfo=UTC)
                    size = path.stat().st_size
                    found.append(
                        Backup(path, made_at, Reason(parts["reason"]), size, read_note(path))
                    )
    return found
