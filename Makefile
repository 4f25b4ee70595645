# The two commands: `make run` does the main job on the sample city, `make test` passes the tests.
PYTHON ?= python3
VENV_PYTHON = .venv/bin/python

# The tests start the program some hundred times: it is compiled once, and not each time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check types collect setup package clean

run: setup
	$(VENV_PYTHON) -m fbdesk demo demo

test: setup
	$(VENV_PYTHON) -m pytest -n auto

check: setup
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/lint-imports
	@$(MAKE) --no-print-directory --jobs=2 types collect

# The second run goes on from what the first one found out about the rest of the program.
types:
	.venv/bin/mypy
	MYPYPATH=packaging .venv/bin/mypy packaging/*.py

# Beside the types: each file of tests can be loaded, and is then kept as pytest rewrites it.
collect:
	@told=$$($(VENV_PYTHON) -m pytest --collect-only -qq 2>&1) || { echo "$$told" | tail -n 60; false; }

package: setup
	$(VENV_PYTHON) packaging/build_linux.py

setup:
	@$(PYTHON) tools/set_up.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache demo build dist
