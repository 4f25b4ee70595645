"""The list of proofs; a new one gets its line here."""

from tests.trust import damaged_files, kills, openings, power_cuts, races, undoing
from tests.trust.tally import Proof

PROOFS: dict[str, Proof] = {
    proof.name: proof
    for proof in (
        kills.PROOF,
        races.PROOF,
        power_cuts.PROOF,
        damaged_files.PROOF,
        undoing.PROOF,
        openings.PROOF,
    )
}
