"""What a repair read out and what it could not, in sentences for whoever owns the plan."""

from collections import Counter
from collections.abc import Iterator

from fbdesk.document.part_words import field_word, part_word
from fbdesk.document.repair.plan import Repair
from fbdesk.document.repair.read_out import Loss, Why
from fbdesk.texts import Translate

COMPLETE = "The whole plan was read out, and the file proves that each value is what was saved."
WHOLE = (
    "Every row was read out, but the file does not prove that each value is what was saved. "
    "Look through the plan before you use it."
)
PARTLY = (
    "Part of the plan was read out. What is missing or changed is listed below. "
    "Look through the plan before you use it."
)
SENTENCES = {
    Why.MISSING: "{part}: all of it is lost",
    Why.UNREADABLE: "{part}: {rows} rows stood in a damaged place and are lost",
    Why.END: "{part}: the last rows are lost, nobody can tell how many",
    Why.LATE: "{part}: reading took too long, so the last rows are missing",
    Why.ROW: "{part} {name}: left out, because {field} is lost",
    Why.KEY: "{part} {name}: its identity was lost, so it has a new one",
    Why.FIELD: "{part} {name}: {field} was unreadable and has its usual value or none",
    Why.TEXT: "{part} {name}: broken signs in {field} are marked or left out",
    Why.REFERENCE: "{part} {name}: left out, because what it belongs to is lost ({field})",
    Why.LET_GO: "{part} {name}: {field} is empty, because what it referred to is lost",
    Why.TWICE: "{part} {name}: left out, because it stood there twice",
    Why.SETTINGS: "The plan's name, period and choices are lost and have their usual values",
    Why.FOREIGN: "{name} was not made by fbdesk: it was not run and is left out",
}
FOREIGN_COLUMN = "{part}: the column {name} was not made by fbdesk and is left out"
ONE_ROW = "{part}: one row stood in a damaged place and is lost"
MORE = "{part}: {rows} more rows like these"
NAMED = frozenset({Why.ROW, Why.KEY, Why.FIELD, Why.TEXT, Why.REFERENCE, Why.LET_GO, Why.TWICE})
"""Losses of one named row; without a name they count the rows beyond the first ones."""


def verdict(repair: Repair, translate: Translate) -> str:
    """Return in one or two sentences how the repair went."""
    if repair.proved:
        return translate(COMPLETE)
    return translate(PARTLY if is_partial(repair) else WHOLE)


def is_partial(repair: Repair) -> bool:
    """Return whether anything of the plan itself is missing or changed."""
    return any(loss.why is not Why.FOREIGN for loss in repair.losses)


def loss_lines(repair: Repair, translate: Translate) -> tuple[str, ...]:
    """Return one line for each thing that was lost or changed; equal lines stand once."""
    lines = Counter(_line(loss, translate) for loss in repair.losses)
    return tuple(line if count == 1 else f"{line} (× {count})" for line, count in lines.items())


def count_lines(repair: Repair, translate: Translate) -> tuple[str, ...]:
    """Return how many rows of each part were read out."""
    return tuple(
        f"{translate(part_word(table))}: {count}" for table, count in repair.count().items()
    )


def report(repair: Repair, translate: Translate, target: str = "") -> str:
    """Return the whole report as text; `target` is where the new plan was put, if it was."""
    return "\n".join(_report_lines(repair, translate, target)) + "\n"


def _report_lines(repair: Repair, translate: Translate, target: str) -> Iterator[str]:
    yield translate("Repair of {path}").format(path=repair.source)
    if target:
        yield translate("New plan: {path}").format(path=target)
    yield ""
    yield verdict(repair, translate)
    losses = loss_lines(repair, translate)
    if losses:
        yield ""
        yield translate("Missing or changed")
        yield from (f"– {line}" for line in losses)
    yield ""
    yield translate("Read out")
    yield from (f"– {line}" for line in count_lines(repair, translate))


def _line(loss: Loss, translate: Translate) -> str:
    source = SENTENCES[loss.why]
    if loss.why is Why.FOREIGN and loss.table:
        source = FOREIGN_COLUMN
    elif loss.why is Why.UNREADABLE and loss.rows == 1:
        source = ONE_ROW
    elif loss.why in NAMED and not loss.name and not loss.field:
        source = MORE
    return translate(source).format(
        part=translate(part_word(loss.table)),
        name=loss.name or translate("without a name"),
        field=translate(field_word(loss.field)),
        rows=loss.rows,
    )
