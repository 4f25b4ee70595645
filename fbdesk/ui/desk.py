"""What every page has at hand: the editor, the programme, background work, and the way on."""

from collections.abc import Callable
from dataclasses import dataclass

from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.ui.background import Background
from fbdesk.ui.editor import Editor
from fbdesk.ui.messages import Message, Messages
from fbdesk.ui.preference_store import PreferenceStore
from fbdesk.ui.questions import Questions
from fbdesk.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Desk:
    """The things on the desk; a page gets it when it is made and keeps it."""

    editor: Editor
    programme: Programme
    background: Background
    messages: Messages
    questions: Questions
    theme: Theme
    language: str
    user: Callable[[], str]
    """Gives the user's name as colleagues read it; empty where it is not known."""
    go_to: Callable[[str, str], None]
    """Shows the page with a code and, where the second is not empty, the row with that key."""
    preferences: PreferenceStore | None = None
    """The user's choices, which outlive the window; None where nothing shall be kept."""

    @property
    def plan(self) -> Plan:
        """Return the plan as it stands."""
        return self.editor.plan

    @property
    def finished_results(self) -> PlanResults | None:
        """Return the results of the plan as it stands, with their ranges; None before they are."""
        results = None if self.editor.calculating else self.editor.results
        return results if results is not None and results.band else None

    def tell(self, text: str) -> None:
        """Show a note in the message bar."""
        self.messages.tell(Message(text))

    def choices(self, of: str) -> tuple[tuple[str, str], ...]:
        """Return the codes and names of a list of the programme, for example `status`."""
        return tuple(
            (code, words.text(self.language)) for code, words in self.programme.choices(of)
        )
