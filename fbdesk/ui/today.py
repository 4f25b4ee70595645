"""The day that it is, where the user sits."""

from datetime import date, datetime


def local_today() -> date:
    """Return today's date by this PC's clock."""
    return datetime.now().astimezone().date()
