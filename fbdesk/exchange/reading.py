"""Reading a foreign file can be stopped, and says where in the file something was odd."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from fbdesk.errors import PlanError
from fbdesk.texts import Translate

Cancelled = Callable[[], bool]
"""Asked now and then during long work: True once the user wants it to stop."""


class ReadingStoppedError(PlanError):
    """The user stopped the reading; nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Something to know about a foreign file, and where: sheet, row and column (1 is the first).

    A `note` explains; a `warning` wants a person's eye; an `error` is what cannot be taken in.
    `row` is 0 where no one row is meant.
    """

    level: Literal["note", "warning", "error"]
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    sheet: str = ""
    row: int = 0
    column: str = ""

    @property
    def text(self) -> str:
        """The message in English."""
        return self.message.format(**self.values)

    def translated(self, translate: Translate) -> str:
        """Return the message in the language of `translate`."""
        return translate(self.message).format(**self.values)

    def as_record(self) -> dict[str, object]:
        """Return it for JSON: in English, null where it is about no row."""
        return {
            "level": self.level,
            "sheet": self.sheet,
            "row": self.row or None,
            "column": self.column,
            "text": self.text,
        }


def never() -> bool:
    """Never stop."""
    return False


def stop_if(cancelled: Cancelled) -> None:
    """Raise `ReadingStoppedError` once the user wants it."""
    if cancelled():
        raise ReadingStoppedError("The reading was stopped. Nothing was changed.")
