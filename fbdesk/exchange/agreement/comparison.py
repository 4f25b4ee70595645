"""A returned agreement held against the plan: what the parties changed, and what the plan did.

The file knows what it said when it was made. What it still says so, the parties left alone, and
the plan's newer words stand. What both changed is a conflict, and a person decides.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from fbdesk.errors import FileError, InputError
from fbdesk.exchange.agreement.conditions import Conditions
from fbdesk.exchange.agreement.difference import AgreementChange, Difference, shortened
from fbdesk.exchange.agreement.fields import NOTHING, Fields
from fbdesk.exchange.agreement.links import MEASURES, Links
from fbdesk.exchange.agreement.matching import (
    CommitmentMatch,
    SectionMatch,
    match_commitments,
    match_sections,
)
from fbdesk.exchange.agreement.numbers import Numbers
from fbdesk.exchange.agreement.returned import ReturnedAgreement
from fbdesk.exchange.agreement.tables import ReturnedCommitment, StruckOut
from fbdesk.exchange.reading import Message
from fbdesk.models.agreement import Agreement, AgreementSection, Commitment
from fbdesk.models.agreement_marks import (
    COMMITMENT,
    Sent,
    SentCommitment,
    comparable,
    comparable_words,
    mark_of,
    with_bold_of,
)
from fbdesk.models.snapshot import Plan

WITHDRAWN: Final = "withdrawn"
FIELDS: Final = ("text", "party", "deadline", "status")


def compare(plan: Plan, returned: ReturnedAgreement) -> AgreementChange:
    """Return everything in which a returned agreement differs from the plan.

    Raises `InputError` where the plan has no agreement, `FileError` for another plan's one.
    """
    chosen = next(iter(plan.agreements), None)
    if chosen is None:
        raise InputError("The plan has no agreement. Write one on the page Agreement first.")
    _refuse_another_plan(chosen, returned)
    comparison = _Comparison(plan, chosen, returned)
    return AgreementChange(returned, tuple(comparison.differences()), tuple(comparison.messages()))


def _refuse_another_plan(chosen: Agreement, returned: ReturnedAgreement) -> None:
    sent = returned.sent
    if sent is not None and sent.agreement != chosen.key:
        raise FileError(
            "{file} is the agreement of another plan: «{title}». Open that plan first, or choose "
            "the file that was made from this one.",
            file=returned.file_name,
            title=sent.title,
        )


class _Comparison:
    """One comparison: the plan's rows beside the file's."""

    def __init__(self, plan: Plan, chosen: Agreement, returned: ReturnedAgreement) -> None:
        self._plan, self._returned, self._sent = plan, returned, returned.sent
        self._fields = Fields(plan)
        sections = plan.children(AgreementSection, "agreement", chosen.key)
        self._commitments = match_commitments(returned.commitments, plan.commitments, self._sent)
        self._sections = match_sections(returned.sections, sections, self._sent)
        numbers = Numbers(plan, self._commitments.found, self._sent)
        self._links = Links(plan, numbers, self._sent)
        self._conditions = Conditions(plan, numbers, returned)
        known = any(m.held for m in self._commitments.found)
        known = known or any(m.held for m in self._sections.found)
        if self._sent is None and not known:
            raise FileError(
                "Nothing in {file} stands in this plan's agreement. Choose the file that was "
                "made from this plan.",
                file=returned.file_name,
            )

    def differences(self) -> Iterator[Difference]:
        """Yield the commitments' differences, the conditions', then the sections'."""
        for commitment in self._commitments.found:
            yield from self._of_commitment(commitment)
        for lost in self._commitments.missing:
            if lost.status != WITHDRAWN:
                yield self._gone_commitment(lost)
        yield from self._conditions.differences()
        for section in self._sections.found:
            yield from self._of_section(section)
        for gone in self._sections.missing:
            yield Difference(
                id=f"s-{gone.key}", about="section", change="gone", key=gone.key,
                name=gone.title, ours=gone.text,
            )  # fmt: skip

    def messages(self) -> Iterator[Message]:
        """Yield what there is to know about the file as a whole."""
        if self._sent is None:
            yield Message(
                level="warning",
                message="The file does not say what it was made from. What the plan changed since "
                "cannot be told from what the parties changed: look at each difference.",
            )
        else:
            yield from self._newer_words(self._sent)
        for text in self._returned.left_out:
            yield Message(
                level="warning",
                message="Words below the tables of commitments are not read: «{text}»",
                values={"text": shortened(text)},
            )
        for remark in self._returned.remarks:
            yield Message(
                level="note",
                message="{name} comments: «{text}»",
                values={"name": remark.author or "–", "text": shortened(remark.text)},
            )

    def _newer_words(self, sent: Sent) -> Iterator[Message]:
        """Yield which commitments the plan has worded anew since, and the parties left alone."""
        numbers = [
            match.held.number
            for match in self._commitments.found
            if match.held is not None
            and match.sent is not None
            and _same(match.returned.text, match.sent.text)
            and not _same(match.sent.text, match.held.text)
        ]
        if numbers:
            yield Message(
                level="note",
                message="Worded anew in the plan since the file was made on {day}, and left alone "
                "by the parties: {numbers}. The plan's words stay.",
                values={"day": _day(sent.made), "numbers": ", ".join(numbers)},
            )

    def _of_commitment(self, match: CommitmentMatch) -> Iterator[Difference]:
        row, held = match.returned, match.held
        if held is None:
            yield from self._new_commitment(match)
            return
        if not row.text:
            yield self._gone_commitment(held, row.authors)
            return
        found = [d for name in FIELDS if (d := self._field(match, held, name)) is not None]
        found += self._links.differences(match, held)
        yield from found
        if row.remarks and not found:
            yield Difference(
                id=f"c{match.place}-remark", about="commitment", change="remark", key=held.key,
                name=held.number, remarks=row.remarks, authors=row.authors,
            )  # fmt: skip

    def _field(self, match: CommitmentMatch, held: Commitment, name: str) -> Difference | None:
        """Return how one part of a commitment differs; None where it does not."""
        row, sent = match.returned, match.sent
        written: str | None = getattr(row, name)
        before: str | None = getattr(sent, name) if sent is not None else None
        if written is None or (before is not None and _same(written, before)):
            return None
        ours = getattr(held, name)
        theirs, problem = self._fields.value(name, written)
        if problem is None and _alike(theirs, ours):
            return None
        known = NOTHING if before is None else self._fields.value(name, before)[0]
        if name == "text":
            theirs = with_bold_of(str(theirs), held.text)
        return Difference(
            id=f"c{match.place}-{name}",
            about="commitment",
            change="changed",
            key=held.key,
            name=held.number,
            part=name,
            ours=ours,
            theirs=theirs,
            written=written,
            values={} if problem else {name: theirs},
            conflict=known is not NOTHING and not _alike(known, ours),
            problem=problem,
            remarks=row.remarks,
            authors=row.authors,
        )

    def _new_commitment(self, match: CommitmentMatch) -> Iterator[Difference]:
        row = match.returned
        known = self._was_sent(row)
        if known is not None and _same(known.text, row.text):
            return  # the plan took it away since, and the parties said nothing
        values: dict[str, object] = {
            "text": row.text,
            "number": row.number,
            "focus_area": row.area or self._area_before(match.place),
        }
        problem: Message | None = None
        for name in ("party", "deadline", "status"):
            written = getattr(row, name) or ""
            if name != "party" and not written:
                continue
            values[name], trouble = self._fields.value(name, written)
            problem = problem or trouble
        measures, trouble = self._links.of_new(match)
        values |= {MEASURES: measures} if measures else {}
        yield Difference(
            id=f"c{match.place}", about="commitment", change="new", name=row.number,
            theirs=row.text, written=row.text, values=values, conflict=known is not None,
            problem=problem or trouble, remarks=row.remarks, authors=row.authors,
        )  # fmt: skip

    def _area_before(self, place: int) -> str:
        """Return the focus area of the last known commitment above a row."""
        above = (m.held.focus_area for m in self._commitments.found[:place] if m.held is not None)
        return next(reversed(tuple(above)), "")

    def _was_sent(self, row: ReturnedCommitment) -> SentCommitment | None:
        """Return what the file said of a row that the plan no longer has."""
        sent = self._sent.commitments if self._sent else ()
        held = {mark_of(COMMITMENT, each.key) for each in self._plan.commitments}
        return next((s for s in sent if s.mark == row.mark and s.mark not in held), None)

    def _gone_commitment(self, held: Commitment, authors: tuple[str, ...] = ()) -> Difference:
        struck = self._struck_out(held)
        return Difference(
            id=f"c-{held.key}",
            about="commitment",
            change="gone",
            key=held.key,
            name=held.number,
            ours=held.text,
            values={"status": WITHDRAWN},
            authors=struck.authors if struck else authors,
        )

    def _struck_out(self, held: Commitment) -> StruckOut | None:
        mark = mark_of(COMMITMENT, held.key)
        return next((row for row in self._returned.struck_out if row.mark == mark), None)

    def _of_section(self, match: SectionMatch) -> Iterator[Difference]:
        row, held, sent = match.returned, match.held, match.sent
        if held is None:
            yield from self._new_section(match)
            return
        found = []
        for name, mine in (
            ("title", comparable_words(held.title)),
            ("text", comparable(held.text)),
        ):
            theirs = getattr(row, name)
            before = None if sent is None else self._fields.written_text(getattr(sent, name))
            if comparable(theirs) in (before, mine):
                continue
            after = spaced(theirs, held.text) if name == "text" else theirs
            found.append(
                Difference(
                    id=f"s{match.place}-{name}",
                    about="section",
                    change="changed",
                    key=held.key,
                    name=held.title,
                    part=name,
                    ours=getattr(held, name),
                    theirs=after,
                    written=theirs,
                    values={name: after},
                    conflict=before not in (None, mine),
                    remarks=row.remarks,
                    authors=row.authors,
                )
            )
        yield from found
        if row.remarks and not found:
            yield Difference(
                id=f"s{match.place}-remark", about="section", change="remark", key=held.key,
                name=held.title, remarks=row.remarks, authors=row.authors,
            )  # fmt: skip

    def _new_section(self, match: SectionMatch) -> Iterator[Difference]:
        row = match.returned
        sent = self._sent.sections if self._sent else ()
        known = next((s for s in sent if row.mark and s.mark == row.mark), None)
        if known is not None and self._fields.written_text(known.text) == comparable(row.text):
            return  # as a commitment that the plan took away
        text = spaced(row.text, "")
        yield Difference(
            id=f"s{match.place}", about="section", change="new", name=row.title, theirs=text,
            written=row.text, values={"title": row.title, "text": text},
            conflict=known is not None or self._sent is None,
            remarks=row.remarks, authors=row.authors,
        )  # fmt: skip


def spaced(text: str, before: str) -> str:
    """Return a text of lines with empty lines between its paragraphs, where it had such before."""
    if before.strip() and "\n\n" not in before and "\n" in before.strip():
        return text
    lines = text.split("\n")
    parted = lines[:1]
    for last, line in pairwise(lines):
        parted += [line] if _is_item(last) and _is_item(line) else ["", line]
    return "\n".join(parted)


def _is_item(line: str) -> bool:
    head = line.split(" ", 1)[0]
    return head == "-" or (head.endswith(".") and head[:-1].isdigit())


def _same(one: str, other: str) -> bool:
    return comparable_words(one) == comparable_words(other)


def _alike(one: object, other: object) -> bool:
    """Return whether two values are the same; texts are where a reader sees no difference."""
    if isinstance(one, str) and isinstance(other, str):
        return _same(one, other)
    return one == other


def _day(written: str) -> str:
    try:
        return f"{date.fromisoformat(written):%d.%m.%Y}"
    except ValueError:
        return written[:10]
