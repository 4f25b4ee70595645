"""Which of a plan's municipalities the rows of a published inventory are about."""

from collections.abc import Iterable
from dataclasses import dataclass

from fbdesk.errors import UsageError
from fbdesk.exchange.inventory.file import Area
from fbdesk.models.city import Municipality
from fbdesk.models.municipalities import municipality


@dataclass(frozen=True, slots=True)
class Places:
    """Finds municipalities of a plan by number, an older or newer number, or name."""

    by_name: dict[str, Municipality]

    @classmethod
    def of(cls, municipalities: Iterable[Municipality]) -> "Places":
        """Return the places of a plan's municipalities."""
        names: dict[str, Municipality] = {}
        for row in municipalities:
            for name in (row.number, row.name, *_numbers(row.number)):
                names.setdefault(name.casefold(), row)
        return cls(names)

    def find(self, area: Area) -> Municipality | None:
        """Return the plan's municipality that an area is; None where the plan has none such.

        The number decides where there is one: names are shared, as Våler and Herøy are.
        """
        name = area.name if area.number is None else area.number
        return self.by_name.get(name.casefold())

    def number(self, written: str) -> str:
        """Return the plan's number for a number or name; the text itself where it has none."""
        found = self.by_name.get(written.casefold())
        return found.number if found else written


def _numbers(number: str) -> tuple[str, ...]:
    """Return every number that the place of a number has had; none where it is not listed."""
    try:
        return tuple(period.number for period in municipality(number).numbers)
    except UsageError:
        return ()
