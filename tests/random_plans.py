"""Random plans and random work on them, made from the declarations: no kind of row is left out."""

import dataclasses
from datetime import UTC, date, datetime
from random import Random

from fbdesk.document.merging.tables import REFERENCES, REQUIRED, Tables, no_tables, value
from fbdesk.models.city import Settings
from fbdesk.models.declarations import BY_TABLE, KINDS, Field, fields
from fbdesk.models.row import Between, Code, Row, Stored, To

TEXTS = ("", "a", "b", "Sykkelvei", "en\nto\ntre", "en\nfem")
FEW = 3
"""So many values a field may have: two sides often come to the same one, or to the same row."""


def seeded(seed: int) -> Random:
    """Return the random numbers of a seed, the same on every machine."""
    return Random(seed)  # noqa: S311 no secret hangs on them


def a_key(random: Random) -> str:
    """Return a key in the form of a UUID that the seed decides."""
    return f"{random.getrandbits(32):08x}-0000-4000-8000-{random.getrandbits(48):012x}"


def some_kinds(random: Random, number: int = 2) -> tuple[type[Row], ...]:
    """Return a few kinds of row with all that they refer to, parents first."""
    chosen: set[type[Row]] = {Settings, *random.sample(KINDS, number)}
    while more := {r.kind for kind in chosen for r in REQUIRED[kind]} - chosen:
        chosen |= more
    return tuple(kind for kind in KINDS if kind in chosen)


def a_random_plan(random: Random, kinds: tuple[type[Row], ...], rows_of_kind: int) -> Tables:
    """Return a valid plan with at most so many rows of each of the kinds."""
    tables = no_tables()
    for kind in kinds:
        for _ in range(1 if kind is Settings else rows_of_kind):
            _add(random, tables, kind)
    return tables


def work_on(random: Random, tables: Tables, kinds: tuple[type[Row], ...], steps: int) -> Tables:
    """Return the plan after so many random edits, each of which leaves a valid plan."""
    worked = {kind: dict(rows) for kind, rows in tables.items()}
    for _ in range(steps):
        kind = random.choice(kinds)
        act = random.choices((_add, _change, _delete, _reorder), weights=(3, 6, 1, 1))[0]
        if kind is not Settings or act is _change:
            act(random, worked, kind)
    return worked


def broken_rules(tables: Tables) -> list[str]:
    """Return which keys, references and constraints a plan breaks."""
    broken = [] if len(tables[Settings]) == 1 else ["a plan needs one row of settings"]
    for kind in KINDS:
        for key, row in tables[kind].items():
            broken += [f"{kind.__name__} {key} is kept as {row.key}"] * (row.key != key)
            broken += [
                f"{kind.__name__}.{reference.field} refers to nothing"
                for reference in REFERENCES[kind]
                if (held := value(row, reference.field)) not in tables[reference.kind]
                and not (held is None and not reference.required)
            ]
        for unique in kind.unique:
            held_by = [tuple(value(row, name) for name in unique) for row in tables[kind].values()]
            broken += [f"{kind.__name__} {unique} twice"] * (len(held_by) != len(set(held_by)))
    return broken


def _add(random: Random, tables: Tables, kind: type[Row]) -> None:
    row = _a_row(random, tables, kind)
    if row and _fits(tables, row):
        tables[kind][row.key] = row


def _a_row(random: Random, tables: Tables, kind: type[Row]) -> Row | None:
    if any(not tables[reference.kind] for reference in REQUIRED[kind]):
        return None
    key = a_key(random)
    held = {f.name: _a_value(random, tables, f) for f in fields(kind) if f.name != "rev"}
    return kind(**{**held, "key": key})  # type: ignore[arg-type] # by declaration


def _change(random: Random, tables: Tables, kind: type[Row]) -> None:
    if not tables[kind]:
        return
    row = random.choice(list(tables[kind].values()))
    field = random.choice(fields(kind)[2:])
    held = _a_value(random, tables, field)
    changed = dataclasses.replace(row, **{field.name: held}, rev=row.rev + 1)  # type: ignore[arg-type]
    if changed != dataclasses.replace(row, rev=row.rev + 1) and _fits(tables, changed):
        tables[kind][row.key] = changed


def _delete(random: Random, tables: Tables, kind: type[Row]) -> None:
    if tables[kind]:
        take_out(tables, kind, random.choice(list(tables[kind])))


def take_out(tables: Tables, kind: type[Row], key: str) -> None:
    """Delete a row as the database does: what needs it goes along, the rest lets go of it."""
    tables[kind].pop(key, None)
    for other in KINDS:
        for reference in REFERENCES[other]:
            if reference.kind is kind:
                for row in list(tables[other].values()):
                    if value(row, reference.field) != key:
                        continue
                    if reference.required:
                        take_out(tables, other, row.key)
                    else:
                        tables[other][row.key] = dataclasses.replace(row, **{reference.field: None})  # type: ignore[arg-type]


def _reorder(random: Random, tables: Tables, kind: type[Row]) -> None:
    rows = list(tables[kind].values())
    if rows and hasattr(rows[0], "position"):
        random.shuffle(rows)
        for position, row in enumerate(rows):
            tables[kind][row.key] = dataclasses.replace(row, position=position, rev=row.rev + 1)  # type: ignore[call-arg]


def _fits(tables: Tables, row: Row) -> bool:
    kind = type(row)
    return not any(
        held.key != row.key and all(value(held, n) == value(row, n) for n in unique)
        for unique in kind.unique
        for held in tables[kind].values()
    )


def _a_value(random: Random, tables: Tables, field: Field) -> Stored:
    if field.optional and random.random() < 0.3:
        return None
    if to := field.mark(To):
        keys = list(tables[BY_TABLE[to.table]])
        return random.choice(keys) if keys else None
    if code := field.mark(Code):
        return random.choice(code.values[:FEW] or ("x", "y", "z"))
    if field.holds in (int, float):
        return _a_number(random, field)
    day = random.randint(1, FEW)
    made: dict[type, Stored] = {
        str: random.choice(TEXTS),
        bool: day == 1,
        date: date(2010, 1, day),
        datetime: datetime(2010, 1, day, tzinfo=UTC),
    }
    return made[field.holds]


def _a_number(random: Random, field: Field) -> float:
    bounds = field.mark(Between) or Between(0, FEW)
    if field.holds is int:
        return min(int(bounds.low) + random.randint(0, FEW), int(bounds.high))
    return random.choice((bounds.low, (bounds.low + bounds.high) / 2, bounds.high))
