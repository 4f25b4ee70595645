"""Report periods: which there are, what the plan was when one was closed, and which came before."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from fbdesk.errors import FileError
from fbdesk.models.city import Settings
from fbdesk.models.declarations import BY_TABLE, KINDS, table_name
from fbdesk.models.periods.frozen_rows import packed, rows_as_text, rows_from_text, unpacked
from fbdesk.models.persons import PERSON_FIELDS, with_names_of
from fbdesk.models.reporting import FrozenPart, PeriodEvent, ReportPeriod
from fbdesk.models.results.frozen import (
    FrozenResults,
    frozen_results,
    results_as_text,
    results_from_text,
)
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.row import Row
from fbdesk.models.snapshot import PARTS, Plan

CLOSED: Final = "closed"
RESULTS: Final = "results"
"""The name of the part that holds the figures of the calculation."""

KEEPING: Final[tuple[type[Row], ...]] = (FrozenPart, PeriodEvent)
"""Kinds that are the keeping itself: no copy holds another one."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A plan as it is when a period is closed: the parts to store, and the digest of them all."""

    parts: tuple[FrozenPart, ...]
    digest: str


def freeze(plan: Plan, results: PlanResults, period: str) -> Frozen:
    """Return the frozen copy of a plan and its results for the period with a key.

    Each kind of row that the plan has any of becomes a part. Runs on a snapshot, in any thread.
    """
    texts = {
        table_name(kind): rows_as_text(kind, rows)
        for kind in KINDS
        if kind not in KEEPING and (rows := plan.rows_of(kind))
    }
    counts = {table_name(kind): len(plan.rows_of(kind)) for kind in KINDS}
    texts[RESULTS] = results_as_text(frozen_results(results))
    parts = tuple(
        FrozenPart(
            report_period=period,
            part=part,
            piece=place,
            number_of_rows=counts.get(part, 0),
            content=content,
        )
        for part, text in texts.items()
        for place, content in enumerate(packed(text))
    )
    return Frozen(parts, digest_of(texts))


def digest_of(texts: Mapping[str, str]) -> str:
    """Return the SHA-256, in hex, over the unpacked parts of a frozen copy, by name."""
    digest = hashlib.sha256()
    for part in sorted(texts):
        digest.update(f"{part}\n{texts[part]}\n".encode())
    return digest.hexdigest()


def is_closed(period: ReportPeriod) -> bool:
    """Return whether a period is closed."""
    return period.state == CLOSED


def has_copy(plan: Plan, period: ReportPeriod) -> bool:
    """Return whether the plan holds a frozen copy for a period, closed or reopened since."""
    return bool(plan.children(FrozenPart, "report_period", period.key))


def thawed(plan: Plan, period: ReportPeriod) -> Plan:
    """Return the plan as it was when a period was closed.

    Names of persons are those of today, in rows that still exist: a frozen copy holds none. Raises
    `FileError` where there is no copy, or where it is not the one that was made.
    """
    texts = _texts(plan, period)
    known = {name: text for name, text in texts.items() if name in BY_TABLE}
    held = {BY_TABLE[name]: rows_from_text(BY_TABLE[name], text) for name, text in known.items()}
    settings = held.get(Settings, ())
    if len(settings) != 1:
        raise FileError("A frozen copy of a report period cannot be read.")
    parts: dict[str, Any] = {PARTS[kind]: rows for kind, rows in held.items() if kind in PARTS}
    return with_names_of(Plan(settings=settings[0], **parts), plan, PERSON_FIELDS)  # type: ignore[arg-type] # of Settings


def thawed_results(plan: Plan, period: ReportPeriod) -> FrozenResults:
    """Return the figures as they were when a period was closed; raises as `thawed` does."""
    return results_from_text(_texts(plan, period).get(RESULTS, ""))


def events_of(plan: Plan, period: ReportPeriod) -> tuple[PeriodEvent, ...]:
    """Return what happened to a period, the first first."""
    return plan.children(PeriodEvent, "report_period", period.key)


def last_closing(plan: Plan, period: ReportPeriod) -> PeriodEvent | None:
    """Return when and by whom a period was closed the last time."""
    return next((e for e in reversed(events_of(plan, period)) if e.action == CLOSED), None)


def period_before(plan: Plan, period: ReportPeriod | None = None) -> ReportPeriod | None:
    """Return the closed period before one, or before now: of the same kind if there is such a one.

    A period ends before another one if its last day is earlier.
    """
    kept = [
        other
        for other in plan.report_periods
        if is_closed(other)
        and has_copy(plan, other)
        and (period is None or other.last_day < period.last_day)
    ]
    alike = [other for other in kept if period is not None and other.kind == period.kind]
    return max(alike or kept, key=lambda each: (each.last_day, each.first_day), default=None)


def _texts(plan: Plan, period: ReportPeriod) -> dict[str, str]:
    """Return the parts of a period's frozen copy, unpacked, after comparing their digest."""
    texts = dict(_unpacked_parts(plan, period))
    if not texts:
        raise FileError("The period {period} has no frozen copy.", period=period.title)
    closing = last_closing(plan, period)
    if closing is None or closing.digest != digest_of(texts):
        raise FileError(
            "The frozen copy of {period} is not the one that was made when it was closed. Restore "
            "a backup of the plan.",
            period=period.title,
        )
    return texts


def _unpacked_parts(plan: Plan, period: ReportPeriod) -> Iterator[tuple[str, str]]:
    pieces: dict[str, list[FrozenPart]] = {}
    for part in plan.children(FrozenPart, "report_period", period.key):
        pieces.setdefault(part.part, []).append(part)
    for name, held in pieces.items():
        in_order = sorted(held, key=lambda part: part.piece)
        yield name, unpacked([part.content for part in in_order])
