# make kb     the knowledge base of the sample reports, in output/kb.ttl
# make test   everything that tells whether a change is sound
# make lint   the part of it that reads the code and the rules without running reports
# make check  the same as on a fresh machine: tests, knowledge base, installed wheel
# make clean  removes what these make
#
# Another Python: make test PYTHON=python3.12 VENV=.venv-3.12

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: kb test lint check clean

# Exit status 1 says that there is something to look at, such as a warning; the knowledge base is written all the same.
kb: $(VENV)/.ready
	@$(BIN)/kbextract run seeds/ -o output/kb.ttl || [ $$? -eq 1 ]

test: lint
	@$(BIN)/kbextract rules test
	@$(BIN)/python -m pytest

lint: $(VENV)/.ready-dev
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/kbextract rules lint

check:
	@PYTHON=$(PYTHON) .ci/run

clean:
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
	@find output -type f ! -name README.md -delete
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) install -e . -c constraints.txt
	@touch $@

$(VENV)/.ready-dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) install -e '.[dev]' -c constraints.txt
	@touch $@ $(VENV)/.ready
