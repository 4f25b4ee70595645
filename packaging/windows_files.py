"""Makes the small files that a Windows build needs: the icon and the version information.

python packaging/windows_files.py FOLDER
"""

import os
import sys
from io import BytesIO
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TOP), str(TOP / "packaging")]

from parts import ICON_SIZES  # noqa: E402 found beside this script

from fbdesk.version import VERSION  # noqa: E402

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
    (folder / "version.txt").write_text(version_info(), encoding="utf-8")
    return 0


def version_info() -> str:
    """Return the version resource of fbdesk.exe as PyInstaller reads it."""
    numbers = ", ".join((*VERSION.split("."), "0"))
    return VERSION_INFO.format(numbers=numbers, version=VERSION)


def icon() -> bytes:
    """Return the program's mark as a Windows icon in all usual sizes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QGuiApplication, QIcon

    application = QGuiApplication.instance() or QGuiApplication([])
    drawn = []
    for size in ICON_SIZES:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        mark = QIcon(str(TOP / "resources/icons/fbdesk.svg")).pixmap(size, size)
        mark.save(buffer, "PNG")
        drawn.append(Image.open(BytesIO(buffer.data().data())))
    del application
    made = BytesIO()
    sizes = [(size, size) for size in ICON_SIZES]
    drawn[-1].save(made, "ICO", sizes=sizes, append_images=drawn[:-1])
    return made.getvalue()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
