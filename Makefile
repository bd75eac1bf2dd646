# `make` alone lists what there is. Everything lands in .venv/ and build/; `make clean` removes both.

PYTHON ?= python3
MAP    ?= resources/samples/northern-ireland.mtdmap

BIN     := .venv/bin
NAME    := $(basename $(notdir $(MAP)))
PREPARE := $(PYTHON) packaging/prepare.py
CHECKED := mtd_desktop tests packaging

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test lint types faults bench docs shots format lock wheel clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: ## set up and open the Northern Ireland map (without a display: export it to build/)
	@$(PREPARE) run
	@if [ "$$(uname)" != Linux ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  exec $(BIN)/python -m mtd_desktop $(MAP); \
	fi; \
	mkdir -p build; \
	for format in png svg pdf; do \
	  $(BIN)/python -m mtd_desktop export $(MAP) build/$(NAME).$$format || exit; \
	done; \
	echo "There is no display here. The map is in:"; \
	ls -1 $(CURDIR)/build/$(NAME).png $(CURDIR)/build/$(NAME).svg $(CURDIR)/build/$(NAME).pdf

test: lint types ## set up, then lint, format check, strict types and all tests
	@$(BIN)/python -m pytest -n auto --dist loadfile

lint:
	@$(PREPARE) test
	@$(BIN)/ruff check $(CHECKED)
	@$(BIN)/ruff format --check $(CHECKED)

types:
	@$(PREPARE) test
	@$(BIN)/mypy

faults: ## kill it, fill the disk, damage files: what was tried, survived and lost
	@$(PREPARE) test
	@$(BIN)/python -m tests.faults --full

bench: ## measure start, frames, exports and memory next to what Qt alone needs
	@$(PREPARE) test
	@$(BIN)/python -m mtd_desktop.bench

docs: ## write docs/rules.md from the rules
	@$(PREPARE) test
	@$(BIN)/python -m mtd_desktop.rules > docs/rules.md

shots: ## take fresh pictures of every window
	@$(PREPARE) test
	@$(BIN)/python packaging/shots.py

format: ## mend formatting and what the linter can mend
	@$(PREPARE) test
	@$(BIN)/ruff check --fix $(CHECKED)
	@$(BIN)/ruff format $(CHECKED)

# Versions for every Python and system we support, each with its hashes. An index address from this
# machine's settings must not get into the files.
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header

lock: ## look for newer versions and write them to the lock files
	@$(PREPARE) test
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(COMPILE) --output-file requirements.lock
	@$(COMPILE) --constraints requirements.lock --group dev --output-file requirements-dev.lock

wheel: ## build the wheel into dist/
	@$(PREPARE) test
	@$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@ls -1 dist

clean: ## remove everything that make made
	rm -rf .venv build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find mtd_desktop tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
