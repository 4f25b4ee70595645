"""The window's words: found in the catalogue, filled, and never lost where it lacks them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from fbdesk.errors import InputError
from fbdesk.ui.translation import CatalogueTranslator, counted, described, tr


@pytest.fixture
def bokmaal(qapp: QApplication) -> Iterator[None]:
    translator = CatalogueTranslator("nb", qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("bokmaal")
def test_our_own_text_is_shown_in_bokmaal() -> None:
    assert tr("Undo: {text}", text="endre pris") == "Angre: endre pris"


@pytest.mark.usefixtures("bokmaal")
def test_qt_asks_the_same_catalogue_for_its_own_buttons() -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Save") == "Lagre"
    assert QCoreApplication.translate("QPlatformTheme", "&Save") == "&Lagre"
    assert QCoreApplication.translate("QPlatformTheme", "&Discard") == "Forkast"


@pytest.mark.usefixtures("bokmaal")
def test_a_text_that_nobody_translated_is_shown_as_it_stands() -> None:
    assert tr("Nobody wrote this {number}", number=3) == "Nobody wrote this 3"


@pytest.mark.usefixtures("bokmaal")
def test_one_and_many_have_their_own_words() -> None:
    assert counted(1, "{number} change", "{number} changes") == "1 endring"
    assert counted(2, "{number} change", "{number} changes") == "2 endringer"


@pytest.mark.usefixtures("bokmaal")
def test_what_the_user_can_mend_is_told_in_bokmaal() -> None:
    error = InputError("{field} cannot be empty.", field="Name")
    assert described(error) == "Navn kan ikke være tomt."


@pytest.mark.usefixtures("bokmaal")
@pytest.mark.parametrize(("value", "said"), [(1.5, "1,5"), (2, "2"), ("3.4.1", "3.4.1")])
def test_a_number_is_told_with_the_decimal_sign_of_the_window(value: object, said: str) -> None:
    usual = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.NorwegianBokmal, QLocale.Country.Norway))
    try:
        told = described(InputError("There is no language {language}.", language=value))
    finally:
        QLocale.setDefault(usual)
    assert said in told


def test_english_needs_no_catalogue(qapp: QApplication) -> None:
    assert CatalogueTranslator("en", qapp).isEmpty()
