# Every target sets up what it needs: a virtual environment in .venv, made anew when pyproject.toml changes.
#   make demo   check the bundled demonstration article     make docs    write docs/rules/ from the rules
#   make test   everything that must hold                   make sarif   hold a SARIF report against the schema
#   make lint   style, types, import contracts              make clean   remove what was made
#   make mutation   how many of 300 small faults in the figure code the tests notice (SEED=, SIZE=; takes a while)

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3 python; do command -v $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PACKAGE := $(VENV)/.package
DEV := $(VENV)/.dev
MUTATION := $(VENV)/.mutation
ARTICLE := corpus/pump-retelling/article.md
SARIF_SCHEMA ?= ../shared/data/sarif-schema-2.1.0.json
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint sarif docs mutation clean
.DEFAULT_GOAL := test

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "no Python found: set PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(PACKAGE): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(PACKAGE)

$(MUTATION): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[dev,mutation]'
	@touch $@ $(DEV) $(PACKAGE)

demo: $(PACKAGE)
	$(BIN)/claimcheck check $(ARTICLE) --exit-zero

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest

docs: $(DEV)
	$(BIN)/python docs/write_rules.py

mutation: $(MUTATION)
	$(BIN)/python -m benchmarks.mutation $(if $(SEED),--seed $(SEED)) $(if $(SIZE),--size $(SIZE))

sarif: $(DEV)
	@mkdir -p build
	$(BIN)/claimcheck check $(ARTICLE) --exit-zero --output-format sarif:build/claimcheck.sarif --quiet >/dev/null
	@if [ -f "$(SARIF_SCHEMA)" ]; then \
	  $(BIN)/python -c "import json, sys, jsonschema; \
	    jsonschema.validate(json.load(open(sys.argv[1], encoding='utf-8')), json.load(open(sys.argv[2], encoding='utf-8')))" \
	    build/claimcheck.sarif "$(SARIF_SCHEMA)" && echo "build/claimcheck.sarif agrees with the SARIF 2.1.0 schema"; \
	else echo "build/claimcheck.sarif written; no schema at $(SARIF_SCHEMA) to hold it against (set SARIF_SCHEMA)"; fi

clean:
	rm -rf build dist mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .claimcheck_cache
