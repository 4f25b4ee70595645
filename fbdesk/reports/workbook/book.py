"""The programme's reporting workbook: every row of a plan, to read, to fill in and to give back."""

import io
from datetime import UTC, date, datetime, time
from typing import Any, Final

from fbdesk.calculation.factors import FactorEdition
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.models.workbook_format import INDEX
from fbdesk.reports.numbers import numbers_in
from fbdesk.reports.workbook.charts import ABOUT as CHARTS_ABOUT
from fbdesk.reports.workbook.charts import CHARTS, write_charts
from fbdesk.reports.workbook.columns import Book, CodeName
from fbdesk.reports.workbook.definitions import ABOUT as DEFINITIONS_ABOUT
from fbdesk.reports.workbook.definitions import DEFINITIONS, write_definitions
from fbdesk.reports.workbook.front import FRONT, write_front
from fbdesk.reports.workbook.guide import ABOUT as GUIDE_ABOUT
from fbdesk.reports.workbook.guide import GUIDE, write_guide
from fbdesk.reports.workbook.index import write_index
from fbdesk.reports.workbook.layout import column_letters, lay_out, quoted
from fbdesk.reports.workbook.lists import choice_lists
from fbdesk.reports.workbook.sheets.every_sheet import GROUPS, SHEETS
from fbdesk.reports.workbook.styles import LOCALES, Styles
from fbdesk.reports.workbook.texts import cell_text, sheet_name
from fbdesk.reports.workbook.writer import Writer
from fbdesk.texts import Translate

LISTS: Final = "Lists"


def workbook(
    plan: Plan,
    results: PlanResults,
    programme: Programme,
    edition: FactorEdition,
    translate: Translate,
    *,
    language: str = "nb",
    made_on: date,
) -> bytes:
    """Return the workbook as `.xlsx`; equal arguments give equal bytes.

    `language` chooses the programme's names and the manner of numbers, `translate` the rest.
    """
    import xlsxwriter

    from fbdesk.reports.workbook.page import Page

    lists = choice_lists(programme, translate, language)
    numbers = numbers_in(language, translate)
    book = Book(plan, results, programme, edition, translate, numbers, lists, made_on)
    layouts = lay_out(book, SHEETS)
    content = io.BytesIO()
    file = xlsxwriter.Workbook(content, OPTIONS)
    file.worksheet_class = Page
    file.set_properties(_properties(book))
    styles = Styles(file, LOCALES[language])
    names = [layout.name for layout in layouts]
    front = file.add_worksheet(sheet_name(translate(FRONT), names))
    names.append(front.get_name())
    guide, charts = (_extra(file, translate(title), names) for title in (GUIDE, CHARTS))
    for page in (front, guide, charts):
        page.set_tab_color(GROUPS["overview"][1])
    for layout in layouts:
        page = file.add_worksheet(layout.name)
        page.set_tab_color(GROUPS[layout.sheet.group][1])
    words = _extra(file, translate(DEFINITIONS), names)
    lists_name = sheet_name(translate(LISTS), names)
    spans = _write_lists(file.add_worksheet(lists_name), lists_name, lists)
    writer = Writer(file, book, layouts, spans, styles)
    for layout in layouts:
        writer.write(layout)
    write_guide(guide, writer)
    write_charts(charts, writer)
    write_definitions(words, writer)
    others = ((guide, GUIDE_ABOUT), (charts, CHARTS_ABOUT), (words, DEFINITIONS_ABOUT))
    write_front(
        front, writer, layouts, [(page.get_name(), translate(text)) for page, text in others]
    )
    write_index(file.add_worksheet(INDEX), writer, lists)
    front.activate()
    file.close()
    return content.getvalue()


def _extra(file: Any, title: str, names: list[str]) -> Any:
    """Add a sheet that is no table of rows, under a name that no other has."""
    names.append(sheet_name(title, names))
    return file.add_worksheet(names[-1])


OPTIONS: Final[dict[str, Any]] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
    "remove_timezone": False,
}
"""How every workbook is written: a text stays a text, whatever it looks like."""


def _properties(book: Book) -> dict[str, Any]:
    settings = book.plan.settings
    return {
        "title": cell_text(settings.name).text[:255],
        "subject": book.programme.name.text(book.language),
        "author": "fbdesk",
        "created": datetime.combine(book.made_on, time(), UTC).replace(tzinfo=None),
    }


def _write_lists(page: Any, name: str, lists: dict[str, tuple[CodeName, ...]]) -> dict[str, str]:
    """Write each choice list as two columns, names and codes; return where its names stand."""
    spans = {}
    for number, (of, choices) in enumerate(lists.items()):
        place = 2 * number
        page.write_string(0, place, of)
        page.write_string(0, place + 1, f"{of} (code)")
        for row, choice in enumerate(choices, start=1):
            page.write_string(row, place, choice.name)
            page.write_string(row, place + 1, choice.code)
        letters = column_letters(place)
        spans[of] = f"{quoted(name)}!${letters}$2:${letters}${max(len(choices), 1) + 1}"
    page.hide()
    return spans
