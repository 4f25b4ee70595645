"""Making a document beside the window: from a snapshot of the plan to a whole file, or none."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fbdesk.document.writing import replace_file
from fbdesk.models.snapshot import Plan
from fbdesk.reports.catalogue import Order, make
from fbdesk.ui.background import Progress

NOT_IN_FILE_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A document that was written, and when."""

    order: Order
    path: Path
    at: datetime


def make_document(plan: Plan, order: Order, path: Path, progress: Progress) -> MadeDocument:
    """Make a document and put it in its place in one step; runs in a thread.

    Work that is cancelled leaves the file as it was. Raises `FileError` where it cannot be written.
    """
    progress.check()
    made = make(plan, order)
    progress.check()
    replace_file(path, made.content)
    return MadeDocument(order, path, datetime.now().astimezone())


def file_name(plan: Plan, title: str, ending: str) -> str:
    """Return a name for a document's file that every system takes: `Grenland, avtale.pdf`."""
    city = " ".join(NOT_IN_FILE_NAMES.sub(" ", plan.settings.name).split()).strip(" .,")
    what = f"{title[:1].lower()}{title[1:]}" if city else title
    room = LONGEST_NAME - len(what)
    return f"{', '.join(part for part in (city[:room].strip(' .,'), what) if part)}.{ending}"
