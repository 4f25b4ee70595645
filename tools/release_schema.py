"""Release the present schema of the plan file: its text for the program, a golden plan for tests.

Run once per version, when a version of fbdesk is handed out: `python tools/release_schema.py`.
What is released never changes; see CONTRIBUTING.md, "How to change the plan's schema".
"""

import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

SAMPLE = TOP / "resources" / "sample" / "grenland.json"
GOLDEN = TOP / "tests" / "golden"


def main() -> int:
    """Write both files; 1 where the version is released already."""
    from fbdesk.document.saving import write_new_plan
    from fbdesk.document.schema import CURRENT, declared_statements
    from fbdesk.document.schema_texts import schema_file, schema_text
    from fbdesk.exchange.plan_json.plan import rows_from_json

    text, golden = schema_file(CURRENT), GOLDEN / f"plan-{CURRENT}.fbplan"
    if text.exists() or golden.exists():
        print(f"Version {CURRENT} is released already. Raise MINOR in fbdesk/document/schema.py.")
        return 1
    text.parent.mkdir(exist_ok=True)
    text.write_text(schema_text(declared_statements()), encoding="utf-8", newline="\n")
    write_new_plan(golden, rows_from_json(SAMPLE.read_text(encoding="utf-8")))
    print(f"{text.relative_to(TOP)}\n{golden.relative_to(TOP)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
