"""Makes the small files that a Windows build needs: icon, version information and a picture.

python packaging/windows_files.py FOLDER
"""

import os
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

TOP = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TOP), str(TOP / "packaging")]

from parts import ICON_SIZES  # noqa: E402 found beside this script

from fbdesk.version import VERSION  # noqa: E402

SIDE_SIZE = (164, 314)
"""Width and height in pixels of the picture that NSIS puts beside its last page."""
SIDE_MARK = 96
SIDE_TOP = 48
SIDE_COLOUR = "#0F6B54"

VERSION_INFO = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers=({numbers}), prodvers=({numbers}), OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable("041404B0", [
      StringStruct("FileDescription", "fbdesk"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("LegalCopyright", "MIT licence"),
      StringStruct("OriginalFilename", "fbdesk.exe"),
      StringStruct("ProductName", "fbdesk"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0414, 1200])]),
  ],
)
"""


def main(folder: Path) -> int:
    """Write the files into the folder and return an exit code."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "fbdesk.ico").write_bytes(icon())
    (folder / "side.bmp").write_bytes(side_picture())
    (folder / "version.txt").write_text(version_info(), encoding="utf-8")
    return 0


def version_info() -> str:
    """Return the version resource of fbdesk.exe as PyInstaller reads it."""
    numbers = ", ".join((*VERSION.split("."), "0"))
    return VERSION_INFO.format(numbers=numbers, version=VERSION)


def icon() -> bytes:
    """Return the program's mark as a Windows icon in all usual sizes."""
    drawn = [_mark(size) for size in ICON_SIZES]
    sizes = [(size, size) for size in ICON_SIZES]
    made = BytesIO()
    drawn[-1].save(made, "ICO", sizes=sizes, append_images=drawn[:-1])
    return made.getvalue()


def side_picture() -> bytes:
    """Return the picture beside the installer's last page: the mark on its own green."""
    from PIL import Image

    mark = _mark(SIDE_MARK)
    picture = Image.new("RGB", SIDE_SIZE, SIDE_COLOUR)
    picture.paste(mark, ((SIDE_SIZE[0] - SIDE_MARK) // 2, SIDE_TOP), mark)
    made = BytesIO()
    picture.save(made, "BMP")
    return made.getvalue()


def _mark(size: int) -> "Image":
    """Return the program's mark as a picture that many pixels wide and high."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QGuiApplication, QIcon

    application = QGuiApplication.instance() or QGuiApplication([])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QIcon(str(TOP / "resources/icons/fbdesk.svg")).pixmap(size, size).save(buffer, "PNG")
    del application
    return Image.open(BytesIO(buffer.data().data()))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
