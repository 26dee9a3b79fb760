PORT ?= 8000
PYTHON ?= python3
RUN := .venv/bin/python -m
READY := .venv/.ready
# What the bench's packages ask for and have in .venv; and what pocketsphinx would record from a microphone with.
ALREADY := av numpy onnxruntime sounddevice cffi pycparser

.PHONY: help demo test test-long bench bench-large lint lock
.DEFAULT_GOAL := help

help:  ## what can be asked of make
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile | expand -t 20

$(READY): requirements.lock pyproject.toml scripts/install.sh
	@PYTHON=$(PYTHON) scripts/install.sh

demo: $(READY)  ## a newspaper to try, at http://localhost:$PORT (8000)
	@$(RUN) standfirst.ops.demo --port $(PORT)

test: $(READY)  ## every test, on SQLite and again on PostgreSQL
	@scripts/test.sh

test-long: $(READY)  ## the same, with many more random examples
	@scripts/test.sh --long

define NGINX_AND_WRK
@command -v nginx >/dev/null || test -x /usr/sbin/nginx || scripts/need.sh nginx nginx
@command -v wrk >/dev/null || scripts/need.sh wrk wrk
endef

bench: $(READY)  ## how fast it is at 1,000 stories, side by side with nginx and the bare disk
	$(NGINX_AND_WRK)
	@scripts/bench-packages.sh
	@$(RUN) bench 1000

bench-large: $(READY)  ## the same at 1,000, 10,000 and 100,000 stories: about 25 minutes
	$(NGINX_AND_WRK)
	@$(RUN) bench 1000 10000 100000 --only rebuild --only publish --only serve

lint: $(READY)  ## style, types, and which part may import which
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check --quiet . || { echo "standfirst: run .venv/bin/ruff format ." >&2; exit 1; }
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo

lock:  ## requirements.in into requirements.lock, for every Python from Debian 12's on (needs uv)
	@command -v uv >/dev/null || { echo "standfirst: make lock needs uv (pip install uv)" >&2; exit 1; }
	uv pip compile --quiet --universal --python-version 3.11.2 --generate-hashes \
		--no-emit-index-url --no-header requirements.in -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11.2 --generate-hashes --constraints requirements.lock \
		$(ALREADY:%=--no-emit-package %) --no-emit-index-url --no-header requirements-bench.in -o requirements-bench.lock
