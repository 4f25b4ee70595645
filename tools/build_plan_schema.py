"""Writes docs/plan-schema.json, the schema of a plan as JSON, from the declarations of its rows."""

import json
from pathlib import Path

from fbdesk.exchange.plan_json.schema import plan_schema

TARGET = Path(__file__).resolve().parent.parent / "docs" / "plan-schema.json"


def main() -> None:
    """Write the schema; a test holds that it is the current one."""
    text = json.dumps(plan_schema(), ensure_ascii=False, indent=2) + "\n"
    TARGET.write_text(text, encoding="utf-8")
    print(f"wrote {TARGET.name}")


if __name__ == "__main__":
    main()
