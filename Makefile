# `make help` lists what there is. Everything sets itself up; nothing is set up twice.
.PHONY: briefings check test test-all check-outputs bench lint reference picture lock golden set-up clean help
.DEFAULT_GOAL := help
PYTHON ?= python3
export PYTHON

run := .venv/bin/python

briefings: set-up ## compile content/ into public/
	@$(run) build.py

check: set-up ## judge the records without rendering
	@$(run) build.py check

test: set-up lint ## the test suite
	@$(run) -m pytest -n 2 --dist worksteal -m "not slow and not outputs"

test-all: set-up lint ## the test suite, longer runs included
	@$(run) -m pytest -n 2 --dist worksteal -m "not outputs"

check-outputs: set-up ## what a build makes, before checkers of others (Java, Node, Chromium)
	@sh scripts/set-up-checkers.sh
	@$(run) -m pytest -n 0 -m outputs

bench: set-up ## how well the drift lint does, and how long the commands take
	@$(run) -m tests.drift.bench
	@$(run) -m scripts.bench

lint: set-up ## style and types
	@$(run) -m ruff check .
	@$(run) -m ruff format --check .
	@$(run) -m mypy

golden: set-up ## write the expected outputs of the tests anew
	@$(run) -m pytest -n 0 --update-golden -m "not slow and not outputs"

reference: set-up ## write docs/reference.md and docs/schemas/ anew from the model
	@$(run) -m scripts.reference

picture: set-up ## draw page one for the README anew
	@$(run) -m scripts.page_one

lock: ## pin the dependencies anew (needs uv and npm)
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header pyproject.toml --group dev --output-file requirements.lock $(UPGRADE)
	@cd scripts/checkers && npm install --package-lock-only --ignore-scripts --no-audit --no-fund --silent

set-up:
	@sh scripts/set-up.sh

clean: ## remove what builds and tests leave behind, and the virtual environment
	@rm -rf .venv .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis dist scripts/checkers/node_modules

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-13s %s\n", $$1, $$2 }'
