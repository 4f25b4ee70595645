"""One thing in which a returned agreement differs from the plan, and what taking it over writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from fbdesk.exchange.agreement.returned import ReturnedAgreement
from fbdesk.exchange.reading import Message
from fbdesk.exchange.word.text import Remark
from fbdesk.models.agreement import Commitment
from fbdesk.models.checks.agreement import GIVEN_UP

About = Literal["commitment", "condition", "section"]
Change = Literal["changed", "new", "gone", "remark"]
SHOWN_LETTERS: Final = 90


@dataclass(frozen=True, slots=True)
class Pair:
    """The two commitments of a condition: the one that holds, and the one that it needs."""

    commitment: Commitment
    requires: Commitment

    def __str__(self) -> str:
        """Return their numbers."""
        return f"{self.commitment.number} → {self.requires.number}"

    @property
    def values(self) -> Mapping[str, object]:
        """Return what a condition between them holds."""
        return {"commitment": self.commitment.key, "requires": self.requires.key}

    @property
    def is_given_up(self) -> bool:
        """Whether one of them was withdrawn, so that no document tells of the condition."""
        return bool(GIVEN_UP & {self.commitment.status, self.requires.status})


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A difference in a commitment, in a condition between two of them, or in a section.

    `change` is `changed` for one `part`, `new` or `gone` for the whole row, and `remark` where
    somebody only commented. `key` is the plan's row, empty for a new one; `name` its number or
    heading. `ours` and `theirs` are values of that part (the key of a party or a measure, a code,
    a day, a text, a `Pair`);
    `written` is what the file says. `conflict` is whether the plan changed the same thing since
    the file was made; `problem` tells why it cannot be taken over.
    """

    id: str
    about: About
    change: Change
    key: str = ""
    name: str
    part: str = ""
    ours: object = None
    theirs: object = None
    written: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    conflict: bool = False
    problem: Message | None = None
    remarks: tuple[Remark, ...] = ()
    authors: tuple[str, ...] = ()

    @property
    def can_be_taken(self) -> bool:
        """Whether there is something to take over."""
        return self.change != "remark" and self.problem is None

    @property
    def is_proposed(self) -> bool:
        """Whether it may be taken over without a closer look: nothing of the plan is lost by it."""
        return self.can_be_taken and not self.conflict and self.change != "gone"


@dataclass(frozen=True, slots=True)
class AgreementChange:
    """Everything that a returned agreement would change, in the order of the file."""

    returned: ReturnedAgreement
    differences: tuple[Difference, ...]
    messages: tuple[Message, ...] = ()

    @property
    def proposed(self) -> tuple[Difference, ...]:
        """Return the differences that may be taken over without a closer look."""
        return tuple(each for each in self.differences if each.is_proposed)

    @property
    def open(self) -> tuple[Difference, ...]:
        """Return the differences that want a person's eye."""
        return tuple(each for each in self.differences if not each.is_proposed)


def shortened(text: str) -> str:
    """Return a text in one line, cut where it is too long for a message."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_LETTERS else f"{line[:SHOWN_LETTERS].rstrip()} …"
