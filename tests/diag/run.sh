#!/bin/sh
# run.sh - a test per message code: every input of this folder says in its first lines what
# must be told about it, in order and complete:
#     # expect: CODE LINE:COLUMN-MARKS headline     (marks: signs underlined; no place: -)
#     # run: ARGUMENTS                              (default: check FILE; run in this folder)
#     # exit: STATUS                                (default: 2, 0 where only W is expected)
# A code of codes.def that no input expects must stand in the list `untested` with its reason;
# a listed code that an input expects, or that is "not told yet" and yet stands in the
# sources, is a failure, too. With UPDATE=1 the expectations are written anew; read the difference.
set -u
cd "$(dirname "$0")" || exit 2
: "${CASUS:?names the program}"
failed=0
seen=$(mktemp)
trap 'rm -f "$seen"' EXIT
export LC_ALL=C COLUMNS=200 TERM=dumb

problem() {
    echo "diag: $*"
    failed=1
}

told() { # input -> what is told about it, and as the last line the exit status
    run=$(sed -n 's/^# run: //p' "$1")
    # The arguments are words of ours, split on purpose.
    out=$("$CASUS" ${run:-check "$1"} 2>&1 </dev/null)
    status=$?
    printf '%s\n' "$out" | awk -f told.awk
    echo "exit $status"
}

update() { # input, what is told
    { printf '%s' "$2" | sed '/./s/^/# expect: /'; [ -n "$2" ] && echo; sed '/^# expect: /d' "$1"; } >"$1.new" && mv "$1.new" "$1"
}

for input in [0-9a-z]*.terms [0-9a-z]*.treaty [0-9a-z]*.case; do
    got=$(told "$input")
    status=${got##*exit }
    got=$(printf '%s\n' "$got" | sed '$d')
    want=$(sed -n 's/^# expect: //p' "$input")
    if [ -n "${UPDATE:-}" ] && [ "$got" != "$want" ]; then
        # Twice: the lines added or dropped move the places.
        update "$input" "$got"
        update "$input" "$(told "$input" | sed '$d')"
        continue
    fi
    [ "$got" = "$want" ] || problem "$input: told
$got
    expected
$want"
    stated=$(sed -n 's/^# exit: //p' "$input")
    case $want in
    [EL][0-9]* | *"
"[EL][0-9]*) default=2 ;;
    *) default=0 ;;
    esac
    [ "$status" = "${stated:-$default}" ] || problem "$input: exit status $status"
    printf '%s\n' "$want" | cut -c1-4 >>"$seen"
done

for input in base/*; do
    [ "$(told "$input")" = "exit 0" ] || problem "$input has mistakes"
done

# Every code has its test, or its reason.
grep -o '^CODE("[EWL][0-9]*", *[A-Z_]*' ../../src/base/codes.def | sed 's/CODE("//; s/",//' | while read -r code name; do
    reason=$(sed -n "s/^$code //p" untested)
    if grep -q "^$code" "$seen"; then
        [ -z "$reason" ] || echo "diag: $code has a test and stands in the list of untested codes"
    elif [ -z "$reason" ]; then
        echo "diag: $code has no test"
    elif [ "$reason" = "not told yet" ] && grep -qw "$name" ../../src/*/*.c ../../src/*.c; then
        echo "diag: $code is told by now and has no test"
    fi
done >"$seen.codes"
[ -s "$seen.codes" ] && failed=1 && cat "$seen.codes"
rm -f "$seen.codes"
exit $failed
