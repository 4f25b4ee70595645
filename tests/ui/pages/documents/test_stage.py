"""A document's card offers three languages, and a final edition where nothing else tells of it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.reports.catalogue import DOCUMENTS, DocumentKind, document_kind
from fbdesk.texts import LANGUAGES
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.documents.card import FINAL, DocumentCard
from fbdesk.ui.widgets.choices import ChoiceField

ADesk = Callable[..., Desk]


def a_card(qtbot: QtBot, desk: Desk, document: str) -> DocumentCard:
    card = DocumentCard(desk, document_kind(document))
    qtbot.addWidget(card)
    return card


def choose(qtbot: QtBot, card: DocumentCard, field: ChoiceField, code: str) -> None:
    """Choose as a user does, who is then shown the pages anew."""
    with qtbot.waitSignal(card.changed, timeout=5_000):
        field.setCurrentIndex(field.findData(code))
        field.activated.emit(field.currentIndex())


def test_a_document_can_be_ordered_in_every_language(qtbot: QtBot, a_desk: ADesk) -> None:
    card = a_card(qtbot, a_desk(), "action-plan")
    assert [card.language.itemData(n) for n in range(card.language.count())] == list(LANGUAGES)
    choose(qtbot, card, card.language, "nn")
    assert card.order.language == "nn"


def test_a_document_is_a_draft_until_it_is_chosen_to_be_final(qtbot: QtBot, a_desk: ADesk) -> None:
    card = a_card(qtbot, a_desk(), "climate-budget")
    assert not card.order.final
    choose(qtbot, card, card.stage, FINAL)
    assert card.order.final


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.id)
def test_the_choice_is_there_for_documents_that_do_not_know_themselves(
    qtbot: QtBot, a_desk: ADesk, kind: DocumentKind
) -> None:
    card = a_card(qtbot, a_desk(), kind.id)
    assert card.stage.isVisibleTo(card) == kind.declared_final
    card.stage.show_value(FINAL)
    assert card.order.final == kind.declared_final


def test_the_choice_rests_while_the_document_is_made(qtbot: QtBot, a_desk: ADesk) -> None:
    card = a_card(qtbot, a_desk(), "response")
    for working in (True, False):
        card.show_working(working=working)
        assert card.stage.isEnabled() != working
