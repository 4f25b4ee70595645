"""Icons: drawn in the colour asked for, sharp on fine screens, with room before a text."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from fbdesk.ui.icons import application_icon, drawing, icon, icon_before_text
from fbdesk.ui.page_list import PAGES
from fbdesk.ui.tokens import LIGHT


def colours_in(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.usefixtures("qapp")
def test_an_icon_has_the_colour_that_was_asked_for() -> None:
    assert colours_in(drawing("plus", "#0F6B54", 32, 1.0).toImage()) == {"#0f6b54"}


@pytest.mark.usefixtures("qapp")
def test_on_a_fine_screen_an_icon_has_more_pixels_and_the_same_size() -> None:
    picture = drawing("plus", "#000000", 16, 2.0)
    assert picture.width() == 32
    assert picture.deviceIndependentSize().width() == 16


@pytest.mark.usefixtures("qapp")
def test_a_disabled_icon_is_dimmed() -> None:
    made = icon("plus", LIGHT)
    from PySide6.QtGui import QIcon

    dimmed = made.pixmap(QSize(32, 32), 1.0, QIcon.Mode.Disabled).toImage()
    assert colours_in(dimmed) == {QColor(LIGHT.disabled).name()}


@pytest.mark.usefixtures("qapp")
def test_an_icon_before_a_text_leaves_a_gap() -> None:
    made = icon_before_text("plus", "#000000", 16, 6)
    image = made.pixmap(QSize(22, 16), 1.0).toImage()
    assert image.width() == 22
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(16, 22) for y in range(16))


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.code)
def test_every_page_has_an_icon_that_ships(qapp: QApplication, spec: object) -> None:
    assert qapp is not None
    assert colours_in(drawing(spec.icon, "#1D2524", 32, 1.0).toImage())  # type: ignore[attr-defined]


@pytest.mark.usefixtures("qapp")
def test_the_program_has_a_mark() -> None:
    assert not application_icon().isNull()
