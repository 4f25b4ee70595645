"""The list of proofs; a new one gets its line here."""

from tests.trust import (
    damaged_files,
    failing_disk,
    kills,
    merging,
    openings,
    power_cuts,
    printing,
    races,
    strangers,
    undoing,
)
from tests.trust.tally import Proof

PROOFS: dict[str, Proof] = {
    proof.name: proof
    for proof in (
        kills.PROOF,
        power_cuts.PROOF,
        failing_disk.PROOF,
        races.PROOF,
        damaged_files.PROOF,
        strangers.PROOF,
        merging.PROOF,
        undoing.PROOF,
        openings.PROOF,
        printing.PROOF,
    )
}
