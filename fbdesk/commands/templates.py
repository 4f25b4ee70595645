"""`fbdesk templates`: which documents can be changed by a template, a copy to edit, and a check."""

import argparse
from pathlib import Path

DONE = 0


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    doing = parser.add_mutually_exclusive_group()
    doing.add_argument(
        "--copy", metavar="ID", help="write the standard template of a document, to be edited"
    )
    doing.add_argument(
        "--check", type=Path, metavar="T", help="say whether a template is in order, or what is not"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="the copy (ID.toml here)")
    parser.add_argument(
        "--language",
        choices=("nb", "nn", "en"),
        default="nb",
        help="the language that a template is checked in (default: nb)",
    )


def run(args: argparse.Namespace) -> int:
    """List the documents with their chapters, write a copy, or check a template."""
    if args.copy:
        _copy(args.copy, args.output)
    elif args.check:
        _check(args.check, args.language)
    else:
        _list()
    return DONE


def _list() -> None:
    from fbdesk.reports.templates.chapter_names import CHAPTERS

    for document, chapters in CHAPTERS.items():
        print(f"{document}\n  {', '.join(chapters)}")


def _copy(document: str, output: Path | None) -> None:
    """Write the copy; a file that is there may be a template that somebody has worked on."""
    from fbdesk.document.writing import replace_file
    from fbdesk.errors import UsageError
    from fbdesk.reports.templates.standard import standard_file, standard_text

    content = standard_text(document)
    target = output or Path(standard_file(document).name)
    if target.exists():
        raise UsageError("{file} is there already. Choose another name.", file=target.name)
    replace_file(target, content)
    print(target)


def _check(place: Path, language: str) -> None:
    from fbdesk.reports.templates.standard import checked_templates

    for document, template in checked_templates(place, language):
        print(f"{document}: {', '.join(template.chapters)}")
