"""The tables of the page of the joint effect: per measure, and the emission ceiling per year."""

from collections.abc import Callable

from fbdesk.reports.numbers import Numbers
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.effects.words import CeilingLine, EffectLine
from fbdesk.ui.theme import tokens_of
from fbdesk.ui.tokens import FOCUS_AREAS, readable
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.data_table import DataTable

LEAST_ROWS, MOST_ROWS = 3, 14


class EffectTable(DataTable[EffectLine]):
    """What each measure does alone, together, and at the margin."""

    def __init__(self, numbers: Numbers) -> None:
        area: Column[EffectLine] = Column(
            code="area",
            title=tr("Area no."),
            value=lambda line: line.focus_area,
            tone=self._colour,
            align="centre",
            width=56,
        )
        super().__init__(tr("What each measure does"), (area, *_effect_columns(numbers)))
        self.fit_rows(LEAST_ROWS, MOST_ROWS)

    def _colour(self, line: EffectLine) -> str:
        colour = FOCUS_AREAS.get(line.focus_area, FOCUS_AREAS["0"])
        return readable(colour, tokens_of(self))


def ceiling_table(numbers: Numbers) -> DataTable[CeilingLine]:
    """Return the table of the emission ceiling."""
    write = numbers.number

    def room(title: str, value: Callable[[CeilingLine], float | None]) -> Column[CeilingLine]:
        return Column(
            code=title,
            title=title,
            value=value,
            text=write,
            align="right",
            unit="t",
            width=150,
            tone=lambda line: "warning" if (value(line) or 0.0) < 0 else "",
            tooltip=lambda line: tr("over the ceiling") if (value(line) or 0.0) < 0 else "",
        )

    def amount(title: str, value: Callable[[CeilingLine], float | None]) -> Column[CeilingLine]:
        return Column(
            code=title, title=title, value=value, text=write, align="right", unit="t", width=150
        )

    table: DataTable[CeilingLine] = DataTable(
        tr("Emission ceiling per year"),
        (
            Column(code="year", title=tr("Year"), value=lambda line: line.key, width=80),
            amount(tr("Emission ceiling"), lambda line: line.ceiling_t),
            amount(tr("With the measures"), lambda line: line.measures_t),
            room(tr("Room below the ceiling"), lambda line: line.room_t),
            amount(tr("Registered"), lambda line: line.registered_t),
            room(tr("Room, registered"), lambda line: line.registered_room_t),
        ),
    )
    table.fit_rows(LEAST_ROWS, MOST_ROWS)
    return table


def _effect_columns(numbers: Numbers) -> tuple[Column[EffectLine], ...]:
    def amount(
        code: str,
        title: str,
        tip: str,
        value: Callable[[EffectLine], float | None],
        width: int = 128,
    ) -> Column[EffectLine]:
        return Column(
            code=code,
            title=title,
            value=value,
            text=numbers.cut_number,
            align="right",
            unit="t",
            width=width,
            tooltip=lambda line: tip if line.counts else tr("Does not count in this scenario."),
            tone=lambda line: "warning" if (value(line) or 0.0) > 0 else _muted(line),
        )

    return (
        Column(
            code="number", title=tr("No."), value=lambda line: line.number, width=70, tone=_muted
        ),
        Column(
            code="title",
            title=tr("Measure"),
            value=lambda line: line.title,
            tooltip=lambda line: line.title,
            stretch=True,
            width=240,
            tone=_muted,
        ),
        amount(
            "alone",
            tr("Cut alone"),
            tr("What the measure would cut if it were the only one."),
            lambda line: line.alone_t,
        ),
        amount(
            "joint",
            tr("Share of the joint cut"),
            tr("Its part of what all measures cut together. The parts add up."),
            lambda line: line.joint_t,
            184,
        ),
        amount(
            "marginal",
            tr("Lost without it"),
            tr("What the plan would cut less if only this measure were left out."),
            lambda line: line.marginal_t,
            148,
        ),
        amount(
            "indirect",
            tr("Indirect cut"),
            tr("Indirect cut. It is never added to the cut in the inventory."),
            lambda line: line.indirect_t,
        ),
        amount(
            "not_placed",
            tr("Not placed"),
            tr("Cut on a source that the inventory does not have. It does not count."),
            lambda line: line.not_placed_t,
        ),
        Column(
            code="note",
            title=tr("Remark"),
            value=lambda line: line.note,
            tooltip=lambda line: line.note,
            tone=lambda _: "warning",
            width=150,
        ),
    )


def _muted(line: EffectLine) -> str:
    return "" if line.counts else "muted"
