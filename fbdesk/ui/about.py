"""About fbdesk: its version, what it is made of, and the licences of its parts."""

from importlib.metadata import PackageNotFoundError, distribution

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from fbdesk.resource_files import resource
from fbdesk.ui.scale import margins, scaled, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.labels import label
from fbdesk.version import VERSION

PARTS = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "numpy",
    "pandas",
    "matplotlib",
    "typst",
    "XlsxWriter",
    "openpyxl",
    "python-calamine",
    "python-docx",
    "pydantic",
    "babel",
    "globalwarmingpotentials",
    "platformdirs",
    "defusedxml",
    "tqdm",
)
LICENCE_FILES = (
    ("Source Sans 3", ("fonts", "LICENSE-OFL.md")),
    ("Lucide", ("icons", "LICENSE-ISC.txt")),
)
SIZE = (620, 560)
LONGEST_KIND = 80


class AboutDialog(QDialog):
    """Version and licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About fbdesk"))
        column = QVBoxLayout(self)
        margins(column, 24, 20, 24, 16)
        spacing(column, 10)
        column.addWidget(label("fbdesk", "title"))
        column.addWidget(label(tr("Version {version}", version=VERSION), "muted"))
        words = tr(
            "Plan, compute, agree and report a city's climate work in Framtidens byer. "
            "Everything stays on this PC: the program uses no network."
        )
        column.addWidget(label(words, wrap=True))
        column.addWidget(label(tr("Licences"), "section"))
        texts = QPlainTextEdit(licences())
        texts.setReadOnly(True)
        texts.setAccessibleName(tr("Licences"))
        column.addWidget(texts, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(scaled(SIZE[0]), scaled(SIZE[1]))


def licences() -> str:
    """Return the licences of fbdesk's parts: names and kinds first, then whole texts."""
    lines = [f"fbdesk {VERSION}: MIT", *(_licence_line(name) for name in PARTS), ""]
    for name, place in LICENCE_FILES:
        text = resource(*place).read_text(encoding="utf-8").strip()
        lines += [f"— {name} —", "", text, ""]
    return "\n".join(lines)


def _licence_line(name: str) -> str:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return name
    data = found.metadata.json
    kind = str(data.get("license_expression") or data.get("license") or "").split("\n")[0]
    return f"{name} {found.version}: {kind[:LONGEST_KIND]}".removesuffix(": ")
