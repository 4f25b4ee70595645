"""What is noted beside a backup: who made it, its name, and where the plan was."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from fbdesk.document.writing import replace_file
from fbdesk.errors import FileError


@dataclass(frozen=True, slots=True)
class Note:
    """A note about a backup, all of it for people but `digest`, which is of the plan's content.

    `name` and `text` are the user's words about a named version; `source` is the plan's file.
    """

    name: str = ""
    text: str = ""
    source: str = ""
    who: str = ""
    machine: str = ""
    digest: str = ""

    def made_by(self, who: str, machine: str, digest: str) -> "Note":
        """Return the note with who made the backup where, and what it holds."""
        return replace(self, who=who, machine=machine, digest=digest)


def note_file(backup: Path) -> Path:
    """Return where the note of a backup is."""
    return backup.with_suffix(".json")


def write_note(backup: Path, note: Note) -> None:
    """Write the note of a backup; a note that cannot be written costs the words, no backup."""
    text = json.dumps(asdict(note), ensure_ascii=False, indent=2)
    try:
        replace_file(note_file(backup), text.encode("utf-8", "replace"))
    except FileError:
        return


def read_note(backup: Path) -> Note:
    """Return the note of a backup; what is missing or not understood is empty."""
    try:
        held = json.loads(note_file(backup).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Note()
    if not isinstance(held, dict):
        return Note()
    known = {
        field.name: value
        for field in fields(Note)
        if isinstance(value := held.get(field.name), str)
    }
    return Note(**known)
