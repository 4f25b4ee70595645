"""Targets in figures: what each covers, where it starts, and how far the measures lead."""

from functools import partial

from fbdesk.models.edits import strategy as edits
from fbdesk.models.results.plan import PlanResults, TargetResult
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Target
from fbdesk.reports.wording import OWN_SECTORS, Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.goals.lists import ListWords, TitledList
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.labels import label, set_role

YEARS_AHEAD = 11


class TargetList(TitledList[Target]):
    """The plan's targets; the main one gives the overview its scope."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        self._wording = wording
        self._results: dict[str, TargetResult] = {}
        self._whole_t: dict[int, float] = {}
        super().__init__(
            desk, Target, _words(), self._columns(), _fields(desk, wording), self._fresh_target
        )
        own = self.form.field("sectors").parentWidget()
        self._own_sectors = own if own is not None else self.form
        self._covers = label("", wrap=True)
        self._standing = label("", wrap=True)
        self._chance = label("", "muted", wrap=True)
        told = Card(tr("What the target covers"), soft=True)
        for part in (self._covers, self._standing, self._chance):
            told.body.addWidget(part)
        self._make_main = button(
            tr("Make it the main target"), self._choose_main, kind="quiet", icon="target"
        )
        self.card.insertWidget(0, told)
        self.extra.addWidget(self._make_main)

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's targets."""
        goals = (("", "–"), *((goal.key, goal.title) for goal in plan.goals))
        self.form.field("goal").set_choices(goals)  # type: ignore[attr-defined] # a choice field
        self.show_all(plan.targets, len(plan.targets))

    def show_results(self, results: PlanResults) -> None:
        """Show how the targets stand."""
        self._results = {result.target: result for result in results.targets}
        self._whole_t = {year: sum(by.values()) for year, by in results.inventory.items()}
        self.show_plan(self._desk.plan)

    def show_chosen(self, _key: str = "") -> None:
        """Show the chosen target with what it covers and how it stands."""
        super().show_chosen()
        target = self.table.chosen_row
        result = self._results.get(target.key) if target else None
        self._own_sectors.setVisible(bool(target and target.scope == OWN_SECTORS))
        self._make_main.setVisible(bool(target and not target.main))
        self._covers.setText(self._coverage(result))
        self._standing.setText(self._stand(result))
        reached = result is not None and result.gap_t is not None and result.gap_t <= 0
        set_role(self._standing, role="" if reached or result is None else "warning")
        self._chance.setText(self._probability(result))

    def _coverage(self, result: TargetResult | None) -> str:
        if result is None:
            return tr("The figures come when the calculation is done.")
        sectors = ", ".join(self._wording.sector(name) for name in result.sectors)
        whole_t = self._whole_t.get(result.base_year)
        if result.base_t is None or not whole_t:
            return tr(
                "Covers {sectors}. The inventory has no figures for {year}.",
                sectors=sectors,
                year=result.base_year,
            )
        return tr(
            "Covers {sectors}: {base} of {whole} in {year}, {share} of all emissions.",
            sectors=sectors,
            base=self._wording.numbers.tonnes(result.base_t),
            whole=self._wording.numbers.tonnes(whole_t),
            year=result.base_year,
            share=self._wording.numbers.percent(result.base_t / whole_t),
        )

    def _stand(self, result: TargetResult | None) -> str:
        if result is None or result.gap_t is None:
            return ""
        numbers = self._wording.numbers
        if result.gap_t > 0:
            return tr(
                "The measures lead to {path} in {year}. The goal is {goal}; {gap} remains.",
                path=numbers.tonnes(result.measures_at_year_t),
                year=result.year,
                goal=numbers.tonnes(result.goal_t),
                gap=numbers.tonnes(result.gap_t),
            )
        return tr(
            "The measures lead to {path} in {year}. The goal of {goal} is reached.",
            path=numbers.tonnes(result.measures_at_year_t),
            year=result.year,
            goal=numbers.tonnes(result.goal_t),
        )

    def _probability(self, result: TargetResult | None) -> str:
        if result is None or result.probability is None:
            return ""
        chance = self._wording.numbers.percent(result.probability)
        return tr(
            "Probability of reaching it, given the ranges of the input: {chance}.", chance=chance
        )

    def _columns(self) -> tuple[Column[Target], ...]:
        numbers = self._wording.numbers
        return (
            Column(
                code="title", title=tr("Target"), value=lambda t: t.title, edit=self._rename,
                stretch=True, width=220,
            ),
            Column(
                code="main",
                title=tr("Main"),
                value=lambda t: t.main,
                text=lambda main: "●" if main else "",
                tooltip=_what_main_means,
                align="centre",
                width=96,
            ),
            Column(
                code="share", title=tr("Cut"), value=lambda t: t.reduction_share,
                text=numbers.percent, align="right", width=70,
            ),
            Column(code="year", title=tr("By"), value=lambda t: t.year, align="right", width=60),
            Column(
                code="scope", title=tr("Scope"), width=190,
                value=lambda t: self._wording.scope(t.scope, tuple(t.sectors.splitlines())),
            ),
            Column(
                code="goal_t", title=tr("Goal"), unit="t", value=self._figure("goal_t"),
                text=numbers.number, align="right", width=90,
            ),
            Column(
                code="gap_t", title=tr("Remains"), unit="t", value=self._figure("gap_t"),
                text=numbers.number, align="right", width=90,
                tone=lambda t: "warning" if (self._figure("gap_t")(t) or 0) > 0 else "",
            ),
        )  # fmt: skip

    def _figure(self, name: str) -> "partial[float | None]":
        return partial(self._result_of, name)

    def _result_of(self, name: str, target: Target) -> float | None:
        result = self._results.get(target.key)
        value: float | None = getattr(result, name) if result else None
        return value

    def _fresh_target(self) -> Target:
        plan = self._desk.plan
        first = plan.settings.start_year
        return Target(
            title=tr("New target"),
            reduction_share=0.25,
            base_year=first,
            year=first + YEARS_AHEAD,
            scope=self._desk.programme.target_scopes[-1].code,
            main=not plan.targets,
        )

    def _rename(self, target: Target, title: str) -> None:
        self._desk.editor.change(tr("rename target"), Target, target.key, title=title)

    def _choose_main(self) -> None:
        row = self.table.chosen_row
        if row is not None:
            text = tr("make {title} the main target", title=row.title)
            self._desk.editor.perform(text, partial(edits.make_main, target=row.key))


def _what_main_means(target: Target) -> str:
    return tr("The main target gives the overview its scope.") if target.main else ""


def _words() -> ListWords:
    return ListWords(
        name=tr("Targets"),
        new=tr("New target"),
        added=tr("add target"),
        deleted=tr("delete target"),
        delete=tr("Delete target"),
        empty_title=tr("No targets yet"),
        empty_text=tr(
            "A target says how much the emissions shall fall, by when, and which emissions it "
            "covers. The programme asks for targets for the reduction of emissions."
        ),
    )


def _fields(desk: Desk, wording: Wording) -> tuple[FormField, ...]:
    own = (OWN_SECTORS, tr("Sectors of its own"))
    sectors = wording.text("One sector per line, as the inventory names it.")
    return (
        FormField(name="title", text=tr("Title"), wide=True),
        FormField(name="reduction_share", text=tr("Cut, share"), unit="0–1"),
        FormField(name="scope", text=tr("Covers"), choices=(*desk.choices("target_scope"), own)),
        FormField(name="base_year", text=tr("From")),
        FormField(name="year", text=tr("By")),
        FormField(name="goal", text=tr("Belongs to the goal"), choices=(), wide=True),
        FormField(name="reason", text=tr("Why this target, and why this scope")),
        FormField(name="sectors", text=tr("Sectors"), placeholder=sectors, lines=2),
    )
