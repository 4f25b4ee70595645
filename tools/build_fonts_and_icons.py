"""Take the fonts and icons that fbdesk ships from two public npm packages.

Run once when a package version changes: `npm pack source-sans@3.52.0 lucide-static@1.62.0`,
then `python tools/build_fonts_and_icons.py FOLDER` with the folder of the two archives.
"""

import re
import sys
import tarfile
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
FONTS_ARCHIVE = "source-sans-3.52.0.tgz"
ICONS_ARCHIVE = "lucide-static-1.62.0.tgz"
FONT_FACES = ("Regular", "Semibold", "Bold", "It")
ICONS = (
    *("arrow-down", "arrow-left", "arrow-right", "arrow-up", "arrow-up-down"),
    *("bell", "bike", "bold", "building", "bus", "calculator", "calendar", "calendar-clock"),
    "car",
    *("chart-column", "chart-line", "check", "chevron-down", "chevron-left", "chevron-right"),
    *("chevron-up", "chevrons-left", "chevrons-right", "circle", "circle-alert", "circle-check"),
    *("circle-dot", "circle-pause", "circle-play", "circle-question-mark", "circle-stop"),
    *("clipboard-list", "cloud-rain", "columns-3", "copy", "download", "ellipsis"),
    *("external-link", "eye", "factory", "file", "file-down", "file-plus", "file-spreadsheet"),
    *("file-text", "flag", "folder-open", "funnel", "gauge", "git-compare", "grip-vertical"),
    *("handshake", "history", "house", "info", "keyboard", "landmark", "layers"),
    *("layout-dashboard", "leaf", "lightbulb", "link", "list", "list-ordered", "list-todo"),
    *("lock", "map"),
    *("megaphone", "minus", "moon", "network", "notebook-text", "paperclip", "pencil", "plus"),
    *("presentation", "printer", "recycle", "redo-2", "refresh-cw", "rotate-ccw", "route"),
    *("save", "scale", "search", "settings", "shield-check", "sigma", "sun", "table", "target"),
    *("trash-2", "triangle-alert", "undo-2", "unlink", "upload", "users", "wallet", "x", "zap"),
    *("zoom-in", "zoom-out"),
)


def main() -> None:
    """Write resources/fonts and resources/icons from the two archives."""
    folder = Path(sys.argv[1])
    with tarfile.open(folder / FONTS_ARCHIVE) as archive:
        for face in FONT_FACES:
            name = f"SourceSans3-{face}.ttf"
            write("fonts", name, content(archive, f"package/TTF/{name}"))
        write("fonts", "LICENSE-OFL.md", content(archive, "package/LICENSE.md"))
    with tarfile.open(folder / ICONS_ARCHIVE) as archive:
        for name in ICONS:
            write("icons", f"{name}.svg", one_line(content(archive, f"package/icons/{name}.svg")))
        write("icons", "LICENSE-ISC.txt", content(archive, "package/LICENSE"))


def content(archive: tarfile.TarFile, member: str) -> bytes:
    """Return the bytes of one member; an unknown name is an error of the list above."""
    file = archive.extractfile(member)
    if file is None:
        raise FileNotFoundError(member)
    return file.read()


def one_line(svg: bytes) -> bytes:
    """Return the drawing on one line; its licence stands beside it in LICENSE-ISC.txt."""
    text = re.sub(r"<!--.*?-->", "", svg.decode("utf-8"), flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text).replace("> <", "><").replace(" >", ">").strip()
    return (text + "\n").encode("utf-8")


def write(room: str, name: str, data: bytes) -> None:
    """Write one resource file."""
    target = RESOURCES / room / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


if __name__ == "__main__":
    main()
