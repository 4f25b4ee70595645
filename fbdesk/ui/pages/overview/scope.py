"""What the overview looks at: one of the targets with its sectors, or every sector."""

from fbdesk.models.results.plan import PlanResults, TargetResult
from fbdesk.reports.wording import OWN_SECTORS, Wording
from fbdesk.ui.translation import tr

EVERY_SECTOR = "all"


def views(results: PlanResults) -> tuple[TargetResult, ...]:
    """Return what can be looked at: the main target first, the others, and last every sector."""
    main = results.main_target.target if results.main_target else ""
    targets = sorted(results.targets, key=lambda target: target.target != main)
    if any(target.scope == EVERY_SECTOR for target in targets):
        return tuple(targets)
    return (*targets, every_sector(results))


def every_sector(results: PlanResults) -> TargetResult:
    """Return the paths of the whole inventory; there is no base to cut from, and no goal."""
    year = results.main_target.year if results.main_target else 0
    if year not in results.whole_reference:
        year = max(results.whole_reference, default=results.start_year)
    return TargetResult(
        target=EVERY_SECTOR,
        title="",
        scope=EVERY_SECTOR,
        sectors=tuple(sorted({label for by in results.inventory.values() for label in by})),
        base_year=results.start_year,
        year=year,
        reduction_share=0.0,
        measures_at_year_t=results.whole_measures_path.get(year),
        registered_t={
            year: sum(by_sector.values())
            for year, by_sector in results.inventory.items()
            if year >= results.start_year
        },
        reference_t=results.whole_reference,
        measures_t=results.whole_measures_path,
        focus_areas=results.focus_areas,
    )


def view_name(view: TargetResult, wording: Wording) -> str:
    """Return the words on a view's chip: `−25 % innen 2020, programmets sektorer`."""
    if view.target == EVERY_SECTOR:
        return wording.scope(EVERY_SECTOR)
    if view.scope == OWN_SECTORS and view.title.strip():
        return view.title
    return tr(
        "{share} by {year}, {scope}",
        share=wording.numbers.stated_percent(-view.reduction_share),
        year=view.year,
        scope=wording.scope_inside(view.scope, view.sectors),
    )
