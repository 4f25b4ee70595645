"""The notes on computed cells: from which numbers, factors and choices each result comes."""

from collections.abc import Mapping
from typing import Final

from fbdesk.calculation.catalogue import METHODS, method
from fbdesk.calculation.declaration import Input
from fbdesk.calculation.evaluate import Evaluation
from fbdesk.calculation.passport import PassportLine
from fbdesk.models.effects import Effect
from fbdesk.models.results.plan import EffectResult, MeasureResult, TargetResult
from fbdesk.models.results.published_inventory import published_inventory
from fbdesk.models.strategy import Target
from fbdesk.reports.workbook.columns import Book
from fbdesk.texts import sentence

UNCONFIRMED: Final = "unconfirmed"
DECLARED: Final[Mapping[tuple[str, str], Input]] = {
    (each.id, declared.id): declared for each in METHODS for declared in each.inputs
}
"""Every input of every method, by the ids of both."""

ATTENTION: Final = "(!)"
"""Stands before a number whose source nobody has confirmed."""


def effect_note(book: Book, measure: str, year: int, heading: str) -> str:
    """Return the note on a figure of one measure: what it is, then the passport behind it."""
    result = book.result(measure)
    if result is None:
        return ""
    first = f"{result.number} {result.title}\n{book.translate(heading)}, {year}"
    return f"{first}\n{_behind(book, result)}"


def cost_note(book: Book, measure: str) -> str:
    """Return the note on a cost per tonne."""
    result = book.result(measure)
    if result is None:
        return ""
    rate = book.numbers.percent(book.plan.settings.discount_rate, 1)
    words = book.translate(
        "Yearly cost by annuity at {rate}, plus operation, less savings, "
        "per tonne of direct cut at full effect."
    ).format(rate=rate)
    return f"{result.number} {result.title}\n{words}\n{_behind(book, result)}"


def target_note(book: Book, target: Target, result: TargetResult | None, heading: str) -> str:
    """Return the note on a figure of a target: its scope, years, inventory and electricity."""
    if result is None:
        return ""
    translate = book.translate
    scope = book.name("target_scope", target.scope)
    sectors = book.sectors(result.sectors)
    return "\n".join(
        (
            f"{target.title}\n{translate(heading)}",
            f"{translate('Scope')}: {scope} ({sectors})",
            translate("{share} by {year} from {base}").format(
                share=book.numbers.percent(-target.reduction_share, 1),
                year=target.year,
                base=target.base_year,
            ),
            inventory_line(book),
            terms_line(book),
        )
    )


def inventory_line(book: Book) -> str:
    """Return the edition of the inventory that the figures come from, with its status."""
    return book.kept("inventory", lambda: _inventory_line(book))


def _inventory_line(book: Book) -> str:
    edition = published_inventory(book.plan).edition
    if edition is None:
        return book.translate("No inventory is chosen.")
    status = book.name("source_status", edition.status)
    mark = f"{ATTENTION} " if edition.status == UNCONFIRMED else ""
    parts = [part for part in (edition.publisher, edition.name, edition.gwp_set) if part]
    return f"{book.translate('Inventory')}: {', '.join(parts)} · {mark}{status}"


def terms_line(book: Book) -> str:
    """Return the choices that hold for every result: factor edition, GWP set, electricity."""
    results, translate = book.results, book.translate
    return (
        f"{translate('Factor edition')} {results.factors_edition} · {results.gwp_set} · "
        f"{translate('Electricity')}: {book.name('electricity', results.electricity)}"
    )


def _behind(book: Book, result: MeasureResult) -> str:
    """Return the passports of a measure's calculations, made once for all its cells."""
    return book.kept(
        f"passport {result.measure}",
        lambda: "\n".join((*(calculation(book, one) for one in result.effects), terms_line(book))),
    )


def calculation(book: Book, effect: EffectResult) -> str:
    """Return one calculation: its method, formula and numbers, or why it has no result."""
    row = book.plan.find(Effect, effect.effect)
    title = row.title if row and row.title else ""
    if effect.evaluation is None:
        problem = effect.problem
        words = sentence(book.translate, problem.message, problem.values) if problem else ""
        return f"— {title or book.translate('Calculation')}: {words}"
    chosen = method(effect.evaluation.method)
    heading = f"— {book.translate(chosen.title)}" + (f": {title}" if title else "")
    overlap = book.name("overlap", row.overlap) if row else ""
    place = " / ".join(part for part in (effect.evaluation.sector, _source(effect)) if part)
    tail = [f"{place} · {overlap}"] if place else []
    return "\n".join((heading, chosen.formula, *_numbers(book, effect.evaluation), *tail))


def _source(effect: EffectResult) -> str:
    return effect.evaluation.source if effect.evaluation else ""


def _numbers(book: Book, evaluation: Evaluation) -> list[str]:
    return [
        number(book, evaluation.method, line)
        for line in evaluation.passport
        if line.name != "factors_edition"
    ]


def number(book: Book, method_id: str, line: PassportLine) -> str:
    """Return one number of a passport: `Trafikk: 120 000 vkm · SSB 2009 · (!) ikke bekreftet`."""
    unit = f" {book.translate(line.unit)}" if line.unit and line.unit != "-" else ""
    source = f"{line.source} {line.year}" if line.year else line.source
    status = book.name("source_status", line.status)
    if line.status == UNCONFIRMED:
        status = f"{ATTENTION} {status}"
    parts = [
        f"{book.translate(line.label)}: {value_text(book, method_id, line)}{unit}",
        source,
        status,
    ]
    return " · ".join(part for part in parts if part)


def words_of(book: Book, method_id: str, name: str, text: str) -> str:
    """Return the words for a code that an input chose; the planner's own texts stay themselves."""
    declared = DECLARED.get((method_id, name))
    choices = declared.choices if declared else ()
    return next((book.translate(one.label) for one in choices if one.code == text), text)


def value_text(book: Book, method_id: str, line: PassportLine) -> str:
    """Return a passport's value as people read it; a year has no thousands."""
    value = line.value
    if isinstance(value, str):
        return words_of(book, method_id, line.name, value)
    if isinstance(value, int | float):
        return str(int(value)) if line.name == "start" else book.numbers.significant(value, 6)
    return book.translate("table of {count} rows").format(count=len(value)) if value else ""
