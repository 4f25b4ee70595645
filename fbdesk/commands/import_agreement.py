"""Takes what the parties changed in the agreement's Word file into a plan, or shows it."""

import argparse
from datetime import datetime
from functools import partial

from fbdesk.commands.import_agreement_report import as_json, as_text
from fbdesk.commands.plan_edit import edit_plan_file
from fbdesk.document.reading import read_plan
from fbdesk.exchange.agreement.comparison import compare
from fbdesk.exchange.agreement.returned import read_agreement
from fbdesk.exchange.agreement.taking import take_over

DONE, FINDINGS = 0, 1


def run(arguments: argparse.Namespace) -> int:
    """Take over what only the parties changed, and print everything; 1 where something is left.

    What both sides changed, what is gone from the file and what cannot be understood is only
    told: a person decides, on the page Agreement.
    """
    plan = read_plan(arguments.plan)
    change = compare(plan, read_agreement(arguments.source))
    applied = bool(change.proposed) and not arguments.dry_run
    if applied:
        edit = partial(
            take_over,
            differences=change.proposed,
            day=datetime.now().astimezone().date(),
            reason=change.returned.file_name,
        )
        edit_plan_file(arguments.plan, "Take over from the Word file", edit)
    report = as_json if arguments.json else as_text
    print(report(plan, change, applied=applied))
    warned = any(message.level == "warning" for message in change.messages)
    return FINDINGS if change.open or warned else DONE
