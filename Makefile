# Everything runs from .venv, which the first command makes: Python 3.11 or newer is all it needs.
PYTHON ?= python3
UV_VERSION := 0.13.9
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/set-up-done

.DEFAULT_GOAL := help
.PHONY: help setup demo serve neo4j test properties bench score sureness format lint types layers lock check

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

setup: $(STAMP) ## make .venv with the locked packages (every command below does this first)

demo: $(STAMP) ## load the examples and print real answers
	$(BIN)/tieline demo $(ARGS)

serve: $(STAMP) ## open the API on the demo graph
	$(BIN)/tieline serve --demo $(ARGS)

neo4j: $(STAMP) ## start a Neo4j to look at, until Ctrl-C (needs Java 17 and Maven)
	$(BIN)/python -m tests.neo4j_server $(ARGS)

test: $(STAMP) ## run the tests; ARGS="-k paths" passes options to pytest
	$(BIN)/pytest -n auto --dist loadgroup $(ARGS)

properties: $(STAMP) ## run the property tests with many more examples (long)
	HYPOTHESIS_PROFILE=long $(BIN)/pytest -m hypothesis --timeout=0 $(ARGS)

bench: $(STAMP) ## measure (long)
	$(BIN)/python -m benchmarks $(ARGS)

score: $(STAMP) ## score the reader of texts; ARGS="--split dev --show" prints the misses
	$(BIN)/python -m benchmarks.score $(ARGS)

sureness: $(STAMP) ## learn from the labelled texts which values that are read are sure
	$(BIN)/python -m benchmarks.train_sureness

format: $(STAMP) ## put the code into the house form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lint: $(STAMP) ## check form and common mistakes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP) ## check the types
	$(BIN)/mypy

layers: $(STAMP) ## check who imports whom
	$(BIN)/lint-imports

lock: $(STAMP) ## check that uv.lock fits pyproject.toml
	$(BIN)/uv lock --check --python $(BIN)/python

check: lint types layers lock score test ## all of the above checks, then the tests

# A virtual environment that was left half made, or whose Python is gone, is made anew.
$(STAMP): pyproject.toml uv.lock Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Tieline needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1 || true)." >&2; \
	  echo "Name another one like this: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; \
	  exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	env -u VIRTUAL_ENV UV_PROJECT_ENVIRONMENT=$(VENV) \
	  $(BIN)/uv sync --locked --compile-bytecode --python $(BIN)/python
	@touch $@
