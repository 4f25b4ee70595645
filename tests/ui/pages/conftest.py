"""What tests of pages may ask for: the words that a Norwegian planner reads."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from fbdesk.ui.translation import CatalogueTranslator


@pytest.fixture
def norwegian(qapp: QApplication) -> Iterator[None]:
    """Speak bokmål in the window, as the program does at the start."""
    translator = CatalogueTranslator("nb")
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
