"""What a calculation hangs on while it is filled in: each uncertain number from low to high."""

from fbdesk.calculation.sensitivity import Tornado, tornado
from fbdesk.models.results.effect_draft import Draft, speaks_direct, telling_year
from fbdesk.models.snapshot import Plan


def draft_tornado(plan: Plan, draft: Draft) -> Tornado:
    """Return how the figure that a draft tells follows its uncertain numbers.

    It is the level at full effect, or the effect in the telling year where there is no level, on
    the side of the municipal boundary that the draft speaks of. Without a result it is empty.
    """
    evaluation, prepared = draft.evaluation, draft.prepared
    if evaluation is None or prepared is None:
        return Tornado(None)
    direct = speaks_direct(evaluation)
    level = evaluation.full_direct_t if direct else evaluation.full_indirect_t
    year = telling_year(plan)
    if level is None and year in evaluation.years:
        return tornado((prepared,), year=year, direct=direct)
    return tornado((prepared,), direct=direct)
