"""The passport of a result as text: every number with its source, the formula, and each year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from fbdesk.calculation.catalogue import method as method_of
from fbdesk.calculation.declaration import Method
from fbdesk.calculation.evaluate import Evaluation
from fbdesk.calculation.factors import UNCONFIRMED
from fbdesk.calculation.passport import PassportLine
from fbdesk.reports.wording import Wording
from fbdesk.ui.translation import tr

DIGITS = 6
YEAR_LINES = frozenset({"start"})
Answers = Mapping[tuple[str, str], str]
"""The words for the codes of each choice, by input and code."""


@dataclass(frozen=True, slots=True)
class NumberLine:
    """One number of a result as its reader meets it."""

    key: str
    label: str
    value: str
    unit: str
    source: str
    status: str
    entered: str
    doubtful: bool
    note: str


@dataclass(frozen=True, slots=True)
class YearLine:
    """What a calculation gives in one year, t CO2e; None where a side does not apply."""

    key: str
    direct_t: float | None
    indirect_t: float | None


def number_lines(evaluation: Evaluation, wording: Wording) -> tuple[NumberLine, ...]:
    """Return the numbers that a result is made of, in the order of the method."""
    method = method_of(evaluation.method)
    answers = {
        (declared.id, choice.code): choice.label
        for declared in method.inputs
        for choice in declared.choices
    }
    return tuple(_number_line(line, answers, wording) for line in evaluation.passport)


def year_lines(evaluation: Evaluation) -> tuple[YearLine, ...]:
    """Return what each year gives; empty where the method gives no tonnes."""
    direct, indirect = evaluation.direct_t, evaluation.indirect_t
    if direct is None and indirect is None:
        return ()
    return tuple(
        YearLine(
            str(year),
            None if direct is None else float(direct[place]),
            None if indirect is None else float(indirect[place]),
        )
        for place, year in enumerate(evaluation.years)
    )


def passport_text(title: str, evaluation: Evaluation, wording: Wording) -> str:
    """Return the whole passport as plain text with tabs, for a mail or a spreadsheet."""
    return "\n".join(_text_lines(title, evaluation, wording))


def help_text(method: Method) -> str:
    """Return where each figure of a method is looked up, and its worked example."""
    lines = [
        f"{tr(declared.label)}: {tr(declared.help)}" for declared in method.inputs if declared.help
    ]
    return "\n\n".join((*lines, tr("Example: {text}", text=tr(method.example.text))))


def _text_lines(title: str, evaluation: Evaluation, wording: Wording) -> Iterator[str]:
    method = method_of(evaluation.method)
    yield title
    yield f"{tr(method.title)}: {method.formula}"
    yield ""
    headings = ("Quantity", "Value", "Unit", "Source", "Status", "Entered")
    yield "\t".join(tr(heading) for heading in headings)
    for line in number_lines(evaluation, wording):
        cells = (line.label, line.value, line.unit, line.source, line.status, line.entered)
        yield "\t".join(cells)
    yield ""
    for each in evaluation.indicators:
        before, after = (
            wording.numbers.significant(float(np.mean(value)), DIGITS)
            for value in (each.before, each.after)
        )
        yield "\t".join((tr(each.label), before, after, _unit(each.unit)))
    years = year_lines(evaluation)
    if years:
        yield "\t".join((tr("Year"), tr("Direct cut, t"), tr("Indirect cut, t")))
    for year in years:
        amounts = (wording.numbers.cut_number(t, 1) for t in (year.direct_t, year.indirect_t))
        yield "\t".join((year.key, *amounts))
    yield ""
    yield f"{tr('Literature')}: {'; '.join(method.literature)}"
    yield f"{tr('Digest')}: {evaluation.digest}"


def _number_line(line: PassportLine, answers: Answers, wording: Wording) -> NumberLine:
    source = (
        tr(line.source) if line.source else "",
        str(line.year) if line.year else "",
        line.factor,
    )
    return NumberLine(
        key=line.name,
        label=tr(line.label),
        value=_value(line, answers, wording),
        unit=_unit(line.unit),
        source=", ".join(part for part in source if part),
        status=wording.choice("passport_status", line.status),
        entered=_entered(line, wording),
        doubtful=line.status == UNCONFIRMED,
        note=line.note,
    )


def _value(line: PassportLine, answers: Answers, wording: Wording) -> str:
    value = line.value
    if line.words:
        return tr(line.words)
    if isinstance(value, str):
        return tr(answers.get((line.name, value), value)) if value else "–"
    if isinstance(value, tuple):
        rows = ([wording.numbers.significant(cell) for cell in row] for row in value)
        return "; ".join(" × ".join(row) for row in rows) or "–"
    if value is not None and line.name in YEAR_LINES:
        return str(int(value))
    return wording.numbers.significant(value, DIGITS)


def _unit(unit: str) -> str:
    return "" if unit in ("", "-") else tr(unit)


def _entered(line: PassportLine, wording: Wording) -> str:
    moment = datetime.fromisoformat(line.entered_at) if line.entered_at else None
    day = wording.numbers.short_day(moment.date()) if moment else ""
    return ", ".join(part for part in (line.entered_by, day) if part)
