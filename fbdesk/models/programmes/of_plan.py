"""The programme as one plan has it: with the plan's own focus areas where these are its own."""

from dataclasses import replace

from fbdesk.errors import FileError
from fbdesk.models.programmes.area_codes import AREA_COLOURS, JOINT_AREA
from fbdesk.models.programmes.parts import FocusArea, Words
from fbdesk.models.programmes.programme import Programme, load_programme, programme_codes
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Strategy

OWN_ICON = "leaf"


def programme_of(plan: Plan) -> Programme:
    """Return the programme that a plan belongs to, with the plan's own focus areas.

    Raises `FileError` where this program does not have it.
    """
    code = plan.settings.programme
    if code not in programme_codes():
        raise FileError(
            "The plan belongs to the programme {programme}, which this program does not have. It "
            "has {known}.",
            programme=code,
            known=", ".join(programme_codes()),
        )
    return with_own_areas(load_programme(code), plan)


def with_own_areas(programme: Programme, plan: Plan) -> Programme:
    """Return the programme with the focus areas that a plan has, where each plan has its own.

    There the plan's strategies are its focus areas, under the names that they have in the plan.
    The joint area is always among them, as the last one.
    """
    if not programme.own_focus_areas or not plan.strategies:
        return programme
    known = {area.code: area for area in programme.focus_areas}
    listed = {strategy.focus_area: strategy for strategy in plan.strategies}
    codes = sorted(listed.keys() - {JOINT_AREA})
    own = [_area(listed[code], known.get(code)) for code in codes]
    joint = known[JOINT_AREA]
    own.append(_area(listed[JOINT_AREA], joint) if JOINT_AREA in listed else joint)
    return replace(programme, focus_areas=tuple(own))


def _area(strategy: Strategy, known: FocusArea | None) -> FocusArea:
    name = strategy.own_name.strip()
    if known is None:
        words = Words(nb=name or strategy.focus_area, en=name or strategy.focus_area)
        return FocusArea(
            code=strategy.focus_area,
            name=words,
            short_name=words,
            colour=AREA_COLOURS.get(strategy.focus_area, AREA_COLOURS[JOINT_AREA]),
            icon=OWN_ICON,
            measured_in_tonnes=True,
            text=Words(nb="", en=""),
            tasks=(),
        )
    if not name:
        return known
    words = Words(nb=name, en=name)
    return replace(known, name=words, short_name=words)
