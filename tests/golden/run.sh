#!/bin/sh
# Reports of the bundled cases as they stand in the files beside this script, byte for byte: the rows of all,
# of two the report in words (80 columns, no color; of 1968, for the names of those days), and of one as JSON (a line for
# each object). A difference is a change that someone should have meant: UPDATE=1 tests/golden/run.sh renews the files. (Where
# in a file something stands is left out of the JSON, so that a comment may grow.) Of parties that a case names
# nowhere, a duty that stands at all times and was kept, or a right that was not used, is one row for them all,
# "others": a member more of a treaty of many changes no file, an answer that one of them has alone does.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$here/../.." || exit 2
case ${CASUS:=build/casus} in /*) ;; *) CASUS=$(pwd)/$CASUS ;; esac
unset CASUS_RULES
failed=0

fold() { # rows, case: the rows of those whom no line of the case names as one
    sed 's/#.*//' "$2" | tr -cs 'A-Za-z0-9_' '\n' | sort -u >"$work/named"
    awk -F '\t' -v OFS='\t' 'NR == FNR { named[$1] = 1; next }
        $1 != "joint" && $4 != "-" && $4 != "parties" && !($4 in named) &&
            (($3 == "-" && $7 ~ /^(HONORED|NOT TRIGGERED)$/) || $7 ~ /^(NOT )?AVAILABLE$/) { $4 = "others"; if (told[$0]++) next }
        { print }' "$work/named" "$1"
}

compare() { # golden file, format, case
    "$CASUS" assess "cases/$3.case" --format "$2" --color never --width 80 >"$work/told" 2>"$work/err" ||
        { echo "$3 as $2: exit $?"; cat "$work/err"; failed=1; }
    [ "$2" = rows ] && fold "$work/told" "cases/$3.case" >"$work/lines" && mv "$work/lines" "$work/told"
    [ "$2" = json ] && sed 's/},{/},\n{/g; s/"line":[0-9]*,"column":[0-9]*/"line":0,"column":0/g' "$work/told" >"$work/lines" && mv "$work/lines" "$work/told"
    if [ "${UPDATE:-}" ]; then
        cp "$work/told" "$here/$1"
    elif ! diff "$here/$1" "$work/told" >"$work/diff"; then
        echo "$1: < as it was, > as it is (UPDATE=1 tests/golden/run.sh renews it)"
        cut -c 1-200 "$work/diff" | head -n 30
        failed=1
    fi
}

for case in cases/*.case; do
    name=$(basename "$case" .case)
    compare "$name.rows" rows "$name"
done
compare kyrgyzstan-2010.txt text kyrgyzstan-2010
compare czechoslovakia-1968.txt text czechoslovakia-1968
compare kazakhstan-2022.json json kazakhstan-2022
exit $failed
