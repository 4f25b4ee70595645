"""`fbdesk export`: write a document of a plan as a file."""

import argparse
from pathlib import Path

DONE, WITH_FINDINGS = 0, 1


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments; which documents and formats exist is told when one is asked for."""
    parser.add_argument("plan", type=Path, metavar="PLAN", help="the plan file")
    parser.add_argument(
        "--document",
        required=True,
        metavar="ID",
        help="for example agreement or action-plan; parcel is all of them with the plan's data",
    )
    parser.add_argument(
        "--format", required=True, metavar="FORMAT", help="pdf, xlsx or docx; zip for the parcel"
    )
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="OUT", help="the file")
    parser.add_argument("--period", metavar="P", help="report period, where a document has any")
    parser.add_argument(
        "--row", metavar="R", help="the measure or meeting of a document about one (number, title)"
    )
    parser.add_argument(
        "--template",
        type=Path,
        metavar="T",
        help="a template of your own, or a folder of them (see fbdesk templates)",
    )
    parser.add_argument("--language", default="nb", metavar="nb|nn|en", help="default: nb")
    parser.add_argument(
        "--final", action="store_true", help="no draft: leave out the mark across the pages"
    )
    parser.add_argument(
        "--without-names", action="store_true", help="a parcel without the names of persons"
    )
    parser.add_argument(
        "--newest", action="store_true", help="a parcel of the newest period and the last meeting"
    )


def run(args: argparse.Namespace) -> int:
    """Write the document whole or not at all; 1 with findings that ought to stop it, listed."""
    from fbdesk.commands.export_parcel import write_parcel
    from fbdesk.commands.output_name import refuse_a_plan
    from fbdesk.commands.progress import say
    from fbdesk.document.reading import read_plan
    from fbdesk.document.writing import replace_file
    from fbdesk.reports.catalogue import Order, document_kind, make
    from fbdesk.reports.parcel import PARCEL

    if args.document == PARCEL:
        return write_parcel(args, lambda what: say(f"Making {what} ..."))
    order = Order(
        document=args.document,
        format=args.format,
        language=args.language,
        period=args.period,
        row=args.row,
        template=args.template,
        final=args.final,
    )
    _refuse_what_only_a_parcel_has(args)
    document_kind(order.document)  # a wrong id is said before the plan is read
    refuse_a_plan(args.output, args.plan)
    say(f"Making {order.document} ...")
    made = make(read_plan(args.plan), order)
    replace_file(args.output, made.content)
    print(args.output)
    for finding in made.blocking:
        print(f"  {finding.text}")
    return WITH_FINDINGS if made.blocking else DONE


def _refuse_what_only_a_parcel_has(args: argparse.Namespace) -> None:
    from fbdesk.errors import UsageError

    if args.without_names:
        raise UsageError("Only the parcel can be made without names. Leave out --without-names.")
    if args.newest:
        raise UsageError("Only the parcel holds several periods. Leave out --newest.")
