"""`fbdesk export --document parcel`: every document and all data of a plan in one archive file."""

import argparse
from collections.abc import Callable

DONE, WITH_FINDINGS = 0, 1


def write_parcel(args: argparse.Namespace, say: Callable[[str], None]) -> int:
    """Write the archive whole or not at all; 1 with what is missing in it and ought to be mended.

    `say` is told which document is being made.
    """
    from fbdesk.commands.output_name import refuse_a_plan
    from fbdesk.document.reading import read_plan_and_info
    from fbdesk.document.writing import replace_file
    from fbdesk.exchange.plan_data import plan_data
    from fbdesk.models.persons import PERSON_FIELDS, without_names
    from fbdesk.reports.catalogue import DOCUMENTS, Order, today
    from fbdesk.reports.parcel import PackedFile, ParcelOrder, parcel

    _refuse_what_a_parcel_has_not(args)
    refuse_a_plan(args.output, args.plan)
    plan, info = read_plan_and_info(args.plan)
    left_out = PERSON_FIELDS if args.without_names else ()
    day = today()
    data = [PackedFile(*file) for file in plan_data(plan, info, day, left_out)]
    order = ParcelOrder(
        Order(args.document, args.format, args.language, final=args.final),
        {kind.id: args.template for kind in DOCUMENTS if args.template},
        "newest" if args.newest else "all",
    )
    whole = without_names(plan, left_out)
    told: set[str] = set()

    def tell(_share: float, what: str) -> None:
        if what not in told:
            say(what)
        told.add(what)

    made = parcel(whole, data, order, day, tell)
    replace_file(args.output, made.content)
    print(args.output)
    for one in made.missing:
        title = ", ".join(part for part in (one.kind.title, one.of) if part)
        print(f"  {title}: {one.reason}")
    for finding in made.blocking:
        print(f"  {finding.text}")
    return WITH_FINDINGS if made.missing or made.blocking else DONE


def _refuse_what_a_parcel_has_not(args: argparse.Namespace) -> None:
    from fbdesk.errors import UsageError
    from fbdesk.reports.parcel import FORMAT, PARCEL
    from fbdesk.texts import LANGUAGES

    if args.format != FORMAT:
        raise UsageError(
            "The document {document} does not come as {format}. Formats: {known}.",
            document=PARCEL,
            format=args.format,
            known=FORMAT,
        )
    if args.language not in LANGUAGES:
        raise UsageError(
            "There is no language {language}. Languages: {known}.",
            language=args.language,
            known=", ".join(LANGUAGES),
        )
    if args.template and not args.template.is_dir():
        raise UsageError(
            "The parcel takes a folder with a template for each document, not {file}.",
            file=args.template.name,
        )
    if args.period or args.row:
        raise UsageError(
            "The parcel holds every closed period and every meeting that was held, or the newest "
            "of each. Leave out period and row."
        )
