"""The first and last sheets: key figures of the plan, and what is missing or worth knowing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fbdesk.models.checks.findings import BLOCKS, Finding
from fbdesk.models.checks.readiness import readiness
from fbdesk.models.declarations import BY_TABLE
from fbdesk.reports.workbook.columns import Book, Cell, Column, Kind, Sheet
from fbdesk.reports.workbook.passports import inventory_line, terms_line
from fbdesk.reports.workbook.sheets.measures import cut_t, shown_year
from fbdesk.reports.workbook.sheets.money import known_sum
from fbdesk.texts import sentence

GROUP: Final = "overview"
DOCUMENT: Final = "reporting-workbook"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One key figure: its words, its value, its unit, and what it means."""

    words: str
    value: Cell
    unit: str = ""
    about: str = ""


def _key_figures(book: Book) -> Sequence[KeyFigure]:
    return (*_of_measures(book), *_of_target(book), *_of_effect(book), *_of_money(book))


def _of_measures(book: Book) -> tuple[KeyFigure, ...]:
    measures, results = book.plan.measures, book.results.measures
    yes = book.name("yes_no", "yes")
    counting = sum(result.counts for result in results)
    restrictive = sum(instrument.restrictive for instrument in book.plan.instruments)
    return (
        KeyFigure(
            "Measures",
            Cell(len(measures), Kind.WHOLE, formula="COUNTA(measure[number])"),
        ),
        KeyFigure(
            "Measures that count on the measures path",
            Cell(counting, Kind.WHOLE, formula=f'COUNTIF(measure[counts],"{yes}")'),
            about="The programme's list of statuses says which measures count.",
        ),
        KeyFigure(
            "Restrictive instruments",
            Cell(restrictive, Kind.WHOLE, formula=f'COUNTIF(instrument[restrictive],"{yes}")'),
        ),
    )


def _of_target(book: Book) -> tuple[KeyFigure, ...]:
    target = book.results.main_target
    if target is None:
        return ()
    scope = f"{book.name('target_scope', target.scope)}: {book.sectors(target.sectors)}"
    note = "\n".join((target.title, scope, inventory_line(book), terms_line(book)))

    def tonnes(value_t: float | None) -> Cell:
        return Cell(value_t, Kind.TONNES, note=note)

    at_year = target.reference_t.get(target.year)
    unit = "t CO₂e"
    return (
        KeyFigure("Main target", Cell(target.title)),
        KeyFigure("Scope of the main target", Cell(scope, Kind.LONG)),
        KeyFigure("Base year", Cell(target.base_year, Kind.YEAR)),
        KeyFigure("Target year", Cell(target.year, Kind.YEAR)),
        KeyFigure("Emissions in the base year", tonnes(target.base_t), unit),
        KeyFigure("Emissions at the goal", tonnes(target.goal_t), unit),
        KeyFigure("Reference path in the target year", tonnes(at_year), unit),
        KeyFigure("Measures path in the target year", tonnes(target.measures_at_year_t), unit),
        KeyFigure(
            "Gap", tonnes(target.gap_t), unit, "Positive: more cuts are needed to meet the target."
        ),
        KeyFigure(
            "Probability of meeting the target", Cell(target.probability, Kind.SHARE, note=note)
        ),
    )


def _of_effect(book: Book) -> tuple[KeyFigure, ...]:
    year = shown_year(book)
    direct = [cut_t(result.joint_t, year) for result in book.results.measures if result.joint_t]
    indirect = [cut_t(area.indirect_t, year) for area in book.results.focus_areas]
    return (
        KeyFigure(
            "Joint cut in the target year, all sectors",
            _sum_cell(direct, f"SUM(joint[y{year}])", terms_line(book)),
            "t CO₂e",
            "Inside the inventory, all measures that count together.",
        ),
        KeyFigure(
            "Indirect cut in the target year",
            _sum_cell(indirect, "", terms_line(book)),
            "t CO₂e",
            "Outside the inventory. Never added to the direct cut.",
        ),
    )


def _sum_cell(amounts_t: Sequence[float | None], formula: str, note: str) -> Cell:
    known = [amount for amount in amounts_t if amount is not None]
    return Cell(sum(known) if known else None, Kind.CUT, formula=formula, note=note)


def _of_money(book: Book) -> tuple[KeyFigure, ...]:
    costs, grants = book.plan.cost_lines, book.plan.funding_lines
    spent = known_sum(line.gross_ore for line in costs if line.kind != "saving")
    granted = known_sum(line.granted_ore for line in grants)
    own_codes = {scheme.code for scheme in book.programme.funding_schemes if scheme.own_effort}
    matched_codes = {scheme.code for scheme in book.programme.funding_schemes if scheme.matched}
    own = known_sum(line.granted_ore for line in grants if line.scheme in own_codes)
    matched = known_sum(line.granted_ore for line in grants if line.scheme in matched_codes)
    return (
        KeyFigure(
            "Gross cost of all measures, without savings",
            Cell(spent, Kind.MONEY, formula="SUM(money[spending_ore])"),
            "kr",
        ),
        KeyFigure(
            "Granted funding",
            Cell(granted, Kind.MONEY, formula="SUM(funding_line[granted_ore])"),
            "kr",
        ),
        KeyFigure(
            "Own effort that counts towards the grant",
            Cell(own, Kind.MONEY),
            "kr",
            "Must at least equal the programme's grant.",
        ),
        KeyFigure("Grants that ask for own effort", Cell(matched, Kind.MONEY), "kr"),
    )


KEY_FIGURES: Final = Sheet(
    code="key_figures",
    title="Key figures",
    about="The plan in short. A gap is what remains to the target.",
    group=GROUP,
    rows=_key_figures,
    columns=lambda _: (
        Column(
            code="words",
            heading="Figure",
            value=lambda book, figure: book.translate(figure.words),
            computed=True,
        ),
        Column(
            code="value",
            heading="Value",
            value=lambda _, figure: figure.value,
            kind=Kind.LONG,
            computed=True,
        ),
        Column(
            code="unit",
            heading="Unit",
            value=lambda book, figure: book.translate(figure.unit) if figure.unit else None,
            computed=True,
        ),
        Column(
            code="about",
            heading="Explanation",
            value=lambda book, figure: book.translate(figure.about) if figure.about else None,
            kind=Kind.LONG,
            computed=True,
        ),
    ),
)


def _findings(book: Book) -> Sequence[Finding]:
    return readiness(book.plan, book.programme, book.results, DOCUMENT)


def _message(book: Book, finding: Finding) -> str:
    return sentence(
        book.translate,
        finding.message,
        finding.values,
        lambda _, value: book.numbers.in_sentence(value),
    )


def _where(book: Book, finding: Finding) -> str | None:
    """Return the row that a finding is about: its number, title or name."""
    kind = BY_TABLE.get(finding.table)
    row = book.plan.find(kind, finding.key) if kind else None
    parts = (getattr(row, name, "") for name in ("number", "title", "name"))
    return " ".join(part for part in parts if part) or None


FINDINGS: Final = Sheet(
    code="finding",
    title="Remarks",
    about="What a reader will miss, and where it is mended. What must be mended stands first.",
    group=GROUP,
    rows=_findings,
    columns=lambda _: (
        Column(
            code="strength",
            heading="Strength",
            value=lambda _, finding: "blocks" if finding.strength == BLOCKS else "remark",
            kind=Kind.CHOICE,
            choices="finding_strength",
            computed=True,
        ),
        Column(code="message", heading="Remark", value=_message, kind=Kind.LONG, computed=True),
        Column(code="where", heading="Where", value=_where, computed=True),
        Column(
            code="code",
            heading="Code",
            value=lambda _, finding: finding.code,
            computed=True,
        ),
    ),
)
