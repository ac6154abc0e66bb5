# The one interface. Every target sets up its own virtual environment in .venv.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PYTEST := $(BIN)/python -m pytest -n 2 --dist=worksteal

.PHONY: report test check docs bench deep fuzz mutate clean wheel

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --group dev -e ".[all]"
	@touch $@

report: $(STAMP)  ## the main job, on Lebak 2019
	$(BIN)/umkm report examples/lebak-2019

test: $(STAMP)  ## every test that needs no Java, browser or database server
	$(PYTEST) -m "not deep and not java and not postgres and not browser" --cov --cov-report=term

check: $(STAMP)  ## lint, types, floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/lint-imports

clean:
	rm -rf build dist $(VENV) .coverage* .hypothesis mutants
