"""Sheets of the calculations: methods, inputs, and the passport of every number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from fbdesk.calculation.declaration import Input
from fbdesk.calculation.passport import PassportLine
from fbdesk.models.effects import Effect, EffectInput, FactorOverride
from fbdesk.models.results.plan import EffectResult, MeasureResult
from fbdesk.reports.workbook.columns import Book, Cell, Column, Kind, Sheet, key_columns, stored
from fbdesk.reports.workbook.passports import DECLARED, calculation, terms_line, words_of
from fbdesk.reports.workbook.sheets.measures import (
    MEASURE_COLUMNS,
    cut_t,
    measure_number,
    measure_title,
)
from fbdesk.texts import sentence

GROUP: Final = "effects"


def _result(book: Book, effect: Effect) -> EffectResult | None:
    of_measure = book.result(effect.measure)
    effects = of_measure.effects if of_measure else ()
    return next((one for one in effects if one.effect == effect.key), None)


def _full_cut(book: Book, effect: Effect, name: str) -> float | None:
    result = _result(book, effect)
    level = getattr(result.evaluation, name) if result and result.evaluation else None
    return cut_t({0: float(level)}, 0) if isinstance(level, int | float) else None


def _full_column(name: str, heading: str) -> Column:
    return Column(
        code=name,
        heading=heading,
        value=lambda book, effect: _full_cut(book, effect, name),
        kind=Kind.CUT,
        unit="t CO₂e per year",
        computed=True,
        about="Level at full effect, before the time profile. Empty where there is none.",
        note=_calculation_note,
    )


def _calculation_note(book: Book, effect: Effect) -> str:
    result = _result(book, effect)
    return f"{calculation(book, result)}\n{terms_line(book)}" if result else ""


def _problem(book: Book, effect: Effect) -> str | None:
    result = _result(book, effect)
    problem = result.problem if result else None
    return sentence(book.translate, problem.message, problem.values) if problem else None


CALCULATIONS: Final = Sheet(
    code="effect",
    title="Calculations",
    about="What the measures do: one calculation per row, by a method of the catalogue.",
    group=GROUP,
    rows=lambda book: book.by_measure(Effect),
    columns=lambda _: (
        *MEASURE_COLUMNS,
        Column(
            code="number",
            heading="No.",
            value=lambda book, effect: book.calculation_number(effect),
            kind=Kind.WHOLE,
            computed=True,
        ),
        stored(Effect, "method", "Method"),
        stored(Effect, "title", "Calculation"),
        stored(Effect, "start_year", "Start"),
        stored(Effect, "phase_in_years", "Phase-in", unit="years"),
        stored(Effect, "lifetime_years", "Lifetime", unit="years"),
        stored(Effect, "yearly_change", "Yearly change", kind=Kind.SHARE),
        stored(Effect, "sector", "Sector"),
        stored(Effect, "source", "Emission source"),
        stored(Effect, "overlap", "Overlap"),
        stored(Effect, "overlap_reason", "Reason for the overlap", kind=Kind.LONG),
        stored(Effect, "note", "Note"),
        _full_column("full_direct_t", "Direct cut"),
        _full_column("full_indirect_t", "Indirect cut"),
        Column(
            code="problem",
            heading="Why it is not computed",
            value=_problem,
            kind=Kind.LONG,
            computed=True,
        ),
        *key_columns(Effect),
    ),
    reads="effect",
    frozen=2,
)


def _declared(book: Book, row: EffectInput) -> Input | None:
    effect = book.plan.find(Effect, row.effect)
    return DECLARED.get((effect.method, row.name)) if effect else None


def _label(book: Book, row: EffectInput) -> str:
    declared = _declared(book, row)
    return book.translate(declared.label) if declared else row.name


def _unit(book: Book, row: EffectInput) -> str | None:
    declared = _declared(book, row)
    if declared is None or declared.unit in ("", "-"):
        return None
    return book.translate(declared.unit)


def _calculation_number(book: Book, row: EffectInput) -> int | None:
    effect = book.plan.find(Effect, row.effect)
    return book.calculation_number(effect) if effect else None


def _inputs(book: Book) -> Sequence[EffectInput]:
    """Return the inputs of each calculation in the order in which its method asks for them."""
    asked = {name: place for place, name in enumerate(DECLARED)}
    return [
        row
        for effect in book.by_measure(Effect)
        for row in sorted(
            book.plan.children(EffectInput, "effect", effect.key),
            key=lambda row, method=effect.method: asked.get((method, row.name), len(asked)),  # type: ignore[misc]
        )
    ]


def _of_effect(value: Any) -> Any:
    """Return a value function of inputs from one of rows that belong to a measure."""
    return lambda book, row: value(book, book.plan.find(Effect, row.effect))


INPUTS: Final = Sheet(
    code="effect_input",
    title="Inputs",
    about="Every number that the calculations start from, with its source and uncertainty.",
    group=GROUP,
    rows=_inputs,
    columns=lambda _: (
        Column(
            code="measure_number",
            heading="Measure",
            value=_of_effect(measure_number),
            refers="measure.number",
        ),
        Column(
            code="measure_title",
            heading="Title",
            value=_of_effect(measure_title),
            computed=True,
        ),
        Column(
            code="calculation",
            heading="Calculation no.",
            value=_calculation_number,
            kind=Kind.WHOLE,
        ),
        Column(code="label", heading="Input", value=_label, computed=True),
        stored(EffectInput, "name", "Input name"),
        stored(EffectInput, "value", "Value"),
        Column(code="unit", heading="Unit", value=_unit, computed=True),
        stored(EffectInput, "text", "Text or table", kind=Kind.LONG),
        stored(EffectInput, "factor", "Factor of the edition"),
        stored(EffectInput, "source", "Source", kind=Kind.LONG),
        stored(EffectInput, "spread", "Uncertainty"),
        stored(EffectInput, "low", "Low"),
        stored(EffectInput, "high", "High"),
        stored(EffectInput, "note", "Note", kind=Kind.LONG),
        stored(EffectInput, "entered_by", "Entered by"),
        stored(EffectInput, "entered_at", "Entered", unit="UTC"),
        *key_columns(EffectInput),
    ),
    reads="effect_input",
    frozen=2,
)

OVERRIDES: Final = Sheet(
    code="factor_override",
    title="Own factors",
    about="The plan's own values in place of factors of the edition.",
    group=GROUP,
    rows=lambda book: book.plan.factor_overrides,
    columns=lambda _: (
        stored(FactorOverride, "factor", "Factor"),
        stored(FactorOverride, "value", "Value"),
        stored(FactorOverride, "unit", "Unit"),
        stored(FactorOverride, "source", "Source", kind=Kind.LONG),
        stored(FactorOverride, "reason", "Reason", kind=Kind.LONG),
        *key_columns(FactorOverride),
    ),
    reads="factor_override",
)


@dataclass(frozen=True, slots=True)
class PassportRow:
    """One number of one calculation of one measure."""

    result: MeasureResult
    calculation: str
    method: str
    line: PassportLine


def passport_rows(book: Book) -> Sequence[PassportRow]:
    """Return every number that the plan's results are made of, in the order of the measures."""
    rows = []
    for result in book.results.measures:
        for effect in result.effects:
            if effect.evaluation is None:
                continue
            row = book.plan.find(Effect, effect.effect)
            used = effect.evaluation.method
            title = (row.title if row else "") or book.name("method", used)
            lines = effect.evaluation.passport
            rows += [PassportRow(result, title, used, line) for line in lines]
    return rows


def _passport_value(book: Book, row: PassportRow) -> Cell:
    value = row.line.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Cell(value, Kind.YEAR if row.line.name == "start" else Kind.NUMBER)
    words = words_of(book, row.method, row.line.name, value) if isinstance(value, str) else None
    return Cell(words)


def _of_line(code: str, heading: str, **options: Any) -> Column:
    return Column(
        code=code,
        heading=heading,
        value=lambda _, row: getattr(row.line, code) or None,
        computed=True,
        **options,
    )


def _entered_at(_: Book, row: PassportRow) -> datetime | None:
    written = row.line.entered_at
    return datetime.fromisoformat(written) if written else None


def _passport_unit(book: Book, row: PassportRow) -> str | None:
    unit = row.line.unit
    return None if unit in ("", "-") else book.translate(unit)


PASSPORTS: Final = Sheet(
    code="passport",
    title="Passports",
    about="Every number behind every result. A number that nobody has confirmed says so.",
    group=GROUP,
    rows=passport_rows,
    columns=lambda _: (
        Column(
            code="number", heading="Measure", value=lambda _, row: row.result.number, computed=True
        ),
        Column(code="title", heading="Title", value=lambda _, row: row.result.title, computed=True),
        Column(
            code="calculation",
            heading="Calculation",
            value=lambda _, row: row.calculation,
            computed=True,
        ),
        Column(
            code="label",
            heading="Number behind the result",
            value=lambda book, row: book.translate(row.line.label),
            computed=True,
        ),
        Column(
            code="value",
            heading="Value",
            value=_passport_value,
            kind=Kind.NUMBER,
            computed=True,
        ),
        Column(code="unit", heading="Unit", value=_passport_unit, computed=True),
        _of_line("status", "Status", kind=Kind.CHOICE, choices="source_status"),
        _of_line("source", "Source", kind=Kind.LONG),
        _of_line("year", "Year of the source", kind=Kind.YEAR),
        _of_line("factor", "Factor"),
        _of_line("note", "Note", kind=Kind.LONG),
        _of_line("entered_by", "Entered by"),
        Column(
            code="entered_at",
            heading="Entered",
            value=_entered_at,
            kind=Kind.MOMENT,
            unit="UTC",
            computed=True,
        ),
    ),
    frozen=2,
)


SHEETS: Final = (CALCULATIONS, INPUTS, OVERRIDES, PASSPORTS)
