# Everything a person or a CI machine needs; each target sets up what it uses.
.DEFAULT_GOAL := help
SHELL := /bin/bash
# The first of these that runs and is new enough: a version manager's stand-in can be on the PATH and not run.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3; do \
  $$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin

.PHONY: help setup setup-test run test coverage lint bench

help: ## say what each target does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 18

setup: .venv/.run ## make .venv with what running needs

run: setup ## the whole service on this machine: page, webhooks, skill, scheduler, sandbox
	$(BIN)/steady run

setup-test: .venv/.test ## make .venv with what testing needs, and the Debian packages
	@./.ci/debian-packages

test: lint ## every check: style, types, floors, tests
	$(BIN)/python -m pytest -n auto --dist worksteal

coverage: setup-test ## the tests once more, and the lines they do not reach; takes twice as long
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term:skip-covered

lint: setup-test ## style, types and import floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup-test ## figures as a ratio to a baseline in the same run
	@for program in benchmarks/*.py; do $(BIN)/python -m "benchmarks.$$(basename $$program .py)" || exit 1; done

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "Python 3.11, 3.12 or 3.13 is needed; name one with: make PYTHON=/path/to/python"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || ./.ci/debian-packages python3-venv
	$(PYTHON) -m venv .venv

.venv/.run: .venv/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/.test: .venv/bin/python requirements-dev.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@ .venv/.run
