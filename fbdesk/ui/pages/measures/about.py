"""The tab that tells of a measure: who does it and when, with whom, and what it depends on."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.models.edits import measures as edits
from fbdesk.models.measures import Measure
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.form_grid import FormGrid, FormRow
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.pages.measures.lines import partners_of
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.link_list import Linked, LinkList, LinkWords


class MeasureAbout(QWidget):
    """Forms of the measure's own fields, and the list of its partners."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._measure: Measure | None = None
        self._area = ChoiceField(area_choices(desk))
        self._area.setObjectName("focus_area")
        self._task = ChoiceField()
        self._task.setObjectName("task")
        self._who = RowForm(desk, Measure, _who_fields(desk), naming=_number)
        self._years_wrong = label("", "warning", wrap=True)
        self._partners = LinkList(_partner_words())
        self._no_parties = label(
            tr("The plan has no parties yet. Add them on the page City and region."),
            "muted",
            wrap=True,
        )
        self._hangs_on = RowForm(desk, Measure, _dependence_fields(desk), naming=_number)
        self._lay_out()
        self._area.committed.connect(self._set_area)
        self._task.committed.connect(self._set_task)
        self._partners.linked.connect(partial(self._set_partner, linked=True))
        self._partners.unlinked.connect(partial(self._set_partner, linked=False))

    def show_measure(self, plan: Plan, measure: Measure) -> None:
        """Show a measure of the plan."""
        self._who.show_row(measure)
        self._hangs_on.show_row(measure)
        self._measure = measure
        self._area.show_value(measure.focus_area)
        self._show_tasks(measure)
        self._show_years(measure)
        held = partners_of(plan, measure.key)
        free = tuple((p.key, p.name) for p in plan.parties if p not in held)
        self._partners.show_links(tuple(Linked(p.key, p.name, p.role) for p in held), free)
        self._no_parties.setVisible(not plan.parties)

    def _lay_out(self) -> None:
        place = FormGrid()
        place.add(FormRow(tr("Focus area"), self._area))
        place.add(FormRow(tr("Task"), self._task))
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 12)
        for part in (place, self._who, self._years_wrong, self._partners, self._no_parties):
            column.addWidget(part)
        column.addWidget(label(tr("What it depends on, and what it taught"), "section", wrap=True))
        column.addWidget(self._hangs_on)

    def _show_tasks(self, measure: Measure) -> None:
        own = tuple(
            (task.code, f"{task.code}  {task.name.text(self._desk.language)}")
            for area in self._desk.programme.focus_areas
            if area.code == measure.focus_area
            for task in area.tasks
        )
        self._task.show_value("")  # the list keeps a chosen code that it does not hold
        self._task.set_choices((("", tr("None chosen")), *own))
        self._task.show_value(measure.task)

    def _show_years(self, measure: Measure) -> None:
        start, end = measure.start_year, measure.end_year
        wrong = start is not None and end is not None and end < start
        self._years_wrong.setVisible(wrong)
        if wrong:
            words = tr("The end year {end} is before the start year {start}.", end=end, start=start)
            self._years_wrong.setText(words)

    def _set_area(self, code: str) -> None:
        measure = self._measure
        if measure is None or measure.focus_area == code:
            return
        text = tr("change {what} of {name}", what=tr("focus area"), name=measure.number)
        self._desk.editor.change(text, Measure, measure.key, focus_area=code, task="")

    def _set_task(self, code: str) -> None:
        if self._measure is None:
            return
        text = tr("change {what} of {name}", what=tr("task"), name=self._measure.number)
        self._desk.editor.change(text, Measure, self._measure.key, task=code)

    def _set_partner(self, party: str, *, linked: bool) -> None:
        if self._measure is None:
            return
        number = self._measure.number
        text = (
            tr("add a partner to {name}", name=number)
            if linked
            else tr("remove a partner from {name}", name=number)
        )
        self._desk.editor.perform(
            text, partial(edits.set_partner, key=self._measure.key, party=party, linked=linked)
        )


def area_choices(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return the focus areas with their numbers, the joint one last."""
    areas = sorted(desk.programme.focus_areas, key=lambda area: (area.code == "0", area.code))
    return tuple(
        (area.code, f"{area.code}  {area.short_name.text(desk.language)}") for area in areas
    )


def _number(measure: Row) -> str:
    return measure.number if isinstance(measure, Measure) else ""


def _partner_words() -> LinkWords:
    return LinkWords(
        name=tr("Partners"),
        none_yet=tr("No partners yet."),
        add=tr("Add a partner …"),
        let_go=tr("Remove"),
    )


def _who_fields(desk: Desk) -> tuple[FormField, ...]:
    return (
        FormField(name="responsible", text=tr("Responsible"), placeholder=tr("Unit or role")),
        FormField(name="geographic_scope", text=tr("Place")),
        FormField(name="status", text=tr("Status"), choices=desk.choices("status")),
        FormField(
            name="priority",
            text=tr("Priority"),
            choices=(("", tr("None chosen")), *desk.choices("priority")),
        ),
        FormField(name="start_year", text=tr("Start year")),
        FormField(
            name="end_year",
            text=tr("End year"),
            help=tr("The last year of the work. Empty where it goes on."),
        ),
        FormField(
            name="phase_in_years",
            text=tr("Phase-in"),
            unit=tr("years"),
            help=tr("Years from the start until the whole effect is there."),
        ),
        FormField(name="number", text=tr("Number")),
        FormField(name="existing", text=tr("Under way before the plan")),
        FormField(
            name="own_operation",
            text=tr("Own operation"),
            help=tr("The municipality's own buildings, vehicles, purchases and waste."),
        ),
    )


def _dependence_fields(desk: Desk) -> tuple[FormField, ...]:
    return (
        FormField(
            name="state_dependence",
            text=tr("Depends on the state"),
            choices=(("", tr("Not assessed")), *desk.choices("state_dependence")),
        ),
        FormField(
            name="programme_importance",
            text=tr("Importance of the programme"),
            choices=(("", tr("Not assessed")), *desk.choices("programme_importance")),
        ),
        FormField(
            name="programme_importance_reason", text=tr("Reason for the importance"), lines=2
        ),
        FormField(name="risk", text=tr("Risk"), lines=2),
        FormField(name="lessons", text=tr("Lessons"), lines=2),
        FormField(name="transferability", text=tr("Transferability"), lines=2),
    )
