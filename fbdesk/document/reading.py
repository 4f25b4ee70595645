"""Reading a plan file without opening it for editing."""

from pathlib import Path

from sqlalchemy.exc import DatabaseError

from fbdesk.document.admission import AdmittedFile, admit, admit_data
from fbdesk.document.connections import close
from fbdesk.document.file_info import FileInfo
from fbdesk.document.refusals import Damage, DamagedFileError, newer
from fbdesk.errors import FileError, InputError
from fbdesk.models import rows
from fbdesk.models.bulk import without_collector
from fbdesk.models.declarations import KINDS, fields, table_name
from fbdesk.models.programmes.programme import programme_codes
from fbdesk.models.reading import read_snapshot
from fbdesk.models.row import To
from fbdesk.models.snapshot import Plan


def read_plan(path: Path) -> Plan:
    """Return the plan of a file; the file is only read. Raises `FileError` with what to do."""
    plan, _ = read_plan_and_info(path)
    return plan


@without_collector()
def read_plan_and_info(path: Path) -> tuple[Plan, FileInfo]:
    """Return the plan of a file and what the file says about itself. Raises `FileError`."""
    return _read(path, admit(path))


@without_collector()
def read_plan_of_data(path: Path, data: bytes) -> tuple[Plan, FileInfo]:
    """Return the plan in a file's bytes, called by the path's name. Raises `FileError`."""
    return _read(path, admit_data(path, data))


def _read(path: Path, file: AdmittedFile) -> tuple[Plan, FileInfo]:
    try:
        return read_admitted(path, file), file.info
    finally:
        close(file.connection)


def read_admitted(path: Path, file: AdmittedFile) -> Plan:
    """Return the plan of an admitted file after checking each value against its declaration.

    Raises `DamagedFileError` where a value is none that fbdesk could have saved.
    """
    try:
        with file.connection.begin():
            plan = read_snapshot(file.connection)
        _check_values(plan)
    except DatabaseError as error:
        raise DamagedFileError(Damage.PARTS, path=path) from error
    except (ValueError, TypeError, InputError) as error:
        if file.newer:  # a value that only the newer fbdesk knows
            raise newer(path, file.version) from error
        raise DamagedFileError(Damage.OTHER, path=path, reason=error) from error
    except FileError as error:
        raise DamagedFileError(Damage.SETTINGS, path=path) from error
    programme = plan.settings.programme
    if programme not in programme_codes():
        raise FileError(
            "{path} is a plan in the programme {programme}, which this fbdesk does not have. "
            "Update fbdesk, or ask the sender.",
            path=path,
            programme=programme,
        )
    return plan


def _check_values(plan: Plan) -> None:
    # By distinct value and not by row: a large plan repeats most of its years, codes and units.
    # Keys and references are opaque, and the foreign keys were checked at the door.
    for kind in KINDS:
        held = plan.rows_of(kind)
        for field in fields(kind):
            reference: To | None = field.mark(To)
            if field.name == "key" or reference:
                continue
            for value in {getattr(row, field.name) for row in held}:
                try:
                    rows.check_value(field, value)
                except InputError as error:
                    raise InputError(
                        "{table}: {reason}",
                        table=table_name(kind),
                        reason=error,
                    ) from error
