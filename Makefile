# Pliego.  `make help` lists the targets.
#
# Non-recursive: every object is known to this one file, and -MMD keeps what depends on which header.  It calls
# itself only to build the same tree with other flags into another folder (sanitizers, coverage, fuzzers), and
# after `deps`, because what pkg-config answers changes once the libraries are there.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.SUFFIXES:

BUILD ?= build
PREFIX ?= /usr/local
DESTDIR ?=
JOB ?= input/plan-2024/job.yaml
REFORM ?= input/plan-2024/version-02/job.yaml
FUZZ_SECONDS ?= 20
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

# A part of the tree only, for work on one stage: make unit BUILD=build/x MODULES="base layout" UNIT="base* layout*"
# UNIT is patterns of tests/unit/test_PATTERN.c, and of what tests share that is no test (pdf_bench.c).
MODULES ?= *
UNIT ?= *

ifeq (,$(filter -j% --jobserver% -n%,$(MAKEFLAGS)))
MAKEFLAGS += -j$(JOBS)
endif
MAKEFLAGS += --no-print-directory

ifeq ($(origin CC),default)
CC := gcc
endif

# What apt calls the things needed: to build, and to test.
BUILD_DEPS := gcc libc6-dev make pkg-config libhpdf-dev libcsv-dev libyaml-dev libharfbuzz-dev libhyphen-dev \
	hyphen-es libunibreak-dev libutf8proc-dev libdeflate-dev zlib1g-dev libpng-dev nettle-dev libjansson-dev \
	libqpdf-dev libzip-dev libexpat1-dev libxlsxwriter-dev libcmark-gfm-dev libcmark-gfm-extensions-dev \
	libjpeg62-turbo-dev libfontconfig-dev gettext
TEST_DEPS := libcriterion-dev clang clang-format clang-tidy libclang-rt-14-dev valgrind poppler-utils qpdf \
	python3 python3-pytest python3-pytest-xdist python3-xlsxwriter python3-openpyxl python3-odf git \
	libreoffice-calc-nogui

PKGS := libpng harfbuzz harfbuzz-subset libutf8proc libdeflate zlib yaml-0.1 nettle jansson expat
# Of these only the headers: they are loaded when a PDF (src/pdf/libqpdf.h), a workbook
# (src/sheet/workbook/libzip.h), a text (src/prose/libcmark.h) or a JPEG (src/base/libjpeg.h) is to be read, a
# workbook to be made (src/run/libxlsxwriter.h), or a font to be found (src/template/libfontconfig.h).
# -isystem: their headers are not ours to warn about.
PKG_CFLAGS := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PKGS) libqpdf libzip xlsxwriter libcmark-gfm libjpeg fontconfig 2>/dev/null))
# The C library first: most symbols are its own, and they are looked for in this order at every start.
LIBS := -lc $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lhpdf -lcsv -lhyphen -lunibreak -lm -pthread
CRITERION_CFLAGS = $(patsubst -I%,-isystem %,$(shell pkg-config --cflags criterion 2>/dev/null))
CRITERION_LIBS = $(shell pkg-config --libs criterion 2>/dev/null)

WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla \
	-Wswitch -Wformat=2 -Wundef -Wwrite-strings -Wpointer-arith
ifeq ($(WERROR),1)
WARNINGS += -Werror
endif

# What compilers have for this processor only.
ifneq (,$(filter x86_64-%,$(shell $(CC) -dumpmachine 2>/dev/null)))
MACHINE_HARDEN := -fstack-clash-protection -fcf-protection
endif

# SANITIZE is a list for -fsanitize=.  FORTIFY and instrumented code get in each other's way.
ifneq (,$(SANITIZE))
HARDEN := -fsanitize=$(SANITIZE) -fno-omit-frame-pointer -fno-sanitize-recover=all
LINK_HARDEN := -fsanitize=$(SANITIZE)
else ifeq ($(COVERAGE),1)
HARDEN := --coverage
LINK_HARDEN := --coverage -Wl,-z,relro,-z,now -Wl,--wrap=_exit,--wrap=kill
COUNTING := $(BUILD)/tests/coverage/leave.o
else
HARDEN := -fstack-protector-strong -D_FORTIFY_SOURCE=2 $(MACHINE_HARDEN)
LINK_HARDEN := -Wl,-z,relro,-z,now
endif

BASE_CPPFLAGS := -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -Isrc -include base/banned.h $(PKG_CFLAGS)
# The program is optimised as a whole when it is linked: 8 to 11 % fewer instructions than -O2.  Objects hold
# their own code besides, with which tests are linked in no time.  CFLAGS="-O2 -g" builds without.
ifeq ($(origin CFLAGS)$(SANITIZE)$(COVERAGE),undefined)
ifneq (,$(filter gcc%,$(notdir $(CC))))
WHOLE := -flto=auto -ffat-lto-objects
WHOLE_LINK := -O3 -flto=auto
NOT_WHOLE := -fno-lto
endif
endif
CFLAGS ?= -O3 -g
ALL_CFLAGS = -std=c17 $(BASE_CPPFLAGS) $(CPPFLAGS) $(CFLAGS) $(WARNINGS) $(HARDEN) $(DEFINES)
ALL_LDFLAGS = $(LDFLAGS) $(LINK_HARDEN)
# Tests may use what Linux offers; Criterion's macros are not pedantic and define tests without prototypes.
TEST_CFLAGS = -D_GNU_SOURCE $(CRITERION_CFLAGS) -Itests/unit -Wno-pedantic -Wno-missing-prototypes \
	-Wno-missing-field-initializers

SRCS := $(sort $(foreach m,$(MODULES),$(wildcard src/$(m)/*.c src/$(m)/*/*.c)))
UNIT_SRCS := $(sort $(foreach u,$(UNIT),$(wildcard tests/unit/test_$(u).c tests/unit/$(u).c)) tests/unit/support.c)
FUZZ_SRCS := $(sort $(wildcard tests/fuzz/fuzz_*.c))
PRELOAD_SRCS := $(sort $(wildcard tests/preload/*.c))
HEADERS := $(sort $(wildcard src/*/*.h src/*/*/*.h))
FORMATTED := $(sort $(wildcard src/*.c $(HEADERS) src/*/*.c src/*/*/*.c tests/*/*.c tests/*/*.h))

OBJS := $(SRCS:%.c=$(BUILD)/%.o)
UNIT_OBJS := $(UNIT_SRCS:%.c=$(BUILD)/%.o)
FUZZERS := $(FUZZ_SRCS:%.c=$(BUILD)/%)
PRELOADS := $(PRELOAD_SRCS:%.c=$(BUILD)/%.so)
LIB := $(BUILD)/libpliego.a
BIN := $(BUILD)/pliego
UNIT_BIN := $(BUILD)/tests/unit/run
LANGUAGES := $(patsubst src/po/%.po,%,$(wildcard src/po/*.po))
# A catalogue is a language (src/base/language.h).
TRANSLATIONS := '-DPLIEGO_LANGUAGES(X)=$(foreach l,$(LANGUAGES),X($l))'
catalogue = locale/$(1)/LC_MESSAGES/pliego-$(1).mo
CATALOGUES := $(foreach l,$(LANGUAGES),$(BUILD)/$(call catalogue,$l))

ifeq ($(V),1)
say = @:
Q :=
else
say = @printf '  %-5s %s\n'
Q := @
endif

.PHONY: all deps deps-build run test check unit golden e2e faults asan valgrind lint lint-fast format fuzz fuzzers \
	coverage bench install clean help tests

all: $(BIN) $(CATALOGUES) ## build the program (default)

# --- building ---------------------------------------------------------------------------------------------

# Objects are made again when the flags change, so that WERROR=1 or another CC never finds stale ones.
FLAGS_FILE := $(BUILD)/flags
FLAGS_NOW := $(CC) $(ALL_CFLAGS) $(WHOLE) $(ALL_LDFLAGS) $(WHOLE_LINK)
ifeq (,$(filter clean help deps deps-build format,$(MAKECMDGOALS)))
ifneq ($(FLAGS_NOW),$(file <$(FLAGS_FILE)))
$(shell mkdir -p $(BUILD))
$(file >$(FLAGS_FILE),$(FLAGS_NOW))
endif
endif
$(FLAGS_FILE): ;

# What is made of several files is made again, too, when one of them is gone, and what is to be installed when it
# is for elsewhere: each list is in a file that changes with it.
LISTS := objects units languages prefix
LISTED_objects = $(OBJS)
LISTED_units = $(UNIT_OBJS)
LISTED_languages = $(LANGUAGES)
LISTED_prefix = $(PREFIX)
ifeq (,$(filter clean help deps deps-build format,$(MAKECMDGOALS)))
$(shell mkdir -p $(BUILD))
$(foreach l,$(LISTS),$(if $(subst =$(LISTED_$l),,=$(file <$(BUILD)/$l.list)),$(file \
	>$(BUILD)/$l.list,$(LISTED_$l))))
endif
$(BUILD)/%.list: ;

$(BUILD)/src/%.o: src/%.c $(FLAGS_FILE)
	@mkdir -p $(@D)
	$(say) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) $(WHOLE) -MMD -MP -c -o $@ $<

# The program looks for templates/ and fonts/ beside itself first, then here; the same with its messages.
FOLDERS_HERE := -DPLIEGO_DATADIR='"$(CURDIR)"' -DPLIEGO_LOCALEDIR='"$(abspath $(BUILD))/locale"'
$(BUILD)/src/main.o: private DEFINES := $(FOLDERS_HERE)
$(BUILD)/install/main.o: private DEFINES := -DPLIEGO_DATADIR='"$(PREFIX)/share/pliego"' \
	-DPLIEGO_LOCALEDIR='"$(PREFIX)/share/locale"'

# Made anew each time: ar would keep the members of sources that are gone.
$(LIB): $(OBJS) $(FLAGS_FILE) $(BUILD)/objects.list
	$(say) AR $@
	$(Q)rm -f $@ && $(AR) rcs $@ $(OBJS)

# Without the name of its character set, gettext hands texts out as they are.  Else it looks for a conversion
# from UTF-8 to itself, and crashes where it has no memory for that (glibc 2.36).
define catalogue_rule
$(BUILD)/$(call catalogue,$(1)): src/po/$(1).po
	@mkdir -p $$(@D)
	$$(say) MSG $$<
	$$(Q)msgfmt --check --check-format -o $$@ $$<
	$$(Q)LC_ALL=C sed -i 's/charset=UTF-8/Charset:UTF-8/' $$@
endef
$(foreach l,$(LANGUAGES),$(eval $(call catalogue_rule,$l)))

$(BUILD)/src/base/language.o: private DEFINES := $(TRANSLATIONS)
$(BUILD)/src/base/language.o: $(BUILD)/languages.list

$(BIN): $(BUILD)/src/main.o $(COUNTING) $(LIB) | $(CATALOGUES)
	$(say) LD $@
	$(Q)$(CC) $(ALL_LDFLAGS) $(WHOLE_LINK) -o $@.new $^ $(LIBS) && mv $@.new $@

$(BUILD)/tests/%.o: tests/%.c $(FLAGS_FILE)
	@mkdir -p $(@D)
	$(say) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) $(TEST_CFLAGS) -MMD -MP -c -o $@ $<

$(UNIT_BIN): $(UNIT_OBJS) $(COUNTING) $(LIB) $(BUILD)/units.list | $(CATALOGUES)
	$(say) LD $@
	$(Q)$(CC) $(ALL_LDFLAGS) $(NOT_WHOLE) -o $@ $(UNIT_OBJS) $(COUNTING) $(LIB) $(LIBS) $(CRITERION_LIBS) -lzip

$(FUZZERS): $(BUILD)/tests/fuzz/%: $(BUILD)/tests/fuzz/%.o $(LIB)
	$(say) LD $@
	$(Q)$(CC) $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS)

# Libraries for LD_PRELOAD: faults that tests inject.
$(PRELOADS): $(BUILD)/tests/preload/%.so: tests/preload/%.c $(FLAGS_FILE)
	@mkdir -p $(@D)
	$(say) CC $<
	$(Q)$(CC) -std=c17 -D_GNU_SOURCE -O1 -g $(WARNINGS) -Wno-pedantic -Wno-missing-prototypes -MMD -MP \
		-shared -fPIC -o $@ $< -ldl

tests: $(BIN) $(UNIT_BIN) $(PRELOADS) $(CATALOGUES)

-include $(wildcard $(BUILD)/src/*.d $(BUILD)/src/*/*.d $(BUILD)/src/*/*/*.d $(BUILD)/tests/*/*.d $(BUILD)/install/*.d)

# --- the two commands of the README ------------------------------------------------------------------------

deps: ## install with apt what is missing, for building and testing
	@tests/deps.sh $(BUILD_DEPS) $(TEST_DEPS)

deps-build:
	@tests/deps.sh $(BUILD_DEPS)

run: deps-build ## install what is missing, build, render the sample plan, and an example of its reform, to output/
	@$(MAKE) all
	$(BIN) build $(JOB)
	$(BIN) build $(REFORM) -o output/version-02

test: deps ## install what is missing, build, run everything; ends with 'N passed, N failed'
	@$(MAKE) tests
	@$(MAKE) asan-build
	@tests/run.sh \
		"unit: tests/unit/run.sh $(UNIT_BIN)" \
		"golden: tests/golden/run.sh $(BIN)" \
		"end to end: tests/e2e/run.sh $(BIN)" \
		"faults: $(FAULTS)" \
		"killed runs: tests/kill/run.sh $(BIN) 30 10" \
		"model: tests/model/run.sh $(BIN) 300" \
		"unit, sanitizers: $(ASAN_ENV) tests/unit/run.sh $(BUILD)/asan/tests/unit/run" \
		"golden, sanitizers: $(ASAN_ENV) tests/golden/run.sh $(BUILD)/asan/pliego"

# --- single suites -----------------------------------------------------------------------------------------

unit: $(UNIT_BIN) ## unit tests only
	@tests/run.sh "unit: tests/unit/run.sh $(UNIT_BIN)"

golden: $(BIN) ## golden tests only
	@tests/run.sh "golden: tests/golden/run.sh $(BIN)"

check: tests ## unit and golden tests
	@tests/run.sh "unit: tests/unit/run.sh $(UNIT_BIN)" "golden: tests/golden/run.sh $(BIN)"

e2e: tests ## end-to-end tests of the program
	@tests/run.sh "end to end: tests/e2e/run.sh $(BIN)"

FAULTS := tests/faults/run.sh $(BIN) $(BUILD)/tests/preload/fail.so $(if $(ALL),--all)

faults: tests ## allocations, writes, ... that fail, one after another (ALL=1: each of the allocations)
	@tests/run.sh "faults: $(FAULTS)"

.PHONY: kill
kill: $(BIN) ## runs ended by SIGKILL at random moments (KILLS=1000), two runs at once (PAIRS=100)
	@tests/run.sh "killed runs: tests/kill/run.sh $(BIN) $(or $(KILLS),1000) $(or $(PAIRS),100)"

.PHONY: audit
audit: $(BIN) ## figures of N random jobs (5000), from SEED on, against a model of the reference
	@tests/run.sh "model: tests/model/run.sh $(BIN) $(or $(N),5000) $(or $(SEED),1)"

.PHONY: compare
compare: $(BIN) ## outputs of this build and of another, byte for byte: make compare OLD=../before/build/pliego
	@tests/compare/run.sh $(OLD) $(BIN)

.PHONY: slurm
slurm: $(BIN) ## shares made by a Slurm of one machine, where slurmctld, slurmd and munge are installed
	@tests/slurm/run.sh $(BIN)

ASAN_ENV := env ASAN_OPTIONS=detect_leaks=1:abort_on_error=1 UBSAN_OPTIONS=print_stacktrace=1 \
	LSAN_OPTIONS=suppressions=$(CURDIR)/tests/leaks-of-libraries.txt:print_suppressions=0
ASAN_MAKE = $(MAKE) BUILD=$(BUILD)/asan SANITIZE=address,undefined CFLAGS="-O1 -g"

.PHONY: asan-build
asan-build:
	@$(ASAN_MAKE) tests

asan: asan-build ## unit and golden tests under the address and undefined-behaviour sanitizers
	@tests/run.sh \
		"unit, sanitizers: $(ASAN_ENV) tests/unit/run.sh $(BUILD)/asan/tests/unit/run" \
		"golden, sanitizers: $(ASAN_ENV) tests/golden/run.sh $(BUILD)/asan/pliego"

# The golden runner gets a program that happens to be valgrind.
$(BUILD)/valgrind/pliego: Makefile
	@mkdir -p $(@D)
	@printf '#!/bin/sh\nexec valgrind -q --error-exitcode=99 --leak-check=full %s "$$@"\n' \
		'--errors-for-leak-kinds=definite "$(CURDIR)/$(BIN)"' >$@
	@chmod +x $@

valgrind: $(BIN) $(BUILD)/valgrind/pliego ## golden tests under valgrind (slow)
	@tests/run.sh "golden, valgrind: tests/golden/run.sh $(BUILD)/valgrind/pliego"

# --- reading the code --------------------------------------------------------------------------------------

lint-fast: ## include rules, circles, sizes, forbidden calls, untested options, layout of the code, fuzzers
	@python3 tests/lint/rules.py --self-test
	@python3 tests/lint/rules.py
	@python3 tests/lint/options.py --self-test
	@python3 tests/lint/options.py
	@printf '%s\n' $(FORMATTED) | xargs -n 50 -P $(JOBS) clang-format --dry-run -Werror
	@$(CC) $(ALL_CFLAGS) $(TEST_CFLAGS) -fsyntax-only $(FUZZ_SRCS)

TIDY := $(patsubst %.c,$(BUILD)/tidy/%.ok,$(SRCS) $(wildcard src/main.c))

$(BUILD)/tidy/%.ok: %.c $(HEADERS) .clang-tidy
	@mkdir -p $(@D)
	$(say) TIDY $<
	$(Q)clang-tidy --quiet $< -- -std=c17 $(BASE_CPPFLAGS) -DPLIEGO_DATADIR='""' \
		-DPLIEGO_LOCALEDIR='""' $(TRANSLATIONS) 2>$@.log \
		|| { cat $@.log; exit 1; }
	@touch $@

lint: lint-fast $(TIDY) ## lint-fast, clang-tidy, and whether every message is translated
	@src/po/update.sh --check

.PHONY: pot
pot: ## collect the messages of the sources into src/po/, for translation
	@src/po/update.sh

# What editors (clangd) ask for: a list of {directory, file, command}, one for each object.
json = "$(subst ",\",$(subst \,\\,$1))"
compiled = {"directory": $(call json,$(CURDIR)), "file": $(call json,$1), \
	"command": $(call json,$(CC) $(strip $(ALL_CFLAGS) $2) -c -o $(BUILD)/$(1:.c=.o) $1)}
comma := ,
COMPILED_TESTS = $(UNIT_SRCS) $(FUZZ_SRCS)

.PHONY: compile_commands
compile_commands: ## write compile_commands.json, for editors
	$(file >compile_commands.json,[$(call compiled,src/main.c,$(FOLDERS_HERE)))
	$(foreach f,$(SRCS),$(file >>compile_commands.json,$(comma) $(call compiled,$f)))
	$(foreach f,$(COMPILED_TESTS),$(file >>compile_commands.json,$(comma) $(call compiled,$f,$(TEST_CFLAGS))))
	$(file >>compile_commands.json,])
	@echo "  compile_commands.json"

format: ## let clang-format rewrite the sources
	clang-format -i $(FORMATTED)

# --- more ways of testing ----------------------------------------------------------------------------------

fuzzers: $(FUZZERS)

fuzz: ## run each fuzzer for FUZZ_SECONDS
	@$(MAKE) BUILD=$(BUILD)/fuzz CC=clang SANITIZE=fuzzer-no-link,address,undefined CFLAGS="-O1 -g" fuzzers
	@tests/fuzz/run.sh $(BUILD)/fuzz $(FUZZ_SECONDS)

coverage: ## lines and branches reached by unit, golden and end-to-end tests
	@$(MAKE) BUILD=$(BUILD)/coverage CFLAGS="-O0 -g" COVERAGE=1 tests
	@find $(BUILD)/coverage -name '*.gcda' -delete
	@tests/run.sh \
		"unit: tests/unit/run.sh $(BUILD)/coverage/tests/unit/run" \
		"golden: tests/golden/run.sh $(BUILD)/coverage/pliego" \
		"end to end: tests/e2e/run.sh $(BUILD)/coverage/pliego" || true
	@tests/coverage/run.sh $(BUILD)/coverage

# BENCH=large adds what takes many minutes, BENCH="plan verify" runs these works of tests/bench/works.py only.
bench: $(BIN) $(BUILD)/tests/preload/terminate.so ## instructions, memory and bytes against limits (BENCH=large)
	@tests/bench/run.py $(BIN) $(BENCH)

.PHONY: bench-peers
bench-peers: $(BIN) ## the same pages by other programs, of those installed, as ratios of one run (ROUNDS=3)
	@tests/bench/peers/run.py $(BIN) $(ROUNDS)

# The README's picture: a page of the sample plan, with a merged cell that goes on from the page before.
.PHONY: picture
picture: $(BIN) ## draw the README's picture, templates/plan-anual.png
	$(BIN) build input/plan-2024/job.yaml --document plan-anual-2024.pdf -o $(BUILD)/picture
	pdftoppm -r 80 -f 15 -l 15 -png -singlefile $(BUILD)/picture/plan-anual-2024.pdf templates/plan-anual

# --- installing --------------------------------------------------------------------------------------------

$(BUILD)/install/main.o: src/main.c $(FLAGS_FILE) $(BUILD)/prefix.list
	@mkdir -p $(@D)
	$(say) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) $(WHOLE) -MMD -MP -c -o $@ $<

$(BUILD)/install/pliego: $(BUILD)/install/main.o $(LIB)
	$(say) LD $@
	$(Q)$(CC) $(ALL_LDFLAGS) $(WHOLE_LINK) -o $@.new $^ $(LIBS) && mv $@.new $@

install: $(BUILD)/install/pliego $(CATALOGUES) ## install to PREFIX (/usr/local), below DESTDIR
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/pliego/templates/deploy \
		$(DESTDIR)$(PREFIX)/share/pliego/fonts
	install -m 755 $< $(DESTDIR)$(PREFIX)/bin/pliego
	install -m 644 templates/*.* $(DESTDIR)$(PREFIX)/share/pliego/templates
	install -m 644 templates/deploy/* $(DESTDIR)$(PREFIX)/share/pliego/templates/deploy
	install -m 644 fonts/* $(DESTDIR)$(PREFIX)/share/pliego/fonts
	$(foreach l,$(LANGUAGES),install -D -m 644 $(BUILD)/$(call catalogue,$l) \
		$(DESTDIR)$(PREFIX)/share/$(call catalogue,$l);)

clean: ## remove what was built
	rm -rf $(BUILD)

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9_-]+:.*## / { printf "  make %-17s%s\n", $$1, $$2 }' Makefile
