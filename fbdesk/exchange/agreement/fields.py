"""What the words of a returned agreement are in the plan: a party, a day, a status."""

from typing import Final

from fbdesk.exchange.agreement.words import is_notice, plain
from fbdesk.exchange.reading import Message
from fbdesk.exchange.written_days import written_day
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.snapshot import Plan
from fbdesk.texts import LANGUAGES

NO_DAY: Final = frozenset({"", "–", "-", "—"})


class _Nothing:
    """What a word is that has no meaning in the plan."""


NOTHING: Final = _Nothing()

Value = tuple[object, Message | None]
"""A value of the plan, or `NOTHING` with what is wrong with the words."""


class Fields:
    """Reads the words of a file with the plan's parties and the programme's statuses at hand."""

    def __init__(self, plan: Plan) -> None:
        self._parties = {plain(party.name): party.key for party in reversed(plan.parties)}
        choices = programme_of(plan).choices("commitment_status")
        self._statuses = {
            plain(words.text(language)): code
            for code, words in choices
            for language in reversed(LANGUAGES)
        }
        self._status_names = ", ".join(words.text(LANGUAGES[0]) for _, words in choices)

    def value(self, name: str, written: str) -> Value:
        """Return what a part of a commitment means: a key, a code, a day or None, or a text."""
        if name == "party":
            return self._party(written)
        if name == "status":
            return self._status(written)
        if name == "deadline":
            return _deadline(written)
        return written, None

    def written_text(self, text: str) -> str:
        """Return a section's text; the words that stand for a missing one are none."""
        return "" if is_notice(text) else text

    def _party(self, written: str) -> Value:
        key = self._parties.get(plain(written))
        if key is not None:
            return key, None
        if not written:
            return NOTHING, Message(level="warning", message="The party is missing in the file.")
        return NOTHING, Message(
            level="warning",
            message="The plan has no party {name}. Add it on City and region, then compare again.",
            values={"name": written},
        )

    def _status(self, written: str) -> Value:
        code = self._statuses.get(plain(written))
        if code is not None:
            return code, None
        return NOTHING, Message(
            level="warning",
            message="There is no status {name}. Statuses: {known}.",
            values={"name": written or "–", "known": self._status_names},
        )


def _deadline(written: str) -> Value:
    if written in NO_DAY:
        return None, None
    try:
        return written_day(written), None
    except ValueError:
        return NOTHING, Message(
            level="warning",
            message="The deadline {text} is no day. Write it as 31.12.2012.",
            values={"text": written},
        )
