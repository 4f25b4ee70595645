"""`fbdesk calc`: one method, from inputs in JSON to tonnes per year with a passport."""

import argparse
from typing import TYPE_CHECKING

from fbdesk.errors import FileError

if TYPE_CHECKING:
    from fbdesk.calculation.evaluate import Evaluation
    from fbdesk.calculation.request import Request

DONE = 0
STANDARD_INPUT = "-"
LARGEST_INPUT_BYTES = 5_000_000


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("method", metavar="METHOD", help="a method of `fbdesk methods`")
    parser.add_argument(
        "--input", required=True, metavar="IN.json", help="the inputs; - reads standard input"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--edition", default="", metavar="E", help="factor edition (the newest)")
    parser.add_argument(
        "--language", choices=("nb", "nn", "en"), default="nb", help="of the text (default: nb)"
    )


def run(args: argparse.Namespace) -> int:
    """Print the result. InputError and FileError for what cannot be computed or read."""
    from fbdesk.calculation.catalogue import method
    from fbdesk.calculation.evaluate import evaluate
    from fbdesk.calculation.request import read_request
    from fbdesk.commands.factors import edition_named

    method(args.method)  # an unknown method is said before its input is asked for
    request = read_request(args.method, _read(args.input), edition_named(args.edition))
    result = evaluate(request.calculation, request.terms)
    samples = _sampled(request)
    if args.json:
        _print_json(result, samples)
    else:
        from fbdesk.commands.calc_text import calc_text

        print(calc_text(result, samples, args.language))
    return DONE


def _sampled(request: "Request") -> "Evaluation | None":
    from fbdesk.calculation.evaluate import evaluate
    from fbdesk.calculation.spread import Draws
    from fbdesk.calculation.uncertainty import SAMPLES

    samples = evaluate(request.calculation, request.terms, Draws(request.seed, SAMPLES))
    return samples if samples.drawn else None


def _print_json(result: "Evaluation", samples: "Evaluation | None") -> None:
    import json

    from fbdesk.calculation.evaluation_json import evaluation_json

    document = evaluation_json(result, samples)
    print(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))


def _read(source: str) -> object:
    import json
    import sys
    from pathlib import Path

    name = "standard input" if source == STANDARD_INPUT else Path(source).name
    try:
        if source == STANDARD_INPUT:
            content = sys.stdin.buffer.read(LARGEST_INPUT_BYTES + 1)
        else:
            with Path(source).open("rb") as stream:
                content = stream.read(LARGEST_INPUT_BYTES + 1)
    except OSError as error:
        raise FileError(
            "{file} cannot be read: {reason}", file=name, reason=error.strerror or error
        ) from error
    if len(content) > LARGEST_INPUT_BYTES:
        raise FileError("{file} is too large for the inputs of one calculation", file=name)
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=float)
    except UnicodeDecodeError as error:
        raise FileError("{file} is not text in UTF-8", file=name) from error
    except json.JSONDecodeError as error:
        raise FileError(
            "{file} is not JSON: {reason} in line {line}, column {column}",
            file=name,
            reason=error.msg,
            line=error.lineno,
            column=error.colno,
        ) from error
    except (RecursionError, ValueError) as error:
        raise FileError("{file} holds JSON that cannot be read", file=name) from error
