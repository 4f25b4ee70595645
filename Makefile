# The two commands: `make run` does the main job on the sample city, `make test` passes the tests.
PYTHON ?= python3
VENV_PYTHON = .venv/bin/python

.PHONY: run test check setup package clean

run: setup
	$(VENV_PYTHON) -m fbdesk demo demo

test: setup
	$(VENV_PYTHON) -m pytest -n auto

check: setup
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/lint-imports
	.venv/bin/mypy
	cd packaging && MYPYPATH=..:. ../.venv/bin/mypy --config-file ../pyproject.toml *.py

package: setup
	$(VENV_PYTHON) packaging/build_linux.py

setup:
	@$(PYTHON) tools/set_up.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache demo build dist
