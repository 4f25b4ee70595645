"""Which saves a plan file has behind it, told in few words however often it was saved.

A session, from opening a plan to closing it, saves one state after another and never branches.
So its number of saves stands for all of them: a file that has the fifth save of a session behind
it has the first four behind it too.
"""

from fbdesk.models.row import new_key

Save = tuple[str, int]
"""A session and the number of one of its saves, from 1."""

Lineage = tuple[Save, ...]
"""The sessions behind a file, the latest first, each with its last save that the file holds."""

KEPT_SESSIONS = 200


def continued(lineage: Lineage, session: str = "") -> Lineage:
    """Return the lineage of the next save of a session; without one, of a session of one save."""
    session = session or new_key()
    saves = next((number for name, number in lineage if name == session), 0)
    others = tuple(save for save in lineage if save[0] != session)
    return ((session, saves + 1), *others)[:KEPT_SESSIONS]


def joined(lineage: Lineage, other: Lineage) -> Lineage:
    """Return the lineage of what was made of two files."""
    latest = dict(other)
    both = [(name, max(number, latest.pop(name, 0))) for name, number in lineage]
    return (*both, *latest.items())[:KEPT_SESSIONS]


def holds(lineage: Lineage, save: Save) -> bool:
    """Return whether a save is behind a file, or is the file itself."""
    return any(name == save[0] and number >= save[1] for name, number in lineage)


def is_last_common(lineage: Lineage, one: Lineage, other: Lineage) -> bool:
    """Return whether a file is the last that two others have behind them both.

    It is where it is behind both, and has every save behind it that they share.
    """
    if not lineage or not (holds(one, lineage[0]) and holds(other, lineage[0])):
        return False
    theirs = dict(other)
    shared = [(name, min(number, theirs[name])) for name, number in one if name in theirs]
    return all(holds(lineage, save) for save in shared)
