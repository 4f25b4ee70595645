"""Tests of the order and the company in which blocks stand in a Word file."""

import dataclasses
import io
from collections.abc import Sequence
from typing import Any

import docx as word_files  # noqa: TID253 the tests read what was written
import pytest
from docx.document import Document as WordDocument  # noqa: TID253 as above
from docx.oxml.ns import qn  # noqa: TID253 as above

from fbdesk.models.rich_text import Run
from fbdesk.reports.content import (
    Block,
    Callout,
    Facts,
    FigureOf,
    Heading,
    Landscape,
    ListOf,
    NewPage,
    Paragraph,
    Signature,
    Signatures,
    Together,
)
from fbdesk.reports.docx.file import docx
from fbdesk.reports.templates.standard import standard_template
from tests.reports.test_pdf import FIGURE, TABLE, a_document


def word_of(blocks: Sequence[Block], template: str = "action-plan", **cover: Any) -> WordDocument:
    look = standard_template(template, "nb").look
    document = dataclasses.replace(a_document(blocks, **cover), template=template, look=look)
    return word_files.Document(io.BytesIO(docx(document)))


def texts(word: WordDocument) -> list[str]:
    return [paragraph.text for paragraph in word.paragraphs]


def named(word: WordDocument, text: str) -> Any:
    return next(paragraph for paragraph in word.paragraphs if paragraph.text == text)


def style(word: WordDocument, text: str) -> str:
    return str(named(word, text).style.name)


# the cover


def test_the_cover_tells_programme_title_city_and_its_lines_in_that_order() -> None:
    assert texts(word_of([], "minutes"))[:4] == [
        "Framtidens byer",
        "Handlingsprogram",
        "Grenland",
        "20. april 2009",
    ]


def test_a_cover_of_its_own_has_the_subtitle_and_its_title_further_down() -> None:
    word = word_of([], "agreement")
    assert texts(word)[:4] == ["Framtidens byer", "Handlingsprogram", "Grenland", "Utkast"]
    assert named(word, "Handlingsprogram").paragraph_format.space_before.pt == 170
    head = named(word_of([], "minutes"), "Handlingsprogram")
    assert head.paragraph_format.space_before is None


def test_a_draft_and_example_figures_are_marked_above_the_title() -> None:
    word = word_of([], "minutes", draft="UTKAST", example="EKSEMPEL")
    assert texts(word)[1:4] == ["UTKAST", "EKSEMPEL", "Handlingsprogram"]
    assert style(word, "UTKAST") == "fbdesk missing"


def test_minutes_go_on_below_their_head_and_other_documents_on_a_new_page() -> None:
    blocks = [Heading(1, "Saker", numbered=False)]
    assert not named(word_of(blocks, "minutes"), "Saker").paragraph_format.page_break_before
    assert named(word_of(blocks, "agreement"), "Saker").paragraph_format.page_break_before


# contents


def contents(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """Return style and words of the lines of contents."""
    found = [(p.style.name or "", p.text) for p in word_of(blocks).paragraphs if p.style]
    return [(style, text) for style, text in found if style.startswith("TOC")]


def test_contents_list_two_levels_and_what_stands_on_wide_pages() -> None:
    blocks: list[Block] = [
        Heading(1, "Mål"),
        Heading(2, "Hovedmål"),
        Heading(3, "Detalj"),
        Landscape((Heading(1, "Tiltak"),)),
        Together((Heading(2, "Kostnader"),)),
    ]
    assert contents(blocks) == [
        ("TOC 1", "1 Mål"),
        ("TOC 2", "1.1 Hovedmål"),
        ("TOC 1", "2 Tiltak"),
        ("TOC 2", "2.1 Kostnader"),
    ]


def test_each_line_of_contents_leads_to_its_heading() -> None:
    blocks = [Heading(1, "Mål"), Heading(2, "Skjult", listed=False), Heading(1, "Tiltak", mark="m")]
    body = word_of(blocks).element.body
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    marks = {mark.get(qn("w:name")): mark for mark in body.iter(qn("w:bookmarkStart"))}
    assert [marks[name].getparent().xpath("string(.)") for name in links] == ["1 Mål", "2 Tiltak"]
    assert set(marks) == {*links, "m"}


def test_the_contents_are_one_field_that_word_brings_up_to_date() -> None:
    body = word_of([Heading(1, "Mål"), Heading(1, "Tiltak")]).element.body
    first, last = (p for p in body.iter(qn("w:p")) if p.findall(qn("w:hyperlink")))
    kinds = [e.get(qn("w:fldCharType")) for e in body.iter(qn("w:fldChar"))][:3]
    assert kinds == ["begin", "separate", "end"]
    assert [len(list(p.iter(qn("w:fldChar")))) for p in (first, last)] == [2, 1]
    assert "".join(first.xpath(".//w:instrText/text()")).split()[:3] == ["TOC", "\\o", '"1-2"']


def test_headings_that_are_not_to_be_listed_are_not() -> None:
    assert contents([Heading(1, "Mål"), Heading(2, "T-01", listed=False)]) == [("TOC 1", "1 Mål")]


@pytest.mark.parametrize(("template", "has"), [("response", True), ("agreement", False)])
def test_only_long_documents_have_contents(template: str, *, has: bool) -> None:
    assert ("Innhold" in texts(word_of([Heading(1, "Mål")], template))) is has


def test_what_is_not_listed_counts_all_the_same() -> None:
    blocks = [
        Heading(1, "Mål", listed=False),
        Heading(1, "Forord", numbered=False),
        Heading(1, "B"),
    ]
    assert [text for _, text in contents(blocks)] == ["Forord", "2 B"]


# numbers


def test_a_third_level_counts_within_the_second() -> None:
    levels = [1, 2, 3, 3, 2, 3, 1, 2]
    word = word_of([Heading(level, "x") for level in levels], "minutes")
    assert [text for text in texts(word) if text.endswith(" x")] == [
        "1 x",
        "1.1 x",
        "1.1.1 x",
        "1.1.2 x",
        "1.2 x",
        "1.2.1 x",
        "2 x",
        "2.1 x",
    ]


def test_a_heading_without_a_number_does_not_move_the_others() -> None:
    blocks = [Heading(1, "A"), Heading(1, "Forord", numbered=False), Heading(1, "B")]
    shown = texts(word_of(blocks, "minutes"))
    assert [text for text in shown if text in {"1 A", "Forord", "2 B"}] == ["1 A", "Forord", "2 B"]


def test_figures_and_tables_are_counted_each_for_themselves() -> None:
    word = word_of([TABLE, FIGURE, TABLE, FIGURE], "minutes")
    captions = [
        p.text.split(".")[0] for p in word.paragraphs if p.style and p.style.name == "Caption"
    ]
    assert captions == ["Tabell 1", "Figur 1", "Tabell 2", "Figur 2"]


# lists


def starts(word: WordDocument, text: str) -> int:
    """Return the number that the list of an item begins with."""
    list_id = named(word, text)._p.pPr.numPr.numId.val
    held = word.part.numbering_part.element.num_having_numId(list_id)
    return int(held.find(f".//{qn('w:startOverride')}").get(qn("w:val")))


def test_every_numbered_list_begins_with_its_own_number() -> None:
    blocks: list[Block] = [
        ListOf(("a", "b"), first=1),
        Paragraph("og"),
        ListOf(("c", "d"), first=4),
    ]
    word = word_of(blocks)
    assert [starts(word, text) for text in "abcd"] == [1, 1, 4, 4]
    ids = [named(word, text)._p.pPr.numPr.numId.val for text in "abcd"]
    assert ids[0] == ids[1] != ids[2] == ids[3]
    assert style(word, "a") == "List Number"


def test_a_list_with_bullets_is_as_its_style_has_it() -> None:
    word = word_of([ListOf(("gå",))])
    assert style(word, "gå") == "List Bullet"
    assert named(word, "gå")._p.pPr.numPr is None


# company


def kept(word: WordDocument, text: str) -> bool:
    return bool(named(word, text).paragraph_format.keep_with_next)


def test_a_muted_line_below_a_heading_stays_with_what_follows() -> None:
    blocks: list[Block] = [
        Heading(2, "Sak 1"),
        Paragraph("Gjelder T-01", tone="muted"),
        Paragraph("Drøfting"),
    ]
    word = word_of([*blocks, Paragraph("Merknad", tone="muted")], "minutes")
    assert (kept(word, "Gjelder T-01"), kept(word, "Merknad")) == (True, False)


def test_what_leads_up_to_a_table_or_a_figure_stays_with_it() -> None:
    long = f"Ord{' ord' * 200}"
    blocks: list[Block] = [
        Paragraph("Opptakt"), TABLE, Paragraph("Foran"), Paragraph("Nær"), FIGURE,
        Paragraph(long), Landscape((Paragraph("Bred opptakt"), TABLE)), Paragraph("Slutt"),
    ]  # fmt: skip
    word = word_of(blocks, "minutes")
    told = ("Opptakt", "Foran", "Nær", long, "Bred opptakt", "Slutt")
    assert [kept(word, text) for text in told] == [True, False, True, False, True, False]


def test_facts_that_belong_together_stay_on_one_page() -> None:
    facts = Facts((("Ansvarlig", "Byutvikling"), ("Periode", "2010"), ("Sted", "Skien")))
    loose, tight = word_of([facts, Together((facts,))]).tables
    for table, held in ((loose, [None] * 3), (tight, [True, True, None])):
        rows = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
        assert rows == held


def test_the_last_words_stand_on_one_page() -> None:
    word = word_of([Paragraph("a")], "minutes")
    assert kept(word, "Laget med fbdesk.")


def test_the_unit_above_a_picture_stays_with_it() -> None:
    figure = FigureOf(FIGURE.svg, "Banene", "tonn i året", "Kilde: SSB", "To linjer.")
    word = word_of([figure])
    assert (kept(word, "tonn i året"), kept(word, "Kilde: SSB")) == (True, False)


def test_blocks_that_belong_together_stay_with_what_follows() -> None:
    word = word_of([Together((Paragraph("a"), Paragraph("b"))), Paragraph("c")], "minutes")
    kept = [named(word, text).paragraph_format.keep_with_next for text in "abc"]
    assert kept == [True, True, None]


def test_what_follows_wide_pages_stands_upright_again() -> None:
    word = word_of([Landscape((Paragraph("bredt"),)), Paragraph("smalt")], "minutes")
    sizes = [(s.page_width or 0) > (s.page_height or 0) for s in word.sections]
    assert sizes == [False, True, False]
    assert texts(word)[-1] == "Laget med fbdesk."


def test_a_new_page_before_wide_pages_leaves_no_empty_one() -> None:
    word = word_of([Paragraph("a"), NewPage(), Landscape((Paragraph("b"),))], "minutes")
    assert not named(word, "b").paragraph_format.page_break_before  # the section begins a page


def test_two_new_pages_after_each_other_are_one() -> None:
    word = word_of([Paragraph("a"), NewPage(), NewPage(), Paragraph("b"), Paragraph("c")])
    assert named(word, "b").paragraph_format.page_break_before
    assert not named(word, "c").paragraph_format.page_break_before


# blocks


def test_a_lead_stands_in_bold_before_its_paragraph() -> None:
    runs = named(word_of([Paragraph("Begynn.", lead="Erfaringer.")]), "Erfaringer. Begynn.").runs
    assert [(run.text, bool(run.bold)) for run in runs] == [
        ("Erfaringer. ", True),
        ("Begynn.", False),
    ]


def test_bold_words_of_an_item_stay_in_their_item() -> None:
    items = ListOf(("gå", "sykle"), runs=((Run("gå", bold=True),), (Run("sykle"),)))
    word = word_of([items])
    assert [bool(named(word, text).runs[0].bold) for text in ("gå", "sykle")] == [True, False]


def test_a_box_has_a_bold_title_and_all_its_texts() -> None:
    word = word_of([Callout("Hva målet gjelder", ("Veitrafikk.", "Oppvarming."))])
    assert named(word, "Hva målet gjelder").runs[0].bold
    assert {style(word, text) for text in ("Hva målet gjelder", "Veitrafikk.", "Oppvarming.")} == {
        "fbdesk callout"
    }


def test_a_figure_has_its_unit_above_and_its_source_below() -> None:
    figure = FigureOf(FIGURE.svg, "Banene", "tonn i året", "Kilde: SSB", "To linjer.")
    shown = texts(word_of([figure]))
    above, below = shown.index("tonn i året"), shown.index("Kilde: SSB")
    assert shown[above - 1].endswith("Banene")
    assert below == above + 2  # the picture between them


def test_a_picture_is_as_wide_as_tables_are() -> None:
    (shape,) = word_of([FIGURE]).inline_shapes
    assert round(shape.width.mm) == 160
    assert shape._inline.find(qn("a:graphic")) is not None


def test_the_place_to_sign_begins_with_place_and_date() -> None:
    word = word_of([Signatures("Sted og dato:", (Signature("Porsgrunn"),))])
    assert any(text.startswith("Sted og dato: ____") for text in texts(word))
    assert len(word.tables) == 1
