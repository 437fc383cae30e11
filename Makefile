# Two commands: `make run` opens the program, `make test` checks it. Both set up what is missing.

BIN := .venv/bin
UV := $(firstword $(wildcard $(BIN)/uv) uv)
PIN := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

.PHONY: help setup run dev lint test test-long package pictures pins clean

help:  ## list these targets
	@sed -n 's/^\([a-z-]*\):[^#]*## /  make \1\t/p' Makefile | expand -t 20

setup:  ## system libraries, .venv and the pinned packages that the program needs
	@packaging/setup.sh

run:  ## open the window with the example process
	@packaging/run.sh

dev:
	@packaging/setup.sh dev

lint: dev  ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint  ## style, types and tests, without a display
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2 --dist worksteal

test-long: dev  ## the proofs that take minutes
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -m long --timeout=3600 -rs

package: dev  ## a folder in dist/ that runs without Python
	$(BIN)/pyinstaller --noconfirm --log-level WARN packaging/kiwork.spec
	QT_QPA_PLATFORM=offscreen dist/kiwork/kiwork self-test
	@du -sh dist/kiwork

pictures: setup  ## every screen in both languages, light and dark, at 100 and 200 %; README and manual take theirs
	$(BIN)/python -m docs.make_pictures build/pictures --languages de en --colours light dark --text-sizes 100 200
	for name in $$(grep -oh 'pictures/[a-z0-9-]*[.]png' README.md docs/Handbuch.md | sort -u); do \
		cp "build/$$name" "docs/$$name"; done

pins:  ## compile requirements*.txt anew from pyproject.toml (needs uv)
	$(PIN) --upgrade -c packaging/constraints.txt --group build pyproject.toml -o requirements.txt
	$(PIN) --upgrade -c requirements.txt --group dev -o requirements-dev.txt

clean:  ## remove what was built; .venv stays
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
