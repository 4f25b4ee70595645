"""The work of taking a list of measures in, beside the window: read, compared, put in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from fbdesk.exchange.measures.compare import compare
from fbdesk.exchange.measures.file import MeasureList, read_measure_list
from fbdesk.exchange.measures.mapping import ListMapping, guessed
from fbdesk.exchange.measures.values import list_choices
from fbdesk.exchange.workbook.change import Change, WorkbookChange
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.reports.choice_names import names_in, names_in_every_language
from fbdesk.reports.plan_words import PlanWords, plan_words
from fbdesk.ui.workbook.work import Line, ReadWorkbook, all_of, line_of

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from fbdesk.exchange.measures.change import MeasureListChange, Proposal
    from fbdesk.models.snapshot import Plan
    from fbdesk.ui.background import Progress

EXAMPLES: Final = 3
MOST_LETTERS: Final = 60


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the list: its heading, what it is taken for, and what stands in it."""

    key: str
    code: str
    example: str


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list that was read and compared with the plan of that moment."""

    listed: MeasureList
    mapping: ListMapping
    found: MeasureListChange
    shown: ReadWorkbook
    columns: tuple[ListColumn, ...]


def read_list(path: Path, plan: Plan, day: date, language: str, progress: Progress) -> ReadList:
    """Read a file and compare it with the plan as its headings say; runs in a thread.

    Raises `FileError` for a file without measures.
    """
    listed = read_measure_list(path, lambda: progress.cancelled)
    return compare_list(listed, guessed(listed), plan, day, language, progress)


def compare_list(
    listed: MeasureList,
    mapping: ListMapping,
    plan: Plan,
    day: date,
    language: str,
    progress: Progress,
) -> ReadList:
    """Compare a list that was read with the plan, as a mapping says; runs in a thread."""
    progress.check()
    programme = programme_of(plan)
    names = names_in(programme, language), names_in_every_language(programme)
    choices = list_choices(programme, *names)
    found = compare(plan, listed, mapping, choices, day, cancelled=lambda: progress.cancelled)
    words = plan_words(programme, language)
    lines = tuple(_line(words, plan, proposal) for proposal in found.proposals)
    changes = tuple(proposal.change for proposal in found.proposals)
    whole = WorkbookChange(found.file_name, found.sha256, changes, found.messages)
    return ReadList(
        listed, mapping, found, ReadWorkbook(plan, whole, lines), _columns(found, listed)
    )


def _line(words: PlanWords, plan: Plan, proposal: Proposal) -> Line:
    """Return a choice in words; a new measure says what comes in with it."""
    line = line_of(words, plan, proposal.change)
    told = [_along(words, plan, change) for change in proposal.along]
    return replace(line, wanted="\n".join([line.wanted, *filter(None, told)]))


def _along(words: PlanWords, plan: Plan, change: Change) -> str:
    """Return what comes in with a measure; of a stated effect its tonnes say enough."""
    row = change.new
    if row is None or isinstance(row, Effect):
        return ""
    if isinstance(row, EffectInput):
        if row.value is None:
            return ""
        cut = words.numbers.number(-row.value)
        return f"{words.translate('Yearly cut, t CO₂e')}: {cut}"
    return f"{words.kind(change.kind)}: {'; '.join(all_of(words, plan, row).splitlines())}"


def _columns(found: MeasureListChange, listed: MeasureList) -> tuple[ListColumn, ...]:
    examples: dict[str, list[str]] = {heading: [] for heading in listed.headings}
    for sheet in listed.sheets:
        for place, heading in enumerate(sheet.headings):
            held = examples.get(heading, [])
            for line in sheet.lines:
                if len(held) == EXAMPLES:
                    break
                cell = line.cells[place] if place < len(line.cells) else ""
                text = " ".join(str(cell).split())[:MOST_LETTERS]
                if text and text not in held:
                    held.append(text)
    return tuple(
        ListColumn(heading, found.mapping.column(heading), " · ".join(held))
        for heading, held in examples.items()
    )
