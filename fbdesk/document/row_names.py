"""What a row is called when people are told about it: its own name, behind that of its owners."""

import re
from collections.abc import Mapping

from fbdesk.models.declarations import fields
from fbdesk.models.row import Row, Stored, To

OWN = (("number", "title"), ("number", "name"), ("number",), ("title",), ("name",), ("factor",))
BESIDE = ("year", "sector", "source")
CODE = re.compile(r"[a-z0-9_.-]+")
"""A word for programs, which tells a planner nothing."""

LONGEST = 80


def row_name(kind: type[Row], values: Mapping[str, Stored], names: Mapping[str, str]) -> str:
    """Return what a row with these values is called; empty where nothing is known of it.

    `names` gives the names of the rows it may belong to, by key.
    """
    own = next((held for group in OWN if (held := _whole(group, values))), [])
    belongs = [f.name for f in fields(kind) if f.mark(To) and not f.optional]
    if not belongs or (values.get("number") and own):
        return _on_one_line(" ".join(own or _present(BESIDE, values)))
    owners = [name for field in belongs if (name := names.get(str(values.get(field)), ""))]
    told = [text for text in own if not CODE.fullmatch(text)]
    return _on_one_line(" ".join((*owners, *(told or _present(BESIDE, values)))))


def _whole(group: tuple[str, ...], values: Mapping[str, Stored]) -> list[str]:
    held = _present(group, values)
    return held if len(held) == len(group) else []


def _present(group: tuple[str, ...], values: Mapping[str, Stored]) -> list[str]:
    return [str(values[name]) for name in group if values.get(name)]


def _on_one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
