# Two commands do everything on a bare Debian 12 with Python 3.11: `make run` and `make test`.
.PHONY: run test quick check bench package screens words lock
OUT ?= build/screens
PYTEST = .venv/bin/python -m pytest

run: ## opens the program; without a display, the demo office's main job in build/demo
	@bash packaging/run.sh

test: ## every test, and every branch of the rules
	@bash packaging/setup.sh test
	@mkdir -p build/coverage
	$(PYTEST) -n 2 --cov --cov-report=term --cov-report=html:build/coverage/html

quick: ## the short loop: no slow test, no journey
	@bash packaging/setup.sh test
	$(PYTEST) -n 2 -m "not slow and not journey"

check: ## style, types and the contracts between rooms
	@bash packaging/setup.sh check
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/basedpyright
	.venv/bin/lint-imports --no-logo

bench: ## measures, and writes the table
	@bash packaging/setup.sh test
	.venv/bin/python benchmarks/run.py

package: ## one folder without Python, its .deb, tried on a bare Debian (PACKAGE_CHECK=no leaves that out)
	@bash packaging/setup.sh package
	.venv/bin/python packaging/build.py freeze deb start
	@bash packaging/linux/bare_root.sh build/package/*.deb

screens: ## every screen in both languages, light and dark: make screens OUT=dir
	@bash packaging/setup.sh run
	QT_QPA_PLATFORM=offscreen .venv/bin/python packaging/screens.py --out $(OUT)

words: ## compiles the catalogues of resources/i18n
	@bash packaging/setup.sh run

lock: ## makes the lock files of requirements/ anew (LOCK=--upgrade for newer versions)
	@bash packaging/setup.sh check
	bash packaging/lock.sh $(LOCK)
