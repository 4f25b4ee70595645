"""What changed since the last period: status and effect first, then every row, field by field."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from fbdesk.models.measures import Measure
from fbdesk.models.results.frozen import FrozenArea, FrozenResults, frozen_results
from fbdesk.models.row import Row
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.period import reported_of
from fbdesk.reports.content import Block, Callout, Column, Heading, Paragraph, TableOf, TableRow
from fbdesk.reports.names import in_a_row, short_name
from fbdesk.reports.period_words import ChangeWords, ThingWords
from fbdesk.reports.plan_words import plan_words

NOWHERE: Final = FrozenArea({}, {})
MOST_NEW: Final = 20


def changes(basis: Basis) -> tuple[Block, ...]:
    """Return the chapters of what changed; a first report says that there is nothing before it."""
    return tuple(_blocks(basis))


def _blocks(basis: Basis) -> Iterator[Block]:
    told = reported_of(basis)
    if told.before is None or told.plan_before is None:
        text = basis.text(
            "No earlier period is closed, so there is nothing to compare with. What is closed now "
            "is what the next report is compared with."
        )
        yield Callout(basis.text("The first report"), (text,))
        return
    moved = status_changes(basis)
    if moved:
        yield moved
    else:
        yield Paragraph(basis.text("No measure has changed its status."), tone="muted")
    if told.figures_before:
        yield from figures_moved(basis, told.figures_before)
    words = plan_words(basis.programme, basis.wording.language)
    things = ChangeWords(words, told.plan_before, basis.plan).things()
    yield Heading(1, basis.text("Every change"))
    if not things:
        yield Paragraph(basis.text("Nothing in the plan has changed since then."), tone="muted")
    for kind, group in groupby(things, key=lambda thing: thing.kind):
        yield Heading(2, words.kind(kind))
        yield _table(basis, kind, words.kind(kind), tuple(group))


def status_changes(basis: Basis) -> TableOf | None:
    """Return the measures with another status than before, and those that are new or gone.

    Where hundreds are new, as after an import, their numbers stand in the note: rows of them would
    bury the few that moved.
    """
    told = reported_of(basis)
    before = (
        {measure.key: measure for measure in told.plan_before.measures}
        if told.before and told.plan_before
        else {}
    )
    then = [(measure, before.pop(measure.key, None)) for measure in basis.plan.measures]
    moved = [(now, was) for now, was in then if was is None or was.status != now.status]
    new = [now for now, was in moved if was is None]
    many = MOST_NEW < len(new) < len(moved) + len(before)
    rows = [_moved(basis, now, was, now) for now, was in moved if was or not many]
    rows += [_moved(basis, gone, gone, None) for gone in before.values()]
    if not rows:
        return None
    columns = (
        Column(basis.text("No.")),
        Column(basis.text("Measure"), 4),
        Column(basis.text("Before"), 1.6),
        Column(basis.text("Now"), 1.6),
    )
    numbers = in_a_row(short_name(measure.number, measure.title) for measure in new)
    note = basis.text("{count} measures are new: {numbers}", count=len(new), numbers=numbers)
    caption = basis.text("Measures with a new status")
    return TableOf(caption, columns, tuple(rows), note if many else "")


def _moved(basis: Basis, named: Measure, was: Measure | None, now: Measure | None) -> TableRow:
    status = basis.wording.choice
    before = status("status", was.status) if was else "–"
    after = status("status", now.status) if now else basis.text("Deleted")
    return TableRow((named.number, named.title, before, after))


def figures_moved(basis: Basis, before: FrozenResults) -> Iterator[Block]:
    """Yield what the measures cut now and did before, per focus area, and what is left."""
    told = reported_of(basis)
    now = told.figures or frozen_results(basis.results)
    year = basis.main_year
    write = basis.wording.numbers
    rows = []
    for code in basis.areas:
        then, here = before.focus_areas.get(code, NOWHERE), now.focus_areas.get(code, NOWHERE)
        direct = (then.direct_t.get(year), here.direct_t.get(year))
        indirect = (then.indirect_t.get(year), here.indirect_t.get(year))
        if any(value is not None for value in (*direct, *indirect)):
            cells = (*map(write.cut_number, direct), *map(write.cut_number, indirect))
            rows.append(TableRow((basis.wording.area(code), *cells)))
    if rows:
        columns = (
            Column(basis.text("Focus area"), 2.6),
            Column(basis.text("Cut {year} before, t", year=year), 1.1, "right"),
            Column(basis.text("Cut {year} now, t", year=year), 1.1, "right"),
            Column(basis.text("Outside before, t"), 1.1, "right"),
            Column(basis.text("Outside now, t"), 1.1, "right"),
        )
        caption = basis.text("What the measures cut together, before and now")
        yield TableOf(caption, columns, tuple(rows), _note(basis, before, now), small=True)
    targets = tuple(_targets(basis, before, now))
    if targets:
        columns = (
            Column(basis.text("Target"), 3.4),
            Column(basis.text("Remaining before, t"), 1.2, "right"),
            Column(basis.text("Remaining now, t"), 1.2, "right"),
            Column(basis.text("Probability before"), 1.45, "right"),
            Column(basis.text("Probability now"), 1.35, "right"),
        )
        yield TableOf(basis.text("What is left to the targets"), columns, targets, small=True)


def _targets(basis: Basis, before: FrozenResults, now: FrozenResults) -> Iterator[TableRow]:
    write = basis.wording
    for key, target in now.targets.items():
        was = before.targets.get(key)
        yield TableRow(
            (
                target.title,
                write.numbers.number(was.gap_t if was else None),
                write.numbers.number(target.gap_t),
                write.chance(was.probability if was else None),
                write.chance(target.probability),
            )
        )


def _note(basis: Basis, before: FrozenResults, now: FrozenResults) -> str:
    """Return a warning where the figures are not computed on the same terms."""
    same = (before.factors_edition, before.gwp_set, before.start_year) == (
        now.factors_edition,
        now.gwp_set,
        now.start_year,
    )
    if same:
        return ""
    return basis.text(
        "The figures before were computed with factor edition {edition}, {gwp} and start year "
        "{year}: part of the difference comes from that.",
        edition=before.factors_edition,
        gwp=before.gwp_set,
        year=before.start_year,
    )


def _table(basis: Basis, kind: type[Row], title: str, things: tuple[ThingWords, ...]) -> TableOf:
    rows: list[TableRow] = []
    for thing in things:
        state = {"new": basis.text("New"), "gone": basis.text("Deleted")}.get(thing.state, "")
        rows.append(TableRow((f"{thing.name} ({state})" if state else thing.name,), "group"))
        rows += [TableRow((line.what, line.before, line.now)) for line in thing.lines]
    columns = (
        Column(basis.text("What"), 2),
        Column(basis.text("Before"), 3),
        Column(basis.text("Now"), 3),
    )
    source = "Changes in measures" if kind is Measure else "Changes: {title}"
    return TableOf(basis.text(source, title=title), columns, tuple(rows), small=True)
