"""What taking in a city's own list of measures would change in the plan: one choice for each."""

from collections.abc import Iterable
from dataclasses import dataclass

from fbdesk.exchange.measures.mapping import ListMapping
from fbdesk.exchange.reading import Message
from fbdesk.exchange.workbook.change import Change, Standing


@dataclass(frozen=True, slots=True)
class Proposal:
    """One choice: a change of the plan, and what comes in with it.

    A new measure brings its money, milestones and notes along. What the plan says otherwise is a
    conflict: it stays unless the user says so.
    """

    change: Change
    along: tuple[Change, ...] = ()

    @property
    def id(self) -> str:
        """Name the choice: no other one of the same list has this name."""
        return self.change.id

    @property
    def usually_taken(self) -> bool:
        """Whether it is taken in unless the user says otherwise."""
        return self.change.usually_taken


@dataclass(frozen=True, slots=True)
class MeasureListChange:
    """Everything that a list would change, with what is to be said about its cells.

    `unread` names the columns that are left out, `headings` all of them; `mapping` is how the
    list was read.
    """

    file_name: str
    sha256: str
    mapping: ListMapping
    headings: tuple[str, ...]
    unread: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    messages: tuple[Message, ...]

    @property
    def errors(self) -> tuple[Message, ...]:
        """Return the rows that cannot be taken in as they stand."""
        return tuple(each for each in self.messages if each.level == "error")

    @property
    def conflicts(self) -> tuple[Proposal, ...]:
        """Return what the plan says otherwise."""
        return tuple(p for p in self.proposals if p.change.standing is Standing.CONFLICT)


def changes_of(proposals: Iterable[Proposal]) -> tuple[Change, ...]:
    """Return the changes that choices make together; what several bring along comes in once."""
    found = {each.id: each for p in proposals for each in (p.change, *p.along)}
    return tuple(found.values())
