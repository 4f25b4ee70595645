"""The calculations behind the numbers of a report: each with its numbers, close together."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from fbdesk.calculation.evaluate import Evaluation
from fbdesk.calculation.passport import PassportLine
from fbdesk.calculation.profile import LABELS
from fbdesk.models.effects import Effect
from fbdesk.models.measures import Measure
from fbdesk.models.results.plan import MeasureResult
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.appendices import appendix, has_appendix
from fbdesk.reports.chapters.passports import (
    EDITION,
    EVERY_EFFECT,
    method_in_short,
    passport_cells,
    passport_columns,
    row_kind,
    value_text,
)
from fbdesk.reports.content import Block, Paragraph, TableOf, TableRow
from fbdesk.reports.names import whole_name

MOST: Final = 40
"""More calculations would make the appendix longer than the report; the largest are told."""

SOME_OF_MANY: Final = (
    "Here stand {count} of {all} calculations: first those of measures with news, then the "
    "largest. The others stand in the action plan, appendix A, and in the reporting workbook. A "
    "number marked as not confirmed has a source that could not be checked."
)
OF_NEWS: Final = (
    "These are the calculations of the measures that there is news of; the others stand in the "
    "action plan, appendix A. A number marked as not confirmed has a source that could not be "
    "checked; use it with care."
)


@dataclass(frozen=True, slots=True)
class Calculation:
    """A calculation of a measure that could be made, with its title."""

    result: MeasureResult
    evaluation: Evaluation
    title: str


def calculations(
    basis: Basis, document: str, measures: Iterable[Measure], first: Collection[str] = ()
) -> Iterator[Block]:
    """Yield the appendix with the calculations of some measures, a table for each focus area.

    `first` are the keys of the measures that are told before others where there are too many.
    """
    yield appendix(basis, document, "passports")
    yield from calculation_tables(basis, document, measures, first)


def calculation_tables(
    basis: Basis,
    document: str,
    measures: Iterable[Measure],
    first: Collection[str] = (),
    said: str = EVERY_EFFECT,
) -> Iterator[Block]:
    """Yield what stands under that heading; `said` stands before the tables where all are told."""
    found = _of(basis, measures)
    if not found:
        text = basis.text("No number in this document comes from a calculation.")
        yield Paragraph(text, tone="muted")
        return
    told = largest(found, first, basis.main_year)
    whole = len(told) == len(found)
    before = said if whole else SOME_OF_MANY
    yield Paragraph(basis.text(before, count=len(told), all=len(found)))
    tables = [
        calculation_table(
            basis,
            basis.text(
                "The numbers behind the effect in focus area {area}", area=basis.wording.area(area)
            ),
            tuple(chosen),
        )
        for area, chosen in groupby(told, key=lambda each: each.result.focus_area)
    ]
    yield from tables
    if not has_appendix(basis, document, "sources"):
        yield Paragraph(terms(basis), tone="muted")


def calculation_table(
    basis: Basis, caption: str, chosen: tuple[Calculation, ...], note: str = ""
) -> TableOf:
    """Return the numbers of calculations, each calculation under a row that says how it is made."""
    rows: list[TableRow] = []
    for each in chosen:
        rows.append(TableRow((_how(basis, each),), "group"))
        rows += [
            TableRow(passport_cells(basis, line), row_kind(line.status))
            for line in each.evaluation.passport
            if line.name not in LABELS and line.name != EDITION
        ]
    return TableOf(caption, passport_columns(basis), tuple(rows), note, small=True)


def calculations_of(basis: Basis, measure: Measure) -> tuple[Calculation, ...]:
    """Return the calculations of one measure that could be made."""
    return _of(basis, (measure,))


def counted(basis: Basis, measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Return the measures whose tonnes count, inside the inventory or beside it."""
    results = basis.results_by_measure
    return tuple(
        measure
        for measure in measures
        if (result := results.get(measure.key))
        and result.counts
        and (any(result.joint_t.values()) or any(result.indirect_t.values()))
    )


def terms(basis: Basis) -> str:
    """Return what holds for every calculation: edition, warming potentials, electricity, digest."""
    results = basis.results
    return basis.text(
        "Factor edition {edition}, warming potentials {gwp} (GWP100), electricity: {electricity}. "
        "Digest of the results: {digest}",
        edition=results.factors_edition,
        gwp=results.gwp_set,
        electricity=basis.wording.choice("electricity", results.electricity),
        digest=results.digest,
    )


def largest(
    found: tuple[Calculation, ...], first: Collection[str], year: int, most: int = MOST
) -> tuple[Calculation, ...]:
    """Return the calculations that are told, in the order they were found.

    Of more than `most` these are the ones of the measures `first`, then those that do most in
    a year, inside the inventory or outside it.
    """
    places = sorted(range(len(found)), key=lambda place: _rank(found[place], first, year))
    return tuple(found[place] for place in sorted(places[:most]))


def _rank(each: Calculation, first: Collection[str], year: int) -> tuple[bool, float]:
    result = each.result
    done_t = abs(result.stand_alone_t.get(year, 0.0)) + abs(result.indirect_t.get(year, 0.0))
    return result.measure not in first, -done_t


def _of(basis: Basis, measures: Iterable[Measure]) -> tuple[Calculation, ...]:
    """Return the calculations of measures, one focus area after the other."""
    places = {code: place for place, code in enumerate(basis.areas)}
    chosen = [basis.results_by_measure.get(measure.key) for measure in measures]
    ordered = sorted(
        filter(None, chosen), key=lambda each: places.get(each.focus_area, len(places))
    )
    return tuple(
        Calculation(result, effect.evaluation, _title(basis, effect.effect) or result.title)
        for result in ordered
        for effect in result.effects
        if effect.evaluation
    )


def _title(basis: Basis, effect: str) -> str:
    row = basis.plan.find(Effect, effect)
    return row.title if row else ""


def _how(basis: Basis, each: Calculation) -> str:
    """Return the row above a calculation: measure, method, formula and course over the years."""
    made = method_in_short(basis, each.evaluation.method)
    course = ", ".join(
        _course(basis, line) for line in each.evaluation.passport if line.name in LABELS
    )
    parts = (whole_name(each.result.number, each.title), made, course)
    return " · ".join(part for part in parts if part)


def _course(basis: Basis, line: PassportLine) -> str:
    label = basis.text(line.label)
    parts = (f"{label[:1].lower()}{label[1:]}", value_text(basis, line), basis.text(line.unit))
    return "\u00a0".join(part for part in parts if part)
