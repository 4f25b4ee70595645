"""Which measures each scenario of a plan holds, and why a measure is left out of it.

Three scenarios are there without anybody doing anything; what they hold follows from the
programme's lists (statuses, dependence on the state, commitments), never from a code known here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from fbdesk.models.agreement import Commitment, CommitmentMeasure, Condition
from fbdesk.models.city import Party
from fbdesk.models.measures import Measure
from fbdesk.models.programmes.parts import Words
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.scenarios import ADOPTED, CHOSEN, PROPOSED, WITHOUT_STATE, ScenarioMeasure
from fbdesk.models.snapshot import Plan
from fbdesk.texts import Translate, sentence

BUILT_IN = "built-in-"
"""What the key of a scenario starts with that no row of the plan stands for."""

_TITLES = {
    ADOPTED: "Adopted measures",
    PROPOSED: "Adopted and proposed measures",
    WITHOUT_STATE: "Without the state's contribution",
}
_DESCRIPTIONS = {
    ADOPTED: "What has been decided, is under way or done.",
    PROPOSED: "What has been decided, and what is proposed or under study.",
    WITHOUT_STATE: (
        "What has been decided and can be carried out though the state does not contribute."
    ),
}
_NOT_DECIDED = "Has not been decided: {status}."
_PUT_OFF = "Neither decided nor proposed: {status}."
_REQUIRES_STATE = "Requires the state's contribution."
_NOT_AGREED = "Needs {number} of {party}, which is not agreed: {status}."
_BY_HAND = "Taken out by hand."
_NOT_CHOSEN = "Not chosen."


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A measure that a scenario does not hold; `reason` is English with places for `values`."""

    measure: str
    reason: str
    values: Mapping[str, str | Words] = field(default_factory=dict)

    def text(self, translate: Translate, language: str) -> str:
        """Return the reason in a language, with the programme's words in it."""
        values: dict[str, str | Words] = {
            name: value.text(language) if isinstance(value, Words) else value
            for name, value in self.values.items()
        }
        return sentence(translate, self.reason, values)


@dataclass(frozen=True, slots=True)
class ScenarioSet:
    """A scenario as it stands: its name, its rule, and the measures that it holds.

    `title` and `description` of one that is built in are English source texts. `measures` and
    `left_out` follow the plan's order of measures; `by_hand` tells how many the planner moved.
    """

    key: str
    title: str
    basis: str
    description: str = ""
    measures: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    by_hand: int = 0

    @property
    def built_in(self) -> bool:
        """Whether no row of the plan stands for it, so that it can be copied but not changed."""
        return self.key.startswith(BUILT_IN)

    @property
    def counting(self) -> frozenset[str]:
        """The keys of its measures, as `results.compute` wants them."""
        return frozenset(self.measures)


def scenario_sets(plan: Plan, programme: Programme) -> tuple[ScenarioSet, ...]:
    """Return every scenario of a plan: those that are built in, then the planner's own."""
    found = [
        _set(plan, programme, f"{BUILT_IN}{basis}", title, basis, _DESCRIPTIONS[basis])
        for basis, title in _TITLES.items()
    ]
    found += [
        _set(plan, programme, row.key, row.title, row.basis, row.description)
        for row in plan.scenarios
    ]
    return tuple(found)


def scenario_set(plan: Plan, programme: Programme, key: str) -> ScenarioSet:
    """Return one scenario; that of the adopted measures where the plan no longer has the key."""
    found = scenario_sets(plan, programme)
    return next((each for each in found if each.key == key), found[0])


def needs_of_the_state(plan: Plan, programme: Programme) -> Mapping[str, LeftOut]:
    """Return the measures that do not come without the state, each with the reason.

    A measure needs the state where its dependence says that the contribution is required; where
    a commitment of the state is about it and is not agreed; or where a commitment about it holds
    only if such a one does. What the state has agreed to is counted on.
    """
    state = {kind.code for kind in programme.party_kinds if kind.state}
    agreed = {status.code for status in programme.commitment_statuses if status.agreed}
    required = {each.code for each in programme.state_dependence if each.required}
    parties = {party.key: party for party in plan.parties}
    missing = {
        commitment.key: commitment
        for commitment in plan.commitments
        if commitment.status not in agreed and parties[commitment.party].kind in state
    }
    needs: dict[str, LeftOut] = {}
    for measure in plan.measures:
        if measure.state_dependence in required:
            needs[measure.key] = LeftOut(measure.key, _REQUIRES_STATE)
            continue
        lacking = next(_lacking(plan, measure.key, missing), None)
        if lacking is not None:
            needs[measure.key] = _not_agreed(measure.key, lacking, parties, programme)
    return needs


def _lacking(plan: Plan, measure: str, missing: Mapping[str, Commitment]) -> Iterator[Commitment]:
    """Yield the commitments that a measure needs and that are missing, by their numbers."""
    about = {link.commitment for link in plan.children(CommitmentMeasure, "measure", measure)}
    needed = about | {
        condition.requires
        for commitment in about
        for condition in plan.children(Condition, "commitment", commitment)
    }
    yield from (each for key, each in missing.items() if key in needed)


def _not_agreed(
    measure: str, commitment: Commitment, parties: Mapping[str, Party], programme: Programme
) -> LeftOut:
    names = dict(programme.choices("commitment_status"))
    values: dict[str, str | Words] = {
        "number": commitment.number,
        "party": parties[commitment.party].name,
        "status": names.get(commitment.status, commitment.status),
    }
    return LeftOut(measure, _NOT_AGREED, values)


Rule = Callable[[Measure], LeftOut | None]
"""Tells why a measure is left out, None where it is in."""


def _rule(plan: Plan, programme: Programme, basis: str) -> Rule:
    statuses = {status.code: status for status in programme.statuses}
    needs = needs_of_the_state(plan, programme) if basis == WITHOUT_STATE else {}

    def decide(measure: Measure) -> LeftOut | None:
        status = statuses.get(measure.status)
        if status is not None and status.counts:
            return needs.get(measure.key)
        if basis == PROPOSED and status is not None and status.proposed:
            return None
        words: dict[str, str | Words] = {"status": status.name if status else measure.status}
        return LeftOut(measure.key, _PUT_OFF if basis == PROPOSED else _NOT_DECIDED, words)

    def only_by_hand(measure: Measure) -> LeftOut | None:
        return LeftOut(measure.key, _NOT_CHOSEN)

    return only_by_hand if basis == CHOSEN else decide


def _set(
    plan: Plan, programme: Programme, key: str, title: str, basis: str, description: str
) -> ScenarioSet:
    stated = {
        link.measure: link.included for link in plan.children(ScenarioMeasure, "scenario", key)
    }
    decide = _rule(plan, programme, basis)
    measures: list[str] = []
    left_out: list[LeftOut] = []
    by_hand = 0
    for measure in plan.measures:
        reason = decide(measure)
        included = stated.get(measure.key, reason is None)
        by_hand += included is not (reason is None)
        if included:
            measures.append(measure.key)
        else:
            left_out.append(reason or LeftOut(measure.key, _BY_HAND))
    return ScenarioSet(key, title, basis, description, tuple(measures), tuple(left_out), by_hand)
