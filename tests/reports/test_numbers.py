"""Tests of the manner in which numbers, tonnes, money, years and dates are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.reports.numbers import Numbers, numbers_in

BOKMAL = numbers_in("nb")
NYNORSK = numbers_in("nn")
ENGLISH = numbers_in("en")


def plain(text: str) -> str:
    """Return the text with ordinary spaces, so that a test can be read."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


# numbers


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, 0, "0"),
        (1_240, 0, "1 240"),
        (1_240.5, 2, "1 240,50"),
        (-1_240, 0, "−1 240"),
        (2_257_325, 0, "2 257 325"),
        (-0.4, 0, "0"),  # no minus before a nought
        (999.95, 1, "1 000,0"),
    ],
)
def test_bokmal_writes_a_comma_thin_spaces_and_a_real_minus(
    value: float, decimals: int, text: str
) -> None:
    assert plain(BOKMAL.number(value, decimals)) == text


def test_the_space_between_thousands_is_thin_and_never_breaks() -> None:
    assert BOKMAL.number(1_240) == "1\u202f240"


def test_english_writes_a_point_and_commas() -> None:
    assert ENGLISH.number(-1_240.5, 1) == "−1,240.5"


def test_nynorsk_counts_as_bokmal_does() -> None:
    assert NYNORSK.number(1_240.5, 1) == BOKMAL.number(1_240.5, 1)


@given(st.floats(-1e12, 1e12), st.integers(0, 3))
def test_digits_are_those_of_the_common_locale_data(value: float, decimals: int) -> None:
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    exact = f"{value:.{decimals}f}"  # rounded once, so that both write the same number
    if float(exact) == 0:
        exact = "0"
    theirs = format_decimal(exact, format=pattern, locale="nb")
    assert plain(BOKMAL.number(value, decimals)) == plain(theirs).replace("-", "−")


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_what_is_not_known_is_a_dash_and_never_a_nought(value: float | None) -> None:
    dashes = {
        BOKMAL.number(value),
        BOKMAL.signed(value),
        BOKMAL.significant(value),
        BOKMAL.tonnes(value),
        BOKMAL.cut(value),
        BOKMAL.cut_number(value),
        BOKMAL.percent(value),
        BOKMAL.cost_per_tonne(value),
    }
    assert dashes == {"–"}


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (-0.075, "−7,5\u00a0%"),
        (0.925 - 1, "−7,5\u00a0%"),
        (-0.25, "−25\u00a0%"),
        (0.3333, "33,33\u00a0%"),
        (1 / 3, "33,33\u00a0%"),
        (0.1 + 0.2, "30\u00a0%"),
        (0.0, "0\u00a0%"),
        (None, "–"),
        (float("nan"), "–"),
    ],
)
def test_a_share_that_people_decided_keeps_its_decimals(share: float | None, written: str) -> None:
    assert numbers_in("nb").stated_percent(share) == written


def test_unknown_money_years_and_days_are_dashes() -> None:
    assert {
        BOKMAL.kroner(None),
        BOKMAL.money(None),
        BOKMAL.thousand_kroner(None),
        BOKMAL.years(None, None),
        BOKMAL.day(None),
        BOKMAL.short_day(None),
    } == {"–"}


@pytest.mark.parametrize(
    ("value", "text"), [(12, "+12"), (-12, "−12"), (0, "0"), (0.2, "0"), (-0.2, "0")]
)
def test_a_signed_number_shows_which_way_it_goes(value: float, text: str) -> None:
    assert BOKMAL.signed(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0153, "0,0153"),
        (0.26449, "0,264"),
        (0.26, "0,26"),
        (2.66, "2,66"),
        (12.44, "12,4"),
        (247.4, "247"),
        (1_240, "1 240"),
        (123_456, "123 000"),
        (-0.265, "−0,265"),
        (0, "0"),
        (100, "100"),
    ],
)
def test_significant_digits_show_a_factor_as_its_source_does(value: float, text: str) -> None:
    assert plain(BOKMAL.significant(value)) == text


# tonnes and cuts


@pytest.mark.parametrize(
    ("value_t", "text"),
    [
        (0, "0 t"),
        (0.03, "under 0,1 t"),
        (3.44, "3,4 t"),
        (1_240, "1 240 t"),
        (9_999, "9 999 t"),
        (12_400, "12,4 kt"),
        (99_960, "100 kt"),
        (246_700, "247 kt"),
        (2_257_325, "2 257 kt"),
        (-12_400, "−12,4 kt"),
    ],
)
def test_large_tonnes_are_kilotonnes_with_three_digits(value_t: float, text: str) -> None:
    assert plain(BOKMAL.tonnes(value_t)) == text


@pytest.mark.parametrize(
    ("effect_t", "text"),
    [
        (-1_240, "kutter 1 240 t"),
        (1_240, "+1 240 t"),
        (0, "0 t"),
        (-60_300, "kutter 60,3 kt"),
        (-0.01, "kutter under 0,1 t"),
    ],
)
def test_a_reduction_reads_as_a_cut_and_an_increase_with_a_plus(effect_t: float, text: str) -> None:
    assert plain(BOKMAL.cut(effect_t)) == text


def test_a_cut_in_english_has_english_words() -> None:
    assert ENGLISH.cut(-1_240) == "cuts 1,240\u00a0t"


def test_in_a_column_of_cuts_a_reduction_is_positive() -> None:
    assert plain(BOKMAL.cut_number(-1_240)) == "1 240"
    assert plain(BOKMAL.cut_number(1_240)) == "+1 240"
    assert BOKMAL.cut_number(-0.0) == "0"


def test_a_range_has_its_smaller_end_first_and_the_unit_of_its_figure() -> None:
    assert plain(BOKMAL.cut_with_range(-1_240, -1_600, -900)) == "kutter 1 240 t (900–1 600)"
    assert plain(BOKMAL.cut_with_range(-60_000, -78_000, -9_000)) == "kutter 60,0 kt (9,0–78,0)"


def test_a_range_that_crosses_nought_keeps_its_signs_apart() -> None:
    assert BOKMAL.cut_with_range(-100, -300, 50) == "kutter 100\u00a0t (−50 – 300)"


def test_a_range_without_width_or_without_ends_is_left_out() -> None:
    assert BOKMAL.cut_with_range(-100, -100, -100) == "kutter 100\u00a0t"
    assert BOKMAL.cut_with_range(-100, None, None) == "kutter 100\u00a0t"
    assert BOKMAL.cut_with_range(None, -1, -2) == "–"


# shares and money


def test_a_share_is_written_as_per_cent() -> None:
    assert plain(BOKMAL.percent(-0.244)) == "−24 %"
    assert plain(BOKMAL.percent(0.0754, 1)) == "7,5 %"
    assert ENGLISH.percent(0.5) == "50%"


@pytest.mark.parametrize(
    ("ore", "text"),
    [
        (124_000_050, "1 240 001 kr"),  # half a krone goes up
        (124_000_049, "1 240 000 kr"),
        (-50, "−1 kr"),
        (0, "0 kr"),
        (9_007_199_254_740_993 * 100, "9 007 199 254 740 993 kr"),  # beyond what a float holds
    ],
)
def test_kroner_are_rounded_from_ore_exactly(ore: int, text: str) -> None:
    assert plain(BOKMAL.kroner(ore)) == text


def test_from_a_million_on_money_is_in_millions() -> None:
    assert plain(BOKMAL.money(99_999_900)) == "999 999 kr"
    assert plain(BOKMAL.money(1_245_000_000)) == "12,5 mill. kr"
    assert plain(ENGLISH.money(1_245_000_000)) == "NOK 12.5 million"
    assert plain(BOKMAL.money(-250_000_000)) == "−2,5 mill. kr"


def test_a_cell_of_thousand_kroner_rounds_halves_up() -> None:
    assert plain(BOKMAL.thousand_kroner(123_950_000)) == "1 240"


def test_a_cost_per_tonne_says_so() -> None:
    assert plain(BOKMAL.cost_per_tonne(-1_240.4)) == "−1 240 kr/t"


# years and days


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [(2009, 2014, "2009–2014"), (2009, 2009, "2009"), (2009, None, "2009–"), (None, 2014, "–2014")],
)
def test_years_are_joined_by_a_dash(first: int | None, last: int | None, text: str) -> None:
    assert BOKMAL.years(first, last) == text


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(
    ("numbers", "locale"),
    [(BOKMAL, "nb"), (NYNORSK, "nn"), (ENGLISH, "en_GB")],
    ids=["nb", "nn", "en"],
)
def test_days_are_those_of_the_common_locale_data(
    numbers: Numbers, locale: str, month: int
) -> None:
    from babel.dates import format_date

    day = date(2009, month, 19)
    assert plain(numbers.day(day)) == format_date(day, "long", locale=locale)


def test_a_day_in_a_table_is_short() -> None:
    assert BOKMAL.short_day(date(2009, 5, 9)) == "09.05.2009"
    assert ENGLISH.short_day(date(2009, 5, 9)) == "9 May 2009"


# reading back


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 240,5", 1_240.5),
        ("1\u202f240", 1_240),
        ("−3,2", -3.2),
        ("-3.2", -3.2),
        (" 12 ", 12),
        ("2,5e3", 2_500),
    ],
)
def test_a_typed_number_is_read_with_comma_or_point(text: str, value: float) -> None:
    assert BOKMAL.read(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "–", "tolv", "1,2,3", "nan", "inf"])
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert BOKMAL.read(text) is None


@given(st.floats(-1e9, 1e9), st.sampled_from([BOKMAL, ENGLISH]))
def test_what_is_written_can_be_read_again(value: float, numbers: Numbers) -> None:
    assert numbers.read(numbers.number(value, 6)) == pytest.approx(value, abs=1e-6)


@pytest.mark.parametrize(
    ("ends", "text"),
    [
        ((-1_240.0, -900.0, -1_600.0), "900–1 600 t"),
        ((-12_400.0, -10_100.0, -15_060.0), "10,1–15,1 kt"),
        ((9_999.0, 9_000.0, 11_000.0), "9 000–11 000 t"),
        ((-247_000.0, -300_000.0, -200_000.0), "200–300 kt"),
        ((-3.0, 1.0, -5.0), "−1,0 – 5,0 t"),
    ],
)
def test_a_range_alone_names_the_unit_it_is_written_in(
    ends: tuple[float, float, float], text: str
) -> None:
    shown = BOKMAL.span_with_unit(*ends)
    assert plain(shown) == text


@pytest.mark.parametrize(
    ("value_t", "text"),
    [
        (9.94, "9,9 t"),
        (9.96, "10 t"),
        (10.4, "10 t"),
        (9_999.4, "9 999 t"),
        (9_999.6, "10,0 kt"),
        (-9_999.6, "−10,0 kt"),
        (99_949.0, "99,9 kt"),
        (99_951.0, "100 kt"),
    ],
)
def test_what_rounds_over_a_boundary_is_written_as_what_lies_beyond(
    value_t: float, text: str
) -> None:
    assert plain(BOKMAL.tonnes(value_t)) == text


@given(st.floats(min_value=0.05, max_value=1e9), st.floats(min_value=0.05, max_value=1e9))
def test_more_tonnes_never_read_as_fewer(one_t: float, other_t: float) -> None:
    write = BOKMAL

    def read_t(value_t: float) -> float:
        amount, unit = write.tonnes(value_t).split("\u00a0")
        return (write.read(amount) or 0.0) * {"t": 1, "kt": 1_000}[unit]

    low, high = sorted((one_t, other_t))
    assert read_t(low) <= read_t(high)
    assert read_t(high) == pytest.approx(high, rel=0.05, abs=0.051)
