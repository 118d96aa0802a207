#!/bin/sh
# run.sh - valgrind over the bundled cases: reports in words and as JSON, and `check` of law and cases. Reads of
# what was never written and leaks are mistakes. CASUS_RELEASE names a program without sanitizers; a sample of the cases
# is looked at, all of them where LONG is set. Exit 77 (SKIP) where valgrind is not installed.
set -u
cd "$(dirname "$0")/../.." || exit 2
program=${CASUS_RELEASE:-$PWD/build/casus}
command -v valgrind >/dev/null 2>&1 || exit 77
said=$(mktemp) || exit 2
trap 'rm -f "$said"' EXIT
failed=0

clean() { # arguments of the program
    valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=all "$program" "$@" >/dev/null 2>"$said" </dev/null
    [ $? -le 3 ] && ! grep -q '^==' "$said" && return
    echo "memcheck: $*"
    grep '^==' "$said" | head -20
    failed=1
}

cases=$(ls cases/*.case)
[ "${LONG:-}" ] || cases="cases/armenia-2022.case cases/batken-2022.case"
for file in $cases; do
    clean assess "$file"
    clean assess --format json "$file"
done
clean check $cases rules/*.treaty rules/*.terms
clean why cases/batken-2022.case CST.4
clean test tests/rules/27-hinges.case --rules tests/rules
exit $failed
