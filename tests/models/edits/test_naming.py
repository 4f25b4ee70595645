"""What a thing is called by is never emptied; what may be empty still is."""

import pytest

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.agreement import Signatory
from fbdesk.models.edits.naming import change_named, names_of
from fbdesk.models.followup import Milestone
from fbdesk.models.measures import Measure
from fbdesk.models.organisation import Body, BodyMember
from fbdesk.models.row import Row
from fbdesk.models.strategy import Goal
from tests.builders import a_measure, an_open_plan


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Measure, ("title", "number")),
        (Goal, ("title",)),
        (Body, ("name",)),
        (Milestone, ("title",)),
        (Signatory, ()),
        (BodyMember, ()),
    ],
)
def test_a_kind_is_called_by_what_has_no_first_value(
    kind: type[Row], names: tuple[str, ...]
) -> None:
    assert names_of(kind) == names


@pytest.mark.parametrize("empty", ["", "   ", "\t"])
@pytest.mark.parametrize("field", ["title", "number"])
def test_a_measure_keeps_its_title_and_number(field: str, empty: str) -> None:
    measure = a_measure("T-01", title="Bussvei")
    with an_open_plan(measure) as connection:
        with pytest.raises(InputError, match="a name cannot be empty") as refused:
            change_named(connection, Measure, measure.key, **{field: empty})
        assert refused.value.values == {"name": getattr(measure, field)}
        assert rows.get(connection, Measure, measure.key) == measure


def test_other_fields_are_emptied_and_names_changed() -> None:
    measure = a_measure("T-01", title="Bussvei", responsible="Byplan")
    with an_open_plan(measure) as connection:
        assert change_named(connection, Measure, measure.key, responsible="", title="Bane")
        held = rows.get(connection, Measure, measure.key)
    assert (held.title, held.responsible, held.rev) == ("Bane", "", 1)
