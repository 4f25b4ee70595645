"""Takes a city's own list of measures into a plan at the command line, or shows how it would."""

import argparse
from datetime import UTC, datetime
from functools import partial

from fbdesk.commands.import_measures_report import Outcome, as_json, as_text
from fbdesk.commands.plan_edit import edit_plan_file
from fbdesk.document.reading import read_plan
from fbdesk.exchange.measures.change import changes_of
from fbdesk.exchange.measures.compare import preview
from fbdesk.exchange.measures.values import list_choices
from fbdesk.exchange.workbook.take_in import TakenBy, take_in
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.reports.choice_names import names_in, names_in_every_language

DONE, FINDINGS = 0, 1


def run(arguments: argparse.Namespace) -> int:
    """Take new measures and what fills blanks in, and print everything; 1 where something is left.

    What the plan says otherwise stays as it is there, unless the arguments let the list win. Where
    rows have errors nothing is written, unless the arguments leave these rows out.
    """
    plan = read_plan(arguments.plan)
    programme = programme_of(plan)
    choices = list_choices(programme, names_in(programme, "nb"), names_in_every_language(programme))
    moment = datetime.now(UTC)
    found = preview(
        plan, arguments.source, choices, moment.astimezone().date(), mapping=arguments.mapping
    )
    wins = arguments.prefer == "workbook"
    taken = tuple(each for each in found.proposals if each.usually_taken or wins)
    waits = bool(found.errors) and not arguments.skip_errors
    applied = bool(taken) and not waits and not arguments.dry_run
    if applied:
        by = TakenBy(moment=moment)
        edit = partial(take_in, plan=plan, taken=changes_of(taken), by=by)
        edit_plan_file(arguments.plan, "Take in the list of measures", edit)
    outcome = Outcome(plan, found, taken, applied=applied)
    print(as_json(outcome) if arguments.json else as_text(outcome))
    left = len(taken) < len(found.proposals)
    told = any(message.level != "note" for message in found.messages)
    return FINDINGS if waits or left or told else DONE
