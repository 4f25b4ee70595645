"""From 1.0 to 1.1."""

from fbdesk.document.format_version import FormatVersion
from fbdesk.document.migrations.step import Step

STEP = Step(
    before=FormatVersion(1, 0),
    to=FormatVersion(1, 1),
    new_columns={"measure": {"transferability": ""}, "strategy": {"own_name": ""}},
)
