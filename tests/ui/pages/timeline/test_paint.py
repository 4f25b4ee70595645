"""How far a measure has come is seen by the fill of its bar, and not by colour alone."""

from datetime import date

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from fbdesk.models.timeline import FAINT, FULL, HATCHED, OPEN, PLAIN, Step
from fbdesk.ui.pages.timeline.legend import Swatch
from fbdesk.ui.pages.timeline.paint import draw_bar, draw_step, write
from fbdesk.ui.theme import Theme
from fbdesk.ui.tokens import DARK, FOCUS_AREAS, LIGHT, Tokens

WIDTH, HEIGHT = 120, 40
AREA = QRectF(10, 10, 100, 20)


def canvas(tokens: Tokens = LIGHT) -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.surface))
    return image


def a_bar(pattern: str, ramp: float = 0.0, tokens: Tokens = LIGHT) -> QImage:
    """Return a picture of a bar of focus area 1."""
    image = canvas(tokens)
    painter = QPainter(image)
    draw_bar(painter, AREA, ramp, pattern, FOCUS_AREAS["1"], tokens)
    painter.end()
    return image


def a_step(*, done: bool = False, late: bool = False, tokens: Tokens = LIGHT) -> QImage:
    """Return a picture of a milestone in the middle."""
    image = canvas(tokens)
    painter = QPainter(image)
    step = Step(key="k", title="Anbud", day=date(2010, 1, 1), done=done, late=late)
    draw_step(painter, QPointF(60, 20), step, tokens)
    painter.end()
    return image


def inked(image: QImage, area: QRectF, ground: str = LIGHT.surface) -> float:
    """Return which share of an area is not the ground's colour."""
    points = [
        (x, y)
        for x in range(round(area.left()), round(area.right()))
        for y in range(round(area.top()), round(area.bottom()))
    ]
    strange = sum(image.pixelColor(x, y) != QColor(ground) for x, y in points)
    return strange / len(points)


INSIDE = QRectF(14, 14, 92, 12)


def test_a_completed_measure_is_full_and_a_proposed_one_empty() -> None:
    assert inked(a_bar(FULL), INSIDE) == 1
    assert inked(a_bar(OPEN), INSIDE) == 0
    assert inked(a_bar(FAINT), INSIDE) == 0


def test_a_decided_measure_is_light_and_one_under_way_hatched() -> None:
    plain, hatched = a_bar(PLAIN), a_bar(HATCHED)
    colours = {
        name: {image.pixelColor(x, 20).name() for x in range(20, 100)}
        for name, image in (("plain", plain), ("hatched", hatched))
    }
    assert len(colours["plain"]) == 1
    assert len(colours["hatched"]) > 1
    assert inked(plain, INSIDE) == 1


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_no_two_fills_look_alike(tokens: Tokens) -> None:
    pictures = [a_bar(pattern, tokens=tokens) for pattern in (OPEN, PLAIN, HATCHED, FULL, FAINT)]
    for place, picture in enumerate(pictures):
        for other in pictures[place + 1 :]:
            assert picture != other


def test_the_beginning_rises_over_the_years_of_phase_in() -> None:
    risen, steep = a_bar(FULL, ramp=50), a_bar(FULL)
    corner = QRectF(12, 11, 10, 6)  # above the slope at its beginning
    assert inked(risen, corner) == 0
    assert inked(steep, corner) == 1
    assert inked(risen, QRectF(65, 12, 40, 16)) == 1


def test_a_phase_in_longer_than_the_bar_fills_a_triangle() -> None:
    triangle = a_bar(FULL, ramp=500)
    assert inked(triangle, QRectF(12, 11, 20, 5)) == 0
    assert inked(triangle, QRectF(100, 22, 8, 6)) == 1


def test_a_reached_milestone_is_full_and_one_to_come_open() -> None:
    heart = QRectF(58, 18, 4, 4)
    assert inked(a_step(done=True), heart) == 1
    assert inked(a_step(), heart) == 0


def test_a_late_milestone_has_a_mark_beside_it() -> None:
    beside = QRectF(67, 6, 10, 14)
    assert inked(a_step(late=True), beside) > 0
    assert inked(a_step(), beside) == 0
    assert inked(a_step(done=True), beside) == 0


def test_words_are_cut_where_their_room_ends() -> None:
    image = canvas()
    painter = QPainter(image)
    write(painter, QRectF(0, 0, 60, HEIGHT), "Et langt navn på et tiltak", LIGHT.text)
    painter.end()
    assert inked(image, QRectF(0, 0, 60, HEIGHT)) > 0
    assert inked(image, QRectF(62, 0, 50, HEIGHT)) == 0


@pytest.mark.parametrize("pattern", [OPEN, PLAIN, HATCHED, FULL, FAINT, ""])
def test_the_legend_draws_what_the_line_of_time_draws(theme: Theme, pattern: str) -> None:
    swatch = Swatch(pattern, late=not pattern)
    swatch.resize(swatch.sizeHint())
    picture = swatch.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert len(colours) > 1
    assert theme.zoom == 100
    assert swatch.minimumSizeHint() == swatch.sizeHint()
    swatch.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    swatch.close()
