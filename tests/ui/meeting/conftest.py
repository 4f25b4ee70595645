"""What tests of meeting mode may ask for: the words that a Norwegian planner reads."""

from tests.ui.pages.conftest import norwegian

__all__ = ["norwegian"]
