"""What the program found worth telling: what, why it matters, and the row where it is mended."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fbdesk.texts import sentence

REMARK = "remark"
BLOCKS = "blocks"

FIGURE_DOCUMENTS = ("action-plan", "reporting-workbook")
"""The documents that print computed effects and paths."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `message` is English source text with `{named}` places that `values` fills.

    `code` is stable (`measure-without-owner`); `table` and `key` name the row where it is
    mended, empty for the plan as a whole. `strength` is `remark`, or `blocks` where an export
    asks to be confirmed first. `documents` lists the documents that it concerns, empty for all.
    """

    code: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    table: str = ""
    key: str = ""
    strength: str = REMARK
    documents: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the message in English with its values filled in."""
        return sentence(str, self.message, self.values)
