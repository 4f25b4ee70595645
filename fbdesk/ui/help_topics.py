"""The help: short texts in bokmål, one file per topic, and the search over them."""

from dataclasses import dataclass
from typing import Final

from fbdesk.resource_files import resource

START: Final = "start"
ORDER: Final = (
    *(START, "overview", "city", "goals", "strategy"),
    *("measures", "instruments", "timeline", "effects", "prioritise", "economy", "factors"),
    *("agreement", "organisation", "meetings"),
    *("inventory", "indicators", "reporting", "deadlines", "information", "documents"),
    *("calculations", "file-safety", "keyboard"),
)
"""The topics as people find them: beginning, the pages of the window, and what goes across."""
HEADING: Final = "# "


@dataclass(frozen=True, slots=True)
class Topic:
    """One text of the help, in Markdown; the topic of a page has the page's code."""

    code: str
    title: str
    text: str


def topics(language: str = "nb") -> tuple[Topic, ...]:
    """Return the topics in their order; a language without help reads bokmål."""
    folder = resource("help", language)
    shown = folder if folder.is_dir() else resource("help", "nb")
    files = {path.stem: path for path in shown.glob("*.md")}
    return tuple(
        _topic(code, files[code].read_text(encoding="utf-8")) for code in ORDER if code in files
    )


def found(listed: tuple[Topic, ...], words: str) -> tuple[Topic, ...]:
    """Return the topics in which every word stands; those with the words in the title first."""
    wanted = words.casefold().split()
    hits = [one for one in listed if all(word in one.text.casefold() for word in wanted)]
    return tuple(sorted(hits, key=lambda one: not _named(one, wanted)))


def _named(topic: Topic, wanted: list[str]) -> bool:
    return any(word in topic.title.casefold() for word in wanted)


def _topic(code: str, text: str) -> Topic:
    first = text.partition("\n")[0]
    return Topic(code, first.removeprefix(HEADING).strip(), text)
