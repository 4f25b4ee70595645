"""Reading a plan out of a file that is damaged or strange: each value judged, nothing run.

The strict reader believes nothing: it reads stored values of plain tables and holds each against
the declaration of its field. What it cannot read or accept it names.
"""

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import cache

from fbdesk.document.file_info import FILE_INFO
from fbdesk.document.format_version import FormatVersion
from fbdesk.document.repair.read_out import Loss, LossList, ReadOut, Why
from fbdesk.document.row_names import row_name
from fbdesk.document.schema import (
    CURRENT,
    WORKING_PREFIX,
    is_known,
    known_schema,
)
from fbdesk.document.schema_texts import released_versions
from fbdesk.document.untrusted.strange_database import (
    DAMAGE,
    Losses,
    Raw,
    StrangeDatabase,
    StrangeThing,
    Text,
    readable,
)
from fbdesk.document.untrusted.strict_values import UnusableError, field_value, usual_value
from fbdesk.document.whole_file import candidates
from fbdesk.models.declarations import KINDS, Field, fields, table_name
from fbdesk.models.row import Row, Stored, new_key

KEY = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
PATIENCE_S = 4.0
BYTES_PER_SECOND = 2_000_000
"""How long reading may keep the processor busy; a large file may take longer, by far more than
any PC needs. Time in which other programs run does not count."""

MOST_FLIPPED = 8
GONE = frozenset({Why.MISSING, Why.UNREADABLE, Why.END, Why.ROW})


def read_out(data: bytes) -> ReadOut:
    """Return the rows that can be read out of a file's bytes, and what was lost.

    The rows are valid one by one; whether they fit each other is not looked at here. Never raises
    for what the bytes hold: of bytes that are no plan, nothing is read.
    """
    deadline = time.thread_time() + PATIENCE_S + len(data) / BYTES_PER_SECOND
    best = ReadOut(losses=(Loss(Why.MISSING, rows=0),))
    for candidate in candidates(data):
        found = _read_candidate(candidate, deadline)
        if _value(found) > _value(best):
            best = found
        if best.strange or not _lacks_a_table(best) or time.thread_time() > deadline:
            break  # a schema that is strange and not damaged is never put aside
    return best


def _lacks_a_table(found: ReadOut) -> bool:
    """Return whether nothing was read of a table or column that held something.

    Its place or its name may be lost, and not what stands there.
    """
    read = {table_name(type(row)) for row in found.rows}
    return any(
        (loss.why in GONE and loss.table not in read) or (loss.why is Why.FOREIGN and loss.table)
        for loss in found.losses
    )


def _value(found: ReadOut) -> tuple[int, int]:
    return len(found.rows), -len(found.losses)


def _read_candidate(data: bytes, deadline: float) -> ReadOut:
    try:
        database = StrangeDatabase(data, deadline)
    except DAMAGE:
        return ReadOut(losses=(Loss(Why.MISSING, rows=0),))
    with closing(database):
        try:
            things = database.things()
        except DAMAGE:
            return ReadOut(losses=(Loss(Why.MISSING, rows=0),))
        return _Reader(database, things, _version(data, things)).read()


def _version(data: bytes, things: Iterable[StrangeThing]) -> FormatVersion:
    """Return the version that a file names, or else the one whose tables are most like its own."""
    named = FormatVersion.of_number(int.from_bytes(data[60:64]))
    if is_known(named):
        return named
    known = (CURRENT, *reversed(released_versions()))
    strange = {v: sum(_is_strange(thing, _texts_of(v)) for thing in things) for v in known}
    return min(known, key=lambda version: strange[version])


class _Reader:
    """Reads one database, table by table."""

    def __init__(
        self, database: StrangeDatabase, things: tuple[StrangeThing, ...], version: FormatVersion
    ) -> None:
        self._database = database
        self._things = things
        self._version = version
        self._losses = LossList()
        self._names: dict[str, str] = {}

    def read(self) -> ReadOut:
        tables = {thing.name for thing in self._things if _is_plain_table(thing)}
        rows = tuple(row for kind in KINDS for row in self._rows_of(kind, tables))
        if rows:
            self._note_foreign()
        info = self._info(tables)
        plan_uuid = info.get("plan_uuid", "")
        return ReadOut(
            rows,
            self._losses.all(),
            plan_uuid if KEY.fullmatch(plan_uuid) else "",
            info.get("digest", ""),
            self._version,
            any(_is_strange(thing, _texts_of(self._version)) for thing in self._things),
        )

    def _rows_of(self, kind: type[Row], tables: set[str]) -> Iterator[Row]:
        table = table_name(kind)
        if table not in tables:
            if table in _texts_of(self._version):
                self._losses.add(Loss(Why.MISSING, table, rows=0))
            return
        try:
            stored = set(self._database.stored_columns(table))
            held = [field for field in fields(kind) if field.name in stored]
            losses = Losses()
            for raw in self._database.rows(table, [field.name for field in held], losses):
                row = self._row(kind, dict(zip(held, raw, strict=True)))
                if row is not None:
                    yield row
        except DAMAGE:
            self._losses.add(Loss(Why.MISSING, table, rows=0))
            return
        self._note(table, losses)
        known = {field.name for field in fields(kind)}
        for name in sorted(stored - known):
            self._losses.add(Loss(Why.FOREIGN, table, name=name, rows=0))

    def _row(self, kind: type[Row], raw: dict[Field, Raw]) -> Row | None:
        table = table_name(kind)
        values: dict[str, Stored] = {}
        mended: list[tuple[str, Why]] = []
        lost = ""
        for field in fields(kind):
            try:
                values[field.name], why = _value_of(kind, field, raw)
            except UnusableError:
                lost = lost or field.name
                continue
            if why:
                mended.append((field.name, why))
        name = row_name(kind, values, self._names)
        if lost:
            self._losses.add(Loss(Why.ROW, table, name, lost))
            return None
        self._names[str(values["key"])] = name
        for field_name, why in mended:
            self._losses.add(Loss(why, table, name, field_name))
        return kind(**values)  # type: ignore[arg-type] # each value was checked for its field

    def _note(self, table: str, losses: Losses) -> None:
        if losses.rows:
            self._losses.add(Loss(Why.UNREADABLE, table, rows=losses.rows))
        if losses.end:
            self._losses.add(Loss(Why.LATE if losses.late else Why.END, table, rows=0))

    def _note_foreign(self) -> None:
        known = {table_name(kind) for kind in KINDS} | {FILE_INFO.name}
        for thing in self._things:
            own = thing.name in known or thing.name.startswith(("sqlite_", WORKING_PREFIX))
            if thing.type == "index" or (own and _is_plain_table(thing)):
                continue
            self._losses.add(Loss(Why.FOREIGN, name=f"{thing.type} {thing.name}", rows=0))

    def _info(self, tables: Iterable[str]) -> dict[str, str]:
        if FILE_INFO.name not in tables:
            return {}
        try:
            found = list(self._database.rows(FILE_INFO.name, ("name", "value"), Losses()))
        except DAMAGE:
            return {}
        return {
            name.decode(errors="replace"): value.decode(errors="replace")
            for name, value in found
            if isinstance(name, Text) and isinstance(value, Text)
        }


def _value_of(kind: type[Row], field: Field, raw: Mapping[Field, Raw]) -> tuple[Stored, Why | None]:
    """Return one value of a row; raises `UnusableError` where the row cannot be without it."""
    if field.name == "key":
        held = raw.get(field)
        key = readable(held) if isinstance(held, Text) else ""
        return (key, None) if KEY.fullmatch(key) else (new_key(), Why.KEY)
    if field not in raw:
        return usual_value(kind, field), None
    return field_value(kind, field, raw[field])


def _is_plain_table(thing: StrangeThing) -> bool:
    return thing.type == "table" and thing.sql.lstrip().upper().startswith("CREATE TABLE")


def _is_strange(thing: StrangeThing, known: Mapping[str, str]) -> bool:
    """Return whether a part of a plan has a table that differs by more than flipped bits."""
    made, found = known.get(thing.name), " ".join(thing.sql.split())
    if made is None or thing.type == "index":
        return False
    differing = sum(a != b for a, b in zip(made, found, strict=False))
    return len(made) != len(found) or differing > MOST_FLIPPED


@cache
def _texts_of(version: FormatVersion) -> Mapping[str, str]:
    """Return the SQL of each table of a version by its name."""
    return {name: sql for kind, name, _, sql in known_schema(version) if kind == "table"}
