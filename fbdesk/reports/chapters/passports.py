"""The appendix of passports: each calculation with its numbers, where they come from, how sure."""

import re
from collections.abc import Iterator
from typing import Final, Literal

from fbdesk.calculation.catalogue import method as method_of
from fbdesk.calculation.passport import PassportLine
from fbdesk.models.checks.findings import Finding
from fbdesk.models.effects import Effect
from fbdesk.models.results.plan import EffectResult, MeasureResult
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.appendices import appendix
from fbdesk.reports.chapters.remarks import finding_text
from fbdesk.reports.content import Block, Column, Heading, Paragraph, TableOf, TableRow, closed
from fbdesk.reports.names import whole_name

YEAR_LINES = frozenset({"start"})
DIGITS = 6
EVERY_EFFECT: Final = (
    "Every effect in this document is made of the numbers below. A number marked as not "
    "confirmed has a source that could not be checked; use it with care."
)
LONGEST_VALUE: Final = 20
GAS: Final = re.compile(r"\b(?:CO2|CH4|N2O|CF4|SF6)(?=e?\b)")
SMALL_DIGITS: Final = str.maketrans("246", "₂₄₆")
AREA_OR_VOLUME: Final = re.compile(r"\b(S?m)([23])(?!\d)")
RAISED: Final = {"2": "²", "3": "³"}
EDITION: Final = "factors_edition"
"""The line that is told once for a whole document, not for each calculation."""


def passports(basis: Basis) -> tuple[Block, ...]:
    """Return the appendix: one table per calculation, numbers that are not confirmed marked."""
    return tuple(_blocks(basis))


def _blocks(basis: Basis) -> Iterator[Block]:
    yield appendix(basis, "action-plan", "passports")
    yield Paragraph(basis.text(EVERY_EFFECT))
    empty = True
    for result in basis.results.measures:
        for effect in result.effects:
            yield from _calculation(basis, result, effect)
            empty = False
    if empty:
        yield Paragraph(basis.text("The plan has no calculations yet."), tone="missing")


def _calculation(basis: Basis, result: MeasureResult, effect: EffectResult) -> Iterator[Block]:
    row = basis.plan.find(Effect, effect.effect)
    method = effect.evaluation.method if effect.evaluation else row.method if row else ""
    title = whole_name(result.number, row.title if row and row.title else result.title)
    yield Heading(2, title, numbered=False, listed=False)
    if effect.evaluation is None:
        problem = Finding("effect-not-computed", "{problem}", {"problem": effect.problem})
        yield Paragraph(finding_text(basis, problem), tone="missing")
        return
    yield TableOf(
        method_in_short(basis, method),
        passport_columns(basis),
        tuple(
            TableRow(passport_cells(basis, line), row_kind(line.status))
            for line in effect.evaluation.passport
            if line.name != EDITION
        ),
        small=True,
    )


def method_in_short(basis: Basis, method: str) -> str:
    """Return a method's name with its formula; a single word computes nothing and is left out."""
    declared = method_of(method)
    title = basis.text(declared.title)
    if declared.formula.isidentifier():
        return title
    return basis.text("{method}: {formula}", method=title, formula=declared.formula)


def passport_columns(basis: Basis) -> tuple[Column, ...]:
    """Return the columns that a passport has in a table."""
    return (
        Column(basis.text("Quantity"), 2.15),
        Column(basis.text("Value"), 1.5, "right"),
        Column(basis.text("Unit"), 1.1),
        Column(basis.text("Source"), 3.2),
        Column(basis.text("Status"), 1.2),
    )


def row_kind(status: str) -> Literal["normal", "doubtful"]:
    """Return how a row stands out: a number that is not confirmed must be seen."""
    return "doubtful" if status == "unconfirmed" else "normal"


def passport_cells(basis: Basis, line: PassportLine) -> tuple[str, str, str, str, str]:
    """Return a line of a passport as cells: name, value, unit, source with year, status.

    Words that are too long for a column of numbers stand before the source.
    """
    source = ", ".join(
        part
        for part in (
            basis.text(line.source) if line.source else "",
            str(line.year) if line.year else "",
            basis.text("factor {id}", id=line.factor) if line.factor else "",
        )
        if part
    )
    status = basis.wording.choice("passport_status", line.status)
    value = value_text(basis, line)
    if isinstance(line.value, str) and len(value) > LONGEST_VALUE:
        value, source = "", f"{closed(value)} {source}".strip()
    name = with_small_digits(basis.text(line.label))
    return (name, value, unit_text(basis, line.unit), source, status)


def unit_text(basis: Basis, unit: str) -> str:
    """Return a unit in the document's language; a number without one has no dash."""
    return "" if unit == "-" else with_small_digits(basis.text(unit))


def with_small_digits(text: str) -> str:
    """Return a text with gases and areas as they are written in print: `kg CO₂/kWh`, `m²`."""
    text = GAS.sub(lambda found: found[0].translate(SMALL_DIGITS), text)
    return AREA_OR_VOLUME.sub(lambda found: found[1] + RAISED[found[2]], text)


def value_text(basis: Basis, line: PassportLine) -> str:
    """Return the value of a line as its reader would write it; tables as their rows."""
    value = line.value
    if value is None:
        return "–"
    if isinstance(value, str):
        return basis.text(line.words or value)
    if isinstance(value, tuple):
        return "; ".join("\u00a0×\u00a0".join(_exact(basis, cell) for cell in row) for row in value)
    if line.name in YEAR_LINES:
        return str(int(value))
    return _exact(basis, float(value))


def _exact(basis: Basis, value: float) -> str:
    """Return a number with all its whole digits, so that a reader can calculate again with it."""
    whole = len(str(int(abs(value))))
    return basis.wording.numbers.significant(value, max(whole, DIGITS))
