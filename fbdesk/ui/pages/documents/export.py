"""Making a document beside the window: from a snapshot of the plan to a whole file, or none."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fbdesk.document.file_info import FileInfo
from fbdesk.document.writing import check_place, replace_file
from fbdesk.exchange.plan_data import plan_data
from fbdesk.models.persons import PersonField, without_names
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.reports.catalogue import Order, make, today
from fbdesk.reports.parcel import PackedFile, ParcelOrder, parcel
from fbdesk.ui.background import Progress
from fbdesk.ui.typesetting import making_while


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A document that was written, and when; `missing` are the titles that a parcel lacks."""

    order: Order
    path: Path
    at: datetime
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedParcel:
    """The plan of a parcel, what its file says of itself, and what is asked for.

    `left_out` are the fields that no file shall hold.
    """

    plan: Plan
    before: FileInfo
    order: ParcelOrder
    left_out: tuple[PersonField, ...] = ()


def make_document(
    plan: Plan, order: Order, path: Path, progress: Progress, results: PlanResults | None = None
) -> MadeDocument:
    """Make a document and put it in its place in one step; runs in a thread.

    `results` are the plan's own where they are known; otherwise they are computed. Work that is
    cancelled ends, and leaves the file as it was. Raises `FileError` where it cannot be written.
    """
    progress.check()
    check_place(path)
    made = make(plan, order, results, making=making_while(progress.check))
    progress.check()
    replace_file(path, made.content)
    return MadeDocument(order, path, datetime.now().astimezone())


def make_parcel(asked: AskedParcel, path: Path, progress: Progress) -> MadeDocument:
    """Make the whole parcel and put it in its place in one step; runs in a thread.

    For the rest as `make_document`.
    """
    check_place(path)
    day = today()
    data = [PackedFile(*file) for file in plan_data(asked.plan, asked.before, day, asked.left_out)]
    plan = without_names(asked.plan, asked.left_out)
    made = parcel(plan, data, asked.order, day, progress.report, making_while(progress.check))
    progress.check()
    replace_file(path, made.content)
    missing = tuple(dict.fromkeys(one.kind.title for one in made.missing))
    return MadeDocument(asked.order.shared, path, datetime.now().astimezone(), missing)
