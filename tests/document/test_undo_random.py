"""Random edits, undone and redone in any order, pass through exactly the states they came from."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fbdesk.document.document import Document
from fbdesk.models import rows
from fbdesk.models.city import Settings
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from tests.builders import a_measure, some_settings

NUMBERS = st.sampled_from([f"T-{number}" for number in range(6)])
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
DOUBLES = st.floats(allow_nan=False, allow_infinity=False)


class RandomEdits(RuleBasedStateMachine):
    """A document beside a plain list of the digests that it should pass through."""

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.document = Document.new([some_settings()], Path(self.folder.name))
        self.states = [self.digest()]
        self.place = 0

    def digest(self) -> str:
        return self.document._copy.digest()

    def keys(self) -> list[str]:
        return [measure.key for measure in self.document.snapshot().measures]

    def did(self, changed: frozenset[str]) -> None:
        if changed:
            self.states = [*self.states[: self.place + 1], self.digest()]
            self.place += 1

    @rule(number=NUMBERS, title=TEXTS, cost=st.integers(0, 2**62), value=DOUBLES)
    def add_a_measure(self, number: str, title: str, cost: int, value: float) -> None:
        if number in {measure.number for measure in self.document.snapshot().measures}:
            return
        measure = a_measure(number, title=title)
        effect = Effect(measure=measure.key, method="general.stated")
        change = self.document.perform(
            "Nytt tiltak",
            lambda connection: rows.insert(
                connection,
                measure,
                effect,
                EffectInput(effect=effect.key, name="effect_t", value=value),
                CostLine(measure=measure.key, year=2010, gross_ore=cost),
            ),
        )
        self.did(change.tables)

    @precondition(lambda self: self.keys())
    @rule(data=st.data(), title=TEXTS)
    def rename_a_measure(self, data: st.DataObject, title: str) -> None:
        key = data.draw(st.sampled_from(self.keys()))
        change = self.document.perform(
            "Endre", lambda connection: rows.change(connection, Measure, key, title=title)
        )
        self.did(change.tables)

    @precondition(lambda self: self.keys())
    @rule(data=st.data())
    def delete_measures(self, data: st.DataObject) -> None:
        keys = data.draw(st.lists(st.sampled_from(self.keys()), min_size=1, unique=True))
        change = self.document.perform(
            "Slett", lambda connection: rows.delete(connection, Measure, *keys)
        )
        self.did(change.tables)

    @rule(name=TEXTS)
    def rename_the_plan(self, name: str) -> None:
        key = self.document.snapshot().settings.key
        change = self.document.perform(
            "Navn", lambda connection: rows.change(connection, Settings, key, name=name)
        )
        self.did(change.tables)

    @rule()
    def number_all_anew(self) -> None:
        change = self.document.perform(
            "Nummerer",
            lambda connection: connection.exec_driver_sql(
                "UPDATE measure SET position = rowid % 7, rev = rev + 1"
            ),
        )
        self.did(change.tables)

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.document.undo()
            self.place = max(self.place - 1, 0)

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.document.redo()
            self.place = min(self.place + 1, len(self.states) - 1)

    @rule()
    def save(self) -> None:
        self.document.save_as(Path(self.folder.name) / "plan.fbplan")
        assert self.document.is_saved

    @rule()
    def crash_and_recover(self) -> None:
        path = self.document._copy.path
        self.document._copy.leave()
        self.document = Document.recover(path)

    @invariant()
    def the_plan_is_in_the_state_that_it_should_be(self) -> None:
        assert self.digest() == self.states[self.place]
        assert bool(self.document.undo_text) == (self.place > 0)
        assert bool(self.document.redo_text) == (self.place < len(self.states) - 1)

    @invariant()
    def the_refreshed_snapshot_equals_one_read_afresh(self) -> None:
        kept = self.document.snapshot()
        self.document._plan = None
        assert self.document.snapshot() == kept

    def teardown(self) -> None:
        if hasattr(self, "document"):
            self.document.close(discard=True)
            self.folder.cleanup()


RandomEdits.TestCase.settings = settings(
    max_examples=10,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestRandomEdits = RandomEdits.TestCase


class ManyRandomEdits(RandomEdits):
    """The same, for a long run."""


ManyRandomEdits.TestCase.settings = settings(
    max_examples=500, stateful_step_count=40, deadline=None
)
TestManyRandomEdits = pytest.mark.large(ManyRandomEdits.TestCase)
