"""From days to places on the line of time and back, and where its years and quarters begin."""

from dataclasses import dataclass
from datetime import date

MONTHS = 12
QUARTER = 3


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A line of time from the first of January of a year, with so many pixels to the year."""

    first_year: int
    last_year: int
    year_px: float

    @property
    def width(self) -> int:
        """Return the whole length, in pixels."""
        return round((self.last_year + 1 - self.first_year) * self.year_px)

    def x(self, day: date) -> float:
        """Return the place of a day: every year is equally long."""
        start = date(day.year, 1, 1)
        whole = (date(day.year + 1, 1, 1) - start).days
        share = (day - start).days / whole
        return (day.year - self.first_year + share) * self.year_px

    def years(self, dx: float) -> int:
        """Return how many whole years a move by so many pixels is."""
        return round(dx / self.year_px)

    def quarters(self) -> list[date]:
        """Return the first day of every quarter."""
        return [
            date(year, month, 1)
            for year in range(self.first_year, self.last_year + 1)
            for month in range(1, MONTHS + 1, QUARTER)
        ]
