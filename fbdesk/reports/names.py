"""What people call a measure or a commitment: number and title, or the one of them it has."""

from collections.abc import Iterable

from fbdesk.reports.number_order import number_order


def whole_name(number: str, title: str) -> str:
    """Return number and title, `T-07 Bussvei`; without a space where one of them is missing."""
    return f"{number} {title}".strip()


def short_name(number: str, title: str) -> str:
    """Return the number, or the title of what has none: nothing goes unnamed."""
    return number or title


def in_a_row(names: Iterable[str]) -> str:
    """Return names as a reader looks for them: `T-2, T-10`."""
    return ", ".join(sorted(filter(None, names), key=number_order))
