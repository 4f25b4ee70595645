"""Twins: rows that both sides added on their own and that are about the same thing."""

import dataclasses
from collections.abc import Iterator

from fbdesk.document.merging.conflicts import Remark, Told
from fbdesk.document.merging.numbering import NUMBERED
from fbdesk.document.merging.tables import REFERENCES, Rows, Tables, value
from fbdesk.models.agreement import Agreement, AgreementSection
from fbdesk.models.communication import Deadline
from fbdesk.models.declarations import KINDS
from fbdesk.models.inventory import InventoryEdition
from fbdesk.models.organisation import Body, MeetingSeries
from fbdesk.models.row import Row, Stored

ALIKE: dict[type[Row], tuple[str, ...]] = {
    InventoryEdition: ("file_sha256",),
    Agreement: (),
    AgreementSection: ("agreement", "code"),
    Body: ("origin",),
    MeetingSeries: ("origin",),
    Deadline: ("origin",),
}
"""Fields that tell one thing from another where no unique constraint does.

Both import the same published file; a plan has one agreement; a section stands in it once; what
the programme brings (networks, meeting series, deadlines) is there once.
"""

Identity = tuple[Stored, ...]
Renamed = dict[type[Row], dict[str, str]]
Pair = tuple[str, str]
"""The keys of one thing, in mine and in theirs."""


def unite_twins(base: Tables, mine: Tables, theirs: Tables) -> tuple[Tables, Tables, list[Remark]]:
    """Return both sides with one key for each thing that both of them added.

    So the same year's inhabitants, entered twice, are merged field by field as one row. Where one
    side deleted and added again what the other changed, the row keeps its old key.
    """
    renamed: tuple[Renamed, Renamed] = ({}, {})
    sides: tuple[Tables, Tables] = ({}, {})
    remarks: list[Remark] = []
    for kind in KINDS:
        for side, source, names in zip(sides, (mine, theirs), renamed, strict=True):
            side[kind] = _following(kind, source[kind], names)
        for identity in _identities(kind):
            for pair in _pairs(identity, base[kind], sides[0][kind], sides[1][kind]):
                key = _common_key(base[kind], *pair)
                for side, names, old in zip(sides, renamed, pair, strict=True):
                    if old != key:
                        names.setdefault(kind, {})[old] = key
                        side[kind] = _renamed(side[kind], old, key)
                        remarks.append(Remark(Told.TWINS, kind, key, "key", key, old))
    return *sides, remarks


def _identities(kind: type[Row]) -> tuple[tuple[str, ...], ...]:
    if kind in NUMBERED:
        return ()  # a number is given out, it does not say what a measure is about
    return (*kind.unique, ALIKE[kind]) if kind in ALIKE else kind.unique


def _following(kind: type[Row], rows: Rows, renamed: Renamed) -> Rows:
    """Return rows that refer to the rows that were renamed before by their new keys."""
    pointing = [(r.field, renamed[r.kind]) for r in REFERENCES[kind] if r.kind in renamed]
    if not pointing:
        return rows
    followed: Rows = {}
    for key, row in rows.items():
        new = {name: keys[old] for name, keys in pointing if (old := getattr(row, name)) in keys}
        followed[key] = dataclasses.replace(row, **new) if new else row  # type: ignore[arg-type] # keys are texts
    return followed


def _renamed(rows: Rows, old: str, new: str) -> Rows:
    """Return rows with another key for one of them, in their order."""
    return {
        (new if key == old else key): (dataclasses.replace(row, key=new) if key == old else row)
        for key, row in rows.items()
    }


def _pairs(identity: tuple[str, ...], base: Rows, mine: Rows, theirs: Rows) -> list[Pair]:
    ours, others = _by_identity(identity, mine), _by_identity(identity, theirs)
    if not identity and base:
        return []  # the only row of its kind cannot be added again
    return [
        (key, others[of])
        for of, key in ours.items()
        if of in others and _are_twins(base, mine, theirs, (key, others[of]))
    ]


def _are_twins(base: Rows, mine: Rows, theirs: Rows, pair: Pair) -> bool:
    key, their_key = pair
    if key in theirs or their_key in mine:
        return False  # one and the same row, or two rows that stand side by side
    if key in base:
        return their_key not in base and mine[key] != base[key]
    return their_key not in base or theirs[their_key] != base[their_key]


def _common_key(base: Rows, mine: str, theirs: str) -> str:
    if mine in base or theirs in base:
        return mine if mine in base else theirs
    return min(mine, theirs)  # the same whoever merges


def _by_identity(identity: tuple[str, ...], rows: Rows) -> dict[Identity, str]:
    """Return keys by what the rows are about, leaving out what is empty or stands there twice."""
    found: dict[Identity, list[str]] = {}
    for of, key in _named(identity, rows):
        found.setdefault(of, []).append(key)
    return {of: keys[0] for of, keys in found.items() if len(keys) == 1}


def _named(identity: tuple[str, ...], rows: Rows) -> Iterator[tuple[Identity, str]]:
    for key, row in rows.items():
        of = tuple(value(row, name) for name in identity)
        if not of or identity in type(row).unique or of[-1] != "":
            yield of, key
