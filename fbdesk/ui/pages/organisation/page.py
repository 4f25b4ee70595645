"""Organisation: who anchors, steers and does the work, in which bodies, and where they meet."""

from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.edits import organisation as edits
from fbdesk.models.new_plan import bodies_of
from fbdesk.models.organisation import Body, BodyMember, MeetingSeries
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import wording_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.list_page import ListPage, ListWords, areas_of, text_of
from fbdesk.ui.pages.organisation.card import BodyCard
from fbdesk.ui.pages.organisation.chart import OrganisationChart
from fbdesk.ui.row_moving import let_order
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.choices import TabStrip

CHART, LIST = "chart", "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLine:
    """One line: a body, how many sit in it, and which series of meetings it holds."""

    key: str
    body: Body
    kind: str
    area: str
    members: int
    series: tuple[str, ...]
    words: str


class OrganisationPage(ListPage[BodyLine]):
    """The bodies as a chart that is read at a glance, and as a list with a card to edit."""

    def __init__(self, desk: Desk) -> None:
        words = ListWords(
            title=tr("Organisation"),
            purpose=tr("Who anchors, steers and does the work, and where they meet."),
            new=tr("New body"),
            search=tr("Search in the organisation"),
            none=tr("No bodies yet"),
            none_text="",
            no_match=tr("No body matches."),
            show_all=tr("Show all bodies"),
        )
        super().__init__(desk, words, _columns())
        let_order(desk, self.table, Body)
        self._wording = wording_in(desk.language, desk.programme)
        self._empty = self._first_step()
        self.chart = OrganisationChart(self._wording)
        self.chart.chosen.connect(self.reveal)
        self.card = BodyCard(desk, self._wording)
        self.card.delete_wanted.connect(self.delete)
        self.tabs = TabStrip(((CHART, tr("Overview")), (LIST, tr("Bodies and members"))))
        self.tabs.chosen.connect(self._show_tab)
        self.networks = self.add_action(
            tr("Insert the programme's networks"), self.add_networks, first=True
        )
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.chart, 1)
        self.place(self.card)

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show the bodies of the plan."""
        super().show_plan(plan, changed)
        missing = edits.missing(bodies_of(self.desk.programme), plan.bodies)
        self.networks.setVisible(bool(missing) and bool(plan.bodies))
        self.chart.show_plan(plan)
        self._show_tab()

    def lines(self, plan: Plan) -> tuple[BodyLine, ...]:
        """Return a line for each body, in the plan's order."""
        areas = areas_of(self.desk)
        return tuple(self._line(plan, body, areas) for body in plan.bodies)

    def show_card(self, plan: Plan, key: str) -> None:
        """Show the chosen body."""
        self.card.show_body(plan, key)

    def reveal(self, key: str) -> None:
        """Choose a body in the list."""
        self.tabs.choose(LIST)
        super().reveal(key)

    def start_search(self) -> None:
        """Put the cursor into the search field of the list."""
        if self.desk.plan.bodies:
            self.tabs.choose(LIST)
        super().start_search()

    def add(self) -> None:
        """Add a body and let its name be typed."""
        edit = partial(edits.add_body, name=tr("New body"))
        key = self.desk.editor.perform(tr("add a body"), edit)
        if key is not None:
            self.reveal(key)
            self.card.start_writing()

    def add_networks(self) -> None:
        """Add the programme's networks that the plan lacks."""
        edit = partial(edits.add_programme_bodies, programme=self.desk.programme)
        self.desk.editor.perform(tr("insert the programme's networks"), edit)

    def delete(self, keys: tuple[str, ...]) -> None:
        """Delete bodies with their members; series of meetings let go of them."""

        def delete_bodies(connection: Connection) -> None:
            rows.delete(connection, Body, *keys)

        text = counted(len(keys), "delete {number} body", "delete {number} bodies")
        self.desk.editor.perform(text, delete_bodies)

    def _line(self, plan: Plan, body: Body, areas: dict[str, str]) -> BodyLine:
        members = plan.children(BodyMember, "body", body.key)
        series = tuple(one.title for one in plan.children(MeetingSeries, "body", body.key))
        kind = self._wording.choice("body_kind", body.kind)
        area = areas.get(body.focus_area, body.focus_area)
        seats = (text for one in members for text in (one.role, one.person))
        return BodyLine(
            key=body.key,
            body=body,
            kind=kind,
            area=area,
            members=len(members),
            series=series,
            words=text_of(body.name, body.mandate, body.meets, kind, area, *series, *seats),
        )

    def _first_step(self) -> EmptyState:
        text = tr(
            "Here stands who anchors the plan politically, who steers, and who does the work, "
            "with mandate and members. The programme's networks are a good beginning."
        )
        if not self.desk.programme.networks:
            return EmptyState(tr("No bodies yet"), text, step=(tr("New body"), self.add))
        step = (tr("Insert the programme's networks"), self.add_networks)
        return EmptyState(tr("No bodies yet"), text, step=step)

    def _show_tab(self, _code: str = "") -> None:
        held = bool(self.desk.plan.bodies)
        self.tabs.setVisible(held)
        self.chart.setVisible(held and self.tabs.value == CHART)
        self._full.setVisible(held and self.tabs.value == LIST)


def _columns() -> tuple[Column[BodyLine], ...]:
    return (
        Column(
            code="name",
            title=tr("Body"),
            value=lambda line: line.body.name,
            tooltip=lambda line: line.body.name,
            stretch=True,
            width=180,
        ),
        Column(code="kind", title=tr("Kind"), value=lambda line: line.kind, width=130),
        Column(code="area", title=tr("Focus area"), value=lambda line: line.area, width=150),
        Column(
            code="members",
            title=tr("Members"),
            value=lambda line: line.members,
            align="right",
            width=90,
        ),
        Column(
            code="series",
            title=tr("Meets in"),
            value=lambda line: ", ".join(line.series),
            tooltip=lambda line: ", ".join(line.series),
            width=150,
        ),
    )
