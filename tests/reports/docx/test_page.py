"""Tests of what surrounds the text of a Word file: properties, styles, pages, foot, fields."""

import dataclasses
from datetime import datetime
from typing import Any

import docx as word_files  # noqa: TID253 the tests read what was written
import pytest
from docx.document import Document as WordDocument  # noqa: TID253 as above
from docx.oxml.ns import qn  # noqa: TID253 as above

from fbdesk.reports.content import Document
from fbdesk.reports.docx.page import (
    add_field,
    furnish,
    new_section,
    numbered_caption,
    set_style,
)
from tests.reports.test_pdf import a_document


def furnished(document: Document | None = None, **cover: Any) -> WordDocument:
    made = word_files.Document()
    furnish(made, document or a_document([], **cover))
    return made


def foot(word: WordDocument) -> str:
    return str(word.sections[0].footer.paragraphs[0].text)


def codes(paragraph: Any) -> list[str]:
    return [text.text.strip() for text in paragraph._p.iter(qn("w:instrText"))]


# properties


def test_title_authors_and_keywords_can_be_searched_for() -> None:
    held = furnished().core_properties
    assert held.title == "Handlingsprogram, Grenland"
    assert held.author == "Porsgrunn, Skien"
    assert held.keywords == "klima"


def test_the_file_was_made_at_noon_of_the_documents_day_by_nobody_in_particular() -> None:
    held = furnished().core_properties
    assert held.created == held.modified
    assert held.created is not None
    assert held.created.replace(tzinfo=None) == datetime(2009, 4, 20, 12)  # noqa: DTZ001 Word's has none
    assert (held.last_modified_by, held.comments, held.revision) == ("", "", 1)


def test_a_title_longer_than_word_allows_is_cut() -> None:
    held = furnished(title="Plan " * 100).core_properties
    assert len(held.title) == 255
    assert held.title.startswith("Plan Plan ")


def test_a_language_that_is_not_known_is_told_as_it_is() -> None:
    document = dataclasses.replace(a_document([]), language="se")
    word = furnished(document)
    assert word.core_properties.language == "se"
    assert next(word.styles.element.iter(qn("w:lang"))).get(qn("w:val")) == "se"


# styles and pages


@pytest.mark.parametrize("name", ["Normal", "Heading 1", "Heading 2", "Heading 3", "Title"])
def test_every_letter_has_the_one_font(name: str) -> None:
    style: Any = furnished().styles[name]
    fonts = style.element.rPr.rFonts
    assert {fonts.get(qn(f"w:{each}")) for each in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "Calibri"
    }
    assert fonts.get(qn("w:asciiTheme")) is None  # a theme's font would win


def test_a_heading_stays_with_what_follows_it() -> None:
    styles: Any = furnished().styles
    assert all(styles[f"Heading {n}"].paragraph_format.keep_with_next for n in (1, 2, 3))
    assert styles["Caption"].paragraph_format.keep_with_next


def test_headings_grow_smaller_level_by_level() -> None:
    styles: Any = furnished().styles
    sizes = [styles[f"Heading {level}"].font.size.pt for level in (1, 2, 3)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3


def test_a_page_is_an_upright_a4() -> None:
    (section,) = furnished().sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_pages_of_another_kind_have_head_and_foot_from_their_first_on() -> None:
    word = furnished()
    new_section(word, landscape=True)
    first, wide = (section.different_first_page_header_footer for section in word.sections)
    assert (first, wide) == (True, False)
    assert wide is not None
    assert word.sections[1].header.is_linked_to_previous


def setting(word: WordDocument, name: str) -> str | None:
    (found,) = (e for e in word.settings.element.iter() if name in (e.tag, e.get(qn("w:name"))))
    return str(found.get(qn("w:val")))


@pytest.mark.parametrize(("language", "point", "between"), [("nn", ",", ";"), ("en", ".", ",")])
def test_the_file_is_of_todays_word_with_the_numbers_of_its_language(
    language: str, point: str, between: str
) -> None:
    word = furnished(dataclasses.replace(a_document([]), language=language))
    assert setting(word, qn("w:decimalSymbol")) == point
    assert setting(word, qn("w:listSeparator")) == between
    assert setting(word, "compatibilityMode") == "15"


@pytest.mark.parametrize("landscape", [True, False])
def test_a_new_section_is_wide_or_upright(*, landscape: bool) -> None:
    word = furnished()
    new_section(word, landscape=landscape)
    wide, high = word.sections[-1].page_width, word.sections[-1].page_height
    assert wide is not None
    assert high is not None
    assert (round(wide.mm), round(high.mm)) == ((297, 210) if landscape else (210, 297))
    assert word.sections[0].page_width != word.sections[0].page_height


def test_a_style_is_given_by_the_name_that_a_user_sees() -> None:
    word = furnished()
    made = word.add_paragraph("x")
    set_style(made, "Heading 2")
    assert made.style is not None
    assert made.style.name == "Heading 2"


# head and foot


def test_the_foot_says_which_page_of_how_many() -> None:
    assert foot(furnished()) == "side 1 av 1"


def test_a_draft_and_example_figures_are_told_on_every_page() -> None:
    assert foot(furnished(draft="Utkast", example="Eksempeldata")) == (
        "Utkast · Eksempeldata · side 1 av 1"
    )


def test_the_first_page_has_neither_head_nor_foot() -> None:
    section = furnished().sections[0]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == "Handlingsprogram · Grenland"
    assert section.first_page_header.paragraphs[0].text == ""


# fields


def test_a_caption_counts_on_by_itself_and_shows_its_number_already() -> None:
    word = furnished()
    numbered_caption(word, "Tabell {number}", "Table", 7, "Tiltak")
    caption = word.paragraphs[-1]
    assert caption.text == "Tabell 7. Tiltak"
    assert codes(caption) == ["SEQ Table \\* ARABIC"]


def test_a_language_may_put_the_number_first() -> None:
    word = furnished()
    numbered_caption(word, "{number}. tabell", "Table", 2, "Tiltak")
    assert word.paragraphs[-1].text == "2. tabell. Tiltak"


def test_a_field_is_begun_parted_and_ended() -> None:
    word = furnished()
    made = word.add_paragraph()
    add_field(made, "PAGE", "1")
    kinds = [char.get(qn("w:fldCharType")) for char in made._p.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
