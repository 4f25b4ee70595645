"""The differences of a returned agreement in words, read and compared beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fbdesk.exchange.agreement.comparison import compare
from fbdesk.exchange.agreement.difference import Pair
from fbdesk.exchange.agreement.links import MEASURES
from fbdesk.exchange.agreement.returned import read_agreement
from fbdesk.exchange.agreement.taking import KINDS
from fbdesk.models.agreement import Commitment, CommitmentMeasure
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.rich_text import without_marks
from fbdesk.reports.plan_words import PlanWords, plan_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fbdesk.exchange.agreement.difference import AgreementChange, Difference
    from fbdesk.models.snapshot import Plan
    from fbdesk.texts import Translate
    from fbdesk.ui.background import Progress

CHANGED, CONFLICT, NEW, GONE, REMARK, PROBLEM = (
    *("changed", "conflict", "new", "gone", "remark", "problem"),
)
STANDINGS: Final = {
    CHANGED: "Changed by the parties",
    CONFLICT: "Changed in the plan too",
    NEW: "New in the file",
    GONE: "Gone from the file",
    REMARK: "Comment only",
    PROBLEM: "Not understood",
}
"""How a difference stands; source texts."""
ABOUT: Final = {
    CHANGED: "The plan says what the file said when it was made.",
    CONFLICT: "The plan was changed too after the file was made. Tick it to let the file win.",
    NEW: "The parties wrote it into the file.",
    GONE: "It no longer stands in the file.",
    REMARK: "Nobody changed anything here. The comment is shown so that it can be answered.",
    PROBLEM: "This cannot be taken over as it stands.",
}
"""What is told of a difference by how it stands; source texts."""
NEW_COMMITMENT: Final = "New commitment"
SECTION: Final = "Section «{title}»"
CONDITION: Final = "Condition {commitments}"
NEW_CONDITION: Final = "New condition"
HOLDS_WHEN: Final = "holds when this one is fulfilled"
WITHDRAWN: Final = "Tick it to set the commitment to withdrawn. Its history stays."
UNTIED: Final = "Tick it to untie the measure from the commitment."
UNBOUND: Final = "Tick it to take the condition away in the plan too."
DELETED: Final = "Tick it to delete the section in the plan too."
GONE_WORDS: Final = {"commitment": WITHDRAWN, "condition": UNBOUND, "section": DELETED}
WHOLE_ROW: Final = "All of it"
NOT_THERE: Final = "Not in the file"


@dataclass(frozen=True, slots=True)
class Line:
    """One difference in words: what it is about, both sides, how it stands, who said what."""

    key: str
    difference: Difference
    standing: str
    thing: str
    field: str
    held: str
    wanted: str
    about: str
    said: str
    ticked: bool

    @property
    def usually_taken(self) -> bool:
        """Return whether nothing speaks against it."""
        return self.difference.is_proposed


@dataclass(frozen=True, slots=True)
class ReadAgreement:
    """A file that was read and compared with the plan of that moment."""

    change: AgreementChange
    lines: tuple[Line, ...]


def read_differences(path: Path, plan: Plan, language: str, progress: Progress) -> ReadAgreement:
    """Read a Word file and compare it with the plan; runs in a thread. Raises `PlanError`."""
    returned = read_agreement(path, lambda: progress.cancelled)
    progress.check()
    change = compare(plan, returned)
    progress.check()
    words = plan_words(programme_of(plan), language)
    telling = _Telling(plan, words, remembers=returned.sent is not None)
    return ReadAgreement(change, tuple(map(telling.line, change.differences)))


def standing_of(difference: Difference) -> str:
    """Return how a difference stands (see `STANDINGS`)."""
    if difference.problem is not None:
        return PROBLEM
    if difference.conflict:
        return CONFLICT
    return difference.change


class _Telling:
    """Says differences in the words of the plan."""

    def __init__(self, plan: Plan, words: PlanWords, *, remembers: bool) -> None:
        """`remembers` is whether the file says what it was made from."""
        self._plan, self._words, self._remembers = plan, words, remembers

    def line(self, difference: Difference) -> Line:
        """Return a difference in words."""
        standing = standing_of(difference)
        return Line(
            key=difference.id,
            difference=difference,
            standing=standing,
            thing=self._thing(difference),
            field=self._field(difference),
            held=self._value(difference, difference.ours),
            wanted=self._wanted(difference),
            about=self._about(difference, standing),
            said=_said(difference, self._words.translate),
            ticked=difference.is_proposed,
        )

    def _thing(self, difference: Difference) -> str:
        say = self._words.translate
        if difference.about == "section":
            return say(SECTION).format(title=difference.name)
        if difference.about == "condition":
            named = say(CONDITION).format(commitments=difference.name)
            return named if difference.name else say(NEW_CONDITION)
        return difference.name or say(NEW_COMMITMENT)

    def _field(self, difference: Difference) -> str:
        if not difference.part:
            return "" if difference.change == "remark" else self._words.translate(WHOLE_ROW)
        if difference.part == MEASURES:
            return self._words.field(CommitmentMeasure, "measure")
        return self._words.field(KINDS[difference.about], difference.part)

    def _wanted(self, difference: Difference) -> str:
        if difference.change == "gone":
            return self._words.translate(NOT_THERE)
        if difference.change == "new" and difference.about == "commitment":
            return "\n".join(self._new_row(difference))
        if difference.problem is not None:
            return difference.written
        if difference.change == "new" and difference.about == "condition":
            reason = str(difference.values["text"])
            return "\n".join((self._value(difference, difference.theirs), *reason.splitlines()))
        return self._value(difference, difference.theirs)

    def _new_row(self, difference: Difference) -> Iterator[str]:
        """Yield what a new commitment says, then its other parts as far as they are understood."""
        yield difference.written
        for name in ("party", "focus_area", "deadline", "status"):
            value = difference.values.get(name)
            told = self._told(Commitment, name, value) if _is_plain(value) else ""
            if told:
                yield f"{self._words.field(Commitment, name)}: {told}"
        measures = difference.values.get(MEASURES)
        if isinstance(measures, tuple):
            told = ", ".join(self._measure(key) for key in measures)
            yield f"{self._words.field(CommitmentMeasure, 'measure')}: {told}"

    def _value(self, difference: Difference, value: object) -> str:
        if isinstance(value, Pair):
            return self._pair(value)
        if difference.part == MEASURES:
            return self._measure(value)
        if difference.part in {"", "text", "title"}:
            return without_marks(str(value or ""))
        return self._told(Commitment, difference.part, value)

    def _measure(self, key: object) -> str:
        return self._told(CommitmentMeasure, "measure", key)

    def _pair(self, pair: Pair) -> str:
        """Return which commitment holds when which is fulfilled, in their words."""
        held, needed = (
            f"{each.number} {without_marks(each.text)}" for each in (pair.commitment, pair.requires)
        )
        return f"{held}\n{self._words.translate(HOLDS_WHEN)}:\n{needed}"

    def _told(self, kind: type[Commitment | CommitmentMeasure], name: str, value: object) -> str:
        return self._words.value(self._plan, kind, name, value)  # type: ignore[arg-type] # a stored value

    def _about(self, difference: Difference, standing: str) -> str:
        say = self._words.translate
        known = standing != CHANGED or self._remembers
        texts = [say(ABOUT[standing])] if known else []
        if difference.problem is not None:
            texts.append(difference.problem.translated(say))
        elif difference.change == "gone":
            gone = UNTIED if difference.part == MEASURES else GONE_WORDS[difference.about]
            texts.append(say(gone))
        return " ".join(texts)


def _is_plain(value: object) -> bool:
    """Return whether a value is one of the plan's, and not words that nobody understands."""
    return value is None or hasattr(value, "isoformat") or isinstance(value, str)


def _said(difference: Difference, say: Translate) -> str:
    """Return who changed it with tracked changes, and the comments beside it."""
    lines = []
    if difference.authors:
        lines.append(say("Tracked changes by {names}").format(names=", ".join(difference.authors)))
    lines += [f"{remark.author or '–'}: {remark.text}" for remark in difference.remarks]
    return "\n".join(lines)
