"""The tab on the agreement: commitments about a measure, and the instruments that carry it."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fbdesk.models.agreement import Commitment, CommitmentMeasure
from fbdesk.models.city import Party
from fbdesk.models.measures import Instrument, Measure, MeasureInstrument
from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measures.page import MeasuresPage
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.fields import CheckField, LongTextEdit, TextField
from fbdesk.ui.widgets.link_list import LinkList
from tests.builders import a_measure
from tests.ui.pages.measures_page import (
    ADesk,
    measure,
    named_button,
    open_measures,
    undo_text,
    visible_words,
)

pytestmark = pytest.mark.usefixtures("norwegian")

SKIEN = Party(key="skien", name="Skien kommune", kind="municipality")
TOLL = Commitment(
    key="toll",
    number="F-03",
    party="skien",
    text="Legger fram sak om bomsnitt.",
    status="agreed",
)
LONG = Commitment(
    key="long",
    number="F-04",
    party="skien",
    text="Bygger ut sykkelvegnettet " * 8,
    position=1,
)


def commitments(page: MeasuresPage) -> LinkList:
    return page.card.agreement._commitments


def link(linked: LinkList, key: str) -> None:
    index = linked.add_field.findData(key)
    assert index > 0
    linked.add_field.setCurrentIndex(index)
    linked.add_field.activated.emit(index)


def a_carried_measure(**values: object) -> tuple[Measure, Instrument, MeasureInstrument]:
    held = a_measure("T-01", title="Bypakke")
    instrument = Instrument(title="Bompenger", **{"kind": "economic", **values})  # type: ignore[arg-type]
    return held, instrument, MeasureInstrument(measure=held.key, instrument=instrument.key)


def instrument_of(desk: Desk) -> Instrument:
    (found,) = desk.plan.instruments
    return found


def open_agreement(qtbot: QtBot, a_desk: ADesk, *rows: Row) -> tuple[MeasuresPage, Desk]:
    desk = a_desk(*rows)
    return open_measures(qtbot, desk, tab="agreement"), desk


def form_field(page: MeasuresPage, name: str) -> QWidget:
    return page.card.agreement.instruments.form.field(name)


def test_a_commitment_is_linked_and_let_go(qtbot: QtBot, a_desk: ADesk) -> None:
    page, desk = open_agreement(qtbot, a_desk, a_measure("T-01"), SKIEN, TOLL)
    listed = commitments(page)
    assert "Ingen forpliktelse gjelder dette tiltaket ennå." in visible_words(listed)
    link(listed, "toll")
    assert [held.commitment for held in desk.plan.commitment_measures] == ["toll"]
    assert undo_text(desk) == "knytt F-03 til T-01"
    words = visible_words(listed)
    assert "F-03  Legger fram sak om bomsnitt." in words
    assert "Skien kommune · Avtalt" in words
    named_button(listed, "Løs fra tiltaket: F-03").click()
    assert desk.plan.commitment_measures == ()
    assert undo_text(desk) == "løs F-03 fra T-01"


def test_a_long_commitment_is_offered_in_short_and_shown_whole(qtbot: QtBot, a_desk: ADesk) -> None:
    page, _ = open_agreement(qtbot, a_desk, a_measure("T-01"), SKIEN, LONG)
    listed = commitments(page)
    offered = listed.add_field.itemText(1)
    assert offered.startswith("F-04  Bygger ut sykkelvegnettet")
    assert offered.endswith(" …")
    assert len(offered) < 90
    link(listed, "long")
    assert f"F-04  {LONG.text}" in visible_words(listed)


def test_a_commitment_leads_to_the_agreement(qtbot: QtBot, a_desk: ADesk) -> None:
    held = a_measure("T-01")
    went: list[tuple[str, str]] = []
    desk = a_desk(
        held, SKIEN, TOLL, CommitmentMeasure(commitment="toll", measure=held.key), went_to=went
    )
    page = open_measures(qtbot, desk, tab="agreement")
    named_button(commitments(page), "Vis i avtalen: F-03").click()
    named_button(page.card.agreement, "Gå til avtalen").click()
    assert went == [("agreement", "toll"), ("agreement", "")]


def test_an_instrument_of_the_plan_is_linked_and_let_go(qtbot: QtBot, a_desk: ADesk) -> None:
    charge = Instrument(title="Rushtidsavgift", kind="economic", level="state", restrictive=True)
    page, desk = open_agreement(qtbot, a_desk, a_measure("T-01"), charge)
    listed = page.card.agreement.instruments._list
    link(listed, charge.key)
    assert [held.instrument for held in desk.plan.measure_instruments] == [charge.key]
    assert undo_text(desk) == "knytt et virkemiddel til T-01"
    assert "Økonomisk virkemiddel · Stat · restriktivt" in visible_words(listed)
    assert "Restriktivt virkemiddel" in visible_words(page.card.head)
    named_button(listed, "Løs fra tiltaket: Rushtidsavgift").click()
    assert desk.plan.measure_instruments == ()
    assert [instrument.title for instrument in desk.plan.instruments] == ["Rushtidsavgift"]
    assert "Restriktivt virkemiddel" not in visible_words(page.card.head)


def test_a_new_instrument_is_linked_and_its_title_ready_to_be_typed(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page, desk = open_agreement(qtbot, a_desk, a_measure("T-01"))
    named_button(page.card.agreement, "Nytt virkemiddel").click()
    new = instrument_of(desk)
    assert new.title == "Nytt virkemiddel"
    assert [held.instrument for held in desk.plan.measure_instruments] == [new.key]
    assert undo_text(desk) == "legg til et virkemiddel for T-01"
    title = form_field(page, "title")
    assert isinstance(title, TextField)
    assert title.selectedText() == "Nytt virkemiddel"
    QTest.keyClicks(title, "Parkeringsnorm")
    page.table.setFocus()
    assert instrument_of(desk).title == "Parkeringsnorm"
    desk.editor.undo()
    desk.editor.undo()
    assert desk.plan.instruments == ()
    assert desk.plan.measure_instruments == ()


def test_the_fields_of_an_instrument_open_and_close_with_the_pencil(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    page, _ = open_agreement(qtbot, a_desk, *a_carried_measure())
    assert not page.card.agreement.instruments.form.isVisible()
    named_button(page.card.agreement, "Endre: Bompenger").click()
    assert page.card.agreement.instruments.form.isVisible()
    named_button(page.card.agreement, "Endre: Bompenger").click()
    assert not page.card.agreement.instruments.form.isVisible()


def test_the_restrictive_mark_is_ticked(qtbot: QtBot, a_desk: ADesk) -> None:
    page, desk = open_agreement(qtbot, a_desk, *a_carried_measure())
    named_button(page.card.agreement, "Endre: Bompenger").click()
    check = form_field(page, "restrictive")
    assert isinstance(check, CheckField)
    check.click()
    assert instrument_of(desk).restrictive
    assert undo_text(desk) == "endre restriktivt for Bompenger"
    assert "Restriktivt virkemiddel" in visible_words(page.card.head)


@pytest.mark.parametrize(("name", "code"), [("kind", "regulation"), ("level", "county")])
def test_kind_and_level_are_chosen(qtbot: QtBot, a_desk: ADesk, name: str, code: str) -> None:
    page, desk = open_agreement(qtbot, a_desk, *a_carried_measure())
    named_button(page.card.agreement, "Endre: Bompenger").click()
    chosen = form_field(page, name)
    assert isinstance(chosen, ChoiceField)
    index = chosen.findData(code)
    chosen.setCurrentIndex(index)
    chosen.activated.emit(index)
    assert getattr(instrument_of(desk), name) == code


def test_who_decides_and_the_description_are_typed(qtbot: QtBot, a_desk: ADesk) -> None:
    page, desk = open_agreement(qtbot, a_desk, *a_carried_measure())
    named_button(page.card.agreement, "Endre: Bompenger").click()
    owner, description = form_field(page, "owner"), form_field(page, "description")
    assert isinstance(owner, TextField)
    assert isinstance(description, LongTextEdit)
    owner.setFocus()
    QTest.keyClicks(owner, "Stortinget")
    description.setFocus()
    QTest.keyClicks(description, "Etter lokalt vedtak.")
    page.table.setFocus()
    held = instrument_of(desk)
    assert (held.owner, held.description) == ("Stortinget", "Etter lokalt vedtak.")


def test_an_instrument_that_carries_others_says_so(qtbot: QtBot, a_desk: ADesk) -> None:
    held, charge, first = a_carried_measure()
    other = a_measure("T-07", position=1)
    second = MeasureInstrument(measure=other.key, instrument=charge.key)
    page, _ = open_agreement(qtbot, a_desk, held, other, charge, first, second)
    named_button(page.card.agreement, "Endre: Bompenger").click()
    assert "Bærer også T-07. En endring gjelder der også." in visible_words(page.card.agreement)


def test_another_measure_closes_the_fields_of_the_instrument(qtbot: QtBot, a_desk: ADesk) -> None:
    rows = a_carried_measure()
    page, desk = open_agreement(qtbot, a_desk, *rows, a_measure("T-02", position=1))
    named_button(page.card.agreement, "Endre: Bompenger").click()
    page.reveal(measure(desk, "T-02").key)
    assert not page.card.agreement.instruments.form.isVisible()
    assert "Ingen virkemidler bærer dette tiltaket ennå." in visible_words(page.card.agreement)


def test_an_opened_instrument_leads_to_its_own_page(qtbot: QtBot, a_desk: ADesk) -> None:
    held, instrument, carries = a_carried_measure()
    went: list[tuple[str, str]] = []
    page = open_measures(qtbot, a_desk(held, instrument, carries, went_to=went), tab="agreement")
    instruments = page.card.agreement.instruments
    named_button(instruments, "Endre: Bompenger").click()
    named_button(instruments, "Vis på siden Virkemidler").click()
    assert went == [("instruments", instrument.key)]
