"""Challenges and goals: what is hard here, what the city wants, and what its targets cover."""

from collections.abc import Iterator
from dataclasses import replace

from fbdesk.models.strategy import Target
from fbdesk.reports.basis import Basis
from fbdesk.reports.content import Block, Heading, Paragraph, closed, paragraphs


def challenges_and_goals(basis: Basis) -> tuple[Block, ...]:
    """Return the chapter: challenges per focus area, main goal, sub-goals, targets with reasons."""
    return tuple(_blocks(basis))


def _blocks(basis: Basis) -> Iterator[Block]:
    yield Heading(1, basis.text("Challenges, goals and targets"))
    yield Heading(2, basis.text("Challenges"))
    if not basis.plan.challenges:
        yield Paragraph(basis.text("No challenges are described yet."), tone="missing")
    for challenge in sorted(basis.plan.challenges, key=lambda c: _place(basis, c.focus_area)):
        title = challenge.title.rstrip().rstrip(".")
        lead = f"{title} ({basis.wording.short_area(challenge.focus_area)})."
        yield from _led(lead, challenge.description)
    yield Heading(2, basis.text("Goals"))
    if not basis.plan.goals:
        yield Paragraph(basis.text("No goals are set yet."), tone="missing")
    goals = sorted(basis.plan.goals, key=lambda g: (g.kind != "main", _place(basis, g.focus_area)))
    for goal in goals:
        kind = basis.wording.choice("goal_kind", goal.kind)
        yield from _led(f"{kind}: {closed(goal.title)}", goal.description)
    yield Heading(2, basis.text("Targets"))
    if not basis.plan.targets:
        yield Paragraph(basis.text("No targets are set yet."), tone="missing")
    for target in basis.plan.targets:
        yield from _target(basis, target)


def _led(lead: str, description: str) -> Iterator[Block]:
    """Yield a description whose first paragraph carries the title before it."""
    first, *rest = paragraphs(description) or (Paragraph(""),)
    if isinstance(first, Paragraph):
        yield replace(first, lead=lead)
    else:
        yield Paragraph("", lead=lead)
        yield first
    yield from rest


def _target(basis: Basis, target: Target) -> Iterator[Block]:
    sectors = tuple(line.strip() for line in target.sectors.splitlines() if line.strip())
    words = basis.text(
        "{target}. Covers: {scope}.",
        target=basis.wording.target(target),
        scope=basis.wording.scope_inside(target.scope, sectors),
    )
    yield Paragraph(words, lead=closed(target.title))
    yield from paragraphs(target.reason)


def _place(basis: Basis, area: str) -> int:
    return basis.areas.index(area) if area in basis.areas else len(basis.areas)
