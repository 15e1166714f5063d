# `make run` opens the window on the samples, `make test` proves the tree. Both build .venv first, from Python 3.11 or newer alone.

PYTHONS = python3.14 python3.13 python3.12 python3.11 python3
SUITABLE = import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
BIN = .venv/bin

.PHONY: run test bench bundle lock clean

run: .venv/installed
	$(BIN)/statement-viewer releases

test: .venv/installed
	$(BIN)/python -m pytest $(PYTEST)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/installed
	$(BIN)/python -m tests.benchmarks

# One folder that runs where there is no Python: dist/statement-viewer. It draws the window once to show that it does.
bundle: .venv/installed
	$(BIN)/python -m pip install -qq --constraint constraints.txt --group bundle
	$(BIN)/pyinstaller --noconfirm --log-level ERROR --distpath dist --workpath build/bundle viewer.spec
	dist/statement-viewer/statement-viewer --version
	QT_QPA_PLATFORM=offscreen dist/statement-viewer/statement-viewer --screenshot dist/statement-viewer.png releases

# A name on PATH may be a shim without a Python behind it, or a Python without what builds environments: each is tried.
.venv/bin/python:
	@for python in $(PYTHONS); do \
	    if "$$python" -c '$(SUITABLE)' 2>/dev/null; then exec "$$python" -m venv --clear .venv; fi; \
	done; \
	echo 'no Python 3.11 or newer with venv and ensurepip on PATH; on Debian: apt-get install python3-venv' >&2; exit 1

.venv/installed: .venv/bin/python pyproject.toml constraints.txt
	@echo 'installing the locked dependencies into .venv …'
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt pip
	@$(BIN)/python -m pip install -qq --constraint constraints.txt --build-constraint constraints.txt --group dev --editable .
	@touch $@

# Run it with Python 3.11, so that the versions it finds have wheels for every Python from there on.
lock:
	python3.11 -m venv --clear build/lock
	build/lock/bin/python -m pip install -qq --upgrade pip setuptools
	build/lock/bin/python -m pip install --quiet --group dev --group bundle --editable .
	{ sed -n '/^#/p' constraints.txt; build/lock/bin/python -m pip list --format freeze --exclude-editable; } > build/constraints.txt
	mv build/constraints.txt constraints.txt

clean:
	rm -rf .venv build dist .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .benchmarks
	find viewer tests -name __pycache__ -type d -prune -exec rm -rf {} +
