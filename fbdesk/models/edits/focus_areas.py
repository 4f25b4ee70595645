"""What a planner does with the focus areas where each plan has its own: add, name, remove."""

from sqlalchemy import Connection

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.declarations import KINDS, fields
from fbdesk.models.programmes.area_codes import AREA_COLOURS, JOINT_AREA
from fbdesk.models.row import Code, Row
from fbdesk.models.strategy import Strategy

CODES = tuple(code for code in AREA_COLOURS if code != JOINT_AREA)
"""The codes that focus areas of a plan may have, in their order."""

NAMING: tuple[tuple[type[Row], str], ...] = tuple(
    (kind, field.name)
    for kind in KINDS
    for field in fields(kind)
    if kind is not Strategy and (code := field.mark(Code)) is not None and code.of == "focus_area"
)
"""The kinds of rows that name a focus area, each with the field that does."""


def add(connection: Connection, name: str) -> str:
    """Add a focus area with the first free code; return its code.

    Raises `InputError` where the plan has as many as there are codes.
    """
    used = {strategy.focus_area for strategy in rows.read(connection, Strategy)}
    free = [code for code in CODES if code not in used]
    if not free:
        raise InputError(
            "A plan has at most {most} focus areas beside the joint one.", most=len(CODES)
        )
    rows.insert(connection, Strategy(focus_area=free[0], own_name=_given(name)))
    return free[0]


def rename(connection: Connection, focus_area: str, name: str) -> None:
    """Give a focus area another name; raises `InputError` for none."""
    found = rows.find(connection, Strategy, focus_area=focus_area)
    if found is None:
        rows.insert(connection, Strategy(focus_area=focus_area, own_name=_given(name)))
    else:
        rows.change(connection, Strategy, found.key, own_name=_given(name))


def remove(connection: Connection, focus_area: str) -> None:
    """Take a focus area and its strategy away.

    Raises `InputError` while rows belong to it, and for the joint area.
    """
    if focus_area == JOINT_AREA:
        raise InputError("The joint area belongs to every plan and stays.")
    belonging = sum(
        len(rows.read(connection, kind, **{field: focus_area})) for kind, field in NAMING
    )
    if belonging:
        raise InputError(
            "{number} rows of the plan still belong to area {area}: measures, commitments and "
            "others. Move them to another area first.",
            number=belonging,
            area=focus_area,
        )
    found = rows.find(connection, Strategy, focus_area=focus_area)
    if found is not None:
        rows.delete(connection, Strategy, found.key)


def _given(name: str) -> str:
    if not name.strip():
        raise InputError("A focus area needs a name.")
    return name.strip()
