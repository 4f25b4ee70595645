"""Templates and logos as an office would write them, for tests."""

import io
from pathlib import Path

from fbdesk.reports.templates.standard import own_template
from fbdesk.reports.templates.template import Template

ARMS = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="150">'
    '<path d="M5 5h110v70c0 40-30 60-55 70C35 135 5 115 5 75z" fill="#7A1F3D"/></svg>'
)


def a_picture(wide: int = 12, high: int = 15) -> bytes:
    """Return a picture as PNG."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGBA", (wide, high), (122, 31, 61, 128)).save(buffer, "PNG")
    return buffer.getvalue()


def a_file(folder: Path, text: str, document: str = "agreement") -> Path:
    """Return a template's file, with its first line and the text below it."""
    file = folder / "mal.toml"
    file.write_text(f'document = "{document}"\n{text}', encoding="utf-8")
    return file


def a_template(
    folder: Path, text: str, document: str = "agreement", language: str = "nb"
) -> Template:
    """Return what a template with this text says."""
    return own_template(a_file(folder, text, document), document, language)
