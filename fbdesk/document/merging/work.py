"""A merge under way: the three plans, the answers, and what has come of them so far."""

from dataclasses import dataclass, field

from fbdesk.document.merging.conflicts import Answers, Asked, Choice, Conflict, Remark
from fbdesk.document.merging.tables import Place, Tables, no_tables


@dataclass(slots=True)
class Work:
    """What the steps of a merge hand to each other."""

    base: Tables
    mine: Tables
    theirs: Tables
    answers: Answers
    result: Tables = field(default_factory=no_tables)
    gone: set[Place] = field(default_factory=set)
    asked: list[Asked] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    follows: dict[Place, Choice] = field(default_factory=dict)
    """Rows that collide only because what they belong to did, and the side that they stand for."""

    def side(self, side: Choice) -> Tables:
        """Return the plan of one side."""
        return self.mine if side is Choice.MINE else self.theirs

    def ask(self, conflict: Conflict) -> Choice | None:
        """Note a conflict and return its answer, None while it is open."""
        answer = self.answers.to(conflict)
        self.asked.append(Asked(conflict, answer))
        return answer

    def tell(self, remark: Remark) -> None:
        """Note something that was settled without asking."""
        self.remarks.append(remark)

    @property
    def is_open(self) -> bool:
        """Return whether a conflict waits for its answer."""
        return any(asked.answer is None for asked in self.asked)
