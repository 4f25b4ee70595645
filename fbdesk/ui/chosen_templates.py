"""The templates of one's own that were chosen last, one for each document, on this PC."""

from pathlib import Path

from fbdesk.ui.preference_store import PreferenceStore

BETWEEN = "="


class ChosenTemplates:
    """Which template each document is made by; a document that is not named has the standard."""

    def __init__(self, store: PreferenceStore | None) -> None:
        """Without a store nothing outlives the object."""
        self._store = store
        self._alone: tuple[str, ...] = ()

    def of(self, document: str) -> Path | None:
        """Return the template chosen for a document, None for the standard one."""
        held = self._held().get(document, "")
        return Path(held) if held else None

    def choose(self, document: str, template: Path | None) -> None:
        """Keep the choice for a document."""
        others = {name: file for name, file in self._held().items() if name != document}
        chosen = others if template is None else {**others, document: str(template)}
        entries = tuple(f"{name}{BETWEEN}{file}" for name, file in chosen.items())
        if self._store is None:
            self._alone = entries
        else:
            self._store.set(templates=entries)

    def _held(self) -> dict[str, str]:
        entries = self._alone if self._store is None else self._store.held.templates
        pairs = (entry.partition(BETWEEN) for entry in entries)
        return {document: file for document, _, file in pairs if file}
