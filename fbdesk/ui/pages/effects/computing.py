"""Computes what the page of the joint effect shows, beside the window: the newest plan counts."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from fbdesk.errors import PlanError
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.per_scenario import ScenarioResult
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.scenario_sets import ScenarioSet
from fbdesk.models.snapshot import Plan
from fbdesk.ui.background import Progress, Task
from fbdesk.ui.desk import Desk

LARGE = 100
"""A plan with more calculations shows its scenarios first and their ranges a moment later."""


class ScenarioWork(QObject):
    """The calculations of scenarios that are under way; a newer one takes the older one's place."""

    computed = Signal(object)
    """All results (`PlanResults`) of the scenario that was asked for last."""
    compared = Signal(object)
    """The results of every scenario side by side (tuple of `ScenarioResult`)."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._scenario: ScenarioSet | None = None
        self._sets: tuple[ScenarioSet, ...] = ()
        self._one: Task[PlanResults] | None = None
        self._all: Task[tuple[ScenarioResult, ...]] | None = None
        self._ranges_of_one = self._ranges_of_all = True

    def compute(self, scenario: ScenarioSet) -> None:
        """Compute the plan as if the scenario's measures were those that count."""
        self._scenario = scenario
        self._ranges_of_one = not self._is_large
        self._start_one(scenario)

    def compare(self, sets: tuple[ScenarioSet, ...]) -> None:
        """Compute every scenario side by side."""
        self._sets = sets
        self._ranges_of_all = not self._is_large
        self._start_all()

    def forget(self) -> None:
        """Let go of the scenario that is being computed: another one is shown."""
        if self._one is not None:
            self._one.cancel()
            self._one = None

    @property
    def _is_large(self) -> bool:
        return len(self._desk.plan.effects) > LARGE

    def _start_one(self, scenario: ScenarioSet) -> None:
        self.forget()
        plan, programme = self._desk.plan, self._desk.programme
        work = partial(_compute, plan, programme, scenario, self._ranges_of_one)
        self._one = self._desk.background.start("", work, self._take_one, self._tell)

    def _start_all(self) -> None:
        if self._all is not None:
            self._all.cancel()
        plan, programme = self._desk.plan, self._desk.programme
        work = partial(_compare, plan, programme, self._sets, self._ranges_of_all)
        self._all = self._desk.background.start("", work, self._take_all, self._tell)

    def _take_one(self, results: PlanResults) -> None:
        self._one = None
        self.computed.emit(results)
        if not self._ranges_of_one and self._scenario is not None:
            self._ranges_of_one = True
            self._start_one(self._scenario)

    def _take_all(self, compared: tuple[ScenarioResult, ...]) -> None:
        self._all = None
        self.compared.emit(compared)
        if not self._ranges_of_all:
            self._ranges_of_all = True
            self._start_all()

    def _tell(self, error: PlanError) -> None:
        self._desk.messages.tell_error(error)


def _compute(
    plan: Plan,
    programme: Programme,
    scenario: ScenarioSet,
    ranges: bool,  # noqa: FBT001 a partial gives it by position
    progress: Progress,
) -> PlanResults:
    from fbdesk.calculation.uncertainty import SAMPLES
    from fbdesk.models.results.computing import compute, edition_of

    return compute(
        plan,
        edition_of(plan),
        programme,
        samples=SAMPLES if ranges else 0,
        go_on=progress.check,
        counting=scenario.counting,
    )


def _compare(
    plan: Plan,
    programme: Programme,
    sets: tuple[ScenarioSet, ...],
    ranges: bool,  # noqa: FBT001 a partial gives it by position
    progress: Progress,
) -> tuple[ScenarioResult, ...]:
    from fbdesk.calculation.uncertainty import SAMPLES
    from fbdesk.models.results.computing import edition_of
    from fbdesk.models.results.per_scenario import compare_scenarios

    return compare_scenarios(
        plan,
        edition_of(plan),
        programme,
        scenarios=sets,
        samples=SAMPLES if ranges else 0,
        go_on=progress.check,
    )
