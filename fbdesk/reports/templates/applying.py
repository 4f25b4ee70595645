"""Putting a template to use: its chapters in its order, with its headings and its own texts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from fbdesk.models.agreement_marks import FRAME
from fbdesk.reports.basis import Basis
from fbdesk.reports.content import Block, Cover, Heading, Landscape, NewPage, Together, paragraphs
from fbdesk.reports.templates.standard import standard_template
from fbdesk.reports.templates.template import NEW_PAGE, OwnText, Template
from fbdesk.reports.templates.values import filled, in_one_line

Chapter = Callable[[Basis], Iterable[Block]]
Chapters = Mapping[str, Chapter]
About = TypeVar("About")
ChaptersAbout = Mapping[str, Callable[[Basis, About], Iterable[Block]]]
"""The chapters of a document that is about one row, such as a meeting."""


def template_of(basis: Basis, document: str) -> Template:
    """Return the template that a document is made by: the one asked for, or the standard one."""
    return basis.template or standard_template(document, basis.wording.language)


def in_order(basis: Basis, document: str, chapters: Chapters, level: int = 1) -> Iterator[Block]:
    """Yield the chapters of a document as its template orders them.

    `level` is that of the headings of the office's own texts.
    """
    template = template_of(basis, document)
    for name in template.chapters:
        if name == NEW_PAGE:
            yield NewPage()
        elif name in template.own:
            mark = f"{FRAME}own_{list(template.own).index(name)}"
            yield from _own(basis, template.own[name], level, mark)
        else:
            heading = filled(template.headings.get(name, ""), places(basis))
            yield from _headed(chapters[name](basis), heading)


def about(chapters: ChaptersAbout[About], row: About) -> Chapters:
    """Return the chapters about one row."""

    def told(chapter: Callable[[Basis, About], Iterable[Block]]) -> Chapter:
        return lambda basis: chapter(basis, row)

    return {name: told(chapter) for name, chapter in chapters.items()}


def titled(basis: Basis, template: Template, cover: Cover, number: str = "") -> Cover:
    """Return a cover with the title and subtitle of the template, where it has any."""
    held = {**places(basis), "subtitle": cover.subtitle, "number": number}
    return replace(
        cover,
        title=in_one_line(filled(template.title, held)) or cover.title,
        subtitle=in_one_line(filled(template.subtitle, held)) or cover.subtitle,
    )


def places(basis: Basis) -> dict[str, str]:
    """Return what stands for the places in braces that every text of a template may have."""
    return {
        "city": basis.city,
        "programme": basis.wording.words(basis.programme.name),
        "day": basis.wording.numbers.day(basis.made),
    }


def _own(basis: Basis, own: OwnText, level: int, mark: str) -> Iterator[Block]:
    if own.heading:
        heading = filled(own.heading, places(basis))
        yield Heading(level, heading, numbered=own.numbered and level == 1, mark=mark)
    yield from paragraphs(filled(own.text, places(basis)))


def _headed(blocks: Iterable[Block], heading: str) -> Iterator[Block]:
    """Yield a chapter with its first heading as the template words it."""
    waiting = bool(heading)
    for block in blocks:
        if waiting and isinstance(block, Heading):
            waiting = False
            yield replace(block, text=heading)
        elif waiting and isinstance(block, Landscape | Together):
            waiting = False
            yield replace(block, blocks=tuple(_headed(block.blocks, heading)))
        else:
            yield block
