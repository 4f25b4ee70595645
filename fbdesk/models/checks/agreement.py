"""What is missing in the agreement: the other side's promise, a deadline, who signs."""

from collections.abc import Iterator, Mapping

from fbdesk.models.agreement import Commitment
from fbdesk.models.checks.findings import BLOCKS, Finding
from fbdesk.models.snapshot import Plan

DOCUMENTS = ("agreement", "reporting-workbook")
OWN_SIDE = frozenset({"municipality"})
SIDES = {
    "municipality": "municipality",
    "county": "county",
    "ministry": "state",
    "state_agency": "state",
    "ks": "ks",
    "business": "business",
}
"""The side at the table on which each kind of party sits; organisations and research stand by."""

GIVEN_UP = frozenset({"withdrawn"})


def agreement_findings(plan: Plan) -> Iterator[Finding]:
    """Yield what the agreement lacks; nothing while the plan has no agreement at all."""
    if not plan.agreements and not plan.commitments:
        return
    if not plan.commitments:
        yield Finding(
            "agreement-without-commitments",
            "The agreement has no commitments of any party.",
            table="commitment",
            strength=BLOCKS,
            documents=DOCUMENTS,
        )
    if plan.agreements and not plan.signatories:
        yield Finding(
            "agreement-without-signatories",
            "Nobody is named to sign the agreement.",
            table="signatory",
            documents=("agreement",),
        )
    yield from _commitments(plan)
    yield from _one_sided_areas(plan)


def unmatched(plan: Plan) -> frozenset[str]:
    """Return the keys of the commitments that neither need nor meet another party's."""
    linked = {key for link in plan.conditions for key in (link.commitment, link.requires)}
    return frozenset(c.key for c in _standing(plan) if c.key not in linked)


def is_own_side(plan: Plan, commitment: Commitment) -> bool:
    """Tell whether a commitment is the city's own; the county's and the state's are not."""
    return _kinds(plan).get(commitment.party, "") in OWN_SIDE


def side_of(plan: Plan, commitment: Commitment) -> str:
    """Return whose promise it is: municipality, county, state, ks, business or others."""
    return SIDES.get(_kinds(plan).get(commitment.party, ""), "others")


def _commitments(plan: Plan) -> Iterator[Finding]:
    alone = unmatched(plan)
    for commitment in _standing(plan):
        if commitment.key in alone:
            yield _of(
                commitment,
                "commitment-unmatched",
                "{number} is not met by any other party's commitment.",
            )
        if commitment.deadline is None:
            yield _of(commitment, "commitment-without-deadline", "{number} has no deadline.")


def _one_sided_areas(plan: Plan) -> Iterator[Finding]:
    kinds = _kinds(plan)
    sides: dict[str, set[bool]] = {}
    for commitment in _standing(plan):
        own = kinds.get(commitment.party, "") in OWN_SIDE
        sides.setdefault(commitment.focus_area, set()).add(own)
    for area, found in sorted(sides.items()):
        if found == {True}:
            yield _area(area, "Area {area}: only the city commits, neither county nor state.")
        elif found == {False}:
            yield _area(area, "Area {area}: the city itself has not committed to anything.")


def _standing(plan: Plan) -> list[Commitment]:
    return [commitment for commitment in plan.commitments if commitment.status not in GIVEN_UP]


def _kinds(plan: Plan) -> Mapping[str, str]:
    return {party.key: party.kind for party in plan.parties}


def _of(commitment: Commitment, code: str, message: str) -> Finding:
    return Finding(
        code,
        message,
        {"number": commitment.number},
        table="commitment",
        key=commitment.key,
        documents=DOCUMENTS,
    )


def _area(area: str, message: str) -> Finding:
    return Finding(
        "area-one-sided", message, {"area": area}, table="commitment", documents=DOCUMENTS
    )
