"""The list of proofs; a new one gets its line here."""

from tests.trust import damaged_files, openings, power_cuts, undoing
from tests.trust.tally import Proof

PROOFS: dict[str, Proof] = {
    proof.name: proof
    for proof in (power_cuts.PROOF, damaged_files.PROOF, undoing.PROOF, openings.PROOF)
}
