"""Goals and challenges: targets in figures, goals in words, challenges, and the reference path."""

from typing import Any, TypeVar

from PySide6.QtWidgets import QStackedWidget

from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Challenge, Goal
from fbdesk.reports.wording import wording_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.page import Page
from fbdesk.ui.pages.goals.lists import ListWords, TitledList
from fbdesk.ui.pages.goals.reference import ReferenceList
from fbdesk.ui.pages.goals.targets import TargetList
from fbdesk.ui.tokens import FOCUS_AREAS
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import TabStrip

T = TypeVar("T", Goal, Challenge)


class GoalsPage(Page):
    """Four tabs: targets, goals, challenges, reference path."""

    def __init__(self, desk: Desk) -> None:
        purpose = tr("Where the city is going, which emissions it counts, and what is in the way.")
        super().__init__(desk, tr("Goals and challenges"), purpose)
        wording = wording_in(desk.language, desk.programme)
        self.targets = TargetList(desk, wording)
        self.goals = TitledList(
            desk, Goal, _goal_words(), self._goal_columns(), self._goal_fields(), self._fresh_goal
        )
        self.challenges = TitledList(
            desk,
            Challenge,
            _challenge_words(),
            _titled(desk, Challenge, tr("Challenge")),
            self._described(tr("Challenge")),
            _fresh_challenge,
        )
        self.reference = ReferenceList(desk, wording)
        self._parts: dict[str, TitledList[Any] | ReferenceList] = {
            "targets": self.targets,
            "goals": self.goals,
            "challenges": self.challenges,
            "reference": self.reference,
        }
        names = (tr("Targets"), tr("Goals"), tr("Challenges"), tr("Reference path"))
        self.tabs = TabStrip(tuple(zip(self._parts, names, strict=True)))
        self.tabs.chosen.connect(self._show_tab)
        self._stack = QStackedWidget()
        for part in self._parts.values():
            self._stack.addWidget(part)
        self._new = self.add_action(tr("New target"), self._add, primary=True, icon="plus")
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self._show_tab("targets")

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show targets, goals, challenges and assumptions."""
        del changed
        self.targets.show_plan(plan)
        self.goals.show_all(plan.goals, len(plan.goals))
        self.challenges.show_all(plan.challenges, len(plan.challenges))
        self.reference.show_plan(plan)

    def show_results(self, results: PlanResults) -> None:
        """Show how the targets stand."""
        self.targets.show_results(results)

    def reveal(self, key: str) -> None:
        """Choose a target, goal or challenge on its tab."""
        for code, part in self._parts.items():
            if part.table.choose(key):
                self.tabs.choose(code)
                return

    def _show_tab(self, code: str) -> None:
        self._stack.setCurrentWidget(self._parts[code])
        names = {
            "targets": tr("New target"),
            "goals": tr("New goal"),
            "challenges": tr("New challenge"),
        }
        self._new.setVisible(code in names)
        self._new.setText(names.get(code, ""))

    def _add(self) -> None:
        part = self._parts[self.tabs.value]
        if isinstance(part, TitledList):
            part.add()

    def _goal_columns(self) -> tuple[Column[Goal], ...]:
        kinds = dict(_goal_kinds())
        kind: Column[Goal] = Column(
            code="kind",
            title=tr("Kind"),
            value=lambda goal: kinds.get(goal.kind, goal.kind),
            width=110,
        )
        return (kind, *_titled(self.desk, Goal, tr("Goal")))

    def _described(self, title: str) -> tuple[FormField, ...]:
        areas = self.desk.choices("focus_area")
        return (
            FormField(name="title", text=title, wide=True),
            FormField(name="focus_area", text=tr("Focus area"), choices=areas),
            FormField(name="description", text=tr("Description"), lines=6),
        )

    def _goal_fields(self) -> tuple[FormField, ...]:
        title, area, description = self._described(tr("Goal"))
        kind = FormField(name="kind", text=tr("Kind"), choices=_goal_kinds())
        return (title, kind, area, description)

    def _fresh_goal(self) -> Goal:
        first = not any(goal.kind == "main" for goal in self.desk.plan.goals)
        return Goal(title=tr("New goal"), kind="main" if first else "sub")


def _titled(desk: Desk, kind: type[T], title: str) -> tuple[Column[T], ...]:
    """Return the columns of rows that have a focus area and a title."""

    def rename(row: T, text: str) -> None:
        desk.editor.change(tr("change title"), kind, row.key, title=text)

    area: Column[T] = Column(
        code="area",
        title=tr("Area"),
        value=lambda row: row.focus_area,
        width=60,
        align="centre",
        tone=lambda row: FOCUS_AREAS.get(row.focus_area, ""),
    )
    name: Column[T] = Column(
        code="title",
        title=title,
        value=lambda row: row.title,
        edit=rename,
        stretch=True,
        width=260,
    )
    return (area, name)


def _fresh_challenge() -> Challenge:
    return Challenge(title=tr("New challenge"))


def _goal_kinds() -> tuple[tuple[str, str], ...]:
    return (("main", tr("Main goal")), ("sub", tr("Sub-goal")))


def _goal_words() -> ListWords:
    return ListWords(
        name=tr("Goals"),
        new=tr("New goal"),
        added=tr("add goal"),
        deleted=tr("delete goal"),
        delete=tr("Delete goal"),
        empty_title=tr("No goals yet"),
        empty_text=tr(
            "The main goal says in words what the city wants; sub-goals follow for each area. "
            "Figures are set as targets."
        ),
    )


def _challenge_words() -> ListWords:
    return ListWords(
        name=tr("Challenges"),
        new=tr("New challenge"),
        added=tr("add challenge"),
        deleted=tr("delete challenge"),
        delete=tr("Delete challenge"),
        empty_title=tr("No challenges yet"),
        empty_text=tr(
            "What makes the goals hard to reach here: traffic that grows, scattered building, "
            "landfills, floods. The strategy answers the challenges."
        ),
    )
