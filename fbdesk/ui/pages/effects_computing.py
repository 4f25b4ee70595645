"""Computes what the page of the joint effect shows, beside the window: the newest plan counts."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from fbdesk.errors import PlanError
from fbdesk.models.plan_results import PlanResults
from fbdesk.models.programme import Programme
from fbdesk.models.scenario_results import ScenarioResult
from fbdesk.models.scenario_sets import ScenarioSet
from fbdesk.models.snapshot import Plan
from fbdesk.ui.background import Progress, Task
from fbdesk.ui.desk import Desk

LARGE = 100
"""A plan with more calculations is compared without its ranges: they would take too long."""


class ScenarioWork(QObject):
    """The calculations of scenarios that are under way; a newer one takes the older one's place."""

    computed = Signal(object)
    """All results (`PlanResults`) of the scenario that was asked for last."""
    compared = Signal(object)
    """The results of every scenario side by side (tuple of `ScenarioResult`)."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._one: Task[PlanResults] | None = None
        self._all: Task[tuple[ScenarioResult, ...]] | None = None

    def compute(self, scenario: ScenarioSet) -> None:
        """Compute the plan as if the scenario's measures were those that count."""
        self.forget()
        work = partial(_compute, self._desk.plan, self._desk.programme, scenario)
        self._one = self._desk.background.start("", work, self._take_one, self._tell)

    def compare(self, sets: tuple[ScenarioSet, ...]) -> None:
        """Compute every scenario side by side."""
        if self._all is not None:
            self._all.cancel()
        work = partial(_compare, self._desk.plan, self._desk.programme, sets)
        self._all = self._desk.background.start("", work, self._take_all, self._tell)

    def forget(self) -> None:
        """Let go of the scenario that is being computed: another one is shown."""
        if self._one is not None:
            self._one.cancel()
            self._one = None

    def _take_one(self, results: PlanResults) -> None:
        self._one = None
        self.computed.emit(results)

    def _take_all(self, compared: tuple[ScenarioResult, ...]) -> None:
        self._all = None
        self.compared.emit(compared)

    def _tell(self, error: PlanError) -> None:
        self._desk.messages.tell_error(error)


def _compute(
    plan: Plan, programme: Programme, scenario: ScenarioSet, progress: Progress
) -> PlanResults:
    from fbdesk.models.results import compute, edition_of

    return compute(
        plan,
        edition_of(plan),
        programme,
        samples=_samples(plan),
        go_on=progress.check,
        counting=scenario.counting,
    )


def _compare(
    plan: Plan, programme: Programme, sets: tuple[ScenarioSet, ...], progress: Progress
) -> tuple[ScenarioResult, ...]:
    from fbdesk.models.results import edition_of
    from fbdesk.models.scenario_results import compare_scenarios

    return compare_scenarios(
        plan,
        edition_of(plan),
        programme,
        scenarios=sets,
        samples=_samples(plan),
        go_on=progress.check,
    )


def _samples(plan: Plan) -> int:
    from fbdesk.calculation.uncertainty import SAMPLES

    return SAMPLES if len(plan.effects) <= LARGE else 0
