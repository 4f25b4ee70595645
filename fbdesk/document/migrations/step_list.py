"""Every step that brings older plan files up to this version, oldest first."""

from fbdesk.document.migrations import to_1_1
from fbdesk.document.migrations.step import Step

STEPS: tuple[Step, ...] = (to_1_1.STEP,)
