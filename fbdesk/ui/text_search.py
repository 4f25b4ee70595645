"""Search over everything written in the open plan: kept up to date beside the window."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from fbdesk.models.belonging import owner
from fbdesk.models.declarations import table_name
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.models.text_index import Hit, Span, TextIndex
from fbdesk.reports.plan_words import PlanWords, plan_words
from fbdesk.ui.background import Background, Progress, Task
from fbdesk.ui.editor import Editor
from fbdesk.ui.page_list import PAGES

MOST_HITS = 40

SHOWN_ON = {
    "plan": "city",
    "population": "city",
    "cooperation": "city",
    "municipality": "city",
    "body": "organisation",
    "meeting": "meetings",
    "meeting_series": "meetings",
    "joint_project": "agreement",
    "agreement_section": "agreement",
    "deadline": "deadlines",
    "communication": "information",
}
"""Where rows are shown of which no finding tells, so that no page names them."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place where the words stand: what it is called, what it is, the text, and the way there."""

    title: str
    detail: str
    snippet: str
    spans: tuple[Span, ...]
    page: str
    key: str


class TextSearch(QObject):
    """Finds words in the plan of an editor; the index is made and renewed in a thread."""

    ready = Signal()
    """The index holds the plan as it stands."""

    def __init__(self, editor: Editor, background: Background, language: str) -> None:
        super().__init__(editor)
        self._editor = editor
        self._background = background
        self._language = language
        self._index = TextIndex()
        self._words: PlanWords | None = None
        self._stale: set[str] | None = None
        self._renewing: Task[tuple[TextIndex, PlanWords]] | None = None
        editor.changed.connect(self._note_change)

    @property
    def is_ready(self) -> bool:
        """Return whether the index holds the plan as it stands."""
        return self._words is not None and self._stale == set() and self._renewing is None

    def prepare(self) -> None:
        """Bring the index up to date beside the window, where it is not."""
        if self.is_ready or self._renewing is not None:
            return
        stale, self._stale = self._stale, set()
        work = partial(_renewed, self._index, self._words, self._editor.plan, stale, self._language)
        self._renewing = self._background.start("", work, self._take)

    def find(self, typed: str) -> tuple[Found, ...]:
        """Return where every typed word stands, as the index knows it."""
        words = self._words
        if words is None:
            return ()
        plan = self._editor.plan
        hits = self._index.find(typed, MOST_HITS)
        found = [_found(plan, words, hit) for hit in hits if plan.find(type(hit.row), hit.row.key)]
        return tuple(each for each in found if each.page)

    def _note_change(self, tables: frozenset[str]) -> None:
        if self._stale is not None:
            self._stale |= tables

    def _take(self, renewed: tuple[TextIndex, PlanWords]) -> None:
        self._index, self._words = renewed
        self._renewing = None
        if self._stale:
            self.prepare()
        else:
            self.ready.emit()


def _renewed(
    index: TextIndex,
    words: PlanWords | None,
    plan: Plan,
    stale: set[str] | None,
    language: str,
    _progress: Progress,
) -> tuple[TextIndex, PlanWords]:
    known = words or plan_words(programme_of(plan), language)
    return index.updated(plan, stale), known


def _found(plan: Plan, words: PlanWords, hit: Hit) -> Found:
    thing = owner(plan, hit.row)
    kind, field = words.kind(type(hit.row)), words.field(type(hit.row), hit.field)
    title = words.thing(plan, thing)
    told = " · ".join(dict.fromkeys((words.kind(type(thing)), kind, field)))
    named = thing is hit.row and hit.snippet in title
    return Found(
        title=title,
        detail=told,
        snippet="" if named else hit.snippet,
        spans=() if named else hit.spans,
        page=page_showing(thing),
        key=thing.key,
    )


def page_showing(thing: Row) -> str:
    """Return the code of the page that shows a thing of the plan, empty where none does."""
    table = table_name(type(thing))
    listed = next((spec.code for spec in PAGES if table in spec.tables), "")
    code = listed or SHOWN_ON.get(table, "")
    return code if any(spec.code == code for spec in PAGES) else ""
