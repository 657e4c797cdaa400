# banmian: one word for each thing one does here. Every target sets up what it needs by itself;
# a fresh machine needs Python 3.11 or newer, make and git.

VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
JOBS   ?= 2
ARGS   ?=
UV     := uv>=0.9

.DEFAULT_GOAL := help
.PHONY: help site serve test lint bench audit lock bless browser clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/.site  ## the website of this corpus, from seeds/ and content/ to public/
	$(BIN)/banmian build
	@echo "→ open public/index.html"

serve: $(VENV)/.site  ## the website on this machine, rebuilt when a file changes
	$(BIN)/banmian serve $(ARGS)

test: lint browser  ## lint, then every test (ARGS="tests/e2e -x" for some of them)
	$(BIN)/python -m pytest -n $(JOBS) $(ARGS)

lint: $(VENV)/.dev  ## style and types
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/.dev  ## time, memory and bytes at growing sizes (docs/performance.md says which)
	$(BIN)/python bench/growth.py $(ARGS)

audit: $(VENV)/.dev browser site  ## axe-core and Lighthouse on the built site (needs Node and npm)
	$(BIN)/python bench/audit.py $(ARGS)

lock: $(VENV)/bin/python  ## the lock files anew, from pyproject.toml
	$(PIP) install '$(UV)'
	$(BIN)/uv pip compile pyproject.toml --group build -o requirements.lock $(LOCKING)
	$(BIN)/uv pip compile pyproject.toml --group build --group dev --all-extras -c requirements.lock \
	    -o requirements-dev.lock $(LOCKING)

# Neither an index nor a download address goes into a lock file: the digests say which files are meant, wherever they come from.
LOCKING := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
           --custom-compile-command 'make lock'

bless: $(VENV)/.dev  ## write the golden files from what the program does now; Git shows the difference
	$(BIN)/python -m pytest -q --bless $(ARGS)

browser: $(VENV)/.dev  ## a Chromium and Chinese type for the browser tests, where the system's packages give them
	@.ci/browser

clean:  ## away with everything that can be made again
	rm -rf $(VENV) public .banmian dist build .pytest_cache .hypothesis .mypy_cache .ruff_cache

$(VENV)/bin/python:
	@.ci/venv $(VENV)

# The package itself is installed in place, with the locked build backend and nothing fetched; a source archive is built the new way by old pips too.
$(VENV)/.site: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --use-pep517 -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.site
	$(PIP) install --use-pep517 -r requirements-dev.lock
	@touch $@
