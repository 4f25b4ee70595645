"""What surrounds every document: its cover, its fixed words, its colophon."""

from collections.abc import Iterable, Iterator, Sequence

from fbdesk.models.checks.findings import BLOCKS
from fbdesk.reports.basis import Basis
from fbdesk.reports.content import Block, Cover, Document
from fbdesk.reports.templates.applying import template_of, titled
from fbdesk.version import VERSION


def framed(
    basis: Basis,
    template: str,
    cover: Cover,
    blocks: Iterable[Block],
    keywords: Sequence[str],
    number: str = "",
) -> Document:
    """Return the document with the words and the colophon that all share.

    `cover` has the title where the template gives none.
    """
    held = template_of(basis, template)
    return Document(
        template=template,
        language=basis.wording.language,
        cover=titled(basis, held, cover, number),
        blocks=tuple(_while_wanted(basis, blocks)),
        colophon=colophon(basis),
        made=basis.made,
        words={
            "page": basis.text("page {number} of {count}"),
            "contents": basis.text("Contents"),
            "table": basis.text("Table {number}"),
            "figure": basis.text("Figure {number}"),
        },
        keywords=(*keywords, basis.city, *basis.planning_municipalities),
        look=held.look,
    )


def _while_wanted(basis: Basis, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, asking before each whether anybody still waits for the document."""
    for block in blocks:
        basis.go_on()
        yield block


def programme_line(basis: Basis) -> str:
    """Return the programme's name with its period."""
    period = basis.programme.agreement_period
    years = basis.wording.numbers.years(period.first_year, period.last_year)
    return f"{basis.wording.words(basis.programme.name)} {years}"


def draft_mark(basis: Basis) -> str:
    """Return the mark of a draft.

    It stands until somebody says that the document is final, and as long as something stands in
    the way of sending the plan.
    """
    unready = any(finding.strength == BLOCKS for finding in basis.findings)
    return "" if basis.final and not unready else basis.text("Draft")


def example_mark(basis: Basis) -> str:
    """Return the mark of example data, where the plan says that it holds such."""
    return basis.text("Example data") if basis.plan.settings.example_data else ""


def colophon(basis: Basis) -> tuple[str, ...]:
    """Return what the last page says of the document itself."""
    parts = [
        basis.text(
            "This document follows the structure of the programme {programme}. It is not a form "
            "of the ministry.",
            programme=basis.wording.words(basis.programme.name),
        ),
        basis.text(
            "Made {day} with fbdesk {version} from the plan of {city}. Factor edition {edition}, "
            "results {digest}.",
            day=basis.wording.numbers.day(basis.made),
            version=VERSION,
            city=basis.city,
            edition=basis.results.factors_edition,
            digest=basis.results.digest[:16],
        ),
    ]
    if basis.plan.settings.example_data:
        parts.append(
            basis.text(
                "The plan holds example data: measures, costs and commitments are made up to show "
                "the program and are nobody's decisions."
            )
        )
    return tuple(parts)
