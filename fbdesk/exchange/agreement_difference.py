"""One thing in which a returned agreement differs from the plan, and what taking it over writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from fbdesk.exchange.agreement_returned import ReturnedAgreement
from fbdesk.exchange.reading import Message
from fbdesk.exchange.word_text import Remark

About = Literal["commitment", "section"]
Change = Literal["changed", "new", "gone", "remark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A difference in a commitment or a section.

    `change` is `changed` for one `part`, `new` or `gone` for the whole row, and `remark` where
    somebody only commented. `key` is the plan's row, empty for a new one; `name` its number or
    heading. `ours` and `theirs` are values of that part (a party's key, a code, a day, a text);
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
