"""How numbers, tonnes, money, years and dates are written, in the window and in every document."""

import math
from dataclasses import dataclass
from datetime import date
from typing import Final

from fbdesk.texts import Translate, translator

NOT_APPLICABLE: Final = "–"
MINUS: Final = "−"
THIN_SPACE: Final = "\u202f"
"""Narrow and unbreakable: between thousands, and inside ranges."""
UNIT_SPACE: Final = "\u00a0"
"""Unbreakable: between a number and its unit."""

KILOTONNES_FROM_T: Final = 9_999.5
"""What rounds to 10 000 t or more reads as kilotonnes with three digits; tables keep tonnes."""
SMALLEST_T: Final = 0.1
"""Less than half of this is not nothing: it reads «under 0,1 t»."""
FIRST_WITH_THOUSANDS: Final = 10_000
"""In sentences that may tell of years, smaller whole numbers stand without a space."""
SENTENCE_DIGITS: Final = 4
STATED_DECIMALS: Final = 2
"""Nobody sets a target finer than hundredths of a per cent; the rest is rounding."""
ORE_PER_KRONE: Final = 100
MILLIONS_FROM_ORE: Final = 1_000_000 * ORE_PER_KRONE

NORWEGIAN_MONTHS: Final = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
ENGLISH_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The manner of one language. Make it once with `numbers_in` and keep it: it is cheap to use.

    Every method takes None for "not known" and then gives "–"; none of them ever gives 0 for it.
    """

    language: str
    decimal_mark: str
    thousands_mark: str
    percent_mark: str
    months: tuple[str, ...]
    cut_words: str
    kroner_words: str
    millions_words: str
    kroner_per_tonne_words: str
    tiny_words: str

    def number(self, value: float | None, decimals: int = 0) -> str:
        """Return `1 240` or, with decimals, `1 240,50`; the minus is a real minus sign."""
        if value is None or not math.isfinite(value):
            return NOT_APPLICABLE
        exact = isinstance(value, int) and not decimals
        text = f"{value:,}" if exact else f"{value:,.{decimals}f}"
        if text[0] == "-":
            negative = any(digit in "123456789" for digit in text)
            text = (MINUS if negative else "") + text[1:]
        if self.decimal_mark == ".":
            return text
        whole, _, fraction = text.partition(".")
        whole = whole.replace(",", self.thousands_mark)
        return f"{whole}{self.decimal_mark}{fraction}" if fraction else whole

    def signed(self, value: float | None, decimals: int = 0) -> str:
        """Return the number with `+` before an increase and `−` before a decrease."""
        text = self.number(value, decimals)
        rises = value is not None and value > 0 and any(digit in "123456789" for digit in text)
        return f"+{text}" if rises else text

    def in_sentence(self, value: object) -> object:
        """Return a value that fills a place of a message; years stay without thousands."""
        if isinstance(value, float):
            return self.significant(value, SENTENCE_DIGITS)
        large = isinstance(value, int) and abs(value) >= FIRST_WITH_THOUSANDS
        return self.number(value) if large and isinstance(value, int) else value

    def significant(self, value: float | None, digits: int = 3) -> str:
        """Return the number rounded to so many digits: `0,0153`, `12,4`, `247`, never `2,5E5`."""
        if value is None or not math.isfinite(value):
            return NOT_APPLICABLE
        if value == 0:
            return "0"
        decimals = digits - 1 - math.floor(math.log10(abs(value)))
        text = self.number(round(value, decimals), max(decimals, 0))
        if self.decimal_mark in text:
            text = text.rstrip("0").removesuffix(self.decimal_mark)
        return text

    def tonnes(self, value_t: float | None) -> str:
        """Return `1 240 t`; from 10 000 t on, kilotonnes with three digits: `12,4 kt`, `247 kt`."""
        if value_t is None or not math.isfinite(value_t):
            return NOT_APPLICABLE
        size_t = abs(value_t)
        if 0 < size_t < SMALLEST_T / 2:
            return self.tiny_words.format(amount=self.tonnes(SMALLEST_T))
        if size_t >= KILOTONNES_FROM_T:
            return f"{self.number(value_t / 1000, _kilotonne_decimals(size_t))}{UNIT_SPACE}kt"
        return f"{self.number(value_t, _tonne_decimals(size_t))}{UNIT_SPACE}t"

    def cut(self, effect_t: float | None) -> str:
        """Return what an effect does in words: `kutter 1 240 t`, `+1 240 t`, or `–`."""
        if effect_t is None or not math.isfinite(effect_t):
            return NOT_APPLICABLE
        if effect_t > 0:
            return f"+{self.tonnes(effect_t)}"
        if effect_t == 0:
            return self.tonnes(0)
        return self.cut_words.format(amount=self.tonnes(-effect_t))

    def cut_number(self, effect_t: float | None, decimals: int = 0) -> str:
        """Return a cell under the heading «Kutt, t»: a reduction reads `1 240`, a rise `+1 240`."""
        if effect_t is None:
            return NOT_APPLICABLE
        text = self.number(abs(effect_t), decimals)
        rises = effect_t > 0 and any(digit in "123456789" for digit in text)
        return f"+{text}" if rises else text

    def cut_with_range(
        self, effect_t: float | None, low_t: float | None, high_t: float | None
    ) -> str:
        """Return `kutter 1 240 t (900–1 600)`, the range in the unit of the figure before it.

        `low_t` and `high_t` are the effects at P5 and P95, in any order.
        """
        text = self.cut(effect_t)
        if effect_t is None or low_t is None or high_t is None or low_t == high_t:
            return text
        return f"{text} ({self.span_of(effect_t, low_t, high_t)})"

    def span_of(self, value_t: float, low_t: float, high_t: float) -> str:
        """Return `900–1 600`: the smaller first, in the unit in which `tonnes` writes `value_t`."""
        sign = -1 if value_t < 0 else 1
        ends = sorted((sign * low_t, sign * high_t))
        size_t = abs(value_t)
        if size_t >= KILOTONNES_FROM_T:
            decimals = _kilotonne_decimals(size_t)
            texts = [self.number(end / 1000, decimals) for end in ends]
        else:
            texts = [self.number(end, _tonne_decimals(size_t)) for end in ends]
        dash = "–" if ends[0] >= 0 else " – "
        return dash.join(texts)

    def span_with_unit(self, value_t: float, low_t: float, high_t: float) -> str:
        """Return the range where no figure with its unit stands before it: `12,4–15,1 kt`."""
        unit = "kt" if abs(value_t) >= KILOTONNES_FROM_T else "t"
        return f"{self.span_of(value_t, low_t, high_t)}{UNIT_SPACE}{unit}"

    def percent(self, share: float | None, decimals: int = 0) -> str:
        """Return a share as per cent: 0.24 is `24 %`, −0.24 is `−24 %`."""
        if share is None or not math.isfinite(share):
            return NOT_APPLICABLE
        return self.number(share * 100, decimals) + self.percent_mark

    def stated_percent(self, share: float | None) -> str:
        """Return a share that people decided, with its own decimals: −0.075 is `−7,5 %`."""
        if share is None or not math.isfinite(share):
            return NOT_APPLICABLE
        written = f"{round(share * 100, STATED_DECIMALS):.{STATED_DECIMALS}f}".rstrip("0")
        return self.percent(share, len(written.partition(".")[2]))

    def kroner(self, ore: int | None) -> str:
        """Return the amount in whole kroner, half a krone upwards: `1 240 000 kr`."""
        if ore is None:
            return NOT_APPLICABLE
        return self.kroner_words.format(amount=self.number(_rounded(ore, ORE_PER_KRONE)))

    def money(self, ore: int | None) -> str:
        """Return kroner below a million and `12,4 mill. kr` from there on."""
        if ore is None or abs(ore) < MILLIONS_FROM_ORE:
            return self.kroner(ore)
        tenths = _rounded(ore, MILLIONS_FROM_ORE // 10)
        return self.millions_words.format(amount=self.number(tenths / 10, 1))

    def thousand_kroner(self, ore: int | None) -> str:
        """Return a cell under the heading «1 000 kr»: `1 240`."""
        if ore is None:
            return NOT_APPLICABLE
        return self.number(_rounded(ore, 1000 * ORE_PER_KRONE))

    def cost_per_tonne(self, cost_nok: float | None) -> str:
        """Return `1 240 kr/t`; a cost below zero is a measure that pays for itself."""
        if cost_nok is None or not math.isfinite(cost_nok):
            return NOT_APPLICABLE
        return self.kroner_per_tonne_words.format(amount=self.number(cost_nok))

    def years(self, first: int | None, last: int | None) -> str:
        """Return `2009–2014`, `fra 2009` as `2009–`, `til 2014` as `–2014`, one year as itself."""
        if first is None and last is None:
            return NOT_APPLICABLE
        if first == last:
            return str(first)
        return f"{first or ''}–{last or ''}"

    def day(self, value: date | None) -> str:
        """Return a date for running text: `19. mai 2009`, in English `19 May 2009`."""
        if value is None:
            return NOT_APPLICABLE
        stop = "" if self.language == "en" else "."
        return (
            f"{value.day}{stop}{UNIT_SPACE}{self.months[value.month - 1]}{UNIT_SPACE}{value.year}"
        )

    def short_day(self, value: date | None) -> str:
        """Return a date for tables: `19.05.2009`, in English `19 May 2009`."""
        if value is None:
            return NOT_APPLICABLE
        if self.language == "en":
            return f"{value.day} {self.months[value.month - 1][:3]} {value.year}"
        return f"{value.day:02}.{value.month:02}.{value.year}"

    def read(self, text: str) -> float | None:
        """Return the number that a text writes in this manner, or None where it writes none.

        Spaces between thousands and any minus sign are understood, and a decimal point too
        where the language has a comma.
        """
        plain = "".join(text.split()).replace(MINUS, "-").replace("–", "-")
        if self.decimal_mark == ".":
            plain = plain.replace(",", "")
        plain = plain.replace(",", ".")
        try:
            value = float(plain)
        except ValueError:
            return None
        return value if math.isfinite(value) else None


def numbers_in(language: str, translate: Translate | None = None) -> Numbers:
    """Return the manner of a language: `nb`, `nn` or `en`."""
    words = translate or translator(language)
    english = language == "en"
    return Numbers(
        language=language,
        decimal_mark="." if english else ",",
        thousands_mark="," if english else THIN_SPACE,
        percent_mark="%" if english else f"{UNIT_SPACE}%",
        months=ENGLISH_MONTHS if english else NORWEGIAN_MONTHS,
        cut_words=words("cuts {amount}"),
        kroner_words=words("NOK {amount}").replace(" ", UNIT_SPACE),
        millions_words=words("NOK {amount} million").replace(" ", UNIT_SPACE),
        kroner_per_tonne_words=words("NOK {amount}/t").replace(" ", UNIT_SPACE),
        tiny_words=words("under {amount}"),
    )


def _tonne_decimals(size_t: float) -> int:
    """Return the decimals of a small amount: a tenth below ten tonnes, unless it is nothing."""
    return 1 if 0 < size_t < 9.95 else 0  # noqa: PLR2004 # 9,9 t, then 10 t


def _kilotonne_decimals(size_t: float) -> int:
    return 1 if size_t < 99_950 else 0  # noqa: PLR2004 # three digits: 99,9 kt, then 100 kt


def _rounded(ore: int, unit_ore: int) -> int:
    """Return the amount in units, halves away from zero, without passing through a float."""
    units = (abs(ore) + unit_ore // 2) // unit_ore
    return units if ore >= 0 else -units
