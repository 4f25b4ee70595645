"""What surrounds the text of a Word file: properties, language, styles, pages, heads, fields."""

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final

from fbdesk.reports.content import Document
from fbdesk.reports.docx.text import clean
from fbdesk.reports.look import Colours

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section
    from docx.text.paragraph import Paragraph as WordParagraph

FONT: Final = "Calibri"
"""Every Word has it, and LibreOffice a twin of the same widths: the parties see the same lines."""
LANGUAGES: Final = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
WORD_OF_TODAY: Final = "15"
"""The layout of Word 2013 and all since; an older one opens in «compatibility mode»."""
TABLE: Final = "Table Grid"
MUTED: Final = "fbdesk muted"
MISSING: Final = "fbdesk missing"
DOUBTFUL: Final = "fbdesk doubtful"
CALLOUT: Final = "fbdesk callout"
SMALL: Final = "fbdesk small"
HEADINGS: Final = (("Heading 1", 18), ("Heading 2", 13.5), ("Heading 3", 11))
TITLES: Final = (("Title", 30), ("Subtitle", 16), ("Caption", 9.5))
LED_BY_ACCENT: Final = frozenset({"Heading 2", "Subtitle", "Caption"})


def furnish(word: "WordDocument", document: Document) -> None:
    """Set properties, language, styles, the page, and its head and foot."""
    _properties(word, document)
    _language(word, LANGUAGES.get(document.language, document.language))
    _settings(word, document.language)
    _styles(word, document.look.colours)
    _page(word.sections[0])
    _head_and_foot(word.sections[0], document)


def set_style(paragraph: "WordParagraph", name: str) -> None:
    """Give a paragraph a style by its name: the library would search all styles each time."""
    paragraph._p.style = name.replace(" ", "")  # noqa: SLF001 what the library does after searching


def _properties(word: "WordDocument", document: Document) -> None:
    held = word.core_properties
    moment = datetime.combine(document.made, time(12), UTC).replace(tzinfo=None)
    held.title = clean(f"{document.cover.title}, {document.cover.city}")[:255]
    held.author = clean(", ".join(document.cover.municipalities))[:255]
    held.keywords = clean(", ".join(document.keywords))[:255]
    held.language = LANGUAGES.get(document.language, document.language)
    held.comments = ""
    held.created = held.modified = moment
    held.last_modified_by = ""
    held.revision = 1


def _language(word: "WordDocument", code: str) -> None:
    """Set the language that spelling is checked in and the text is read aloud in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    defaults = word.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    spoken = defaults.find(qn("w:lang"))
    if spoken is None:
        spoken = OxmlElement("w:lang")
        defaults.append(spoken)
    for name in ("val", "eastAsia"):
        spoken.set(qn(f"w:{name}"), code)


def _settings(word: "WordDocument", language: str) -> None:
    """Let Word open the file as one of its own time, with the numbers of its language."""
    from docx.oxml.ns import qn

    point, between = (".", ",") if language == "en" else (",", ";")
    held = {"decimalSymbol": point, "listSeparator": between}
    for each in word.settings.element.iter():
        name = str(each.tag).rpartition("}")[2]
        if name in held:
            each.set(qn("w:val"), held[name])
        elif each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), WORD_OF_TODAY)


def _styles(word: "WordDocument", colours: Colours) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    normal: Any = word.styles["Normal"]
    normal.font.size = Pt(10.5)
    _font(normal)
    normal.paragraph_format.space_after = Pt(6)
    for name, size in (*HEADINGS, *TITLES):
        style: Any = word.styles[name]
        _font(style)
        style.font.size = Pt(size)
        style.font.color.rgb = _rgb(colours.accent if name in LED_BY_ACCENT else colours.ink)
        if name not in {"Title", "Subtitle"}:
            style.paragraph_format.keep_with_next = True
    word.styles["Title"].font.bold = True
    word.styles["Subtitle"].font.italic = False
    word.styles["Caption"].paragraph_format.space_before = Pt(8)
    for name in ("Title", "Subtitle"):
        _unspaced(word.styles[name])
    _light_lines(word, colours.hairline)
    own = (
        (MUTED, 9, colours.muted, False),
        (MISSING, 10.5, colours.warning, False),
        (DOUBTFUL, 9, colours.warning, True),
        (CALLOUT, 10, colours.ink, False),
        (SMALL, 9, colours.ink, False),
    )
    for name, size, colour, bold in own:
        made: Any = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = normal
        made.font.size = Pt(size)
        made.font.color.rgb = _rgb(colour)
        made.font.bold = bold or None
        made.paragraph_format.space_after = Pt(2)
    callout: Any = word.styles[CALLOUT]
    callout.paragraph_format.left_indent = Pt(10)
    _left_border(callout, colours.accent)


def _rgb(colour: str) -> Any:
    """Return a colour as Word writes it."""
    from docx.shared import RGBColor

    return RGBColor.from_string(_hex(colour))


def _hex(colour: str) -> str:
    return colour.removeprefix("#")


def _font(style: Any) -> None:
    """Give a style the font for all letters: a heading's theme font would win otherwise."""
    from docx.oxml.ns import qn

    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)


def _unspaced(style: Any) -> None:
    """Set the letters of a style as far apart as its font has them."""
    from docx.oxml.ns import qn

    for spacing in style.element.get_or_add_rPr().findall(qn("w:spacing")):
        spacing.getparent().remove(spacing)


def _light_lines(word: "WordDocument", colour: str) -> None:
    """Draw tables with light lines, and no line below the title."""
    from docx.oxml.ns import qn

    table: Any = word.styles[TABLE]
    for line in table.element.iter():
        if line.get(qn("w:val")) == "single":
            line.set(qn("w:color"), _hex(colour))
    title: Any = word.styles["Title"]
    for border in title.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _left_border(style: Any, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "8"), ("color", _hex(colour))):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    style.element.get_or_add_pPr().append(borders)


def _page(section: "Section") -> None:
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin, section.bottom_margin = Mm(27), Mm(24)


def new_section(word: "WordDocument", *, landscape: bool) -> None:
    """Begin a page of its own, wide or upright."""
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.shared import Mm

    section = word.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    wide, high = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.page_width, section.page_height = wide, high
    section.different_first_page_header_footer = False  # that is for the cover alone


def _head_and_foot(section: "Section", document: Document) -> None:
    cover = document.cover
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = clean(f"{cover.title} · {cover.city}")
    set_style(section.header.paragraphs[0], MUTED)
    foot = section.footer.paragraphs[0]
    set_style(foot, MUTED)
    marks = " · ".join(part for part in (cover.draft, cover.example) if part)
    before, _, rest = document.words["page"].partition("{number}")
    between, _, after = rest.partition("{count}")
    foot.add_run(clean(f"{marks} · {before}" if marks else before))
    add_field(foot, "PAGE", "1")
    foot.add_run(clean(between))
    add_field(foot, "NUMPAGES", "1")
    foot.add_run(clean(after))


def numbered_caption(
    word: "WordDocument", words: str, kind: str, number: int, caption: str
) -> None:
    """Add a caption that Word numbers, so that it counts on when tables are added."""
    made = word.add_paragraph()
    set_style(made, "Caption")
    before, _, after = words.partition("{number}")
    made.add_run(clean(before))
    add_field(made, f"SEQ {kind} \\* ARABIC", str(number))
    made.add_run(clean(f"{after}. {caption}"))


def add_field(paragraph: "WordParagraph", code: str, shown: str) -> None:
    """Add a field of Word's own, with what it shows until it is brought up to date."""

    def mark(kind: str) -> None:
        paragraph.add_run()._r.append(field_mark(kind))  # noqa: SLF001 the library has no fields

    mark("begin")
    paragraph.add_run()._r.append(field_code(code))  # noqa: SLF001 as above
    mark("separate")
    paragraph.add_run(shown)
    mark("end")


def field_mark(kind: str) -> Any:
    """Return where a field begins, where what it shows begins (`separate`), or where it ends."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    char = OxmlElement("w:fldChar")
    char.set(qn("w:fldCharType"), kind)
    return char


def field_code(code: str) -> Any:
    """Return what a field shall show, in Word's words."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {code} "
    return text
