"""How a document is made: who sets its PDF, and whether anybody still waits for it."""

from dataclasses import dataclass
from typing import Final

from fbdesk.models.results.effects_in_plan import GoOn, go_on_always
from fbdesk.reports.typesetting.job import Typesetter, typeset


@dataclass(frozen=True, slots=True)
class Making:
    """Who sets a PDF; `go_on` is called between steps and raises where the work shall stop."""

    typesetter: Typesetter = typeset
    go_on: GoOn = go_on_always


HERE: Final = Making()
"""In the process itself, to the end."""
