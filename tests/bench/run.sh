#!/usr/bin/env bash
# run.sh - the timings of `make bench`: casus from text to verdict rows against a bare flex scanner
# over the same bytes, SQLite and a node script that compute the same rows. Everything in one run, in
# turns, on one core, the least processor time of several rounds. Goals are told as reached or not; a bench fails no
# build, so the exit status is 0. CASUS_RELEASE names the program; ROUNDS (7) and CASES_20 (10000),
# the number of cases of 20 facts, may be set; larger cases are fewer, so that all inputs are alike.
set -u
export LC_ALL=C
cd "$(dirname "$0")/../.." || exit 2
here=tests/bench
out=build/bench
casus=${CASUS_RELEASE:-$PWD/build/casus}
rounds=${ROUNDS:-7}
cases_20=${CASES_20:-10000}
sizes="20 200 2000"
seed=20221
cc=${CC:-gcc}
one_core=
command -v taskset >/dev/null 2>&1 && one_core="taskset -c $(taskset -cp $$ | sed 's/.*[ ,-]//')"

stop() { echo "bench: $1"; exit 0; }
calc() { awk "BEGIN { printf \"$1\", ($2) }"; }

# ---- tools and inputs ----------------------------------------------------------------------------

build() {
    mkdir -p $out || stop "no folder for its files"
    # The keywords of the language are those of grammar/lexer.l; nothing else of it is taken over.
    sed -n -e '/^"[a-z].* |$/p' -e 's/^\("[a-z][^;]*[a-z]"\)  *.*return [^;]*;$/\1 tokens++;/p' grammar/lexer.l >$out/keywords
    sed -e '/^KEYWORDS$/{' -e "r $out/keywords" -e 'd' -e '}' $here/scan.l >$out/scan.l
    "${FLEX:-flex}" -Cf -o $out/scan.c $out/scan.l && $cc -O2 -o $out/scan $out/scan.c &&
        $cc -std=c11 -O2 -o $out/generate $here/generate.c && $cc -std=c11 -O2 -o $out/measure $here/measure.c &&
        $cc -std=c11 -O2 -Isrc -Ibuild/gen -o $out/stages $here/stages.c build/release/libcasus.a -ljansson ||
        stop "its tools could not be built"
    [ -x "$casus" ] || stop "no program at $casus"
}

input() { # facts: the file, its tables for SQLite, its rows by casus
    [ -n "$1" ] || return
    $out/generate $((cases_20 * 20 / $1)) "$1" $seed >$out/f$1
    mkdir -p $out/f$1.tables
    awk -f $here/tables.awk -v to=$out/f$1.tables $here/pact.treaty $out/f$1
}

# ---- runs: each prints what measure.c says ------------------------------------------------------------

assess="$casus assess - --rules $here --format rows --detail verdicts"
run_casus() { $one_core $out/measure 1 $out/f$1 $out/f$1.casus $assess; }
run_scan() { $one_core $out/measure 1 $out/f$1 /dev/null $out/scan; }
run_node() { $one_core $out/measure 1 /dev/null $out/f$1.node node $here/rows.mjs $here/pact.treaty $out/f$1; }
run_sqlite() { (cd $out/f$1.tables && $one_core ../measure 1 ../../../$here/rows.sql ../f$1.sqlite sqlite3 :memory:); }

# The same rows, or no comparison: the first seven columns; joint findings are casus's alone.
same_rows() { # facts, program
    grep -v '^joint' $out/f$1.casus | cut -f 1-7 | cmp -s - $out/f$1.$2
}

time_all() { # facts
    local n r t status
    for r in $(seq "$rounds"); do
        for n in casus scan node sqlite; do
            case $n in
            node) command -v node >/dev/null 2>&1 || continue; [ "$r" -le 3 ] || continue ;;
            sqlite) command -v sqlite3 >/dev/null 2>&1 || continue; [ "$r" -le 2 ] || continue ;;
            esac
            read -r t _ _ status < <(run_$n "$1")
            [ "$status" = 0 ] || echo "note: $n, F = $1: exit status $status"
            best[$n.$1]=$(calc %.6f "${best[$n.$1]:-0} && ${best[$n.$1]:-0} < $t ? ${best[$n.$1]:-0} : $t")
        done
    done
    for n in node sqlite; do
        [ -n "${best[$n.$1]:-}" ] || continue
        same_rows "$1" $n || { echo "note: $n gives other rows, F = $1: not compared"; unset "best[$n.$1]"; }
    done
}

# ---- what is told -----------------------------------------------------------------------------------

table() {
    local f n bytes rows
    printf '\n%-10s %8s %12s %12s %10s\n' "" F "MB/s" "rows/s" seconds
    for n in casus scan node sqlite; do
        for f in $sizes; do
            [ -n "${best[$n.$f]:-}" ] || { printf '%-10s %8s %12s\n' $n "$f" SKIP; continue; }
            bytes=$(wc -c <$out/f$f)
            rows=-
            [ $n = scan ] || rows=$(calc %.0f "$(grep -vc '^joint' $out/f$f.casus) / ${best[$n.$f]}")
            printf '%-10s %8s %12.1f %12s %10.4f\n' $n "$f" "$(calc %f "$bytes / 1e6 / ${best[$n.$f]}")" "$rows" "${best[$n.$f]}"
        done
    done
    echo
}

goal() { # figure, "<=" or ">=", goal, what
    if [ "$(calc %d "$1 $2 $3")" = 1 ]; then verdict="reached    "; else verdict="NOT REACHED"; fi
    echo "$verdict  $4: $1 (goal $2 $3)"
}

ratio() { # program, goal, what: how many times casus's time it takes, the least over all sizes
    local f r least=
    for f in $sizes; do
        [ -n "${best[$1.$f]:-}" ] || { echo "SKIP         $3: not installed, or other rows: unproven"; return; }
        r=$(calc %.3f "${best[$1.$f]} / ${best[casus.$f]}")
        least=$(calc %.3f "${least:-$r} < $r ? ${least:-$r} : $r")
        echo "             F = $f: $r"
    done
    goal "$least" ">=" "$2" "$3, the least of these"
}

stages() { # where the time goes, and what would be left were everything behind the tree free
    local f reading sqlite ceiling=
    echo "Where the time goes (share of the whole; library stages, processor time):"
    for f in $sizes; do
        read -r -a at < <($one_core $out/stages $here/pact.treaty $out/f$f)
        awk -v f="$f" '{
            printf "  F = %-5d bytes to words %.0f %%, grammar and tree %.0f %%, lowering %.0f %%, evaluation %.0f %%, rows %.0f %%\n", f,
                100 * $1 / $5, 100 * ($2 - $1) / $5, 100 * ($3 - $2) / $5, 100 * ($4 - $3) / $5, 100 * ($5 - $4) / $5 }' <<<"${at[*]}"
        reading=${at[1]}
        sqlite=SKIP
        [ -z "${best[sqlite.$f]:-}" ] || sqlite=$(calc %.2f "${best[sqlite.$f]} / $reading")
        ceiling+=$(printf '  F = %-5d share of the bare scanner %s, times SQLite %s' "$f" "$(calc %.3f "${best[scan.$f]} / $reading")" "$sqlite")$'\n'
    done
    printf 'The ceiling: reading alone (bytes to words, grammar and tree), were all that follows free:\n%s' "$ceiling"
}

memory_and_start() {
    local kb many=$((cases_20 * 10)) t true_t own_t
    read -r t _ kb _ < <($out/generate $many 20 $((seed + 1)) | $out/measure 1 - /dev/null $assess)
    goal "$(calc %.1f "$kb / 1024")" "<=" 16 "peak memory in MB over $many cases of 20 facts (a stream)"
    $out/generate 1 20 $seed >$out/one
    read -r _ true_t _ < <($out/measure 200 /dev/null /dev/null /bin/true)
    read -r _ own_t _ < <($out/measure 200 $out/one /dev/null $assess)
    goal "$(calc %.2f "($own_t - $true_t) * 1000")" "<=" 5 "cold start of assess on one case, ms beyond /bin/true, mean of 200"
}

declare -A best
build
echo "Inputs of seed $seed, best of $rounds rounds (node 3, SQLite 2)${one_core:+, on one core}."
for f in $sizes; do input "$f"; done
echo "F = 20: $(calc %.1f "$(wc -c <$out/f20) / $($out/scan <$out/f20)") bytes a word (the bundled cases: $(calc %.1f "$(cat cases/*.case | wc -c) / $(cat cases/*.case | $out/scan)"))"
for f in $sizes; do time_all "$f"; done
table
echo "Throughput of casus as a share of the bare scanner's:"
ratio scan 0.4 "share of a bare flex -Cf scanner"
echo "Time of the others over casus's, same rows, loading counted:"
ratio sqlite 7 "times SQLite"
ratio node 2 "times a short node script"
goal "$(calc %.3f "1 + log(${best[casus.2000]} / ${best[casus.20]}) / log(100)")" "<=" 1.15 "growth exponent in F from 20 to 2,000"
memory_and_start
stages
exit 0
