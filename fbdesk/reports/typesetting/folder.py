"""The folder between the window and the process that typesets for it: the job, and what came of it.

Files and an exit code are all that the two share: a window without a console has nothing else on
Windows.
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Final

from fbdesk.errors import FileError
from fbdesk.reports.typesetting.job import Job, Pages

BEGINNING: Final = "fbdesk-typesetting"
JOB, REFUSAL, ENDING = "job.json", "refusal.json", ".page"
DONE, REFUSED, NO_ROOM, NOBODY_WAITS = 0, 10, 11, 12
"""Exit codes of the process: its pages lie there; its refusal does; the disk took neither; the
window is gone. Every other one, such as those of the command line, is a fault."""


def folder_prefix(window: int) -> str:
    """Return how the name of a folder begins that belongs to the window of a process."""
    return f"{BEGINNING}-{window}-"


def window_of(folder: Path) -> int:
    """Return the process of the window that a folder belongs to, 0 where its name tells none."""
    told = re.match(rf"{BEGINNING}-(\d+)-", folder.name)
    return int(told[1]) if told else 0


def write_job(folder: Path, job: Job) -> None:
    """Put a job into its folder; `OSError` where the disk does not take it."""
    told = {
        "template": str(job.template.absolute()),
        "document": job.document,
        "made": job.made.isoformat(),
        "ppi": job.ppi,
    }
    (folder / JOB).write_text(json.dumps(told), encoding="ascii")


def read_job(folder: Path) -> Job:
    """Return the job of a folder."""
    told = json.loads((folder / JOB).read_text(encoding="ascii"))
    made = date.fromisoformat(told["made"])
    return Job(Path(told["template"]), told["document"], made, told["ppi"])


def write_pages(folder: Path, pages: Pages) -> None:
    """Put what came of the job into its folder; `OSError` where the disk does not take it."""
    for number, page in enumerate(pages):
        (folder / f"{number:06}{ENDING}").write_bytes(page)


def read_pages(folder: Path) -> Pages:
    """Return what came of the job."""
    return tuple(file.read_bytes() for file in sorted(folder.glob(f"*{ENDING}")))


def write_refusal(folder: Path, error: FileError) -> None:
    """Put into the folder why nothing came of the job."""
    told = {"message": error.message, "values": error.values}
    (folder / REFUSAL).write_text(json.dumps(told, default=str), encoding="ascii")


def read_refusal(folder: Path) -> FileError:
    """Return why nothing came of the job, as it was raised."""
    told = json.loads((folder / REFUSAL).read_text(encoding="ascii"))
    return FileError(told["message"], **told["values"])
