"""The proofs of large counts in their small form, and the command that runs and writes them."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.trust import damaged_files, figures, merging, openings, printing, strangers, undoing
from tests.trust.__main__ import main
from tests.trust.figures import BEGIN, END, Figures, kept, write_page
from tests.trust.hostile_plans import BYTES, HOSTILE, LARGE, NAMES, RUNNING, TEXTS, VALUES
from tests.trust.proofs import PROOFS
from tests.trust.tally import KEPT_WORDS, Proof, Tally, chance

FOUND_ONCE = (6141, 6745, 10728, 17821, 17882, 20287)
"""Merges whose result once depended on who merged, or lost a change without a word."""


@pytest.mark.parametrize(
    ("proof", "trials"),
    [
        (damaged_files.PROOF, range(80)),
        (strangers.PROOF, range(0, len(HOSTILE) - len(LARGE), 3)),
        (merging.PROOF, range(100)),
        (undoing.PROOF, range(8)),
        (openings.PROOF, range(12)),
        (printing.PROOF, range(2, 12, 3)),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_some_trials_find_no_fault(proof: Proof, trials: range, tmp_path: Path) -> None:
    tally = proof.run(trials, tmp_path)
    assert dict(tally.faults) == {}, tally.words
    assert tally.trials == len(trials)


@pytest.mark.large
@pytest.mark.parametrize(
    "proof",
    [
        *(damaged_files.PROOF, strangers.PROOF, merging.PROOF, undoing.PROOF, openings.PROOF),
        printing.PROOF,
    ],
    ids=lambda proof: proof.name,
)
def test_all_trials_find_no_fault(proof: Proof, tmp_path: Path) -> None:
    for start in range(0, proof.full, proof.slice):
        folder = tmp_path / str(start)
        folder.mkdir()
        tally = proof.run(range(start, min(start + proof.slice, proof.full)), folder)
        assert dict(tally.faults) == {}, tally.words


@pytest.mark.parametrize("trial", FOUND_ONCE)
def test_merges_that_once_went_wrong_go_right(trial: int, tmp_path: Path) -> None:
    assert dict(merging.PROOF.run(range(trial, trial + 1), tmp_path).faults) == {}


def test_every_kind_of_damage_does_damage() -> None:
    for kind in damaged_files.KINDS.values():
        honest = bytes(range(1, 256)) * 100
        of = chance("damage", 3)
        assert any(kind(bytearray(honest), of) != honest for _ in range(5)), kind


def test_there_are_more_than_60_hostile_plans_each_with_a_name_of_its_own() -> None:
    groups = (RUNNING, VALUES, NAMES, TEXTS, BYTES, LARGE)
    assert len(HOSTILE) == len(set(HOSTILE)) == sum(len(group) for group in groups) > 60


def test_the_watch_over_strangers_hears_what_is_run() -> None:
    import sqlite3

    with strangers.watched() as ran:
        raw = sqlite3.connect(":memory:")
        raw.execute("CREATE TABLE measure (title TEXT)")
        raw.execute(RUNNING["trigger after insert"])
        ran.clear()
        raw.execute("INSERT INTO measure VALUES ('x')")
        raw.close()
    assert strangers.CALLED in ran


def test_each_trial_has_its_own_chance_the_same_each_time() -> None:
    assert chance("a", 1).random() == chance("a", 1).random() != chance("a", 2).random()
    assert chance("b", 1).random() != chance("a", 1).random()


def test_a_tally_counts_all_faults_and_keeps_the_first_in_words() -> None:
    tally, more = Tally(trials=1), Tally(trials=KEPT_WORDS + 5)
    tally.fault("lost", 0, "first")
    for trial in range(KEPT_WORDS + 5):
        more.fault("torn", trial, "again")
    tally.add(more)
    assert tally.trials == KEPT_WORDS + 6
    assert tally.faults == {"lost": 1, "torn": KEPT_WORDS + 5}
    assert tally.words[0] == "trial 0: lost: first"
    assert len(tally.words) == KEPT_WORDS + 1


@pytest.fixture
def own_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the figures of a test out of those of the real runs."""
    monkeypatch.setattr(figures, "KEPT", tmp_path / "figures")
    return tmp_path / "figures"


def test_a_run_is_carried_on_where_it_stopped(
    own_figures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["merge", "--trials", "3"]) == 0
    first = kept("merge")
    assert first.tally.trials == 3
    assert main(["merge", "--trials", "5"]) == 0
    again = kept("merge")
    assert again.tally.trials == 5
    assert again.seconds > first.seconds
    assert again.machine
    assert again.commit == figures.commit()
    assert json.loads((own_figures / "merge.json").read_text())["tally"]["trials"] == 5
    assert "merge: 5 × merge of two people's random work: 0 unreported" in capsys.readouterr().out


def test_a_fault_is_told_by_the_exit_code(own_figures: Path) -> None:
    faulty = Figures("merge", Tally(1, Counter({"unreported losses": 1}), ["trial 0: lost"]))
    faulty.keep()
    assert own_figures.is_dir()
    assert main(["merge", "--trials", "1"]) == 1


def test_a_few_trials_are_kept_nowhere(own_figures: Path) -> None:
    assert main(["merge", "--try", "2"]) == 0
    assert not own_figures.exists()


def test_an_unknown_proof_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["hope"])
    assert "no proof is called hope" in capsys.readouterr().err


def test_the_page_gets_the_figures_between_its_marks(own_figures: Path, tmp_path: Path) -> None:
    page = tmp_path / "trust.md"
    page.write_text(f"# Før\n{BEGIN}\ngammelt\n{END}\nEtter\n", encoding="utf-8")
    figure = Figures("undo")
    figure.add(Tally(1_200, notes=Counter(edits=9_000)), 75.0)
    figure.keep()
    assert own_figures.is_dir()
    write_page(page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Før\n")
    assert text.endswith("\nEtter\n")
    assert "gammelt" not in text
    made = f"`{figures.commit()}`" if figures.commit() else "earlier"
    row = f"1 200 | 10 000 | 0 different states | 9 000 edits | 1 min | {figure.last} | {made} |"
    assert row in text


def test_every_proof_says_what_may_never_happen() -> None:
    for name, proof in PROOFS.items():
        assert name == proof.name
        assert proof.never
        assert proof.full >= 60
