"""Filters that the user keeps under a name, for this and every other plan."""

import json
from collections.abc import Mapping
from typing import Any

from fbdesk.ui.preference_store import PreferenceStore

Filter = Mapping[str, str]
"""What is shown, by the name of each choice; what is not named is not narrowed."""


class SavedFilters:
    """The kept filters of one page, in the order in which they were saved."""

    def __init__(self, store: PreferenceStore | None, page: str) -> None:
        """Without a store nothing outlives the object."""
        self._store = store
        self._page = page
        self._held: tuple[str, ...] = store.held.filters if store is not None else ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names, the oldest first."""
        return tuple(self._own())

    def get(self, name: str) -> Filter:
        """Return the filter with a name, empty where there is none."""
        return self._own().get(name, {})

    def save(self, name: str, wanted: Filter) -> None:
        """Keep a filter under a name; one that has the name already is replaced in its place."""
        self._keep({**self._own(), name: wanted})

    def forget(self, name: str) -> None:
        """Let go of a filter."""
        self._keep({held: wanted for held, wanted in self._own().items() if held != name})

    def _own(self) -> dict[str, Filter]:
        return {str(each["name"]): each["filter"] for each in self._read(own=True)}

    def _read(self, *, own: bool) -> list[dict[str, Any]]:
        """Return the kept filters of this page, or of the others; what is no filter is left out."""
        found = []
        for text in self._held:
            try:
                each = json.loads(text)
            except ValueError:
                continue
            known = isinstance(each, dict) and isinstance(each.get("filter"), dict)
            if known and "name" in each and (each.get("page") == self._page) == own:
                each["filter"] = {str(name): str(value) for name, value in each["filter"].items()}
                found.append(each)
        return found

    def _keep(self, own: Mapping[str, Filter]) -> None:
        others = self._read(own=False)
        mine = [{"page": self._page, "name": n, "filter": dict(f)} for n, f in own.items()]
        self._held = tuple(json.dumps(each, ensure_ascii=False) for each in (*others, *mine))
        if self._store is not None:
            self._store.set(filters=self._held)
