"""The page of figures, a section at a time: each benchmark writes its own."""

from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"


def write_section(title: str, lines: Sequence[str]) -> None:
    """Write a section into the page of figures, in the place of the one that it had."""
    text = with_section(PAGE.read_text(encoding="utf-8"), title, lines)
    PAGE.write_text(text, encoding="utf-8", newline="\n")


def with_section(page: str, title: str, lines: Sequence[str]) -> str:
    """Return a page with the section of a title replaced, or added at its end."""
    head = f"## {title}\n"
    before, _, rest = page.partition(head)
    _, mark, after = rest.partition("\n## ")
    following = f"{mark.lstrip()}{after}" if mark else ""
    section = "\n".join((f"## {title}", "", *lines, ""))
    return f"{before.rstrip()}\n\n{section}" + (f"\n{following}" if following else "")
