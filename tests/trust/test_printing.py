"""The proof of documents of random plans: its plans are possible ones, and it sees faults."""

import io
import zipfile

import pytest

from fbdesk.models.city import Settings
from fbdesk.models.declarations import KINDS, fields
from fbdesk.models.reporting import FrozenPart, PeriodEvent
from fbdesk.reports.catalogue import Order, make
from fbdesk.texts import LANGUAGES as ALL_LANGUAGES
from tests.builders import a_plan
from tests.reports.test_pdf import a_document
from tests.trust.printing import (
    BROKEN_OFF,
    LANGUAGES,
    MADE,
    NAME,
    ODD,
    ORDERS,
    PROOF,
    TYPED,
    a_plan_of_chance,
    judge,
    unsound,
)
from tests.trust.tally import Tally, chance

MINUTES = Order("minutes", "pdf")
RESPONSE = Order("response", "docx")


def a_package(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(f"{name}.xml", content)
    return buffer.getvalue()


def test_every_document_format_and_language_has_its_turn() -> None:
    assert len(ORDERS) * 2 <= PROOF.full
    assert set(LANGUAGES) == set(ALL_LANGUAGES)


def test_a_trials_plan_is_the_same_each_time() -> None:
    first, again, other = (a_plan_of_chance(chance(NAME, trial)) for trial in (6, 6, 8))
    assert first == again
    assert first != other


def test_random_plans_hold_odd_texts_in_a_programme_that_exists() -> None:
    plan = a_plan_of_chance(chance(NAME, 10))
    assert plan.settings.programme in {"framtidens-byer", "klimaplan"}
    texts = {
        getattr(row, field.name)
        for kind in KINDS
        for row in plan.rows_of(kind)
        for field in fields(kind)
        if field.holds is str
    }
    assert len(texts & set(ODD)) > len(ODD) // 2


def test_what_only_the_program_writes_is_not_typed() -> None:
    assert set(KINDS) - set(TYPED) == {FrozenPart, PeriodEvent}
    assert Settings in TYPED


def test_a_document_about_nothing_is_refused_and_no_fault() -> None:
    tally = Tally()
    assert judge(a_plan(), MINUTES, tally) == []
    assert tally.notes["refused for want of what it is about"] == 1


@pytest.mark.parametrize("order", [Order("minutes", "odt"), Order("memo", "pdf")])
def test_a_document_that_cannot_be_made_is_a_fault(order: Order) -> None:
    ((fault, words),) = judge(a_plan(), order, Tally())
    assert fault == BROKEN_OFF
    assert "UsageError" in words


def test_an_unsound_document_is_seen() -> None:
    from fbdesk.reports.pdf import pdf

    content = pdf(a_document(()))
    assert "no bookmarks" in unsound(content, Order("minutes", "pdf", "nb"))
    assert "language nb" in unsound(content, Order("minutes", "pdf", "en"))
    assert unsound(a_package(good=b"<a/>"), RESPONSE) == []
    (problem,) = unsound(a_package(good=b"<a/>", bad=b"<a>"), RESPONSE)
    assert problem.startswith("bad.xml")


def test_a_sound_word_file_is_seen_as_one() -> None:
    made = make(a_plan(), RESPONSE, made=MADE)
    assert unsound(made.content, RESPONSE) == []
