# make        builds the website into site/
# make help   tells what else there is

PYTHON ?= python3
ARGS ?=
VENV := .venv
RUN := $(VENV)/bin/python
INSTALL := $(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes
COMPILE := $(RUN) -m uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make pins"

.DEFAULT_GOAL := site
.PHONY: site check serve pack test bench screenshots docs pins clean help
.PHONY: installed installed-for-pack installed-for-tests

site: installed  ## build the website into site/ (the default)
	$(RUN) build.py $(ARGS)

check: installed  ## check everything, write nothing
	$(RUN) build.py check $(ARGS)

serve: installed  ## preview on http://127.0.0.1:8000, following every change
	$(RUN) build.py serve $(ARGS)

pack: installed-for-pack  ## write the dossier as one document: a PDF, and a page that opens offline
	$(RUN) build.py pack $(ARGS)

test: installed-for-tests installed-for-pack  ## run all tests, those in a real browser too
	$(RUN) tests/chromium.py
	$(RUN) tests/nu.py
	$(RUN) tests/pango.py
	$(RUN) -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile $(ARGS)

bench: installed-for-tests installed-for-pack  ## measure: every module in bench/
	PYTHONPATH=tests $(RUN) -m bench $(ARGS)

screenshots: installed-for-tests  ## take pictures of every sort of page into screenshots/
	$(RUN) tests/chromium.py
	PYTHONPATH=. $(RUN) tests/screenshots.py $(ARGS)

docs: installed  ## renew docs/reference.md from the program
	$(RUN) -c 'from pathlib import Path; from dossier.reference import reference; \
		Path("docs/reference.md").write_text(reference(), encoding="utf-8")'

pins: installed-for-tests  ## renew the pinned versions from requirements.in, -pack.in and the tests'
	$(RUN) -m pip install --quiet --disable-pip-version-check uv
	$(COMPILE) requirements.in -o requirements.txt
	$(COMPILE) requirements-pack.in -o requirements-pack.txt
	$(COMPILE) tests/requirements.in -o tests/requirements.txt

clean:  ## delete what was made: site/, .venv/, caches
	rm -rf site screenshots dossier-pack.pdf dossier-pack.html .site.new .site.old .site.lock $(VENV)
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/make \1 - \2/p' Makefile

# Installed again only if the pinned versions differ from those that were installed last: a
# checkout or a copy gives files new times, so their contents are compared.
installed: $(RUN)
	@cmp -s requirements.txt $(VENV)/site.txt || { \
		echo "installing requirements.txt into $(VENV)" && \
		$(INSTALL) -r requirements.txt && \
		cp requirements.txt $(VENV)/site.txt; }

installed-for-pack: installed
	@cmp -s requirements-pack.txt $(VENV)/pack.txt || { \
		echo "installing requirements-pack.txt into $(VENV)" && \
		$(INSTALL) -r requirements.txt -r requirements-pack.txt && \
		cp requirements-pack.txt $(VENV)/pack.txt; }

installed-for-tests: installed
	@cmp -s tests/requirements.txt $(VENV)/tests.txt || { \
		echo "installing tests/requirements.txt into $(VENV)" && \
		$(INSTALL) -r requirements.txt -r tests/requirements.txt && \
		cp tests/requirements.txt $(VENV)/tests.txt; }

# The rule is run on every call and does nothing where the environment works.
.PHONY: $(RUN)
$(RUN):
	@$(RUN) -m pip --version >/dev/null 2>&1 || { \
		$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
			echo "make: $(PYTHON) is missing or older than Python 3.11;" \
				"name another one: make PYTHON=python3.12" >&2; exit 1; }; \
		$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
			echo "make: $(PYTHON) cannot make a virtual environment;" \
				"on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }; \
		echo "making $(VENV) with $$($(PYTHON) --version)" && \
		$(PYTHON) -m venv --clear $(VENV); }
