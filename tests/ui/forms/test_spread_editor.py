"""Uncertainty is chosen by kind and has bounds at once; each kind shows its own fields."""

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.calculation.catalogue import method
from fbdesk.models.effects import EffectInput
from fbdesk.ui.forms.spread_editor import SpreadEditor
from tests.ui.pages.effects_tab import enter

SHARE = method("transport.price").input("affected_share")
YEARS = method("waste.landfill").input("deposit_years")
KINDS = ["", "percent", "triangular", "lognormal"]


def opened(
    qtbot: QtBot, value: float | None = 10.0, **spread: object
) -> tuple[SpreadEditor, list[object]]:
    editor = SpreadEditor()
    qtbot.addWidget(editor)
    editor.show()
    given = EffectInput(effect="", name=SHARE.id, value=value, **spread)  # type: ignore[arg-type]
    editor.show_spread(SHARE, given, value)
    saved: list[object] = []
    editor.saved.connect(saved.append)
    return editor, saved


def choose(editor: SpreadEditor, kind: str) -> None:
    place = KINDS.index(kind)
    editor.kind.setCurrentIndex(place)
    editor.kind.activated.emit(place)


@pytest.mark.parametrize(
    ("kind", "visible"),
    [
        ("", []),
        ("percent", ["percent"]),
        ("triangular", ["low", "high"]),
        ("lognormal", ["factor"]),
    ],
)
def test_each_kind_shows_its_own_fields(qtbot: QtBot, kind: str, visible: list[str]) -> None:
    editor, _ = opened(qtbot, spread=kind, low=1.0, high=2.0)
    fields = ("percent", "low", "high", "factor")
    assert [name for name in fields if getattr(editor, name).isVisible()] == visible


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [(10.0, 8.0, 12.0), (-10.0, -12.0, -8.0), (0.0, -1.0, 1.0)],
)
def test_lowest_and_highest_start_around_the_number(
    qtbot: QtBot, value: float, low: float, high: float
) -> None:
    editor, saved = opened(qtbot, value)
    choose(editor, "triangular")
    assert saved == [{"spread": "triangular", "low": low, "high": high}]


def test_per_cent_and_factor_start_with_something_usual(qtbot: QtBot) -> None:
    editor, saved = opened(qtbot)
    choose(editor, "percent")
    choose(editor, "lognormal")
    choose(editor, "")
    assert saved == [
        {"spread": "percent", "low": None, "high": 0.2},
        {"spread": "lognormal", "low": None, "high": 0.5},
        {"spread": "", "low": None, "high": None},
    ]


def test_one_bound_keeps_the_other(qtbot: QtBot) -> None:
    editor, saved = opened(qtbot, spread="triangular", low=8.0, high=12.0)
    enter(editor.low, "5")
    enter(editor.high, "20")
    assert saved == [
        {"spread": "triangular", "low": 5.0, "high": 12.0},
        {"spread": "triangular", "low": 8.0, "high": 20.0},  # the plan still holds 8
    ]


@pytest.mark.parametrize("text", ["", "0,5", "2000"])
def test_a_factor_lies_between_one_and_a_thousand(qtbot: QtBot, text: str) -> None:
    editor, saved = opened(qtbot, spread="lognormal", high=0.5)
    enter(editor.factor, text)
    assert saved == []
    assert editor.factor.property("invalid")


def test_a_factor_reads_as_times_and_divided_by(qtbot: QtBot) -> None:
    editor, saved = opened(qtbot, spread="lognormal", high=0.5)
    assert editor.factor.text() == "1,5"
    enter(editor.factor, "3")
    assert saved == [{"spread": "lognormal", "low": None, "high": 2.0}]


def test_what_is_not_known_or_counted_whole_has_no_uncertainty(qtbot: QtBot) -> None:
    editor, _ = opened(qtbot, None)
    assert not editor.isEnabled()
    editor.show_spread(YEARS, None, 5.0)
    assert not editor.isEnabled()
    editor.show_spread(SHARE, None, 0.3)
    assert editor.isEnabled()
