"""The logo of a template: a picture beside it, looked at before it comes into a document."""

import json
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Final

from fbdesk.errors import FileError
from fbdesk.reports.look import Logo, PictureKind
from fbdesk.reports.templates.source import Source
from fbdesk.reports.templates.values import number, table, text, words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PLACE: Final = ("logo", "file")
MOST_BYTES: Final = 1024 * 1024
MEGABYTE: Final = 1024 * 1024
MOST_PIXELS: Final = 4_000
LEAST_MM, USUAL_MM, MOST_MM = 8.0, 30.0, 60.0
PNG: Final = b"\x89PNG\r\n\x1a\n"
PNG_SIDES: Final = slice(16, 24)
"""Where a PNG tells its width and height, four bytes each."""
LETTERS: Final = frozenset({"text", "tspan", "textPath"})
RUN_OR_FETCHED: Final = frozenset({"script", "foreignObject", "image", "feImage", "iframe"})
"""Parts of an SVG that run, or bring in something that a document cannot vouch for."""
PIXELS_PER_INCH: Final = 300


def read_logo(source: Source, language: str) -> Logo | None:
    """Return the logo of a template, None where it has none.

    Raises `FileError` for a picture that is missing, outside the template's folder, too large,
    neither PNG nor SVG, or that cannot be drawn.
    """
    if not table(source, ("logo",), ("file", "text", "height_mm")):
        return None
    name = text(source, PLACE)
    content = _content(source, _picture(source, name), name)
    if "text" not in table(source, ("logo",)):
        problem = FileError(
            "the logo needs words for those who have the document read aloud. Add text.nb, such as "
            'text.nb = "Kommunevåpenet til Skien".'
        )
        raise source.refuse(("logo",), problem)
    logo = Logo(
        kind=_kind(source, name, content),
        content=content,
        alternative_text=words(source, ("logo", "text"), language),
        height_mm=number(source, ("logo", "height_mm"), USUAL_MM, LEAST_MM, MOST_MM),
    )
    _draw_once(source, logo, name)
    return logo


def logo_as_png(logo: Logo) -> bytes:
    """Return a logo as PNG in the height it has on paper, for files that show no SVG."""
    import typst

    made: bytes = typst.compile(
        input=(
            b"#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
            b"#let logo = json(bytes(sys.inputs.logo))\n"
            b"#image(bytes(logo.data), format: logo.format, height: logo.height_mm * 1mm)\n"
        ),
        format="png",
        ppi=PIXELS_PER_INCH,
        ignore_system_fonts=True,
        sys_inputs={"logo": json.dumps(picture_data(logo))},
    )
    return made


def picture_data(logo: Logo) -> dict[str, object]:
    """Return what the typesetter needs to draw a logo: the file as text or bytes, its height."""
    data = logo.content.decode("utf-8-sig") if logo.kind == "svg" else list(logo.content)
    return {"format": logo.kind, "data": data, "height_mm": logo.height_mm}


def _picture(source: Source, name: str) -> Path:
    """Return the logo's file; a template leads to nothing outside its own folder."""
    folder = source.file.parent.resolve()
    leads_out = PureWindowsPath(name).drive or PurePosixPath(name.replace("\\", "/")).is_absolute()
    picture = Path() if leads_out or "\0" in name else (folder / name).resolve()
    if not picture.is_relative_to(folder):
        problem = FileError(
            "the logo {file} must lie in the same folder as the template, or in a folder below it.",
            file=name,
        )
        raise source.refuse(PLACE, problem)
    return picture


def _content(source: Source, picture: Path, name: str) -> bytes:
    try:
        with picture.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        problem = FileError("the logo {file} is not there, or cannot be opened.", file=name)
        raise source.refuse(PLACE, problem) from error
    if len(content) > MOST_BYTES:
        problem = FileError(
            "the logo {file} is larger than {most} MB. Save a smaller copy of it.",
            file=name,
            most=MOST_BYTES // MEGABYTE,
        )
        raise source.refuse(PLACE, problem)
    return content


def _kind(source: Source, name: str, content: bytes) -> PictureKind:
    """Return what kind of picture it is by what it holds, not by what it is called."""
    if content.startswith(PNG):
        sides = content[PNG_SIDES]
        if max(int.from_bytes(sides[:4], "big"), int.from_bytes(sides[4:], "big")) > MOST_PIXELS:
            problem = FileError(
                "the logo {file} has more than {most} pixels along a side. Save a smaller copy.",
                file=name,
                most=MOST_PIXELS,
            )
            raise source.refuse(PLACE, problem)
        return "png"
    root = _svg_root(content)
    if root is None:
        problem = FileError("the logo {file} is neither PNG nor SVG.", file=name)
        raise source.refuse(PLACE, problem)
    parts = {_local(part.tag) for part in root.iter()}
    if parts & LETTERS:
        problem = FileError(
            "the logo {file} holds letters that depend on a font. Turn them into outlines (paths) "
            "in the drawing program.",
            file=name,
        )
        raise source.refuse(PLACE, problem)
    if parts & RUN_OR_FETCHED or any(map(_leads_out, root.iter())):
        problem = FileError(
            "the logo {file} runs a program or brings in other files. Save it as a plain SVG or as "
            "PNG.",
            file=name,
        )
        raise source.refuse(PLACE, problem)
    return "svg"


def _svg_root(content: bytes) -> "Element | None":
    """Return the outermost part of an SVG, None for anything else."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        content.decode("utf-8-sig")
        root: Element = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return None
    return root if _local(root.tag) == "svg" else None


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _leads_out(part: "Element") -> bool:
    """Return whether a part points at anything but another part of the same picture."""
    links = [value for name, value in part.attrib.items() if _local(name) == "href"]
    return any(not link.startswith("#") for link in links)


def _draw_once(source: Source, logo: Logo, name: str) -> None:
    """Draw the picture for a try: what cannot be drawn must not stop a document half made."""
    import typst

    try:
        logo_as_png(logo)
    except typst.TypstError as error:
        problem = FileError("the logo {file} is damaged and cannot be drawn.", file=name)
        raise source.refuse(PLACE, problem) from error
