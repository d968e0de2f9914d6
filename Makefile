# Two commands do everything: `make site` and `make test`; `make help` lists the others.

SWIFT ?= swift
BUILD := .build/release/diglot
# Optimised, since the tests read 35 MB byte by byte; a scratch path of its own, since its flags
# would make every other build start anew.
TEST := $(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build/test --disable-xctest

.DEFAULT_GOAL := help
.PHONY: site build test lint format bench bench-serve soak torture tsan browser-test exchange-test setup setup-tests clean help

site: build ## build content/ into public/, installing what is missing
	$(BUILD) build content

build: setup ## build the tool in release mode
	$(SWIFT) build -c release --product diglot

test: setup-tests ## run every test, installing what is missing
	$(TEST) $(TEST_ARGUMENTS)

lint: ## check the format and style of the sources
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

format: ## rewrite the sources in the project's format
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

bench: build ## measure the build beside a plain C program
	scripts/bench

bench-serve: build ## measure how soon a preview shows what was saved
	scripts/bench-serve

soak: build ## edit under a preview for a minute and compare it with a fresh build
	scripts/soak

torture: build ## kill builds at random moments and check what they leave
	scripts/torture

tsan: setup-tests build ## run the tests of threads, and a preview, under the thread sanitizer
	$(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build/tsan --disable-xctest \
	  --sanitize thread --filter MarkdownThreadsTests
	$(SWIFT) build -c release --product diglot --scratch-path .build/tsan-serve --sanitize thread
	TSAN_OPTIONS=exitcode=66 scripts/soak --growth 0 \
	  --binary .build/tsan-serve/release/diglot --builder $(BUILD)

browser-test: site ## look at the site in a headless browser
	scripts/browser-test

exchange-test: build ## read exports with other people's tools, and import them again
	scripts/exchange-test

setup:
	@SWIFT="$(SWIFT)" scripts/setup

setup-tests:
	@SWIFT="$(SWIFT)" scripts/setup --tests

clean: ## remove everything that was built
	rm -rf .build public

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24
