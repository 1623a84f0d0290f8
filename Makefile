# make demo   an article becomes a graph, and the graph answers a question
# make test   every check and test
# make eval   every figure of the reading against its floor (SECTIONS="dev times" for some)
#
# Everything happens in .venv, made with $(PYTHON) on first use.

PYTHON ?= python3
DEMO ?= seeds/articles/kherson.txt

PY := .venv/bin/python
STAMP := .venv/.installed
export PYTHONUTF8 := 1

.PHONY: demo test lint eval clean
.DEFAULT_GOAL := help

.PHONY: help
help:
	@sed -n 's/^# make/make/p' Makefile

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "kg needs Python 3.11 or later: make PYTHON=python3.11")'
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@echo "Installing into .venv (a few minutes the first time)"
	@$(PY) -m pip install -qq --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: $(STAMP)
	@$(PY) -m kg build "$(DEMO)" -o graph.ttl -o graph.graphml
	@$(PY) -m kg extract "$(DEMO)"
	@echo "Who leads what? (kg query graph.ttl --name leaders)"
	@$(PY) -m kg query graph.ttl --name leaders

lint: $(STAMP)
	$(PY) -m ruff check --quiet .
	$(PY) -m ruff format --check --quiet .
	$(PY) -m mypy
	$(PY) -c 'from importlinter.cli import lint_imports_command as run; run()'

test: lint
	$(PY) -m pytest --quiet --cov --cov-report=term:skip-covered

eval: $(STAMP)
	@$(PY) tests/eval/report.py $(SECTIONS)

clean:
	rm -rf .venv build dist graph.ttl graph.graphml .coverage .mypy_cache .ruff_cache \
	    .pytest_cache .import_linter_cache .hypothesis
