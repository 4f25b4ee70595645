"""How a reporting workbook is known: its hidden index, the name of its format, its version."""

from typing import Final

INDEX: Final = "_fbdesk"
FORMAT: Final = "fbdesk-reporting-workbook"
FORMAT_VERSION: Final = 1
"""Grows when a reader must know better; what a newer workbook adds is then refused in words."""
