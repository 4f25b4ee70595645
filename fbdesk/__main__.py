"""Starts fbdesk: the window without arguments, a command with them."""

import sys

from fbdesk.cli import run


def main() -> int:
    """Run the program with the arguments of the process and return its exit code."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
