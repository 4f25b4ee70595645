"""The columns of the table of measures: what each shows, and how it is changed in place."""

from collections.abc import Callable
from typing import Any

from fbdesk.models.measures import Measure
from fbdesk.reports.numbers import Numbers
from fbdesk.ui.desk import Desk
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.measures.lines import MeasureLine
from fbdesk.ui.tokens import FOCUS_AREAS
from fbdesk.ui.translation import tr


def measure_columns(desk: Desk, numbers: Numbers) -> tuple[Column[MeasureLine], ...]:
    """Return every column; those that most plans need are shown at first."""
    return (*_what(desk), _cut_column(), *_who(desk), *_more(desk), *_money(numbers))


def pasted_columns(desk: Desk) -> tuple[Column[MeasureLine], ...]:
    """Return the columns that a new measure takes from a paste although the table changes none."""
    area = Column(
        code="focus_area",
        title=tr("Focus area"),
        value=_field("focus_area"),
        choices=desk.choices("focus_area"),
        for_new_rows=True,
    )
    text = Column(
        code="description",
        title=tr("Description"),
        value=_field("description"),
        edit=_edit(desk, "description", tr("description")),
    )
    return area, text


def change_measure(desk: Desk, measure: Measure, field: str, what: str, value: Any) -> None:
    """Change a field of a measure as one undo step; a title and a number are never empty."""
    if field in ("title", "number") and not value:
        desk.tell(tr("A measure needs a number and a title. What stood there is kept."))
        return
    text = tr("change {what} of {name}", what=what, name=measure.number)
    desk.editor.change(text, Measure, measure.key, **{field: value})


def _what(desk: Desk) -> tuple[Column[MeasureLine], ...]:
    return (
        Column(
            code="number",
            title=tr("No."),
            value=_field("number"),
            edit=_edit(desk, "number", tr("number")),
            identifies=True,
            required=True,
            width=62,
        ),
        Column(
            code="title",
            title=tr("Measure"),
            value=_field("title"),
            edit=_edit(desk, "title", tr("title")),
            tooltip=_title,
            required=True,
            width=150,
            stretch=True,
        ),
        Column(
            code="focus_area",
            title=tr("Area no."),
            value=_field("focus_area"),
            shows=_area_code,
            choices=desk.choices("focus_area"),
            for_new_rows=True,
            tooltip=_area,
            tone=_area_colour,
            align="centre",
            width=50,
        ),
    )


def _who(desk: Desk) -> tuple[Column[MeasureLine], ...]:
    return (
        Column(
            code="status",
            title=tr("Status"),
            value=_field("status"),
            edit=_edit(desk, "status", tr("status")),
            field="choice",
            choices=desk.choices("status"),
            width=104,
        ),
        Column(
            code="responsible",
            title=tr("Responsible"),
            value=_field("responsible"),
            shows=_responsible,
            edit=_edit(desk, "responsible", tr("responsible")),
            tooltip=_responsible,
            tone=_responsible_tone,
            width=132,
        ),
    )


def _cut_column() -> Column[MeasureLine]:
    return Column(
        code="cut",
        title=tr("Cut"),
        value=_cut_value,
        shows=_cut_text,
        tooltip=_cut_tip,
        tone=_cut_tone,
        align="right",
        unit="t",
        width=104,
    )


def _more(desk: Desk) -> tuple[Column[MeasureLine], ...]:
    def year(code: str, title: str) -> Column[MeasureLine]:
        return Column(
            code=code,
            title=title,
            value=_field(code),
            edit=_edit(desk, code, title.lower()),
            field="year",
            align="right",
            width=70,
            hidden=True,
        )

    def choice(code: str, title: str, width: int) -> Column[MeasureLine]:
        return Column(
            code=code,
            title=title,
            value=_field(code),
            edit=_edit(desk, code, title.lower()),
            field="choice",
            choices=(("", ""), *desk.choices(code)),
            width=width,
            hidden=True,
        )

    def check(code: str, title: str, width: int) -> Column[MeasureLine]:
        return Column(
            code=code,
            title=title,
            value=_field(code),
            edit=_edit(desk, code, title.lower()),
            field="check",
            width=width,
            hidden=True,
        )

    return (
        year("start_year", tr("Start")),
        year("end_year", tr("End")),
        choice("priority", tr("Priority"), 90),
        choice("state_dependence", tr("Depends on the state"), 190),
        choice("programme_importance", tr("Importance of the programme"), 190),
        check("existing", tr("Existing"), 90),
        check("own_operation", tr("Own operation"), 120),
    )


def _money(numbers: Numbers) -> tuple[Column[MeasureLine], ...]:
    def sums(code: str, title: str, value: Callable[[MeasureLine], Any]) -> Column[MeasureLine]:
        return Column(
            code=code,
            title=title,
            value=value,
            text=numbers.thousand_kroner,
            unit=tr("1,000 NOK"),
            align="right",
            width=148,
            hidden=True,
        )

    return (
        sums("cost", tr("Gross cost"), _cost),
        sums("granted", tr("Funding granted"), _granted),
        sums("gap", tr("Not yet granted"), _gap),
    )


def _field(name: str) -> Callable[[MeasureLine], Any]:
    def value(line: MeasureLine) -> Any:
        return getattr(line.measure, name)

    return value


def _edit(desk: Desk, name: str, what: str) -> Callable[[MeasureLine, Any], None]:
    def edit(line: MeasureLine, value: Any) -> None:
        change_measure(desk, line.measure, name, what, value)

    return edit


def _title(line: MeasureLine) -> str:
    return line.measure.title


def _area_code(line: MeasureLine) -> str:
    return line.measure.focus_area


def _area(line: MeasureLine) -> str:
    return line.area_name


def _area_colour(line: MeasureLine) -> str:
    return FOCUS_AREAS.get(line.measure.focus_area, "")


def _responsible(line: MeasureLine) -> str:
    return line.measure.responsible or tr("missing")


def _responsible_tone(line: MeasureLine) -> str:
    return "" if line.measure.responsible else "warning"


def _cut_value(line: MeasureLine) -> float | None:
    return line.cut.value_t


def _cut_text(line: MeasureLine) -> str:
    return line.cut.text


def _cut_tip(line: MeasureLine) -> str:
    return line.cut.tip


def _cut_tone(line: MeasureLine) -> str:
    return line.cut.tone


def _cost(line: MeasureLine) -> int | None:
    return line.cost_ore


def _granted(line: MeasureLine) -> int | None:
    return line.granted_ore


def _gap(line: MeasureLine) -> int | None:
    return line.gap_ore
