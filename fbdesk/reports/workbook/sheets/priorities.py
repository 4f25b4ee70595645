"""Sheet of the weights: how much each criterion counts when measures are put in order."""

from typing import Final

from fbdesk.models.priority_weights import CriterionWeight
from fbdesk.reports.workbook.columns import Sheet, key_columns, stored

WEIGHTS: Final = Sheet(
    code="criterion_weight",
    title="Weights of criteria",
    about="How much each criterion counts when measures are put in order, from 0 to 10.",
    group="measures",
    rows=lambda book: book.plan.criterion_weights,
    columns=lambda _: (
        stored(CriterionWeight, "criterion", "Criterion"),
        stored(CriterionWeight, "weight", "Weight"),
        *key_columns(CriterionWeight),
    ),
    reads="criterion_weight",
)

SHEETS: Final = (WEIGHTS,)
