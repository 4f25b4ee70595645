"""Tests of rows as a text that keeps: what stands in it, and what every value comes back as."""

import base64
import json
import zlib
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from fbdesk.errors import FileError
from fbdesk.models.city import Party
from fbdesk.models.followup import IndicatorValue, Milestone
from fbdesk.models.money import CostLine
from fbdesk.models.periods.frozen_rows import (
    PIECE,
    kept_fields,
    packed,
    rows_as_text,
    rows_from_text,
    unpacked,
)
from fbdesk.models.reporting import PeriodEvent

STEP = Milestone(key="a", measure="m", title="Vedtak", due=date(2010, 3, 1))


# the text


def test_names_of_fields_stand_once_and_values_in_their_order() -> None:
    held = json.loads(rows_as_text(Milestone, [STEP, Milestone(key="b", measure="m", title="x")]))
    rows = [dict(zip(held["fields"], values, strict=True)) for values in held["rows"]]
    assert [(row["key"], row["title"], row["due"]) for row in rows] == [
        ("a", "Vedtak", "2010-03-01"),
        ("b", "x", None),
    ]


def test_the_text_has_no_spaces_that_only_a_reader_would_want() -> None:
    assert rows_as_text(Milestone, []).endswith(',"rows":[]}')


def test_names_of_persons_are_not_in_the_text() -> None:
    party = Party(name="Skien", kind="municipality", contact_person="Kari Holm")
    text = rows_as_text(Party, [party])
    assert "Skien" in text
    assert "Kari" not in text
    assert "contact_person" not in {field.name for field in kept_fields(Party)}


def test_the_count_of_changes_does_not_change_the_text() -> None:
    again = Milestone(key="a", measure="m", title="Vedtak", due=date(2010, 3, 1), rev=12)
    assert rows_as_text(Milestone, [again]) == rows_as_text(Milestone, [STEP])


def test_a_moment_is_kept_as_the_same_moment_wherever_it_was_noted() -> None:
    oslo = datetime(2011, 5, 1, 11, 30, tzinfo=timezone(timedelta(hours=2)))
    event = PeriodEvent(key="e", report_period="p", action="closed", happened=oslo)
    text = rows_as_text(PeriodEvent, [event])
    assert "2011-05-01T09:30:00+00:00" in text  # two hours before Norwegian summer time
    assert rows_from_text(PeriodEvent, text)[0].happened == datetime(2011, 5, 1, 9, 30, tzinfo=UTC)


# values


def test_whole_kroner_stay_whole_numbers() -> None:
    line = CostLine(key="c", measure="m", year=2010, gross_ore=123_456_789_012)
    (back,) = rows_from_text(CostLine, rows_as_text(CostLine, [line]))
    assert back == line
    assert type(back.gross_ore) is int


@pytest.mark.parametrize("value", [0.1 + 0.2, 1e-300, 1.7976931348623157e308, -0.0])
def test_a_measured_value_comes_back_to_the_last_digit(value: float) -> None:
    row = IndicatorValue(key="v", indicator="i", observed=date(2010, 12, 31), value=value)
    (back,) = rows_from_text(IndicatorValue, rows_as_text(IndicatorValue, [row]))
    assert back.value.hex() == value.hex()


@pytest.mark.parametrize(
    "title", ['"sitat"', "linje\nskift", "\\", "\u2028", "日本 😀", "a\u0301", "<b>", "{{}}"]
)
def test_any_letters_come_back(title: str) -> None:
    row = Milestone(key="a", measure="m", title=title)
    assert rows_from_text(Milestone, rows_as_text(Milestone, [row])) == (row,)


@pytest.mark.parametrize("day", ["2010-02-30", "1. mai", "2010-05-01T12:00", 2010])
def test_what_is_no_day_is_refused(day: object) -> None:
    text = json.dumps({"fields": ["measure", "title", "due"], "rows": [["m", "x", day]]})
    with pytest.raises(FileError, match="cannot be read"):
        rows_from_text(Milestone, text)


@pytest.mark.parametrize("ore", ["true", "1.0", '"1"', "null", "Infinity"])
def test_what_is_no_amount_of_money_is_refused(ore: str) -> None:
    text = f'{{"fields":["measure","year","gross_ore"],"rows":[["m",2010,{ore}]]}}'
    with pytest.raises(FileError, match="cannot be read"):
        rows_from_text(CostLine, text)


def test_a_row_with_a_value_too_many_is_refused() -> None:
    with pytest.raises(FileError, match="cannot be read"):
        rows_from_text(Milestone, '{"fields":["measure","title"],"rows":[["m","x","y"]]}')


# packing


@pytest.mark.parametrize("text", ["", "x", "æøå 😀\n" * 1_000])
def test_what_was_packed_is_unpacked(text: str) -> None:
    assert unpacked(packed(text)) == text


def test_the_same_letters_over_and_over_take_little_room() -> None:
    (piece,) = packed("Et tiltak i byen. " * 10_000)
    assert len(piece) < 1_000  # of 180 000 letters


def test_pieces_in_another_order_are_refused() -> None:
    # Digits without a pattern: as base64 they take more than one piece.
    number, digits = 1, []
    for _ in range(130_000):
        number = number * 48_271 % 2_147_483_647
        digits.append(f"{number:08x}")
    first, *rest = packed("".join(digits))
    assert len(first) == PIECE
    with pytest.raises(FileError, match="cannot be read"):
        unpacked([*rest, first])


def test_packed_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(FileError, match="cannot be read"):
        unpacked([base64.b64encode(zlib.compress(b"\xff\xfe\xff")).decode()])
