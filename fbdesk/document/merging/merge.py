"""Three-way merge: what two people made of one plan, each alone, becomes one plan again."""

from fbdesk.document.merging.collisions import let_go, mend_references, settle_collisions
from fbdesk.document.merging.conflicts import Answers, Merged
from fbdesk.document.merging.deletions import settle_deletions, take_back_let_go
from fbdesk.document.merging.numbering import renumber
from fbdesk.document.merging.order import settle_order
from fbdesk.document.merging.row_merge import merge_row
from fbdesk.document.merging.tables import Tables
from fbdesk.document.merging.twins import unite_twins
from fbdesk.document.merging.work import Work
from fbdesk.models.bulk import without_collector
from fbdesk.models.declarations import KINDS
from fbdesk.models.row import Row

NOTHING_ANSWERED = Answers()


@without_collector()
def merge(
    base: Tables, mine: Tables, theirs: Tables, answers: Answers = NOTHING_ANSWERED
) -> Merged:
    """Return the plan with what either side changed since the base, and what that asks and tells.

    Whatever a side changed is in the result, in a conflict or in a remark. `merge(x, x, x)` is x,
    `merge(x, x, y)` is y, and to swap the sides swaps no more than their names. Without a common
    base, give `no_tables()`: every difference is asked about then, and nothing is deleted. With an
    answer to each conflict the result obeys every key and constraint.
    """
    mine, theirs, twins = unite_twins(base, mine, theirs)
    work = Work(base, take_back_let_go(base, mine), take_back_let_go(base, theirs), answers)
    work.remarks += twins
    settle_deletions(work)
    for kind in KINDS:
        _merge_kind(work, kind)
    mend_references(work)
    renumber(work)
    if not work.is_open:  # before that it is not known which rows stay
        settle_collisions(work)
    let_go(work)
    settle_order(work)
    return Merged(work.result, tuple(work.asked), tuple(work.remarks))


def _merge_kind(work: Work, kind: type[Row]) -> None:
    base, mine, theirs = work.base[kind], work.mine[kind], work.theirs[kind]
    result = work.result[kind]
    for key, row in mine.items():
        if (kind, key) not in work.gone:
            other = theirs.get(key)
            result[key] = merge_row(work, base.get(key), row, other) if other else row
    for key, row in theirs.items():
        if key not in mine and (kind, key) not in work.gone:
            result[key] = row
