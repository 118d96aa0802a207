# pairs.sh - functions that run.sh and shrink.sh share; to be read by a shell in the project's root.
# Needs CASUS_RELEASE and TOOLS (where the two tools are built).

build_tools() {
    [ -e build/release/libcasus.a ] || make library CONFIG=release >/dev/null || return 1
    mkdir -p "$TOOLS" || return 1
    here=tests/differential
    warn='-std=c11 -O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Werror'
    # shellcheck disable=SC2086
    ${CC:-cc} $warn -o "$TOOLS/generate" $here/generate.c $here/gen_law.c $here/gen_duty.c $here/gen_case.c &&
        ${CC:-cc} $warn -Isrc -o "$TOOLS/reference" $here/reference.c $here/load_law.c $here/load_case.c $here/world.c \
            $here/ask.c $here/unrecorded.c $here/formula.c $here/duty.c $here/rights.c $here/laid.c $here/hinges.c $here/rows.c $here/policy.c build/release/libcasus.a &&
        ${CC:-cc} $warn -o "$TOOLS/overlays" $here/overlays.c -ljansson
}

# Assesses DIR/NAME.case with a program; rows in DIR/NAME.rows, messages in DIR/NAME.said. A refused
# case (2) or a limit (3) is a result like others, anything above is not.
assess_rows() { # PROGRAM DIR NAME
    # shellcheck disable=SC2046
    (cd "$2" && "$1" assess --format rows --width 1000 $(cat "$3.args") "$3.case" >"$3.rows" 2>"$3.said")
    [ $? -le 3 ] || return 1
    # The one mistake that a pair may hold is a record that contradicts itself.
    ! grep '^error' "$2/$3.said" | grep -qv '^error\[E302\]'
}

# What the reports say to stand over the verdicts, behind the rows.
assess_overlays() { # PROGRAM DIR NAME
    # shellcheck disable=SC2046
    (cd "$2" && "$1" assess --format json $(cat "$3.args") "$3.case" 2>/dev/null) | "$TOOLS/overlays" >>"$2/$3.rows"
}

# Of rows only the verdicts and whose they are.
verdicts_of() {
    awk -F '\t' -v OFS='\t' '{ NF = $1 == "joint" ? 6 : 7; print }' "$1"
}

# Where only verdicts are asked for, the program takes a shorter way to them: the same rows. Those of DIR/NAME.rows are there.
same_verdicts() { # PROGRAM DIR NAME
    # shellcheck disable=SC2046
    (cd "$2" && "$1" assess --format rows --detail verdicts --width 1000 $(cat "$3.args") "$3.case" >"$3.short" 2>/dev/null)
    verdicts_of "$2/$3.rows" >"$2/$3.verdicts"
    verdicts_of "$2/$3.short" | diff "$2/$3.verdicts" - | sed -n -e 's/^</- with hinges:/p' -e 's/^>/+ verdicts alone:/p' >"$2/$3.apart"
    [ ! -s "$2/$3.apart" ]
}

# Compares the two evaluators on DIR/NAME.case; the outcome in DIR/NAME.differ. 0: they agree, 1: they
# do not, 2: one of them failed.
compare_pair() { # DIR NAME [MOST]
    # shellcheck disable=SC2046
    (cd "$1" && "$TOOLS/reference" --most "${3:-4096}" $(cat "$2.args") "$2.case" >"$2.lines" 2>"$2.refused") || return 2
    assess_rows "$CASUS_RELEASE" "$1" "$2" || return 2
    same_verdicts "$CASUS_RELEASE" "$1" "$2"
    assess_overlays "$CASUS_RELEASE" "$1" "$2" || return 2
    LC_ALL=C awk -v limits="$1/$2.said" -f tests/differential/compare.awk "$1/$2.lines" "$1/$2.rows" | cat "$1/$2.apart" - >"$1/$2.differ"
    ! grep -q '^[-+] ' "$1/$2.differ"
}
