"""What people write into the cells of a list of measures: amounts, years, days, states, areas."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from fbdesk.errors import InputError
from fbdesk.exchange.inventory.cells import UNKNOWN, plain
from fbdesk.exchange.typed_values import typed_number
from fbdesk.exchange.workbook.values import Choices, cell_text
from fbdesk.exchange.written_days import written_day
from fbdesk.models.city import PLAN_YEARS
from fbdesk.models.programmes.programme import Programme
from fbdesk.texts import LANGUAGES

ORE_PER_KRONE: Final = 100

STATES: Final[Mapping[str, tuple[str, ...]]] = {
    "idea": ("idé", "ide", "forslag", "ønske", "foreslått", "proposed"),
    "study": ("utredes", "under utredning", "vurderes", "til vurdering", "greiast ut"),
    "adopted": ("vedtatt", "besluttet", "vedteke", "politisk vedtatt"),
    "started": (
        *("under arbeid", "pågår", "i gang", "igangsatt", "startet", "påbegynt", "løpende"),
        *("under gjennomføring", "pågående", "i arbeid", "starta", "in progress", "ongoing"),
    ),
    "completed": (
        *("ferdig", "utført", "fullført", "avsluttet", "sluttført", "gjennomført", "ok"),
        *("avslutta", "done", "finished"),
    ),
    "postponed": ("utsatt", "på vent", "utsett", "on hold"),
    "stopped": ("stoppet", "avlyst", "skrinlagt", "stanset", "utgår", "utgått", "stoppa"),
}
"""What lists call the states of a measure. `Planlagt` and `Ikke startet` are not among them:
cities write both of adopted measures and of ideas, and only the first count."""

PRIORITIES: Final[Mapping[str, tuple[str, ...]]] = {
    "high": ("høy", "høg", "stor", "1", "a", "high"),
    "medium": ("middels", "middel", "moderat", "2", "b", "medium"),
    "low": ("lav", "låg", "liten", "3", "c", "low"),
}

_MILLIONS: Final = re.compile(r"\s*(?:mill(?:ioner|ionar|ion)?\.?|mnok|mkr)(?:\s*kr(?:oner)?\.?)?$")
_THOUSANDS: Final = re.compile(r"\s*(?:tusen|tnok|tkr|')(?:\s*kr(?:oner)?\.?)?$")
_ABOUT: Final = re.compile(r"^(?:ca\.?|circa|om lag|omtrent|rundt|anslått|~)\s*")
_IN_KRONER: Final = re.compile(r"kr|,[-–—]$|nok")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BY_YEAR: Final = re.compile(r"(?:innen|utgangen av|ut|i løpet av|ila\.?|by|by end of)\s+(\d{4})")
_QUARTER: Final = re.compile(
    r"(?:q([1-4])|([1-4])\.?\s*(?:kvartal|kv\.?))\s*(?:i\s+)?(\d{4})", re.IGNORECASE
)
_HALF: Final = re.compile(r"([12])\.?\s*halvår\s*(\d{4})")
_TONNES: Final = re.compile(
    r"\s*t(?:onn)?(?:\s*co2(?:[- ]?e(?:kv\w*\.?)?)?)?(?:\s*(?:/|per|pr\.?)\s*år)?$"
)
_PARTS: Final = re.compile(r"[;\n•·]+")
_PARTIES: Final = re.compile(r"[;,\n•·]+")

QUARTER_ENDS: Final = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}


def list_choices(
    programme: Programme,
    shown: Mapping[str, Mapping[str, str]],
    others: Mapping[str, Mapping[str, str]],
) -> Choices:
    """Return the choices that a list of measures may write, short names of focus areas among them.

    `shown` are the names that messages tell, `others` those that are understood too.
    """
    short = {
        area.short_name.text(language): area.code
        for language in LANGUAGES
        for area in programme.focus_areas
    }
    areas = {**short, **others.get("focus_area", {})}
    return Choices(shown, {**others, "focus_area": areas})


def is_empty(cell: object) -> bool:
    """Tell whether a cell says nothing: it is empty, or holds a dash that stands for nothing."""
    return isinstance(cell, str) and plain(cell) in UNKNOWN


def amount_ore(cell: object, factor: int) -> int:
    """Return an amount in øre; `factor` is the kroner in one where the cell says no unit itself.

    Raises `InputError` for what is no amount.
    """
    text = _ABOUT.sub("", plain(cell_text(cell)))
    if isinstance(cell, str):
        for unit, kroner in ((_MILLIONS, 1_000_000), (_THOUSANDS, 1_000)):
            bare = unit.sub("", text)
            if bare != text:
                text, factor = bare, kroner
                break
        else:
            factor = 1 if _IN_KRONER.search(text) else factor
    elif isinstance(cell, date | datetime):
        text = cell_text(cell)
    return round(typed_number(text) * factor * ORE_PER_KRONE)


def cut_t(cell: object) -> float:
    """Return a yearly effect, t CO2e, negative = reduction: lists write a cut with either sign.

    Raises `InputError` for what is no number.
    """
    number = typed_number(_TONNES.sub("", _ABOUT.sub("", plain(cell_text(cell)))))
    return 0.0 - abs(number)


def years_of(cell: object) -> tuple[int | None, int | None]:
    """Return the first and the last year that a cell names: `2025–2028`, `2025–`, `2026`.

    A year alone is both. Raises `InputError` where the cell names none.
    """
    text = plain(cell_text(cell))
    found = [int(year) for year in _YEAR.findall(text)]
    if not found or not PLAN_YEARS.low <= min(found) <= max(found) <= PLAN_YEARS.high:
        raise InputError("«{text}» names no year. Write it as 2026.", text=cell_text(cell))
    first, last = min(found), max(found)
    if first < last:
        return first, last
    if text.endswith(("-", "–", "—")) or text.startswith(("fra", "frå", "from")):
        return first, None
    if text.startswith(("-", "–", "—", "til", "innen", "ut ")):
        return None, last
    return first, last


def year_of(cell: object) -> int:
    """Return the one year that a cell names. Raises `InputError` where it names none or several."""
    years = set(years_of(cell)) - {None}
    if len(years) != 1:
        raise InputError("«{text}» names several years. Write one.", text=cell_text(cell))
    return int(years.pop() or 0)


def day_of(cell: object) -> date:
    """Return the day by which something is to be done; a year, quarter or month is its last day.

    Raises `InputError` for what is no day, such as `løpende`.
    """
    text = plain(cell_text(cell))
    if found := _QUARTER.fullmatch(text):
        return date(int(found[3]), *QUARTER_ENDS[int(found[1] or found[2])])
    if found := _HALF.fullmatch(text):
        return date(int(found[2]), *QUARTER_ENDS[2 * int(found[1])])
    if found := _BY_YEAR.fullmatch(text):
        text = found[1]
    try:
        day = written_day(text)
    except ValueError:
        day = None
    if day is None or not PLAN_YEARS.low <= day.year <= PLAN_YEARS.high:
        raise InputError("«{text}» is no date. Write it as 31.12.2010.", text=cell_text(cell))
    return day


def names_in(cell: object, *, commas: bool) -> tuple[str, ...]:
    """Return the names in a cell, parted by semicolons and lines, and by commas where these do."""
    parts = (_PARTIES if commas else _PARTS).split(cell_text(cell))
    names = (" ".join(part.split()).strip("-–* ") for part in parts)
    return tuple(dict.fromkeys(name for name in names if name))


def state_of(cell: object, choices: Choices) -> str:
    """Return the code of a status. Raises `InputError` that lists those of the programme."""
    return _said(cell, "status", STATES, choices)


def priority_of(cell: object, choices: Choices) -> str:
    """Return the code of a priority. Raises `InputError` that lists them."""
    return _said(cell, "priority", PRIORITIES, choices)


def area_of(cell: object, choices: Choices, of: str = "focus_area") -> str:
    """Return the code of a focus area (or task) by its code, its name, or one word of the name.

    `Transport`, `1. Areal` and `Arealbruk og transport` are the same one. Raises `InputError`
    for what is none or may be several.
    """
    text = cell_text(cell).strip()
    try:
        return choices.code(of, text)
    except InputError:
        names = {**choices.others.get(of, {}), **choices.shown.get(of, {})}
        for found in (_by_code(text, names), _by_words(text, names)):
            if len(found) == 1:
                return found.pop()
        raise


def _said(cell: object, of: str, known: Mapping[str, Sequence[str]], choices: Choices) -> str:
    text = cell_text(cell).strip()
    try:
        return choices.code(of, text)
    except InputError:
        said = plain(text).strip(".")
        code = next((code for code, words in known.items() if said in words), "")
        if not code:
            raise
        return choices.code(of, code)


def _by_code(text: str, names: Mapping[str, str]) -> set[str]:
    number = re.match(r"(\d+(?:\.\d+)*)[.:)\s]", text + " ")
    return {code for code in names.values() if number and code == number[1]}


def _by_words(text: str, names: Mapping[str, str]) -> set[str]:
    """Return the areas whose names share words with a text, if one holds all words of the other."""
    said = _words(text)
    near = {code for name, code in names.items() if _words(name) & said}
    whole = any(said <= called or called <= said for called in map(_words, names) if called & said)
    return near if whole else set()


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[^\W\d_]{4,}", plain(text)))
