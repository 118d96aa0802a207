# casus: one Makefile, everything built under build/.
#
#   make            the program, build/casus          make test       all tests
#   make run        build, assess all of cases/       make test-long  the same with long inputs
#   make install    PREFIX, DESTDIR                   make bench      timings
#   make fuzz       the fuzz targets (clang)          make coverage   line coverage (gcovr)
#
# CONFIG=dev|release|asan|cov|fuzz chooses how objects are built (build/$(CONFIG)/). V=1 shows each command in full.

CONFIG ?= release
PREFIX ?= /usr/local
CC     ?= gcc
FLEX   ?= flex
BISON  ?= bison
AR     ?= ar

# What is being made, in a few words; the whole command where V=1 asks for it.
Q   := $(if $(V),,@)
say  = $(if $(V),,@echo '  $(1)')

.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-print-directory --no-builtin-rules

# --- configurations ----------------------------------------------------------------------------

WARN := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
        -Wswitch-enum -Wvla
SAN  := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

FLAGS_release := -O3
FLAGS_dev     := -O0 -g -Werror
FLAGS_asan    := -O1 -g -Werror $(SAN)
FLAGS_cov     := -O0 -g -Werror --coverage
FLAGS_fuzz    := -O1 -g $(SAN) -fsanitize=fuzzer-no-link
LINK_asan     := $(SAN)
LINK_cov      := --coverage
LINK_fuzz     := $(SAN)
ifeq ($(CONFIG),fuzz)
CC := clang
endif
ifndef FLAGS_$(CONFIG)
$(error CONFIG=$(CONFIG) is none of dev, release, asan, cov, fuzz)
endif

B        := build/$(CONFIG)
GEN      := build/gen
ALL_C    := -std=c11 $(WARN) -fvisibility=hidden $(FLAGS_$(CONFIG)) -Isrc -I$(GEN)
CLI_DEFS := -DCASUS_RULES_SOURCE="\"$(abspath rules)\"" -DCASUS_RULES_INSTALLED="\"$(PREFIX)/share/casus/rules\""
LIBS     := -ljansson

# --- what there is to build --------------------------------------------------------------------

LIB_SRC  := $(filter-out src/cli/%,$(wildcard src/*.c src/*/*.c))
CLI_SRC  := $(wildcard src/cli/*.c)
GEN_SRC  := $(if $(wildcard grammar/lexer.l),$(GEN)/lexer.c) $(if $(wildcard grammar/parser.y),$(GEN)/parser.c)
UNIT_SRC := $(wildcard tests/unit/*/test_*.c)
FUZZ_SRC := $(wildcard tests/fuzz/fuzz_*.c)

LIB_OBJ  := $(LIB_SRC:src/%.c=$(B)/%.o) $(GEN_SRC:$(GEN)/%.c=$(B)/gen/%.o)
CLI_OBJ  := $(CLI_SRC:src/%.c=$(B)/%.o)
LIB      := $(B)/libcasus.a
# The release program stands at build/casus, the others beside their objects.
PROGRAM  := $(if $(filter release,$(CONFIG)),build/casus,$(B)/casus)
UNIT     := $(UNIT_SRC:%.c=$(B)/%)
FUZZ     := $(FUZZ_SRC:%.c=$(B)/%)

# --- what people call --------------------------------------------------------------------------

.PHONY: all run test test-long bench coverage fuzz check-deps clean install program library units fuzzers FORCE

# The dependencies are looked for first, in a make of their own, so that one command suffices.
all: check-deps
	@$(MAKE) program

# Every case is assessed twice: its whole report goes to a file, its line to the screen.
REPORTS := build/reports
run: check-deps
	@$(MAKE) program CONFIG=release
	@rm -rf $(REPORTS) && mkdir -p $(REPORTS)
	@for case in cases/*.case; do \
	    build/casus assess "$$case" --color never --width 80 >"$(REPORTS)/$$(basename "$$case" .case).txt" || exit; done
	@echo; echo '$$ build/casus assess cases/*.case --detail summary'; echo
	@build/casus assess cases/*.case --detail summary
	@echo; echo 'The verdicts and reasons of each case are now in a file of $(REPORTS)/.'
	@echo 'To read one, type'; echo
	@echo '    less $(REPORTS)/kazakhstan-2022.txt'; echo
	@echo '(the space bar goes on, q ends). To ask yourself, type for example'; echo
	@echo '    build/casus assess cases/kazakhstan-2022.case --for Armenia'

test:
	@CC="$(CC)" sh tests/tools/deps.sh test
	@$(MAKE) program CONFIG=release
	@$(MAKE) program units CONFIG=asan
	@CC="$(CC)" LONG="$(LONG)" sh tests/tools/all.sh

test-long:
	@$(MAKE) test LONG=1

bench: check-deps
	@$(MAKE) program CONFIG=release
	@if [ -x tests/bench/run.sh ]; then CASUS_RELEASE=$(abspath build/casus) tests/bench/run.sh; \
	else echo "SKIP bench: no tests/bench/run.sh"; fi

coverage:
	@CC="$(CC)" sh tests/tools/deps.sh test
	@$(MAKE) program units CONFIG=cov
	@find build/cov -name '*.gcda' -exec rm -f {} +
	@CC="$(CC)" CONFIG=cov sh tests/tools/all.sh
	@if command -v gcovr >/dev/null; then gcovr --root . --object-directory build/cov --filter src/; \
	else echo "SKIP coverage report: gcovr is not installed"; fi

fuzz: check-deps
	@if command -v clang >/dev/null; then $(MAKE) fuzzers CONFIG=fuzz; \
	else echo "SKIP fuzz: clang is not installed"; fi

check-deps:
	@CC="$(CC)" sh tests/tools/deps.sh build

clean:
	rm -rf build

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib $(DESTDIR)$(PREFIX)/include
	install -m 755 build/casus $(DESTDIR)$(PREFIX)/bin/casus
	install -m 644 build/release/libcasus.a $(DESTDIR)$(PREFIX)/lib/libcasus.a
	install -m 644 src/casus.h $(DESTDIR)$(PREFIX)/include/casus.h
	cd rules && find . -type f ! -name '.*' | while read -r f; do \
	    install -D -m 644 "$$f" "$(abspath $(DESTDIR)$(PREFIX))/share/casus/rules/$$f"; done

program: $(LIB) $(if $(CLI_SRC),$(PROGRAM))
library: $(LIB)
units: $(UNIT)
fuzzers: $(FUZZ)

# --- rules -------------------------------------------------------------------------------------

# Objects are built anew when compiler or flags change, and the library when a file was removed.
define remember
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(1))' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$(1))' > $@
endef
$(B)/flags: FORCE
	$(call remember,$(CC) $(ALL_C) $(CFLAGS))
$(B)/flags-cli: FORCE
	$(call remember,$(CLI_DEFS))
$(B)/objects: FORCE
	$(call remember,$(LIB_OBJ))

$(LIB): $(LIB_OBJ) $(B)/objects
	@rm -f $@
	$(call say,collect $@)
	$(Q)$(AR) rcs $@ $(LIB_OBJ)

$(PROGRAM): $(CLI_OBJ) $(LIB)
	$(call say,link    $@)
	$(Q)$(CC) $(LINK_$(CONFIG)) $(LDFLAGS) -o $@ $^ $(LIBS)

# The parser's header is included by the scanner and by the parse driver.
GEN_H := $(GEN_SRC:.c=.h)

$(B)/%.o: src/%.c $(B)/flags | $(GEN_H)
	@mkdir -p $(@D)
	$(call say,compile $<)
	$(Q)$(CC) $(ALL_C) $(CFLAGS) -MMD -MP -c -o $@ $<

$(CLI_OBJ): $(B)/flags-cli
$(CLI_OBJ): ALL_C += $(CLI_DEFS)

# Their code is flex's and bison's, not ours: it is not held to our warnings.
$(B)/gen/%.o: $(GEN)/%.c $(B)/flags | $(GEN_H)
	@mkdir -p $(@D)
	$(call say,compile $<)
	$(Q)$(CC) $(ALL_C) $(CFLAGS) -Wno-unused-function -Wno-conversion -Wno-sign-conversion -Wno-sign-compare \
	    -Wno-switch-enum -Wno-missing-prototypes -Wno-shadow -Wno-unused-parameter -Wno-unused-but-set-variable \
	    -MMD -MP -c -o $@ $<

$(GEN)/lexer.c $(GEN)/lexer.h &: grammar/lexer.l
	@mkdir -p $(GEN)
	$(call say,scanner $<)
	$(Q)$(FLEX) -Cf --header-file=$(GEN)/lexer.h -o $(GEN)/lexer.c $<

$(GEN)/parser.c $(GEN)/parser.h &: grammar/parser.y
	@mkdir -p $(GEN)
	$(call say,parser  $<)
	$(Q)$(BISON) -Wall -Wcounterexamples -Werror --header=$(GEN)/parser.h -o $(GEN)/parser.c $<

$(B)/tests/unit/%: tests/unit/%.c $(LIB) $(B)/flags
	@mkdir -p $(@D)
	$(call say,compile $<)
	$(Q)$(CC) $(ALL_C) -Itests/unit $(CFLAGS) -MMD -MP -MF $@.d $(LINK_$(CONFIG)) $(LDFLAGS) -o $@ $< $(LIB) -lcmocka $(LIBS)

$(B)/tests/fuzz/%: tests/fuzz/%.c $(LIB) $(B)/flags
	@mkdir -p $(@D)
	$(call say,compile $<)
	$(Q)$(CC) $(ALL_C) $(CFLAGS) -fsanitize=fuzzer -MMD -MP -MF $@.d $(LDFLAGS) -o $@ $< $(LIB) $(LIBS)

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(UNIT:=.d) $(FUZZ:=.d)
