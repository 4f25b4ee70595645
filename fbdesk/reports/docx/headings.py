"""The numbers before the headings of a Word file: 1, 1.1, 1.2, 2 and so on."""

from typing import Final

from fbdesk.reports.content import Heading

LEVELS: Final = 3


class HeadingNumbers:
    """Counts headings in their order; one for the text, and another one for the contents."""

    def __init__(self) -> None:
        self._numbers = [0] * LEVELS

    def titled(self, heading: Heading) -> str:
        """Return the next heading with its number, or without one where it has none."""
        if not heading.numbered:
            return heading.text
        self._numbers[heading.level - 1] += 1
        self._numbers[heading.level :] = [0] * (LEVELS - heading.level)
        number = ".".join(str(number) for number in self._numbers[: heading.level])
        return f"{number} {heading.text}"
