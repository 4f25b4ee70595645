"""The programme office's workbook: every city's plan in one file, what was left out in front."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any, Final

from fbdesk.errors import UsageError
from fbdesk.models.city import Settings
from fbdesk.models.snapshot import Plan
from fbdesk.reports.rollup import CityPlan, Rollup, Shared
from fbdesk.reports.rollup_sheets import rollup_sheets
from fbdesk.reports.workbook.book import OPTIONS
from fbdesk.reports.workbook.columns import Book
from fbdesk.reports.workbook.front import FIRST_WIDTH, SECOND_WIDTH, write_link
from fbdesk.reports.workbook.layout import lay_out
from fbdesk.reports.workbook.letters import lines_in
from fbdesk.reports.workbook.measures import row_height
from fbdesk.reports.workbook.sheets.every_sheet import GROUPS
from fbdesk.reports.workbook.styles import ACCENT, LINE, LOCALES, MUTED, WARNING, Styles
from fbdesk.reports.workbook.texts import sheet_name
from fbdesk.reports.workbook.writer import Writer
from fbdesk.texts import Translate

TITLE: Final = "Plans of many cities"
FRONT: Final = "Front page"
HOW_TO_READ: Final = (
    "A cut is a positive figure, in t CO₂e. A negative cut is an increase, in red.",
    "Direct and indirect effects stand in columns of their own and are never added together.",
    "An empty cell means that the figure is not known. It never means 0.",
    "Plans have targets, scopes and years of their own. Only what can be added has a sum.",
    "The plans were read as they are. Nothing was changed in them.",
)
CUT_TEXTS: Final = "Texts too long for a cell are cut at its end; the plans hold them whole."
A4: Final = 9
NOTHING_READ: Final = "Not one of the plans could be read. Nothing was written."
SHARED: Final = (
    "{name} is in the plans {plans}. Its emissions stand once, with {counted}. Tonnes and money of "
    "these plans may be the same ones, so that there are no sums over the plans."
)


def rollup_workbook(rollup: Rollup) -> bytes:
    """Return the workbook as `.xlsx`; equal plans give equal bytes.

    Raises `UsageError` where there is no plan to write about.
    """
    import xlsxwriter

    from fbdesk.reports.workbook.page import Page

    if not rollup.cities:
        raise UsageError(NOTHING_READ)
    book = _whole(rollup)
    layouts = lay_out(book, rollup_sheets(rollup))
    content = io.BytesIO()
    file = xlsxwriter.Workbook(content, OPTIONS)
    made = datetime.combine(rollup.made_on, time(), UTC).replace(tzinfo=None)
    file.set_properties({"title": book.plan.settings.name, "author": "fbdesk", "created": made})
    styles = Styles(file, LOCALES[rollup.language])
    front = file.add_worksheet(sheet_name(book.translate(FRONT), [each.name for each in layouts]))
    front.set_tab_color(ACCENT)
    for layout in layouts:
        page = file.add_worksheet(layout.name, Page)
        page.set_tab_color(GROUPS[layout.sheet.group][1])
    writer = Writer(file, book, layouts, {}, styles)
    for layout in layouts:
        writer.write(layout)
    _write_front(front, writer, rollup)
    front.activate()
    file.close()
    return content.getvalue()


def _whole(rollup: Rollup) -> Book:
    """Return the book that the sheets are written with: the words of the first plan, no rows."""
    first = rollup.cities[0].book
    name = first.translate(TITLE)
    example = any(city.plan.settings.example_data for city in rollup.cities)
    programme = first.programme.code
    settings = Settings(key="", name=name, programme=programme, example_data=example)
    return Book(
        Plan(settings=settings),
        first.results,
        first.programme,
        first.edition,
        first.translate,
        first.numbers,
        first.lists,
        rollup.made_on,
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the front page: its heading in English, its lines, whether they warn."""

    heading: str
    lines: tuple[tuple[str, str], ...] = ()
    warns: bool = False


def _write_front(page: Any, writer: Writer, rollup: Rollup) -> None:
    """Write which plans are in the file, which are not, where they overlap, and the sheets."""
    book, styles, translate = writer.book, writer.styles, writer.book.translate
    page.hide_gridlines(2)
    page.set_column(0, 0, FIRST_WIDTH)
    page.set_column(1, 1, SECOND_WIDTH)
    page.set_row(0, 32)
    writer.text(page, 0, 0, translate(TITLE), styles(bold=True, font_size=22, font_color=ACCENT))
    made = f"{translate('Made')} {book.numbers.day(book.made_on)}"
    writer.text(page, 1, 0, made, styles(font_color=MUTED))
    row = 3
    for part in _parts(rollup, writer):
        row = _write_part(page, writer, part, row) + 1
    row = _write_part(page, writer, _Part("Sheets"), row)
    for layout in writer.layouts:
        write_link(page, writer, row, layout.name, translate(layout.sheet.about))
        row += 1
    page.set_paper(A4)
    page.fit_to_pages(1, 0)


def _write_part(page: Any, writer: Writer, part: _Part, row: int) -> int:
    """Write one part from a row on, and return the row below it."""
    styles = writer.styles
    heading = styles(bold=True, font_size=13, bottom=1, bottom_color=LINE)
    page.write_string(row, 0, writer.book.translate(part.heading), heading)
    page.write_blank(row, 1, None, heading)
    look = styles(text_wrap=True, valign="top", **({"font_color": WARNING} if part.warns else {}))
    for name, about in part.lines:
        row += 1
        writer.text(page, row, 0, name, look)
        writer.text(page, row, 1, about, look)
        lines = max(lines_in(name, FIRST_WIDTH), lines_in(about, SECOND_WIDTH))
        page.set_row(row, row_height(lines))
    return row + 1


def _parts(rollup: Rollup, writer: Writer) -> Iterator[_Part]:
    translate = writer.book.translate
    yield _Part(
        "Plans in this file", tuple((rollup.called(city), _where(city)) for city in rollup.cities)
    )
    if rollup.unreadable:
        lines = tuple((each.file_name, each.said(translate)) for each in rollup.unreadable)
        yield _Part("Plans that are left out", lines, warns=True)
    if rollup.shared:
        shared = tuple((each.name, shared_words(rollup, each, translate)) for each in rollup.shared)
        yield _Part("Municipalities of several plans", shared, warns=True)
    apart = tuple(("", line) for line in rollup.not_added(translate))
    if apart:
        yield _Part("What is not added up", apart, warns=True)
    rules = [translate(line) for line in HOW_TO_READ]
    if writer.beside.tails or writer.beside.removed:
        rules.append(translate(CUT_TEXTS))
    yield _Part("How to read the workbook", tuple(("", line) for line in rules))


def _where(city: CityPlan) -> str:
    places = ", ".join(each.name for each in city.municipalities)
    return f"{places} ({city.file_name})" if places else city.file_name


def shared_words(rollup: Rollup, shared: Shared, translate: Translate) -> str:
    """Return what is said of a municipality that several plans plan for."""
    plans = ", ".join(map(rollup.called, shared.plans))
    counted = rollup.called(shared.counted)
    return translate(SHARED).format(name=shared.name, plans=plans, counted=counted)
