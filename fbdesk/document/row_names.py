"""What a row is called when people are told about it: its own name, else that of its owners."""

from collections.abc import Mapping

from fbdesk.models.declarations import fields
from fbdesk.models.row import Row, Stored, To

OWN = (("number", "title"), ("number", "name"), ("title",), ("name",), ("factor",), ("number",))
BESIDE = ("year", "kind", "scheme", "sector", "source", "aspect", "method")
LONGEST = 80


def row_name(kind: type[Row], values: Mapping[str, Stored], names: Mapping[str, str]) -> str:
    """Return what a row with these values is called; empty where nothing is known of it.

    `names` gives the names of the rows it may refer to, by key.
    """
    own = next(
        (fields_held for group in OWN if (fields_held := _texts(group, values))),
        [],
    )
    if not own:
        owners = [names.get(str(values.get(f.name)), "") for f in fields(kind) if f.mark(To)]
        own = [name for name in owners if name] + _present(BESIDE, values)
    return _on_one_line(" ".join(own))


def _texts(group: tuple[str, ...], values: Mapping[str, Stored]) -> list[str]:
    held = _present(group, values)
    return held if len(held) == len(group) else []


def _present(group: tuple[str, ...], values: Mapping[str, Stored]) -> list[str]:
    return [str(values[name]) for name in group if values.get(name)]


def _on_one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
