"""Undo restores every row exactly, whatever touched it: cascades, bulk statements, swaps."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from fbdesk.document.document import Document
from fbdesk.models import rows
from fbdesk.models.agreement import Commitment
from fbdesk.models.city import Party, Settings
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.inventory import InventoryEdition
from fbdesk.models.measures import Measure
from fbdesk.models.row import Row
from fbdesk.models.tables import METADATA
from tests.builders import a_measure, a_reduction, an_inventory, some_settings
from tests.document.conftest import Opened


def digest(document: Document) -> str:
    return document._copy.digest()


def assert_undo_and_redo_restore(document: Document, *edits: Any) -> None:
    """Check that undoing the edits one by one, and making them again, passes the same states."""
    states = [digest(document)]
    for edit in edits:
        document.perform("Endring", edit)
        states.append(digest(document))
    assert len(set(states)) == len(states), "each edit must change something"
    for state in reversed(states[:-1]):
        document.undo()
        assert digest(document) == state
    for state in states[1:]:
        document.redo()
        assert digest(document) == state


def inserting(*new: Row) -> Any:
    return lambda connection: rows.insert(connection, *new)


def running(*statements: str) -> Any:
    def edit(connection: Connection) -> None:
        for statement in statements:
            connection.exec_driver_sql(statement)

    return edit


def test_what_goes_along_with_a_deleted_measure_comes_back(opened: Opened) -> None:
    measure, *effect = a_reduction(100)
    document = opened(None, measure, *effect)
    before = document.snapshot()
    assert_undo_and_redo_restore(document, lambda c: rows.delete(c, Measure, measure.key))
    assert document.snapshot().effect_inputs == ()
    document.undo()
    assert document.snapshot() == before


def test_a_reference_that_let_go_is_tied_again(opened: Opened) -> None:
    edition, *measured = an_inventory({("Veitrafikk", "Personbiler"): {2009: 48_900.5}})
    document = opened(None, edition, *measured)
    settings = document.snapshot().settings
    document.perform(
        "Velg", lambda c: rows.change(c, Settings, settings.key, inventory_edition=edition.key)
    )
    document.perform("Slett utgave", lambda c: rows.delete(c, InventoryEdition, edition.key))
    assert document.snapshot().settings.inventory_edition is None
    assert document.snapshot().inventory_rows == ()

    change = document.undo()

    assert change.tables == {"plan", "inventory_edition", "inventory_row"}
    assert document.snapshot().settings.inventory_edition == edition.key
    assert document.snapshot().inventory_rows[0].emission_t == 48_900.5


def test_measures_that_swap_numbers_swap_back(opened: Opened) -> None:
    document = opened(None, a_measure("T-01"), a_measure("T-02"))
    assert_undo_and_redo_restore(
        document,
        running(
            "UPDATE measure SET number = 'x' WHERE number = 'T-01'",
            "UPDATE measure SET number = 'T-01' WHERE number = 'T-02'",
            "UPDATE measure SET number = 'T-02' WHERE number = 'x'",
        ),
    )


def test_bulk_statements_and_replacement_are_recorded(opened: Opened) -> None:
    measures = [a_measure(f"T-{number}") for number in range(20)]
    document = opened(None, *measures)
    key = measures[3].key
    columns = ", ".join(f'"{c.name}"' for c in METADATA.tables["measure"].c if c.name != "title")
    assert_undo_and_redo_restore(
        document,
        running("UPDATE measure SET position = position + 1, title = title || '!'"),
        running(
            f"INSERT OR REPLACE INTO measure ({columns}, title) "
            f"SELECT {columns}, 'byttet' FROM measure WHERE key = '{key}'"
        ),
        running("DELETE FROM measure WHERE position > 0"),
    )


def test_a_row_that_is_made_changed_and_deleted_in_one_edit_leaves_no_trace(
    opened: Opened,
) -> None:
    document = opened(None, a_measure("T-01"))
    fleeting, lasting = a_measure("T-02"), a_measure("T-03")

    def edit(connection: Connection) -> None:
        rows.insert(connection, fleeting, lasting)
        rows.change(connection, Measure, fleeting.key, title="Kort")
        rows.delete(connection, Measure, fleeting.key)

    assert_undo_and_redo_restore(document, edit)
    assert len(document.snapshot().measures) == 2


def test_a_row_that_is_deleted_and_made_again_with_its_key_keeps_its_children_on_undo(
    opened: Opened,
) -> None:
    measure, *effect = a_reduction(100)
    document = opened(None, measure, *effect)

    def edit(connection: Connection) -> None:
        rows.delete(connection, Measure, measure.key)
        rows.insert(connection, measure)

    assert_undo_and_redo_restore(document, edit)
    document.undo()
    assert len(document.snapshot().effects) == 1


@pytest.mark.parametrize(
    "value", [0.1 + 0.2, 1e-308, 5e-324, 1.7976931348623157e308, 0.0, 1 / 3, None]
)
def test_every_double_comes_back_bit_for_bit(opened: Opened, value: float | None) -> None:
    measure = a_measure()
    effect = Effect(measure=measure.key, method="general.stated")
    held = EffectInput(effect=effect.key, name="effect_t", value=value)
    document = opened(None, measure, effect, held)
    document.perform("Endre", lambda c: rows.change(c, EffectInput, held.key, value=77.0))
    document.undo()
    assert repr(document.snapshot().effect_inputs[0].value) == repr(value)


def test_texts_with_any_character_come_back(opened: Opened) -> None:
    text = "Blågrønn «faktor»; DROP TABLE measure; --\n\t' \" æøå 🚲"
    party = Party(name="Porsgrunn kommune", kind="municipality")
    promise = Commitment(number="F-1", party=party.key, text=text)
    document = opened(None, party, promise)
    document.perform("Slett part", lambda c: rows.delete(c, Party, party.key))
    assert document.snapshot().commitments == ()
    document.undo()
    assert document.snapshot().commitments == (promise,)


def test_undo_after_save_works_on(opened: Opened, tmp_path: Path) -> None:
    document = opened()
    document.perform("Nytt", inserting(a_measure("T-01")))
    document.save_as(tmp_path / "a.fbplan")
    document.undo()
    assert document.snapshot().measures == ()
    document.save()
    assert opened(tmp_path / "a.fbplan").snapshot().measures == ()


def test_foreign_keys_hold_again_after_undo(opened: Opened) -> None:
    measure, *effect = a_reduction(100)
    document = opened(None)
    document.perform("Nytt", inserting(measure, *effect))
    document.undo()
    document.redo()
    document.perform("Slett", lambda c: rows.delete(c, Measure, measure.key))
    assert document.snapshot().effects == ()


def test_settings_are_undone_like_any_row(opened: Opened) -> None:
    document = opened()
    settings = document.snapshot().settings
    document.perform("Navn", lambda c: rows.change(c, Settings, settings.key, name="Skien"))
    assert document.undo().tables == {"plan"}
    assert document.snapshot().settings == settings
    assert settings.name == some_settings().name
