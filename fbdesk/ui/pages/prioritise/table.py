"""The tables of the page of priorities: the order of the measures, and one score taken apart."""

from fbdesk.models.priorities import MISSING, Rated
from fbdesk.reports.wording import Wording
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.prioritise.words import (
    PartLine,
    environment_words,
    missing_words,
    price_of,
)
from fbdesk.ui.theme import tokens_of
from fbdesk.ui.tokens import FOCUS_AREAS, readable
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.data_table import DataTable


class PriorityTable(DataTable[Rated]):
    """Measures in their order, the highest score first; a click on a heading sorts otherwise."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        super().__init__(tr("Measures in order"), (*self._who(), *self._figures(), *self._rest()))

    def _who(self) -> tuple[Column[Rated], ...]:
        return (
            Column(
                code="place",
                title=tr("Rank"),
                value=lambda line: line.place,
                text=self._wording.numbers.number,
                align="right",
                width=50,
            ),
            Column(
                code="area",
                title=tr("Area no."),
                value=lambda line: line.focus_area,
                tone=self._colour,
                align="centre",
                width=44,
            ),
            Column(code="number", title=tr("No."), value=lambda line: line.number, width=54),
            Column(
                code="title",
                title=tr("Measure"),
                value=lambda line: line.title,
                tooltip=lambda line: line.title,
                stretch=True,
                width=190,
            ),
            Column(
                code="score",
                title=tr("Score"),
                value=lambda line: line.score,
                text=lambda value: self._wording.numbers.number(value, 1),
                tone=lambda line: "warning" if line.missing else "",
                tooltip=self._score_tip,
                align="right",
                width=58,
            ),
        )

    def _figures(self) -> tuple[Column[Rated], ...]:
        numbers = self._wording.numbers
        return (
            Column(
                code="alone",
                title=tr("Cut alone"),
                value=lambda line: line.alone_t,
                shows=lambda line: self._or_missing(line, numbers.cut_number(line.alone_t)),
                tooltip=lambda _: tr("What the measure would cut if it were the only one."),
                align="right",
                unit="t",
                width=98,
            ),
            Column(
                code="gross",
                title=tr("Gross"),
                value=lambda line: price_of(line, additional=False),
                text=numbers.number,
                tooltip=lambda _: tr("Gross cost per tonne."),
                align="right",
                unit=tr("NOK/t"),
                width=88,
            ),
            Column(
                code="additional",
                title=tr("Additional"),
                value=lambda line: line.economy.additional and line.economy.additional.per_t_nok,
                text=numbers.number,
                tooltip=lambda _: tr("Additional cost per tonne."),
                align="right",
                unit=tr("NOK/t"),
                width=90,
            ),
            Column(
                code="environment",
                title=tr("City environment"),
                value=lambda line: line.environment_sum,
                text=numbers.signed,
                tooltip=lambda line: environment_words(line, self._wording),
                align="right",
                width=70,
            ),
        )

    def _rest(self) -> tuple[Column[Rated], ...]:
        wording = self._wording
        return (
            Column(
                code="indirect",
                title=tr("Indirect cut"),
                value=lambda line: line.indirect_t,
                text=wording.numbers.cut_number,
                align="right",
                unit="t",
                width=120,
                hidden=True,
            ),
            Column(
                code="dependence",
                title=tr("The state"),
                value=lambda line: wording.choice("state_dependence", line.state_dependence),
                tooltip=lambda line: wording.choice("state_dependence", line.state_dependence),
                width=150,
                hidden=True,
            ),
            Column(
                code="priority",
                title=tr("Priority"),
                value=lambda line: wording.choice("priority", line.priority),
                width=90,
                hidden=True,
            ),
            Column(
                code="status",
                title=tr("Status"),
                value=lambda line: wording.choice("status", line.status),
                width=110,
                hidden=True,
            ),
            Column(
                code="missing",
                title=tr("Missing"),
                value=lambda line: missing_words(line, wording),
                tooltip=lambda line: missing_words(line, wording),
                tone=lambda _: "warning",
                width=180,
                hidden=True,
            ),
        )

    def _score_tip(self, line: Rated) -> str:
        missing = missing_words(line, self._wording)
        return tr("Missing: {what}.", what=missing) if missing else ""

    def _or_missing(self, line: Rated, text: str) -> str:
        states = {each.criterion: each.state for each in line.points}
        return tr("missing") if states.get("direct") == MISSING else text

    def _colour(self, line: Rated) -> str:
        colour = FOCUS_AREAS.get(line.focus_area, FOCUS_AREAS["0"])
        return readable(colour, tokens_of(self))


def part_table(wording: Wording) -> DataTable[PartLine]:
    """Return the table that takes one score apart, criterion by criterion."""
    numbers = wording.numbers
    table: DataTable[PartLine] = DataTable(
        tr("How the score comes about"),
        (
            Column(
                code="name",
                title=tr("Criterion"),
                value=lambda line: line.name,
                tooltip=lambda line: line.name,
                stretch=True,
                width=112,
            ),
            Column(
                code="basis",
                title=tr("Rests on"),
                value=lambda line: line.basis,
                tooltip=lambda line: line.basis,
                tone=lambda line: "warning" if line.state == MISSING else "",
                width=118,
            ),
            Column(
                code="points",
                title=tr("Points"),
                value=lambda line: line.points,
                text=numbers.number,
                align="right",
                width=54,
            ),
            Column(
                code="share",
                title=tr("Weight"),
                value=lambda line: line.share,
                text=numbers.percent,
                align="right",
                width=54,
            ),
            Column(
                code="contribution",
                title=tr("Gives"),
                value=lambda line: line.contribution,
                text=lambda value: numbers.number(value, 1),
                align="right",
                width=54,
            ),
        ),
    )
    table.fit_rows(6, 6)
    return table
