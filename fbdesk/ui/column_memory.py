"""Which columns the user shows and hides in each table, for this and every other plan."""

import json
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from fbdesk.ui.preference_store import PreferenceStore
from fbdesk.ui.widgets.data_table import DataTable


def remember_columns(page: QWidget, code: str, store: PreferenceStore | None) -> None:
    """Show the tables of a page with the columns that were chosen, and keep what is chosen next.

    A table is known by its page and its columns: one that got other columns begins anew.
    """
    if store is None:
        return
    for table in page.findChildren(DataTable):
        name = _name_of(code, table)
        hidden = _read(store).get(name)
        if hidden is not None:
            table.columns.hide(hidden)
        table.columns.changed.connect(partial(_keep, store, name, table))


def _name_of(code: str, table: DataTable[Any]) -> str:
    return f"{code}: {' '.join(column.code for column in table.rows.columns)}"


def _keep(store: PreferenceStore, name: str, table: DataTable[Any]) -> None:
    held = {**_read(store), name: list(table.columns.hidden)}
    store.set(columns=tuple(json.dumps(pair, ensure_ascii=False) for pair in held.items()))


def _read(store: PreferenceStore) -> dict[str, list[str]]:
    """Return the hidden columns by the name of the table; what is not understood is left out."""
    found: dict[str, list[str]] = {}
    for text in store.held.columns:
        try:
            name, hidden = json.loads(text)
            found[str(name)] = [str(code) for code in hidden]
        except (ValueError, TypeError):
            continue
    return found
