"""Tests of the text of a Word file: what reads as text, what falls away, lists and headings."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, fromstring

import pytest

from fbdesk.exchange.word.parts import WordParts
from fbdesk.exchange.word.styles import WordStyles, child, local, value
from fbdesk.exchange.word.text import Grid, Passage, word_blocks
from fbdesk.models.rich_text import Run

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
STYLES = """
<w:style w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Kapittel"><w:name w:val="Kapittel"/><w:basedOn w:val="Overskrift1"/></w:style>
<w:style w:styleId="Egen"><w:name w:val="Egen"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Punkt"><w:name w:val="List Bullet"/></w:style>
<w:style w:styleId="Nummer"><w:name w:val="List Number 2"/></w:style>
<w:style w:styleId="Rundt"><w:name w:val="Rundt"/><w:basedOn w:val="Rundt"/></w:style>
<w:style w:styleId="Sterk"><w:name w:val="Strong"/></w:style>
<w:style w:styleId="Liste"><w:name w:val="Liste"/>
  <w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="7"><w:lvl><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="9"><w:lvl><w:start w:val="5"/><w:numFmt w:val="decimal"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="8"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="17"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>
"""
COMMENTS = """
<w:comment w:id="4" w:author="Kari" w:date="2009-05-01T10:00:00Z">
<w:p><w:r><w:t>Når?</w:t></w:r></w:p><w:p><w:r><w:t>Og hvor?</w:t></w:r></w:p></w:comment>
"""


def tree(name: str, content: str, space: str = SPACE) -> Element:
    return fromstring(f"<w:{name} {space}>{content}</w:{name}>")  # noqa: S314 written above


def blocks(body: str, space: str = SPACE) -> tuple[Passage | Grid, ...]:
    parts = WordParts(
        tree("document", f"<w:body>{body}</w:body>", space),
        tree("styles", STYLES, space),
        tree("numbering", NUMBERING, space),
        tree("comments", COMMENTS, space),
        (),
    )
    return word_blocks(parts)


def passages(body: str) -> list[Passage]:
    return [block for block in blocks(body) if isinstance(block, Passage)]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def table(*rows: Sequence[str]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def one(body: str) -> Passage:
    (found,) = passages(body)
    return found


# runs


@pytest.mark.parametrize("space", [SPACE, STRICT])
def test_both_namespaces_of_word_are_read(space: str) -> None:
    (found,) = blocks(paragraph(run("Hei"), '<w:pStyle w:val="Overskrift1"/>'), space)
    assert isinstance(found, Passage)
    assert (found.text, found.level) == ("Hei", 1)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:t>a</w:t><w:br/><w:t>b</w:t>", "a\nb"),
        ('<w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t>', "ab"),
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a\tb"),
        ("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t>", "a-b"),
        ("<w:t>a</w:t><w:softHyphen/><w:t>b</w:t>", "ab"),
        ("<w:instrText> PAGE </w:instrText><w:t>3</w:t>", "3"),
        ("<w:delText>gone</w:delText><w:t>a</w:t>", "a"),
        ("<w:drawing><w:t>in a picture</w:t></w:drawing><w:t>a</w:t>", "a"),
        ("<w:t/>", ""),
    ],
)
def test_what_reads_as_text_is_text_and_the_rest_falls_away(inside: str, text: str) -> None:
    assert one(paragraph(f"<w:r>{inside}</w:r>")).text == text


@pytest.mark.parametrize("around", ["hyperlink", "sdt", "smartTag", "fldSimple", "ins", "moveTo"])
def test_text_stands_within_what_is_around_it(around: str) -> None:
    assert one(paragraph(f"<w:{around}>{run('a')}</w:{around}>{run('b')}")).text == "ab"


@pytest.mark.parametrize("struck", ["del", "moveFrom"])
def test_what_was_struck_out_or_moved_away_is_not_read(struck: str) -> None:
    assert one(paragraph(f"{run('a')}<w:{struck}>{run('b')}</w:{struck}>")).text == "a"


@pytest.mark.parametrize(
    ("properties", "bold"),
    [
        ("<w:b/>", True),
        ('<w:b w:val="1"/>', True),
        ('<w:b w:val="0"/>', False),
        ('<w:b w:val="false"/>', False),
        ('<w:rStyle w:val="Sterk"/>', True),
        ('<w:rStyle w:val="Sterk"/><w:b w:val="0"/>', False),
        ("<w:i/>", False),
    ],
)
def test_bold_is_bold_by_itself_or_by_its_style(properties: str, *, bold: bool) -> None:
    assert one(paragraph(run("a", properties))).runs == (Run("a", bold),)


def test_a_passage_is_written_with_light_marks() -> None:
    body = paragraph(run("gå ") + run("nå", "<w:b/>"), '<w:pStyle w:val="Punkt"/>')
    assert one(body).written == "- gå **nå**"


# what a paragraph is


@pytest.mark.parametrize(
    ("style", "level"),
    [("Overskrift1", 1), ("Kapittel", 1), ("Egen", 2), ("Punkt", 0), ("Rundt", 0), ("Borte", 0)],
)
def test_a_heading_is_known_by_its_style_or_the_one_below_it(style: str, level: int) -> None:
    assert one(paragraph(run("a"), f'<w:pStyle w:val="{style}"/>')).level == level


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ('<w:pStyle w:val="Punkt"/>', "bullet"),
        ('<w:pStyle w:val="Nummer"/>', "number"),
        ('<w:pStyle w:val="Liste"/>', "number"),
        ('<w:numPr><w:numId w:val="1"/></w:numPr>', "bullet"),
        ('<w:numPr><w:numId w:val="2"/></w:numPr>', "number"),
        ('<w:pStyle w:val="Punkt"/><w:numPr><w:numId w:val="0"/></w:numPr>', "paragraph"),
        ('<w:numPr><w:numId w:val="99"/></w:numPr>', "paragraph"),
        ("", "paragraph"),
    ],
)
def test_an_item_is_known_by_its_style_or_its_list(properties: str, kind: str) -> None:
    assert one(paragraph(run("a"), properties)).kind == kind


@pytest.mark.parametrize(
    ("lists", "numbers"),
    [
        ("222", [1, 2, 3]),
        ("33", [17, 18]),
        ("22332", [1, 2, 17, 18, 19]),  # a list without a number of its own goes on counting
        ("323", [17, 18, 19]),  # one begins anew only once
        ("44", [5, 6]),
        ("4242", [5, 1, 6, 2]),
    ],
)
def test_items_are_numbered_as_word_counts_them(lists: str, numbers: list[int]) -> None:
    body = "".join(
        paragraph(run("a"), f'<w:numPr><w:numId w:val="{each}"/></w:numPr>') for each in lists
    )
    assert [found.number for found in passages(body)] == numbers
    assert passages(body)[0].written == f"{numbers[0]}. a"


def test_without_styles_and_lists_everything_is_plain() -> None:
    styles = WordStyles(None, None)
    properties = child(tree("p", '<w:pPr><w:pStyle w:val="Overskrift1"/></w:pPr>'), "pPr")
    assert (styles.heading_level(properties), styles.kind(properties)) == (0, "paragraph")
    assert styles.name(properties) == "overskrift1"


def test_elements_and_attributes_are_read_without_their_namespace() -> None:
    held = tree("num", '<w:abstractNumId w:val="7"/>')
    assert (local(held), value(child(held, "abstractNumId"))) == ("num", "7")
    assert (value(None), value(held), child(held, "a", "b")) == ("", "", None)


# bookmarks, comments, tracked changes


def test_a_bookmark_between_paragraphs_belongs_to_the_next_one() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="{}"/>'
    body = mark.format("a") + paragraph(mark.format("b") + run("x")) + paragraph(run("y"))
    assert [found.marks for found in passages(body)] == [("a", "b"), ()]


def test_a_comment_is_read_with_its_author_day_and_all_its_lines() -> None:
    body = paragraph('<w:commentRangeStart w:id="4"/>' + run("x"))
    (remark,) = one(body).remarks
    assert (remark.author, remark.written, remark.text) == ("Kari", "2009-05-01", "Når?\nOg hvor?")


def test_a_comment_that_the_file_does_not_have_is_none() -> None:
    assert one(paragraph('<w:r><w:commentReference w:id="9"/></w:r>')).remarks == ()


def test_a_comment_is_told_once_though_it_begins_and_is_referred_to() -> None:
    body = paragraph(
        '<w:commentRangeStart w:id="4"/>' + run("x") + '<w:r><w:commentReference w:id="4"/></w:r>'
    )
    assert len(one(body).remarks) == 1


def test_paragraphs_join_where_the_end_of_the_first_was_struck_out() -> None:
    struck = '<w:rPr><w:del w:author="Per"/></w:rPr>'
    found = one(paragraph(run("a "), struck) + paragraph(run("b")))
    assert (found.text, found.authors) == ("a b", ("Per",))


def test_a_heading_struck_out_whole_gives_its_mark_to_nobody() -> None:
    struck = '<w:rPr><w:del w:author="Per"/></w:rPr>'
    gone = paragraph(f'<w:bookmarkStart w:name="m"/><w:del>{run("Tittel")}</w:del>', struck)
    assert [(p.text, p.marks) for p in passages(gone + paragraph(run("b")))] == [("b", ())]
    assert [(p.text, p.marks) for p in passages(gone)] == [("", ())]
    before_a_table = blocks(gone + table([paragraph(run("x"))]))
    assert [type(block) for block in before_a_table] == [Passage, Grid]


# tables


def test_a_table_has_rows_and_cells_with_a_line_for_each_paragraph() -> None:
    body = table([paragraph(run("a")) + paragraph(run("b")), paragraph(run("c"))])
    (grid,) = blocks(body)
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [["a\nb", "c"]]


@pytest.mark.parametrize(
    ("span", "columns"), [("3", 3), ("0", 1), ("-2", 1), ("99", 63), ("9999999", 1), ("x", 1)]
)
def test_a_cell_spans_as_many_columns_as_word_allows(span: str, columns: int) -> None:
    body = table([f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{paragraph(run("a"))}'])
    (grid,) = blocks(body)
    assert isinstance(grid, Grid)
    assert grid.rows[0].cells[0].span == columns


def test_a_row_that_was_struck_out_says_by_whom() -> None:
    body = '<w:tbl><w:tr><w:trPr><w:del w:author="Per"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>'
    (grid,) = blocks(body)
    assert isinstance(grid, Grid)
    assert (grid.rows[0].struck_out, grid.rows[0].authors) == (True, ("Per",))


def test_rows_and_cells_stand_within_what_is_around_them() -> None:
    row = f"<w:sdt><w:tr><w:sdt><w:tc>{paragraph(run('a'))}</w:tc></w:sdt></w:tr></w:sdt>"
    (grid,) = blocks(f"<w:tbl>{row}</w:tbl>")
    assert isinstance(grid, Grid)
    assert grid.rows[0].cells[0].text == "a"


def test_a_table_in_a_cell_is_passed_over() -> None:
    body = table([paragraph(run("a")) + table([paragraph(run("b"))])])
    (grid,) = blocks(body)
    assert isinstance(grid, Grid)
    assert grid.rows[0].cells[0].text == "a"
