"""Where a command may write: any file but a plan, since plans hold the work of years."""

from pathlib import Path
from typing import Final

from fbdesk.errors import UsageError

PLAN_SUFFIX: Final = ".fbplan"


def refuse_a_plan(output: Path, plan: Path) -> None:
    """Raise `UsageError` where writing to `output` would replace the plan read, or another one."""
    if _same_file(output, plan):
        raise UsageError(
            "The document would replace the plan {plan} itself. Choose another name.",
            plan=plan.name,
        )
    if output.suffix.casefold() == PLAN_SUFFIX:
        raise UsageError(
            "The name {file} is one of a plan. Choose a name with another ending.",
            file=output.name,
        )


def _same_file(output: Path, plan: Path) -> bool:
    """Tell whether both names lead to one file, also by links or in other capitals."""
    try:
        return output.samefile(plan)
    except OSError:  # one of them is not there
        return output.resolve() == plan.resolve()
