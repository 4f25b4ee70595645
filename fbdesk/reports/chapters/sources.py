"""The appendix of sources: inventory, factors in use, and the choices that results depend on."""

import re
from collections.abc import Iterator

from fbdesk.models.results.published_inventory import published_inventory
from fbdesk.models.rich_text import without_marks
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.appendices import appendix, has_appendix
from fbdesk.reports.chapters.passports import row_kind, unit_text
from fbdesk.reports.content import Block, Column, Facts, Paragraph, TableOf, TableRow


def sources(basis: Basis, document: str = "action-plan") -> tuple[Block, ...]:
    """Return the appendix: choices, inventory edition, factors in use, and the results' digest."""
    return tuple(_blocks(basis, document))


def _blocks(basis: Basis, document: str) -> Iterator[Block]:
    yield appendix(basis, document, "sources")
    yield Facts(tuple(_choices(basis)))
    factors = factors_in_use(basis)
    if factors:
        yield factors_table(basis, factors)
    if basis.plan.factor_overrides:
        yield _overrides(basis)
    yield Paragraph(
        basis.text(
            "The digest identifies the results: the same plan with the same factor edition and "
            "seed gives the same digest on every machine."
        ),
        tone="muted",
    )
    if not has_appendix(basis, document, "passports"):
        text = (
            "Each calculation with its inputs, factors and sources stands in the action plan, "
            "appendix A. The same digest there means the same results."
        )
        yield Paragraph(basis.text(text), tone="muted")


def _choices(basis: Basis) -> Iterator[tuple[str, str]]:
    settings = basis.plan.settings
    results = basis.results
    inventory = published_inventory(basis.plan).edition
    if inventory:
        status = basis.wording.choice("source_status", inventory.status)
        parts = (inventory.publisher, inventory.dataset, inventory.name, inventory.url, status)
        yield basis.text("Inventory"), ", ".join(part for part in parts if part)
    yield basis.text("Factor edition"), results.factors_edition
    yield basis.text("Warming potentials"), f"{results.gwp_set} (GWP100)"
    yield basis.text("Electricity"), basis.wording.choice("electricity", results.electricity)
    yield basis.text("Start year"), str(results.start_year)
    yield basis.text("Discount rate"), basis.wording.numbers.percent(settings.discount_rate, 1)
    yield basis.text("Seed"), str(settings.seed)
    yield basis.text("Digest"), results.digest


def factors_in_use(basis: Basis) -> tuple[str, ...]:
    """Return the ids of the factors that the plan's results rest on, in the edition's order."""
    used = {
        line.factor
        for result in basis.results.measures
        for effect in result.effects
        if effect.evaluation
        for line in effect.evaluation.passport
        if line.factor
    }
    return tuple(factor.id for factor in basis.edition.factors if factor.id in used)


def factors_table(basis: Basis, ids: tuple[str, ...]) -> TableOf:
    """Return the factors in use with value, unit, source and status, as the edition gives them."""
    rows = []
    for factor in (basis.edition.factor(each) for each in ids):
        value = basis.wording.numbers.significant(factor.value, 6)
        source = (basis.text(factor.source), str(factor.year or ""))
        rows.append(
            TableRow(
                (
                    breakable(factor.id),
                    basis.text(factor.name),
                    value if factor.value is not None else factor.text,
                    unit_text(basis, factor.unit),
                    ", ".join(part for part in source if part),
                    basis.wording.choice("source_status", factor.status),
                ),
                row_kind(factor.status),
            )
        )
    columns = (
        Column(basis.text("Factor"), 1.5),
        Column(basis.text("Name"), 2.3),
        Column(basis.text("Value"), 1, "right"),
        Column(basis.text("Unit"), 1.3),
        Column(basis.text("Source"), 2.3),
        Column(basis.text("Status"), 1.5),
    )
    caption = basis.text("Factors in use, edition {edition}", edition=basis.edition.name)
    return TableOf(caption, columns, tuple(rows), small=True)


def breakable(identifier: str) -> str:
    """Return a long id that may break after its hyphens and underscores."""
    return re.sub(r"([-_])", "\\1\u200b", identifier)


def _overrides(basis: Basis) -> TableOf:
    rows = tuple(
        TableRow(
            (
                breakable(override.factor),
                basis.wording.numbers.significant(override.value, 6),
                unit_text(basis, override.unit),
                override.source,
                without_marks(override.reason),
            )
        )
        for override in basis.plan.factor_overrides
    )
    columns = (
        Column(basis.text("Factor"), 1.5),
        Column(basis.text("Value"), 1, "right"),
        Column(basis.text("Unit"), 1.2),
        Column(basis.text("Source"), 2.6),
        Column(basis.text("Reason"), 2.6),
    )
    return TableOf(basis.text("The plan's own values for factors"), columns, rows, small=True)
