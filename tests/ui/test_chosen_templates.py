"""Tests of the templates that were chosen last: kept by document, on this PC, until taken back."""

from pathlib import Path

from fbdesk.preferences import load_preferences
from fbdesk.ui.chosen_templates import ChosenTemplates
from fbdesk.ui.preference_store import PreferenceStore

AGREEMENT, MINUTES = Path("/maler/avtale=2.toml"), Path("/maler/referat.toml")


def test_at_first_every_document_has_the_standard_template() -> None:
    assert ChosenTemplates(None).of("agreement") is None


def test_each_document_has_its_own_and_gives_it_back() -> None:
    chosen = ChosenTemplates(None)
    chosen.choose("agreement", AGREEMENT)
    chosen.choose("minutes", MINUTES)
    assert (chosen.of("agreement"), chosen.of("minutes")) == (AGREEMENT, MINUTES)
    chosen.choose("agreement", None)
    assert (chosen.of("agreement"), chosen.of("minutes")) == (None, MINUTES)


def test_the_choice_outlives_the_window(tmp_path: Path) -> None:
    first = ChosenTemplates(PreferenceStore(tmp_path))
    first.choose("minutes", AGREEMENT)
    first.choose("minutes", MINUTES)
    assert load_preferences(tmp_path).templates == (f"minutes={MINUTES}",)
    assert ChosenTemplates(PreferenceStore(tmp_path)).of("minutes") == MINUTES


def test_two_choosers_of_one_store_see_each_others_choices(tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path)
    one, other = ChosenTemplates(store), ChosenTemplates(store)
    one.choose("agreement", AGREEMENT)
    other.choose("minutes", MINUTES)
    assert one.of("minutes") == MINUTES
    assert other.of("agreement") == AGREEMENT


def test_what_is_no_choice_is_left_out(tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path)
    store.set(templates=("", "minutes", "agreement=", "=x"))
    assert ChosenTemplates(store).of("minutes") is None
    assert ChosenTemplates(store).of("agreement") is None
