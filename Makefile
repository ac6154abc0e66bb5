# The one interface. Every target sets up its own virtual environment in .venv.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PYTEST := $(BIN)/python -m pytest -n 2 --dist=worksteal

.PHONY: report test check browser wheel docs bench fuzz mutate deep clean

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
	$(BIN)/mypy typing_tests
	$(BIN)/pyright
	$(BIN)/pyright -p typing_tests
	$(BIN)/lint-imports

browser: $(STAMP)  ## the HTML report in headless Chromium
	@if command -v chromium >/dev/null; then $(BIN)/python -m pytest -q -m browser -p no:randomly; \
	else echo "chromium is not installed: browser tests skipped"; fi

wheel: $(STAMP)  ## sdist, wheel from it, and the wheel alone in an empty environment
	bash scripts/check_wheel.sh

docs: $(STAMP)  ## write every generated page
	$(BIN)/python scripts/build_docs.py

bench: $(STAMP)  ## every comparison of speed, into build/bench.json
	$(BIN)/python scripts/bench.py

mutate: $(STAMP)  ## mutation testing of the rules, 20 to 30 minutes
	$(BIN)/python scripts/mutate_rules.py

SECONDS_EACH ?= 60
fuzz: $(STAMP)  ## every fuzz target, each for SECONDS_EACH seconds
	@for target in scripts/fuzz_*.py; do echo "$$target"; $(BIN)/python $$target --seconds $(SECONDS_EACH) || exit 1; done

deep: $(STAMP)  ## long tests
	HYPOTHESIS_PROFILE=deep $(PYTEST) -m "deep or not (java or postgres or browser)"

clean:
	rm -rf build dist $(VENV) .coverage* .hypothesis mutants
