#!/bin/sh
# Reports of the bundled cases as they stand in the files beside this script, byte for byte: the rows of all,
# and of one each the report in words (80 columns, no color) and as JSON (a line for each object). A
# difference is a change that someone should have meant: UPDATE=1 tests/golden/run.sh renews the files. (Where
# in a file something stands is left out of the JSON, so that a comment may grow.)
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$here/../.." || exit 2
case ${CASUS:=build/casus} in /*) ;; *) CASUS=$(pwd)/$CASUS ;; esac
unset CASUS_RULES
failed=0

compare() { # golden file, format, case
    "$CASUS" assess "cases/$3.case" --format "$2" --color never --width 80 >"$work/told" 2>"$work/err" ||
        { echo "$3 as $2: exit $?"; cat "$work/err"; failed=1; }
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
compare kazakhstan-2022.json json kazakhstan-2022
exit $failed
