#!/bin/sh
# run.sh - the program against the naive reference evaluator, on random pairs of treaty and case.
#
# Compares every row and joint finding: verdict sets, the hinges of fact, appraisal and law; of rows also what stands
# over the verdicts (EXCUSED, RELEASED, USED, ACTED WHILE NOT AVAILABLE, a ground available and not used, "on every
# reading"). 2,000 pairs, or 100,000 where LONG is set; SEED and PAIRS choose others. The release program does
# the bulk; the sanitized one (CASUS) must say the same on a sample. Exit 1 on any disagreement.
#
# Options drawn: --as-of, --known-by, --assume (an event, with --as-of only that it did not happen; a judgment, a relation of named individuals),
# --text, --policy, --set, --reading. Not compared: what else stands beside a verdict (other notes, reasons, minimal
# answers, `!` of a text that was not in force), the days of releases, the times in the names of unrecorded events,
# several treaties in one case with the ranks between them, and rows of more worlds than the reference enumerates
# (1,000, or 4,000 where LONG is set; counted as left out).
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$(pwd)
TOOLS=$root/build/differential
CASUS_RELEASE=${CASUS_RELEASE:-$root/build/casus}
. tests/differential/pairs.sh
seed=${SEED:-1}
pairs=${PAIRS:-2000}
[ -z "${LONG:-}" ] || pairs=${PAIRS:-100000}
most=1000
[ -z "${LONG:-}" ] || most=4000
batch=2000
sample=8 # files of a batch for the sanitized program

build_tools || exit 1
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT INT TERM
differ=0 done=0 rows=0 cut=0 over=0

tell() { # NAME WHAT
    differ=$((differ + 1))
    [ $differ -le 5 ] || return 0
    echo "differential: $2: seed $seed, $1"
    echo "    to see it: build/differential/generate $seed $batch DIR, then tests/differential/shrink.sh DIR $1"
    [ ! -s "$dir/$1.differ" ] || head -4 "$dir/$1.differ"
    [ ! -s "$dir/$1.refused" ] || head -2 "$dir/$1.refused"
    grep -E '^(error|limit)|ERROR|runtime error' "$dir/$1.said" 2>/dev/null | head -3
}

one_file() { # NUMBER
    compare_pair "$dir" "p$1" $most
    case $? in
    1) tell "p$1" "the evaluators disagree" ;;
    2) tell "p$1" "an evaluator failed" ; return ;;
    esac
    counts=$(tail -1 "$dir/p$1.differ")
    # shellcheck disable=SC2086
    set -- "$1" ${counts#rows }
    rows=$((rows + $2)) cut=$((cut + $3)) over=$((over + $4))
    [ "$1" -lt $sample ] && [ -x "${CASUS:-}" ] || return
    mv "$dir/p$1.rows" "$dir/p$1.want"
    assess_rows "$CASUS" "$dir" "p$1" && assess_overlays "$CASUS" "$dir" "p$1" && cmp -s "$dir/p$1.rows" "$dir/p$1.want" || tell "p$1" "the sanitized program says something else"
}

while [ $done -lt "$pairs" ]; do
    rm -f "$dir"/*
    "$TOOLS/generate" $seed $batch "$dir" || exit 1
    i=0
    while [ $i -lt $((batch / 5)) ] && [ $done -lt "$pairs" ]; do
        one_file $i
        i=$((i + 1))
        done=$((done + 5))
    done
    seed=$((seed + 1))
done
echo "differential: $rows rows of $done pairs compared, with $over overlays, $cut left out as too large, $differ files disagree"
[ $rows -gt 0 ] && [ $differ -eq 0 ]
