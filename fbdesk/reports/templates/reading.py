"""Reading a template: a file that a programme office edits, checked before anything is made."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, get_args

from fbdesk.errors import FileError
from fbdesk.reports.look import CoverKind, Look
from fbdesk.reports.templates.chapter_names import CHAPTERS, rewordable
from fbdesk.reports.templates.colours import read_colours
from fbdesk.reports.templates.logo import read_logo
from fbdesk.reports.templates.source import Source, read_source
from fbdesk.reports.templates.template import NEW_PAGE, OwnText, Template
from fbdesk.reports.templates.values import long_words, names, table, text, truth, words

ENDING: Final = ".toml"
PARTS: Final = (
    "document",
    "title",
    "subtitle",
    "chapters",
    "headings",
    "own",
    "colours",
    "logo",
    "pages",
)
PLACES: Final = ("city", "programme", "day")
"""What a text of a template can name in braces."""
PLACES_IN_TITLES: Final = (*PLACES, "subtitle")
ORDER: Final = ("chapters", "order")
OWN_PLACES: Final[Mapping[str, tuple[str, ...]]] = {"measure-card": ("number",)}
"""What else the titles of a document can name."""
READ_BACK: Final = frozenset({"agreement"})
"""Documents whose edited Word file is compared with the plan, section by section."""


def read_template(place: Path, document: str, language: str, usual: Template) -> Template:
    """Return the template of a document in a language.

    `place` is a file, or a folder with one file for each document. What the file leaves out is as
    in the `usual` template. Raises `FileError` with file, line, what is wrong and what to do.
    """
    source = read_source(_file_in(place, document))
    table(source, (), PARTS)
    _check_document(source, document)
    own = _own_texts(source, document, language)
    return Template(
        document=document,
        title=_title(source, "title", document, language) or usual.title,
        subtitle=_title(source, "subtitle", document, language) or usual.subtitle,
        chapters=_chapters(source, document, own) or usual.chapters,
        headings={**usual.headings, **_headings(source, document, language)},
        own=own,
        look=_look(source, language, usual.look),
    )


def named_document(file: Path) -> str:
    """Return the document that a template says it is for; `FileError` where it says none."""
    return _named_document(read_source(file))


def _file_in(place: Path, document: str) -> Path:
    """Return the file that a place stands for."""
    if not place.is_dir():
        return place
    file = place / f"{document}{ENDING}"
    if file.is_file():
        return file
    raise FileError(
        "The folder {folder} has no template {file}. Choose the file itself, or call it so.",
        folder=place.name,
        file=file.name,
    )


def _check_document(source: Source, document: str) -> None:
    """Refuse a template of another document: its chapters would mean nothing here."""
    held = _named_document(source, document)
    if held != document:
        problem = FileError(
            "the template is for the document {name}, not for {document}.",
            name=held,
            document=document,
        )
        raise source.refuse(("document",), problem)


def _named_document(source: Source, document: str = "action-plan") -> str:
    """Return the document that a template names; `document` is the example where it names none."""
    if "document" not in source.data:
        problem = FileError(
            'the template does not say what it is for. Write document = "{document}" at the top.',
            document=document,
        )
        raise source.refuse((), problem)
    held = text(source, ("document",))
    if held not in CHAPTERS:
        problem = FileError(
            "there is no document {name}. Documents with templates: {known}.",
            name=held,
            known=", ".join(CHAPTERS),
        )
        raise source.refuse(("document",), problem)
    return held


def _title(source: Source, name: str, document: str, language: str) -> str:
    if name not in source.data:
        return ""
    places = (*PLACES_IN_TITLES, *OWN_PLACES.get(document, ()))
    return words(source, (name,), language, places)


def _chapters(source: Source, document: str, own: Mapping[str, OwnText]) -> tuple[str, ...]:
    """Return the chapters in their order, none where the template does not speak of them."""
    _check_names(source, document, own)
    if "order" not in table(source, ("chapters",), ("order",)):
        order: tuple[str, ...] = ()
    else:
        order = names(source, ORDER)
        _check_order(source, document, order, (*CHAPTERS[document], *own))
    for name in own:
        if name not in order:
            problem = FileError(
                "the text {name} is not in the list of chapters. Put it there, or take it out.",
                name=name,
            )
            raise source.refuse(("own", name), problem)
    return order


def _check_names(source: Source, document: str, own: Mapping[str, OwnText]) -> None:
    """Refuse an own text that is called like a chapter."""
    for name in own:
        if name in (*CHAPTERS[document], NEW_PAGE):
            problem = FileError("{name} is a chapter already. Call the text otherwise.", name=name)
            raise source.refuse(("own", name), problem)


def _check_order(source: Source, document: str, order: Sequence[str], known: Sequence[str]) -> None:
    """Refuse chapters that do not exist, stand twice, or are none at all."""
    chapters = [name for name in order if name != NEW_PAGE]
    if not chapters:
        problem = FileError("there are no chapters. Take the part out to have the usual ones.")
        raise source.refuse(ORDER, problem)
    for count, name in enumerate(chapters):
        if name not in known:
            problem = FileError(
                "there is no chapter {name}. Chapters of {document}: {known}.",
                name=name,
                document=document,
                known=", ".join((*known, NEW_PAGE)),
            )
            raise source.refuse(ORDER, problem, name)
        if name in chapters[:count]:
            problem = FileError("the chapter {name} stands here twice.", name=name)
            raise source.refuse(ORDER, problem, name)


def _headings(source: Source, document: str, language: str) -> dict[str, str]:
    fixed = frozenset(CHAPTERS[document]) - frozenset(rewordable(document))
    held = table(source, ("headings",))
    for name in held:
        if name in fixed:
            problem = FileError(
                "the chapter {name} has no heading of its own: the plan gives its headings.",
                name=name,
            )
            raise source.refuse(("headings", name), problem)
    table(source, ("headings",), rewordable(document))
    return {name: words(source, ("headings", name), language, PLACES) for name in held}


def _own_texts(source: Source, document: str, language: str) -> dict[str, OwnText]:
    return {name: _own_text(source, name, document, language) for name in table(source, ("own",))}


def _own_text(source: Source, name: str, document: str, language: str) -> OwnText:
    place = ("own", name)
    held = table(source, place, ("heading", "text", "numbered"))
    heading = words(source, (*place, "heading"), language, PLACES) if "heading" in held else ""
    if not heading and document in READ_BACK:
        problem = FileError(
            "the text {name} needs a heading here, so that an edited Word file can be read back.",
            name=name,
        )
        raise source.refuse(place, problem)
    return OwnText(
        heading=heading,
        text=long_words(source, (*place, "text"), language, PLACES),
        numbered=truth(source, (*place, "numbered"), otherwise=True),
    )


def _look(source: Source, language: str, usual: Look) -> Look:
    table(source, ("pages",), ("cover", "contents"))
    return Look(
        colours=read_colours(source, usual.colours),
        logo=read_logo(source, language) or usual.logo,
        cover=_cover(source, usual.cover),
        contents=truth(source, ("pages", "contents"), otherwise=usual.contents),
    )


def _cover(source: Source, usual: CoverKind) -> CoverKind:
    if "cover" not in table(source, ("pages",)):
        return usual
    held = text(source, ("pages", "cover"))
    for kind in get_args(CoverKind):
        if held == kind:
            chosen: CoverKind = kind
            return chosen
    problem = FileError(
        "there is no cover {name}. Covers: {known}.",
        name=held,
        known=", ".join(get_args(CoverKind)),
    )
    raise source.refuse(("pages", "cover"), problem)
