"""What the styles and lists of a Word file make of a paragraph: heading, item, or plain text."""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from fbdesk.models.rich_text import Kind

HEADING: Final = "heading "
BULLETS, NUMBERS = "list bullet", "list number"
STRONG: Final = frozenset({"strong"})
OFF: Final = frozenset({"0", "false", "off", "none"})
MOST_DIGITS: Final = 4
"""A list that begins beyond 9999 is none that people make."""
MAX_BASES: Final = 12
"""A style may rest on another one; a file made to do harm may go round in a circle."""


def local(element: Element) -> str:
    """Return an element's name without its namespace: Word has two for the same thing."""
    return element.tag.rpartition("}")[2]


def value(element: Element | None, name: str = "val") -> str:
    """Return an attribute by its name without namespace; empty where there is none."""
    if element is None:
        return ""
    return next((v for n, v in element.attrib.items() if n.rpartition("}")[2] == name), "")


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first element down a path of names; None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def is_on(element: Element | None) -> bool:
    """Return whether a switch such as bold is set: there, and not told to be off."""
    return element is not None and value(element) not in OFF


class WordStyles:
    """The names of styles and the kinds of lists; both files may be missing."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._styles = {value(s, "styleId"): s for s in _named(styles, "style")}
        abstract = {value(a, "abstractNumId"): a for a in _named(numbering, "abstractNum")}
        lists = {value(n, "numId"): n for n in _named(numbering, "num")}
        self._lists = {
            key: abstract.get(value(child(n, "abstractNumId"))) for key, n in lists.items()
        }
        self._overrides = {key: child(n, "lvlOverride") for key, n in lists.items()}

    def name(self, properties: Element | None) -> str:
        """Return the name of a paragraph's or run's style in small letters; empty for none."""
        held = child(properties, "pStyle")
        held = child(properties, "rStyle") if held is None else held
        style = self._styles.get(value(held))
        return value(child(style, "name")).lower() or value(held).lower()

    def heading_level(self, properties: Element | None) -> int:
        """Return the level of a heading from 1 on, 0 for what is none."""
        for name, held in self._bases(properties):
            outline = value(child(held, "pPr", "outlineLvl"))
            if name.startswith(HEADING) and name[len(HEADING) :].isdigit():
                return int(name[len(HEADING) :][:2])
            if outline.isdigit():
                return int(outline[:2]) + 1
        return 0

    def kind(self, properties: Element | None) -> Kind:
        """Return whether a paragraph is an item with a bullet, one with a number, or neither."""
        number = self.list_of(properties)
        if not number:
            for name, _ in self._bases(properties):
                if name.startswith((BULLETS, NUMBERS)):
                    return "bullet" if name.startswith(BULLETS) else "number"
        return self._kind_of_list(number)

    def list_of(self, properties: Element | None) -> str:
        """Return the id of the list that a paragraph or its style is in; empty where in none."""
        number = child(properties, "numPr", "numId")
        for _, held in self._bases(properties):
            if number is None:
                number = child(held, "pPr", "numPr", "numId")
        return value(number)

    def counter_of(self, list_id: str) -> str:
        """Return what counts a list: lists of one manner go on counting where the last ended."""
        return value(self._lists.get(list_id), "abstractNumId")

    def begins_anew(self, list_id: str) -> int | None:
        """Return the number that a list begins anew with; None where it goes on counting."""
        override = child(self._overrides.get(list_id), "startOverride")
        return None if override is None else _number(override)

    def first_number(self, list_id: str) -> int:
        """Return the number that the first list of its manner begins with."""
        return _number(child(self._lists.get(list_id), "lvl", "start"))

    def is_bold(self, properties: Element | None) -> bool:
        """Return whether a run is bold, by itself or by its style."""
        own = child(properties, "b")
        return is_on(own) if own is not None else self.name(properties) in STRONG

    def _kind_of_list(self, number: str) -> Kind:
        held = self._lists.get(number)
        if number in {"", "0"} or held is None:
            return "paragraph"
        return "bullet" if value(child(held, "lvl", "numFmt")) in {"bullet", "none"} else "number"

    def _bases(self, properties: Element | None) -> Iterator[tuple[str, Element]]:
        """Yield the names of a paragraph's style and of those it rests on, with the styles."""
        key = value(child(properties, "pStyle"))
        for _ in range(MAX_BASES):
            held = self._styles.get(key)
            if held is None:
                return
            yield value(child(held, "name")).lower(), held
            key = value(child(held, "basedOn"))


def _number(element: Element | None) -> int:
    text = value(element)
    return int(text) if text.isdigit() and len(text) <= MOST_DIGITS else 1


def _named(tree: Element | None, name: str) -> Iterator[Element]:
    return (each for each in (tree if tree is not None else ()) if local(each) == name)
